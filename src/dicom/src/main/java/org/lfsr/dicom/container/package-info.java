/** Series in one file: zip, tar, and tar compressed by gzip. */
@NullMarked
package org.lfsr.dicom.container;

import org.jspecify.annotations.NullMarked;
