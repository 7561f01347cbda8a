package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetMetadataCodecTest {

    private static final int KAFKAS_LIMIT = 4096;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatItWrote(long seed) {
        Random random = new Random(seed);
        long prefix = random.nextLong(1L << 40);
        int span = 2 + random.nextInt(OffsetMetadataCodec.MAX_SPAN - 2);
        Set<Long> beyond = new TreeSet<>();
        for (int i = random.nextInt(1500); i > 0; i--) {
            beyond.add(prefix + 1 + random.nextInt(span - 1));
        }
        Progress progress = Progress.of(prefix, beyond);

        OffsetAndMetadata written = OffsetMetadataCodec.encode(progress, "mark");

        assertThat(OffsetMetadataCodec.decode(written)).isEqualTo(progress);
        assertThat(written.offset()).isEqualTo(prefix);
        assertThat(written.metadata()).hasSizeLessThanOrEqualTo(KAFKAS_LIMIT);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void keepsWithinKafkasLimitAtTheWorst() {
        List<Long> everyOther = LongStream.range(1, OffsetMetadataCodec.MAX_SPAN)
                .filter(offset -> offset % 2 == 1)
                .boxed()
                .toList();

        OffsetAndMetadata written = OffsetMetadataCodec.encode(Progress.of(0, everyOther), "m".repeat(64));

        assertThat(written.metadata()).hasSizeLessThanOrEqualTo(KAFKAS_LIMIT);
        assertThat(OffsetMetadataCodec.decode(written).beyond()).containsExactlyElementsOf(everyOther);
    }

    @Test
    void writesLongRunsInAFewBytes() {
        List<Long> run = LongStream.range(2, 1000).boxed().toList();

        OffsetAndMetadata written = OffsetMetadataCodec.encode(Progress.of(0, run), "m");

        assertThat(written.metadata()).isEqualTo("1r" + base64(2, 0x80 | (998 & 0x7F), 998 >> 7) + ".m");
    }

    @Test
    void writesAMarkAlsoWhereNothingIsDoneBeyond() {
        OffsetAndMetadata written = OffsetMetadataCodec.encode(Progress.of(7, List.of()), "mark");

        assertThat(written).isEqualTo(new OffsetAndMetadata(7, "1b.mark"));
        assertThat(OffsetMetadataCodec.decode(written)).isEqualTo(Progress.of(7, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1b",
                "1r.",
                "hello",
                "1b!!.m",
                "2bBg.m",
                "1xBg.m",
                "1bAQ.m",
                "1r_____w.m",
                "1rgA.m",
                "bBg.m"
            })
    void takesWhatItDoesNotUnderstandForNothingDone(String metadata) {
        Progress progress = OffsetMetadataCodec.decode(new OffsetAndMetadata(5, metadata));

        assertThat(progress).isEqualTo(Progress.of(5, List.of()));
    }

    @Test
    void understandsTheBytesBehindThose() {
        Progress progress = OffsetMetadataCodec.decode(new OffsetAndMetadata(5, "1bBg.m"));

        assertThat(progress).isEqualTo(Progress.of(5, List.of(6L, 7L)));
    }

    @Test
    void takesTooFarForNothingDone() {
        byte[] bitmap = new byte[OffsetMetadataCodec.MAX_SPAN / 8 + 1];
        bitmap[bitmap.length - 1] = 1;
        String metadata = "1b" + Base64.getUrlEncoder().encodeToString(bitmap) + ".m";

        assertThat(OffsetMetadataCodec.decode(new OffsetAndMetadata(5, metadata))
                        .beyond())
                .isEmpty();
    }

    @Test
    void beginsAtNothingWhereNothingWasCommitted() {
        assertThat(OffsetMetadataCodec.decode(null)).isEqualTo(Progress.NONE);
    }

    @Test
    void refusesToReachTooFar() {
        Progress progress = Progress.of(0, List.of((long) OffsetMetadataCodec.MAX_SPAN));

        assertThatThrownBy(() -> OffsetMetadataCodec.encode(progress, "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What is done must be told less than 24000 beyond the prefix, not 24000");
    }

    private static String base64(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(array);
    }
}
