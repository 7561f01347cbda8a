/** Whether the service lives, and whether it can work. */
@NullMarked
package org.lfsr.service.health;

import org.jspecify.annotations.NullMarked;
