/** Where volumes and results lie. */
@NullMarked
package org.lfsr.storage;

import org.jspecify.annotations.NullMarked;
