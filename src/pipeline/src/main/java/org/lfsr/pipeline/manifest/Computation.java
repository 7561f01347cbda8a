package org.lfsr.pipeline.manifest;

import org.jspecify.annotations.Nullable;

/**
 * On what models ran.
 *
 * @param runtime the inference runtime and its version
 * @param provider its execution provider: cpu, cuda or tensorrt
 * @param precision the number format: fp32, tf32, fp16 or bf16
 * @param device the device's name; null if it is not known
 */
public record Computation(
        String runtime,
        String provider,
        String precision,
        @Nullable String device) {}
