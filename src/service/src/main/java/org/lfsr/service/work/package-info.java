/** What is done with one scan: from its event to its completion event, in stages that overlap with other scans'. */
@NullMarked
package org.lfsr.service.work;

import org.jspecify.annotations.NullMarked;
