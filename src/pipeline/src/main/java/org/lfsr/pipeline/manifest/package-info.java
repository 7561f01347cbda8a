/**
 * What is stored about a scan that is done: everything it takes to do it again, to judge its results and to paste them
 * back. JSON, with these records' names; the last object of a scan to be written.
 */
@NullMarked
package org.lfsr.pipeline.manifest;

import org.jspecify.annotations.NullMarked;
