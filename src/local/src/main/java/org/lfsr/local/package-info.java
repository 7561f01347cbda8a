/** The whole product on one machine: a broker and an object store in this JVM, the service in processes beside it. */
@NullMarked
package org.lfsr.local;

import org.jspecify.annotations.NullMarked;
