package org.lfsr.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectLocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "a\nb", "a\0b", "\uD800"})
    void refusesKeysThatAreNoPaths(String key) {
        assertThat(ObjectLocation.allowsKey(key)).isFalse();
        assertThatThrownBy(() -> new ObjectLocation("scans", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Key \"" + key + "\" h");
    }

    @Test
    void refusesKeysAboveALimitOfBytes() {
        assertThat(ObjectLocation.allowsKey("é".repeat(512))).isTrue();
        assertThatThrownBy(() -> new ObjectLocation("scans", "é".repeat(513)))
                .hasMessageContaining("has 1026 bytes of UTF-8, not 1 to 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Scans", "a..b", "a.-b", "-ab", "ab-", "a/b", "..", "10.0.0.1", "a_b"})
    void refusesBucketsThatS3Refuses(String bucket) {
        assertThatThrownBy(() -> new ObjectLocation(bucket, "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bucket name \"%s\" is not one that S3 allows", bucket);
    }

    @Test
    void printsAsAUrl() {
        assertThat(new ObjectLocation("scans", "in/t1 ce.nii")).hasToString("s3://scans/in/t1 ce.nii");
    }
}
