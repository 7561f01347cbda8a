/** The whole product, from event to event, whatever fails. */
@NullMarked
package org.lfsr.it;

import org.jspecify.annotations.NullMarked;
