/** A real broker and a real object store in this JVM. */
@NullMarked
package org.lfsr.embedded;

import org.jspecify.annotations.NullMarked;
