/** Tests of the test material. */
@NullMarked
package org.lfsr.testkit;

import org.jspecify.annotations.NullMarked;
