package org.lfsr.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.files.FilesObjectStore;

class ManifestFileTest {

    private static final String TEXT = new String(ManifestFile.write(Manifests.FULL), StandardCharsets.UTF_8);

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(read(TEXT)).isEqualTo(Manifests.FULL);
    }

    @Test
    void writesFieldsInTheirOrderAndInfinityAsAString() {
        assertThat(TEXT)
                .startsWith("{\n  \"format\" : 2,\n  \"scanId\" : \"scan-1\",")
                .contains("\"redegradationPsnrDb\" : \"Infinity\"")
                .contains("\"sliceCoherence\" : \"-Infinity\"")
                .contains("\"startedAt\" : \"2026-01-02T03:04:05.678901234Z\"")
                .containsSubsequence("lfsr.batch", "lfsr.fallback", "lfsr.slice-axis")
                .endsWith("}\n");
    }

    @Test
    void takesWhatIsNotANumberForNotMeasured() throws Exception {
        StackQuality quality =
                new StackQuality(Double.NaN, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(quality.redegradationPsnrDb()).isNull();
        assertThat(read(new String(ManifestFile.write(Manifests.with(quality)), StandardCharsets.UTF_8))
                        .stacks()
                        .get(0)
                        .quality())
                .isEqualTo(quality);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatIsNoManifest(String reason, String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableManifestException.class)
                .hasMessageStartingWith("here is no manifest: ")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> refusesWhatIsNoManifest() {
        return Stream.of(
                Arguments.of("it is no JSON object", ""),
                Arguments.of("it is no JSON object", "[]"),
                Arguments.of("Unexpected", TEXT.substring(0, TEXT.length() / 2)),
                Arguments.of("Trailing token", TEXT + "{}"),
                Arguments.of(
                        "it has the form 1, and only 2 is known here",
                        TEXT.replace("\"format\" : 2", "\"format\" : 1")),
                Arguments.of("Cannot coerce", TEXT.replace("\"format\" : 2", "\"format\" : 1.5")),
                Arguments.of("patient", TEXT.replace("\"scanId\"", "\"patient\" : 1, \"scanId\"")),
                Arguments.of("lesionSliceCount", TEXT.replace("  \"lesionSliceCount\" : 2,\n", "")),
                Arguments.of("Duplicate field", TEXT.replace("\"requestId\"", "\"scanId\"")),
                Arguments.of("scanId must not be null", TEXT.replace("\"scan-1\"", "null")),
                Arguments.of("etag must not be null", TEXT.replace("\"etag-1\"", "null")),
                Arguments.of("stacks.[0].index", TEXT.replace("\"index\" : 0", "\"index\" : null")),
                Arguments.of("stacks.[0].verdict", TEXT.replace("\"REPLACED\"", "\"PERFECT\"")),
                Arguments.of("stacks.[0].inputBox", TEXT.replace("\"width\" : 3", "\"width\" : 0")),
                Arguments.of("An affine has 12 elements", TEXT.replace(", 80.0", "")));
    }

    @Test
    void readsFromAStore(@TempDir Path root) throws Exception {
        Path bucket = Files.createDirectory(root.resolve("scans"));
        Files.writeString(bucket.resolve("manifest.json"), TEXT);
        Files.write(bucket.resolve("large.json"), new byte[ManifestFile.MAX_BYTES + 1]);

        try (FilesObjectStore store = new FilesObjectStore(root)) {
            assertThat(ManifestFile.read(store, new ObjectLocation("scans", "manifest.json")))
                    .isEqualTo(Manifests.FULL);
            assertThatThrownBy(() -> ManifestFile.read(store, new ObjectLocation("scans", "large.json")))
                    .isInstanceOf(UnreadableManifestException.class)
                    .hasMessage("s3://scans/large.json is no manifest: it has 16777217 bytes, more than 16777216");
            assertThatThrownBy(() -> ManifestFile.read(store, new ObjectLocation("scans", "none.json")))
                    .isInstanceOf(ObjectStoreException.class);
        }
    }

    private static Manifest read(String text) throws UnreadableManifestException {
        return ManifestFile.read("here", text.getBytes(StandardCharsets.UTF_8));
    }
}
