/** What the service counts and measures. */
@NullMarked
package org.lfsr.service.metrics;

import org.jspecify.annotations.NullMarked;
