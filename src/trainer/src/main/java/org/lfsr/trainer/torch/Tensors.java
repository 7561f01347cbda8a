package org.lfsr.trainer.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lfsr.imaging.Image;

/**
 * Moves numbers between arrays and tensors, in bulk copies. Tensors that come from here are contiguous, on the CPU, and
 * belong to the caller's scope.
 */
public final class Tensors {

    static {
        Torch.load();
    }

    private Tensors() {}

    /**
     * Copies an array into a tensor.
     *
     * @param values the last axis fastest
     * @throws IllegalArgumentException if the shape has another number of elements
     */
    public static Tensor of(float[] values, long... shape) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException("A tensor of %s has %d elements, found %d"
                    .formatted(Arrays.toString(shape), elements, values.length));
        }
        Tensor tensor = torch.empty(shape);
        if (values.length > 0) {
            tensor.data_ptr_float().put(values);
        }
        return tensor;
    }

    /** A scalar tensor, of no axes. */
    public static Tensor scalar(float value) {
        return of(new float[] {value});
    }

    /** Copies a tensor's elements, the last axis fastest, from wherever and in whatever layout and type it is. */
    public static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        NativeScope.run(() -> {
            Tensor plain = tensor.detach().cpu().to(ScalarType.Float).contiguous(MemoryFormat.Contiguous);
            if (values.length > 0) {
                plain.data_ptr_float().get(values);
            }
        });
        return values;
    }

    /**
     * Copies images into a tensor of shape {@code (N, 1, H, W)}.
     *
     * @throws IllegalArgumentException if there is none, or they differ in size
     */
    public static Tensor ofImages(List<Image> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A batch needs at least one image, found none");
        }
        Image first = images.get(0);
        Tensor batch = torch.empty(images.size(), 1, first.height(), first.width());
        FloatPointer to = batch.data_ptr_float();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            if (image.width() != first.width() || image.height() != first.height()) {
                throw new IllegalArgumentException(
                        "Image %d of a batch is %s, the first is %s".formatted(i, image, first));
            }
            to.position((long) i * image.pixels().length).put(image.pixels());
        }
        return batch;
    }

    /**
     * Copies a tensor of shape {@code (N, 1, H, W)} into images.
     *
     * @throws IllegalArgumentException if it has another shape
     */
    public static List<Image> images(Tensor batch) {
        long[] shape = batch.shape();
        if (shape.length != 4 || shape[1] != 1) {
            throw new IllegalArgumentException(
                    "Wanted a tensor of (N, 1, H, W), found %s".formatted(Arrays.toString(shape)));
        }
        int height = Math.toIntExact(shape[2]);
        int width = Math.toIntExact(shape[3]);
        float[] values = floats(batch);
        List<Image> images = new ArrayList<>();
        for (int start = 0; start < values.length; start += width * height) {
            images.add(new Image(width, height, Arrays.copyOfRange(values, start, start + width * height)));
        }
        return images;
    }

    /** The same tensor with the channels of a pixel side by side in memory, the layout that convolutions like best. */
    public static Tensor channelsLast(Tensor tensor) {
        return tensor.contiguous(MemoryFormat.ChannelsLast);
    }
}
