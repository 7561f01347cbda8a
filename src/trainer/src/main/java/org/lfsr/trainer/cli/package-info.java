/** The trainer's command line. */
@NullMarked
package org.lfsr.trainer.cli;

import org.jspecify.annotations.NullMarked;
