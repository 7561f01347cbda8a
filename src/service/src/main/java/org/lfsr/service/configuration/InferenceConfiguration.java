package org.lfsr.service.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import org.lfsr.inference.onnx.Provider;
import org.lfsr.inference.onnx.SessionSettings;

/** On what the models run, and how much they are given at once. */
@ConfigMapping(prefix = "lfsr.inference")
public interface InferenceConfiguration {

    /** auto (CUDA if it can be had, else the processors), cpu, cuda (or no start), tensorrt (or no start). */
    @WithDefault("auto")
    Provider provider();

    /** Which NVIDIA device, from 0. */
    @WithDefault("0")
    @Min(0)
    int device();

    /** How many threads an operation may use on the processors; 0 for as many as there are cores. */
    @WithDefault("0")
    @Min(0)
    int threads();

    /** How memory is had: arena (kept, faster) or system (given back between batches). */
    @WithDefault("arena")
    SessionSettings.Allocation allocation();

    /** What idle threads do: sleep, or spin (a little faster, at a core each). */
    @WithDefault("sleep")
    SessionSettings.Waiting waiting();

    /** In which numbers an NVIDIA device multiplies: fp32, or tf32 (faster, differs in the third digit). */
    @WithDefault("fp32")
    SessionSettings.Precision precision();

    /** How many slices the lesion detector is given at once, at most. */
    @WithDefault("16")
    @Min(1)
    int detectorBatch();

    /** How many pixels those may have together. */
    @WithDefault("2000000")
    @Min(1)
    long detectorPixels();

    /** How many regions the generator is given at once, at most. */
    @WithDefault("32")
    @Min(1)
    int generatorBatch();

    /** How many input pixels those may have together. */
    @WithDefault("200000")
    @Min(1)
    long generatorPixels();

    /** How many slices without a lesion may lie inside one that is enhanced in one piece. */
    @WithDefault("1")
    @Min(0)
    int maxSliceGap();
}
