package org.lfsr.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model that is a plain chain of convolutions, ReLUs and max-poolings, as the feature extractors of perceptual losses
 * are, or the part of one up to an output.
 *
 * @param steps what is done to the input, one after the other
 */
public record OnnxChain(List<ChainStep> steps) {

    private static final Set<String> UNDERSTOOD =
            Set.of("kernel_shape", "pads", "strides", "dilations", "group", "ceil_mode");

    /** Copies the list. */
    public OnnxChain {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a model's chain up to a node's output.
     *
     * @param output the name of what flows out of the last step
     * @throws UnsupportedModelException if the model is no such chain, or has no such output before the chain ends
     */
    public static OnnxChain upTo(String output, OnnxModel model) throws UnsupportedModelException {
        if (model.inputs().size() != 1) {
            throw new UnsupportedModelException("A chain has one input, found %s".formatted(model.inputs()));
        }
        Map<String, Values> constants = model.constants();
        String flowing = model.inputs().get(0);
        List<ChainStep> steps = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (NodeProto node : model.nodes()) {
            if (node.getInputCount() == 0 || !node.getInput(0).equals(flowing)) {
                throw new UnsupportedModelException("Not a chain: %s %s takes %s, wanted %s"
                        .formatted(node.getOpType(), node.getName(), node.getInputList(), flowing));
            }
            steps.add(step(node, constants));
            flowing = node.getOutput(0);
            passed.add(flowing);
            if (flowing.equals(output)) {
                return new OnnxChain(steps);
            }
        }
        throw new UnsupportedModelException("No output %s in the chain, found %s".formatted(output, passed));
    }

    private static ChainStep step(NodeProto node, Map<String, Values> constants) throws UnsupportedModelException {
        for (AttributeProto attribute : node.getAttributeList()) {
            require(UNDERSTOOD.contains(attribute.getName()), node, "attribute " + attribute.getName());
        }
        return switch (node.getOpType()) {
            case "Relu" -> new ChainStep.Relu();
            case "MaxPool" -> new ChainStep.MaxPool(pooledSide(node));
            case "Conv" -> convolution(node, constants);
            default ->
                throw new UnsupportedModelException(
                        "Node %s is a %s, wanted Conv, Relu or MaxPool".formatted(node.getName(), node.getOpType()));
        };
    }

    private static int pooledSide(NodeProto node) throws UnsupportedModelException {
        List<Long> side = integers(node, "kernel_shape", List.of());
        require(side.size() == 2 && side.get(0).equals(side.get(1)), node, "kernel_shape " + side);
        List<Long> strides = integers(node, "strides", List.of(1L, 1L));
        require(strides.equals(side), node, "strides " + strides);
        requireOnly(node, "pads", 0L);
        requireOnly(node, "dilations", 1L);
        requireOnly(node, "ceil_mode", 0L);
        return Math.toIntExact(side.get(0));
    }

    private static ChainStep convolution(NodeProto node, Map<String, Values> constants)
            throws UnsupportedModelException {
        requireOnly(node, "strides", 1L);
        requireOnly(node, "dilations", 1L);
        requireOnly(node, "group", 1L);
        require(node.getInputCount() == 3, node, node.getInputCount() + " inputs");
        List<Long> pads = integers(node, "pads", List.of(0L));
        require(pads.stream().distinct().count() == 1, node, "pads " + pads);
        return new ChainStep.Convolution(
                constant(node, 1, constants), constant(node, 2, constants), Math.toIntExact(pads.get(0)));
    }

    private static Values constant(NodeProto node, int input, Map<String, Values> constants)
            throws UnsupportedModelException {
        Values found = constants.get(node.getInput(input));
        if (found == null) {
            throw new UnsupportedModelException("Node %s takes %s, which is not among the model's constants %s"
                    .formatted(node.getName(), node.getInput(input), constants.keySet()));
        }
        return found;
    }

    private static void requireOnly(NodeProto node, String name, long wanted) throws UnsupportedModelException {
        List<Long> found = integers(node, name, List.of(wanted));
        require(found.stream().allMatch(value -> value == wanted), node, name + " " + found);
    }

    private static List<Long> integers(NodeProto node, String name, List<Long> otherwise) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute.getIntsCount() > 0 ? attribute.getIntsList() : List.of(attribute.getI());
            }
        }
        return otherwise;
    }

    private static void require(boolean condition, NodeProto node, String found) throws UnsupportedModelException {
        if (!condition) {
            throw new UnsupportedModelException(
                    "Node %s has %s, which a chain cannot have".formatted(node.getName(), found));
        }
    }
}
