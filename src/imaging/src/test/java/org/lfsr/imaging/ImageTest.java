package org.lfsr.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageTest {

    private static final Image IMAGE = Images.of(4, 3, (x, y) -> 10 * y + x);

    @Test
    void cropsAPart() {
        Image part = IMAGE.crop(new Box(1, 1, 3, 2));

        assertThat(part).hasToString("3 x 2");
        assertThat(part.pixels()).containsExactly(11, 12, 13, 21, 22, 23);
    }

    @Test
    void refusesToCropBeyondItsBorder() {
        assertThatThrownBy(() -> IMAGE.crop(new Box(2, 0, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Box[x=2, y=0, width=3, height=1] is not inside an image of 4 x 3");
    }

    @Test
    void refusesPixelsThatDoNotFillIt() {
        assertThatThrownBy(() -> new Image(2, 2, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An image of 2 x 2 does not have 3 pixels");
    }

    @Test
    void masksMarkByThresholdAndByLabel() {
        Image labels = new Image(2, 2, new float[] {0, 0.5f, -1, 2});

        assertThat(Mask.atLeast(labels, 0.5f).pixels()).containsExactly(false, true, false, true);
        assertThat(Mask.ofLabels(labels).pixels()).containsExactly(false, true, true, true);
        assertThat(Mask.ofLabels(labels).count()).isEqualTo(3);
    }

    @Test
    void boxesKnowTheirNeighbours() {
        Box box = new Box(2, 3, 4, 5);

        assertThat(box.overlaps(new Box(5, 7, 1, 1))).isTrue();
        assertThat(box.overlaps(new Box(6, 3, 2, 2))).isFalse();
        assertThat(box.union(new Box(0, 9, 1, 1))).isEqualTo(Box.between(0, 3, 6, 10));
        assertThat(box.refined(2)).isEqualTo(new Box(4, 6, 8, 10));
    }
}
