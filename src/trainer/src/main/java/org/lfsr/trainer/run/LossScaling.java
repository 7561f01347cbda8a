package org.lfsr.trainer.run;

/**
 * By how much a loss is multiplied before the backward pass, so that small gradients do not become 0 in 16-bit floats
 * of little range (Micikevicius and others, <a href="https://arxiv.org/abs/1710.03740">Mixed Precision Training</a>,
 * 2018, section 3.2). It is halved when a gradient leaves the range, and doubled after many steps in which none did.
 *
 * @param factor what the loss is multiplied by, a power of 2 from 1 upwards
 * @param goodSteps how many steps went well since it last changed
 */
record LossScaling(double factor, int goodSteps) {

    /** Where a run begins. */
    static final LossScaling START = new LossScaling(1 << 16, 0);

    /** After how many good steps the factor is doubled. */
    static final int PATIENCE = 2000;

    private static final double MOST = 1 << 24;

    /** After a step in which all gradients were finite. */
    LossScaling afterGood() {
        if (goodSteps + 1 < PATIENCE) {
            return new LossScaling(factor, goodSteps + 1);
        }
        return new LossScaling(Math.min(MOST, 2 * factor), 0);
    }

    /**
     * After a step in which a gradient was not finite.
     *
     * @throws StepException if the loss was not enlarged at all
     */
    LossScaling afterBad() {
        if (factor <= 1) {
            throw new StepException("A gradient is not finite even though the loss is multiplied by %s; precision bf16 "
                            .formatted(factor)
                    + "or fp32 has the range");
        }
        return new LossScaling(factor / 2, 0);
    }
}
