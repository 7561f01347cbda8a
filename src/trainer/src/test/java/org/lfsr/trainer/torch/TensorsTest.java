package org.lfsr.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Image;

class TensorsTest {

    private static final float[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @Test
    void givesBackWhatItCopied() {
        Tensor tensor = Tensors.of(VALUES, 1, 2, 3, 2);

        assertThat(tensor.shape()).containsExactly(1, 2, 3, 2);
        assertThat(Tensors.floats(tensor)).containsExactly(VALUES);
    }

    @Test
    void readsElementsInOrderWhateverTheLayoutAndType() {
        Tensor tensor = Tensors.channelsLast(Tensors.of(VALUES, 1, 2, 3, 2)).to(ScalarType.BFloat16);

        assertThat(Tensors.floats(tensor)).containsExactly(VALUES);
    }

    @Test
    void readsElementsOfATensorThatIsTrained() {
        Tensor tensor = Tensors.of(VALUES, 12).requires_grad_(true);

        assertThat(Tensors.floats(tensor.mul(Tensors.scalar(2)))).startsWith(2, 4, 6);
    }

    @Test
    void namesAShapeThatDoesNotFit() {
        assertThatThrownBy(() -> Tensors.of(VALUES, 5, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A tensor of [5, 2] has 10 elements, found 12");
    }

    @Test
    void givesBackTheImagesOfABatch() {
        Image first = new Image(3, 2, new float[] {1, 2, 3, 4, 5, 6});
        Image second = new Image(3, 2, new float[] {7, 8, 9, 10, 11, 12});

        Tensor batch = Tensors.ofImages(List.of(first, second));

        assertThat(batch.shape()).containsExactly(2, 1, 2, 3);
        List<Image> images = Tensors.images(batch);
        assertThat(images).hasSize(2);
        assertThat(images.get(1).width()).isEqualTo(3);
        assertThat(images.get(0).pixels()).containsExactly(first.pixels());
        assertThat(images.get(1).pixels()).containsExactly(second.pixels());
    }

    @Test
    void refusesImagesOfDifferentSize() {
        List<Image> images = List.of(new Image(2, 1, new float[2]), new Image(1, 2, new float[2]));

        assertThatThrownBy(() -> Tensors.ofImages(images))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Image 1 of a batch is 1 x 2, the first is 2 x 1");
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatThrownBy(() -> Tensors.ofImages(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A batch needs at least one image, found none");
    }

    @Test
    void refusesToSeeImagesInManyChannels() {
        Tensor tensor = Tensors.of(VALUES, 1, 2, 3, 2);

        assertThatThrownBy(() -> Tensors.images(tensor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Wanted a tensor of (N, 1, H, W), found [1, 2, 3, 2]");
    }
}
