package org.lfsr.trainer.benchmark;

import java.util.List;
import java.util.Locale;
import org.lfsr.trainer.network.DetectorShape;
import org.lfsr.trainer.network.Discriminator;
import org.lfsr.trainer.network.DiscriminatorShape;
import org.lfsr.trainer.network.GeneratorShape;
import org.lfsr.trainer.network.LesionNet;
import org.lfsr.trainer.network.Network;
import org.lfsr.trainer.network.SrResNet;
import org.lfsr.trainer.torch.Precision;

/**
 * One thing that is measured.
 *
 * @param network {@code srresnet2}, {@code srresnet4}, {@code lesionnet} or {@code discriminator}, in default shape
 * @param batch how many images a step takes
 * @param side their height and width, as they go into the network
 * @param precision what the forward part runs in
 * @param layout how images and kernels lie in memory
 */
record BenchmarkCase(String network, int batch, int side, Precision precision, Layout layout) {

    /** What is measured unless a network is named: the steps of a run on two cores. */
    static final List<BenchmarkCase> SIZES = List.of(
            plain("srresnet2", 16, 32),
            plain("srresnet4", 16, 16),
            plain("lesionnet", 8, 120),
            plain("discriminator", 16, 64));

    private static BenchmarkCase plain(String network, int batch, int side) {
        return new BenchmarkCase(network, batch, side, Precision.FP32, Layout.CONTIGUOUS);
    }

    BenchmarkCase with(Precision otherPrecision, Layout otherLayout) {
        return new BenchmarkCase(network, batch, side, otherPrecision, otherLayout);
    }

    Network create() {
        return switch (network) {
            case "srresnet2" -> SrResNet.of(GeneratorShape.paper(2));
            case "srresnet4" -> SrResNet.of(GeneratorShape.paper(4));
            case "lesionnet" -> LesionNet.of(DetectorShape.DEFAULT);
            case "discriminator" -> Discriminator.of(DiscriminatorShape.PAPER);
            default ->
                throw new IllegalArgumentException(
                        "No network %s; there are srresnet2, srresnet4, lesionnet and discriminator"
                                .formatted(network));
        };
    }

    /** How many numbers are trained; the peer must have as many, or it is no peer. */
    long parameters() {
        try (Network created = create()) {
            return created.parameterCount();
        }
    }

    /** The columns that say what was measured, as the peer takes them. */
    List<String> columns() {
        return List.of(network, Integer.toString(batch), Integer.toString(side), lower(precision), lower(layout));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
