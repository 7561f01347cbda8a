"""Looks up every voxel of a part at its place in the whole: lands.py WHOLE PART; prints how many agree, of how many."""

import sys

import nibabel
import numpy
from nibabel.affines import apply_affine


def main(whole_path, part_path):
    whole, part = nibabel.load(whole_path), nibabel.load(part_path)
    indices = numpy.stack(numpy.indices(part.shape), axis=-1)
    to_whole = numpy.linalg.inv(whole.affine) @ part.affine
    nearest = numpy.rint(apply_affine(to_whole, indices)).astype(int)
    found = whole.get_fdata()[tuple(numpy.moveaxis(nearest, -1, 0))]
    print(int((found == part.get_fdata()).sum()), found.size)


main(*sys.argv[1:])
