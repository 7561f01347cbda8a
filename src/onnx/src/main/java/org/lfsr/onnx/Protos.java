package org.lfsr.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The messages that models are made of. */
final class Protos {

    private Protos() {}

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static TensorProto floats(String name, Values values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.numbers().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values.numbers());
        return tensor(name, TensorProto.DataType.FLOAT, values.shape(), bytes);
    }

    static TensorProto longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(name, TensorProto.DataType.INT64, new long[] {values.length}, bytes);
    }

    private static TensorProto tensor(String name, TensorProto.DataType type, long[] shape, ByteBuffer bytes) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    static ValueInfoProto images(String name, ImageShape shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        axes.addDimBuilder().setDimParam("N");
        axes.addDimBuilder().setDimValue(shape.channels());
        axes.addDimBuilder().setDimParam(shape.height());
        axes.addDimBuilder().setDimParam(shape.width());
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(axes)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    /** Reads a tensor's numbers in either of the two ways that they are stored. */
    static Values values(TensorProto tensor) throws UnsupportedModelException {
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw new UnsupportedModelException("Initializer %s has data type %d, wanted 1, 32-bit floats"
                    .formatted(tensor.getName(), tensor.getDataType()));
        }
        long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        float[] numbers = tensor.hasRawData() ? raw(tensor.getRawData()) : listed(tensor);
        try {
            return Values.of(numbers, shape);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException("Initializer %s: %s".formatted(tensor.getName(), e.getMessage()), e);
        }
    }

    private static float[] raw(ByteString bytes) {
        float[] numbers = new float[bytes.size() / Float.BYTES];
        bytes.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }

    private static float[] listed(TensorProto tensor) {
        float[] numbers = new float[tensor.getFloatDataCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.getFloatData(i);
        }
        return numbers;
    }
}
