/** Tests of the events' encoding and of the rules that their schemas keep. */
@NullMarked
package org.lfsr.events;

import org.jspecify.annotations.NullMarked;
