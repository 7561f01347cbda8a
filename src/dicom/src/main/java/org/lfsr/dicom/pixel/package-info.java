/**
 * From an instance's pixel data to stored values, whatever codec they went through. Samples of codecs and of plain
 * pixels alike are patterns of bits; {@link PixelFormat} says which number each is.
 */
@NullMarked
package org.lfsr.dicom.pixel;

import org.jspecify.annotations.NullMarked;
