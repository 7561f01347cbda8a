package org.lfsr.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfFloatTest {

    @Test
    void everyHalfComesBack() {
        for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
            short half = (short) bits;
            float value = HalfFloat.toFloat(half);
            if (Float.isFinite(value)) {
                assertThat(HalfFloat.of(value)).as("%x", bits).isEqualTo(half);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3C00",
        "-2, C000",
        "0.333251953125, 3555",
        "65504, 7BFF",
        "65519.99, 7BFF", // Nearer to it than to what would come next.
        "6.103515625e-5, 0400",
        "5.9604644775390625e-8, 0001",
        "2.9802322387695312e-8, 0000", // Half of the least: the even one is 0.
        "1.00048828125, 3C00", // Between two, the even one below.
        "1.00146484375, 3C02", // Between two, the even one above.
        "-0.0, 8000"
    })
    void takesTheNearest(float value, String half) {
        assertThat(HalfFloat.of(value)).isEqualTo((short) Integer.parseInt(half, 16));
    }

    @Test
    void knowsWhatIsNoNumber() {
        assertThat(HalfFloat.toFloat((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(HalfFloat.toFloat((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(HalfFloat.toFloat((short) 0x7C01)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(floats = {65520, -1e30f, Float.NEGATIVE_INFINITY, Float.NaN})
    void refusesWhatIsTooLarge(float value) {
        assertThatThrownBy(() -> HalfFloat.of(value))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("%s is not to be had in 16 bits", value);
    }
}
