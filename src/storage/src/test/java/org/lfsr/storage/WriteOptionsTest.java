package org.lfsr.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteOptionsTest {

    private static final WriteOptions OPTIONS = WriteOptions.ofType(WriteOptions.BYTES);

    @Test
    void refusesWhatNoHeaderCanCarry() {
        assertRefused(Map.of("Scan", "1"), "Metadata \"Scan\": \"1\" is not allowed");
        assertRefused(Map.of("scan", ""), "Metadata \"scan\": \"\" is not allowed");
        assertRefused(Map.of("scan", "größe"), "Metadata \"scan\": \"größe\" is not allowed");
        assertRefused(Map.of("scan", "1\r\nx: y"), "Metadata \"scan\": \"1\r\nx: y\" is not allowed");
        assertRefused(Map.of("scan", "1".repeat(2045)), "Metadata has 2049 bytes, more than 2048");
    }

    @Test
    void refusesWhatIsNoMediaTypeOrSize() {
        assertThatThrownBy(() -> WriteOptions.ofType("gzip")).hasMessage("\"gzip\" is no media type");
        assertThatThrownBy(() -> OPTIONS.expecting(-1)).hasMessage("Size must not be negative, as -1 is");
    }

    private static void assertRefused(Map<String, String> metadata, String message) {
        assertThatThrownBy(() -> OPTIONS.withMetadata(metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
