package org.lfsr.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.storage.ObjectLocation;

class ProductKeysTest {

    private final ProductKeys keys = new ProductKeys("results/enhanced");

    @Test
    void namesScanAndModelsInEveryKey() {
        ProductFolder folder = keys.of("BraTS_1-a.b", Models.DETECTOR, Models.generator(2));

        String path = "results/enhanced/BraTS_1-a.b/ld-1.0.0_lfsr-x2-1.0.0_275458bb/";
        assertThat(folder.path()).isEqualTo(path).startsWith(keys.scan("BraTS_1-a.b"));
        assertThat(folder.manifest()).isEqualTo(path + "manifest.json");
        assertThat(folder.volume(0)).isEqualTo(path + "lesion-00.nii.gz");
        assertThat(folder.deviation(7)).isEqualTo(path + "lesion-07-deviation.nii.gz");
        assertThat(folder.preview(123)).isEqualTo(path + "lesion-123.png");
    }

    @Test
    void tellsModelsOfTheSameNameApart() {
        String digest = "e".repeat(64);

        assertThat(ProductKeys.modelSet(Models.DETECTOR, Models.generator("lfsr-x2", 2, digest)))
                .isNotEqualTo(ProductKeys.modelSet(Models.DETECTOR, Models.generator(2)));
        assertThat(ProductKeys.modelSet(Models.detector("ld", digest), Models.generator(2)))
                .isNotEqualTo(ProductKeys.modelSet(Models.DETECTOR, Models.generator(2)));
    }

    @Test
    void shortensLongNames() {
        String longest = "l".repeat(500);

        String key = new ProductKeys("p".repeat(512))
                .of("s".repeat(128), Models.detector(longest, "d".repeat(64)), Models.generator(longest, 2, ""))
                .deviation(1000);

        assertThat(ObjectLocation.allowsKey(key)).as(key).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-a", "a/b", "a b", "ä", "a\n", "../a"})
    void refusesWhatIsNoScanId(String scanId) {
        assertThatThrownBy(() -> keys.scan(scanId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A scan's id is 1 to 128 letters, digits, '-', '_' or '.' and begins with a letter or "
                        + "digit, found \"" + scanId + "\"");
    }

    @Test
    void refusesAScanIdThatIsTooLong() {
        assertThat(ProductKeys.allowsScanId("a".repeat(128))).isTrue();
        assertThat(ProductKeys.allowsScanId("a".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a\\b"})
    void refusesAPrefixThatNoKeyMayHave(String prefix) {
        assertThatThrownBy(() -> new ProductKeys(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found \"" + prefix + "\"");
    }
}
