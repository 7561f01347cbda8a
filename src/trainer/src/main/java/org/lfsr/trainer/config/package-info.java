/**
 * What a training run does: one YAML file, read into records that check themselves. Every key must be there, and a key
 * that is not known is an error, so that a file says all that a run does.
 */
@NullMarked
package org.lfsr.trainer.config;

import org.jspecify.annotations.NullMarked;
