/** What other models made of the same scans before, beside what today's make of them. */
@NullMarked
package org.lfsr.archive.report;

import org.jspecify.annotations.NullMarked;
