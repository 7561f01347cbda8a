package org.lfsr.trainer.network;

import java.util.Map;
import java.util.stream.Collectors;

/** The words that go with a network's weights and say which network they are of. */
public final class NetworkDescription {

    /** The key of how many steps of its run the network was trained for. */
    public static final String STEPS = "steps";

    private NetworkDescription() {}

    /** Describes a generator. */
    public static Map<String, String> of(GeneratorShape shape) {
        return Map.of(
                "kind", "generator",
                "scale", String.valueOf(shape.scale()),
                "width", String.valueOf(shape.width()),
                "blocks", String.valueOf(shape.blocks()),
                "normalization", shape.normalization().name(),
                "skip", shape.skip().name());
    }

    /** Describes a detector. */
    public static Map<String, String> of(DetectorShape shape) {
        return Map.of(
                "kind", "detector",
                "channels", String.valueOf(shape.channels()),
                "widths", shape.widths().stream().map(String::valueOf).collect(Collectors.joining(",")),
                "cells", String.valueOf(shape.cells()));
    }
}
