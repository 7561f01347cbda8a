/**
 * A real Kafka broker and a real S3 server in this JVM: on loopback only, keeping their data in a folder.
 *
 * <p>For tests and local runs; what they keep is as durable as one disk and guarded by well-known secrets.
 */
@NullMarked
package org.lfsr.embedded;

import org.jspecify.annotations.NullMarked;
