package org.lfsr.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A model as it is stored: a graph, its numbers, and what is known about it. Immutable. */
public final class OnnxModel {

    private final ModelProto model;

    OnnxModel(ModelProto model) {
        this.model = model;
    }

    /**
     * Reads a file.
     *
     * @throws UnsupportedModelException if it is no ONNX model
     * @throws IOException if it cannot be read
     */
    public static OnnxModel read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return parse(bytes);
        } catch (UnsupportedModelException e) {
            throw new UnsupportedModelException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads a model's bytes.
     *
     * @throws UnsupportedModelException if they are no ONNX model
     */
    public static OnnxModel parse(byte[] bytes) throws UnsupportedModelException {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            if (!model.hasGraph()) {
                throw new UnsupportedModelException(
                        "Not an ONNX model: %d bytes without a graph".formatted(bytes.length));
            }
            return new OnnxModel(model);
        } catch (InvalidProtocolBufferException e) {
            throw new UnsupportedModelException("Not an ONNX model: %s".formatted(e.getMessage()), e);
        }
    }

    /** The model's bytes; equal for equal models. */
    public byte[] toBytes() {
        return model.toByteArray();
    }

    /** Writes a file, over what was there. */
    public void write(Path file) throws IOException {
        Files.write(file, toBytes());
    }

    /** What is known about the model, such as where it came from, sorted by key. */
    public Map<String, String> metadata() {
        Map<String, String> entries = new TreeMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(entries);
    }

    /** The same model with other metadata. */
    public OnnxModel withMetadata(Map<String, String> metadata) {
        ModelProto.Builder changed = model.toBuilder().clearMetadataProps();
        new TreeMap<>(metadata)
                .forEach((key, value) ->
                        changed.addMetadataPropsBuilder().setKey(key).setValue(value));
        return new OnnxModel(changed.build());
    }

    /** The names of the inputs, without those that the model brings along. */
    public List<String> inputs() {
        List<String> constants = model.getGraph().getInitializerList().stream()
                .map(TensorProto::getName)
                .toList();
        return model.getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !constants.contains(name))
                .toList();
    }

    /** The names of the outputs. */
    public List<String> outputs() {
        return model.getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    /** What goes in and what comes out, as {@code image (N, 1, H, W) -> occupancy (N, 1, rows, columns)}. */
    public String signature() {
        List<String> inputs = inputs();
        return described(model.getGraph().getInputList().stream()
                        .filter(input -> inputs.contains(input.getName()))
                        .toList())
                + " -> "
                + described(model.getGraph().getOutputList());
    }

    private static String described(List<ValueInfoProto> values) {
        return values.stream().map(value -> value.getName() + " " + axes(value)).collect(Collectors.joining(", "));
    }

    private static String axes(ValueInfoProto value) {
        return value.getType().getTensorType().getShape().getDimList().stream()
                .map(axis -> axis.hasDimParam() ? axis.getDimParam() : String.valueOf(axis.getDimValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The version of ONNX's own operators that the graph uses; 0 if it does not say. */
    public int opset() {
        return model.getOpsetImportList().stream()
                .filter(opset -> opset.getDomain().isEmpty())
                .mapToInt(opset -> Math.toIntExact(opset.getVersion()))
                .findFirst()
                .orElse(0);
    }

    /** The operators of the nodes, in the order of the graph. */
    public List<String> operators() {
        return nodes().stream().map(NodeProto::getOpType).toList();
    }

    /**
     * The numbers that the model brings along, by name, in the order of the graph; only 32-bit floats.
     *
     * @throws UnsupportedModelException if some have another number than their shape says
     */
    public Map<String, Values> constants() throws UnsupportedModelException {
        Map<String, Values> constants = new LinkedHashMap<>();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                constants.put(tensor.getName(), Protos.values(tensor));
            }
        }
        return Collections.unmodifiableMap(constants);
    }

    /**
     * One of the constants.
     *
     * @throws UnsupportedModelException if there is none of the name
     */
    public Values constant(String name) throws UnsupportedModelException {
        Values found = constants().get(name);
        if (found == null) {
            throw new UnsupportedModelException("Model has no constant %s; it has %s"
                    .formatted(name, constants().keySet()));
        }
        return found;
    }

    List<NodeProto> nodes() {
        return model.getGraph().getNodeList();
    }
}
