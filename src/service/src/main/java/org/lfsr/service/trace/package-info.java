/** Where time goes, as spans that other systems' spans surround. */
@NullMarked
package org.lfsr.service.trace;

import org.jspecify.annotations.NullMarked;
