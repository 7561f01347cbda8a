/**
 * The models as whoever uses them sees them, and the cards that say what they are: a detector that says where in a
 * slice lesions may be, a generator that makes a region finer. Which runtime computes them is not known here.
 */
@NullMarked
package org.lfsr.inference;

import org.jspecify.annotations.NullMarked;
