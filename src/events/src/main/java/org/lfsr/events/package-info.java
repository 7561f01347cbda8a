/** The events' wire encoding. */
@NullMarked
package org.lfsr.events;

import org.jspecify.annotations.NullMarked;
