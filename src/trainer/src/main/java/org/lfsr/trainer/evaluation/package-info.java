/**
 * Says how good models are: generators on lesion regions beside interpolation, detectors by what their regions cover,
 * runs by what they cost. What is found is written down beside the seed paper's figures.
 */
@NullMarked
package org.lfsr.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
