"""Looks up every voxel of each part at its place in the whole: lands.py WHOLE PART...; prints how many agree, of how many."""

import sys

import nibabel
import numpy
from nibabel.affines import apply_affine


def main(whole_path, part_paths):
    whole = nibabel.load(whole_path)
    for path in part_paths:
        part = nibabel.load(path)
        indices = numpy.stack(numpy.indices(part.shape), axis=-1)
        nearest = numpy.rint(apply_affine(numpy.linalg.inv(whole.affine) @ part.affine, indices)).astype(int)
        found = whole.get_fdata()[tuple(numpy.moveaxis(nearest, -1, 0))]
        print(int((found == part.get_fdata()).sum()), found.size)


main(sys.argv[1], sys.argv[2:])
