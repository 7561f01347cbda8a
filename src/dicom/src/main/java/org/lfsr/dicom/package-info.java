/**
 * DICOM data sets: a model of what they hold, a reader of files that may be hostile, and a writer.
 *
 * <p>Conventions: text is Unicode, whatever character set a file has; binary values are little endian, whatever order a
 * file has; nothing that a data set says of the patient enters a message or a {@code toString}.
 */
@NullMarked
package org.lfsr.dicom;

import org.jspecify.annotations.NullMarked;
