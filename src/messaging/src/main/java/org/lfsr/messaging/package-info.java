/**
 * From records on Kafka to scans at work, and from their results to records: in order of priority, each exactly once
 * for readers of committed records, whatever order the scans end in.
 *
 * <p>{@link org.lfsr.messaging.Conductor} is where to begin.
 */
@NullMarked
package org.lfsr.messaging;

import org.jspecify.annotations.NullMarked;
