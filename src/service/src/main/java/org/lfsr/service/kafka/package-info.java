/** Where SmallRye's channels meet the conductor. */
@NullMarked
package org.lfsr.service.kafka;

import org.jspecify.annotations.NullMarked;
