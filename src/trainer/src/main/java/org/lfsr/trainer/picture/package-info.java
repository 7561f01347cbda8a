/** Pictures for a person to look at. */
@NullMarked
package org.lfsr.trainer.picture;

import org.jspecify.annotations.NullMarked;
