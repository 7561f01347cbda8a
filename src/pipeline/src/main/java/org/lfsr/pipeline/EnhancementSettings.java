package org.lfsr.pipeline;

import org.lfsr.imaging.roi.StackRule;

/**
 * How lesions are found and enhanced.
 *
 * @param detector how much the lesion detector is given at once
 * @param generator how much the generator is given at once
 * @param stacks how slices' regions become stacks
 */
public record EnhancementSettings(BatchLimit detector, BatchLimit generator, StackRule stacks) {}
