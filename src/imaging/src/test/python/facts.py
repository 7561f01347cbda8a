"""Prints what nibabel reads, a line a file: sizes, affine, sum, least, greatest, and the CRC-32 of the voxels as floats."""

import sys
import zlib

import nibabel
import numpy


def facts(path):
    image = nibabel.load(path)
    voxels = numpy.asanyarray(image.dataobj).astype(numpy.float32).reshape(image.shape[:3])
    in_file_order = voxels.ravel(order="F")
    numbers = [
        *image.affine[:3].ravel(),
        in_file_order.sum(dtype=numpy.float64),
        in_file_order.min(),
        in_file_order.max(),
    ]
    return [*voxels.shape, *(repr(float(number)) for number in numbers), zlib.crc32(in_file_order.view(numpy.uint8))]


for argument in sys.argv[1:]:
    print(*facts(argument), flush=True)
