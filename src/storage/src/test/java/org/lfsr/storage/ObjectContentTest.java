package org.lfsr.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.storage.ObjectStoreContract.assertFails;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lfsr.storage.ObjectStoreException.Kind;

class ObjectContentTest {

    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void computesTheDigestOfReadAndSkippedBytes() throws IOException {
        try (ObjectContent content = content("abc", 3)) {
            content.skipNBytes(1);
            assertThat(content.read()).isEqualTo('b');
            assertThat(content.readAllBytes()).containsExactly('c');

            assertThat(content.digest()).isEqualTo(new Digest(SHA_256_OF_ABC, 3));
        }
    }

    @Test
    void hasNoDigestBeforeTheEnd() throws IOException {
        try (ObjectContent content = content("abc", 3)) {
            assertThat(content.read()).isEqualTo('a');

            assertThatThrownBy(content::digest)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Only 1 of 3 bytes of s3://scans/scan were read");
        }
    }

    @Test
    void takesAnEarlyEndForABrokenConnection() throws IOException {
        try (ObjectContent content = content("abc", 4)) {
            assertFails(
                    Kind.TRY_AGAIN,
                    "Reading s3://scans/scan broke after 3 of 4 bytes: the stream ended",
                    content::readAllBytes);
        }
    }

    @Test
    void takesALateEndForABrokenConnection() throws IOException {
        try (ObjectContent content = content("abc", 2)) {
            assertFails(Kind.TRY_AGAIN, "broke after 3 of 2 bytes: more came", content::readAllBytes);
        }
    }

    private static ObjectContent content(String bytes, long length) {
        ObjectStat stat =
                new ObjectStat(new ObjectLocation("scans", "scan"), length, "etag", Instant.EPOCH, "a/b", Map.of());
        return new ObjectContent(stat, length, new ByteArrayInputStream(bytes.getBytes(UTF_8)));
    }
}
