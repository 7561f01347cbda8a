package org.lfsr.inference.onnx;

import org.jspecify.annotations.Nullable;
import org.lfsr.inference.onnx.SessionSettings.Precision;

/**
 * On what a model runs.
 *
 * @param runtime the runtime and its version, as {@code onnxruntime 1.28.0}
 * @param provider what it is; never {@link Provider#AUTO}
 * @param precision in which numbers it multiplies
 * @param device the name of the device or the processor; null if the system does not tell, or there are several kinds
 * @param fallbackReason why it is the processors although a device was looked for; null if it was not, or was found
 * @param batchesOnProcessors how many batches so far, of one sample each, the processors calculated because the device
 *     had too little memory; a scan during which it grew is to be told of it
 */
public record Execution(
        String runtime,
        Provider provider,
        Precision precision,
        @Nullable String device,
        @Nullable String fallbackReason,
        long batchesOnProcessors) {

    Execution withBatchesOnProcessors(long batches) {
        return new Execution(runtime, provider, precision, device, fallbackReason, batches);
    }
}
