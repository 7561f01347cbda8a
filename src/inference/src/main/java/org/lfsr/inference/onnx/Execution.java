package org.lfsr.inference.onnx;

import org.jspecify.annotations.Nullable;

/**
 * On what a model runs.
 *
 * @param provider what it is; never {@link Provider#AUTO}
 * @param fallbackReason why it is the processors although a device was looked for; null if it was not, or was found
 */
public record Execution(Provider provider, @Nullable String fallbackReason) {}
