"""Prints the numbers of nibabel that the tests carry: reference.py qform | oblique | anisotropic."""

import sys

import nibabel
import numpy
from nibabel.affines import apply_affine


def qform():
    header = nibabel.Nifti1Header()
    header.set_data_shape((2, 3, 2))
    header["pixdim"][:4] = -1, 0.5, 0.75, 3
    header["quatern_b"], header["quatern_c"], header["quatern_d"] = 0.1, 0.2, -0.3
    header["qoffset_x"], header["qoffset_y"], header["qoffset_z"] = -11.5, 22.25, 33
    header["qform_code"] = 1
    return header.get_best_affine()


def oblique():
    """Rotations about all three axes, spacings of 0.9, 1.1 and 2.5 mm, x to the left."""
    angles = numpy.deg2rad((20, -35, 50))
    sines, cosines = numpy.sin(angles), numpy.cos(angles)
    about_x = [[1, 0, 0], [0, cosines[0], -sines[0]], [0, sines[0], cosines[0]]]
    about_y = [[cosines[1], 0, sines[1]], [0, 1, 0], [-sines[1], 0, cosines[1]]]
    about_z = [[cosines[2], -sines[2], 0], [sines[2], cosines[2], 0], [0, 0, 1]]
    affine = numpy.eye(4)
    affine[:3, :3] = numpy.array(about_z) @ about_y @ about_x @ numpy.diag((-0.9, 1.1, 2.5))
    affine[:3, 3] = 81.5, -102.25, -47
    return affine


def anisotropic():
    """Axes along the patient's, but y to the back, spacings of 0.5, 0.5 and 6 mm."""
    affine = numpy.diag((0.5, -0.5, 6, 1.0))
    affine[:3, 3] = -60, 75.5, -30
    return affine


def rows(affine):
    print(", ".join(repr(float(element)) for element in affine[:3].ravel()))


def main(case):
    if case == "qform":
        rows(qform())
        return
    affine = {"oblique": oblique, "anisotropic": anisotropic}[case]()
    image = nibabel.Nifti1Image(numpy.zeros((24, 20, 12), numpy.float32), affine)
    part = image.slicer[5:13, 7:13, 2:6]
    print("source")
    rows(affine)
    print("part, as cut by nibabel's slicer")
    rows(part.affine)
    print("centres of the first and the last of the 4 x 4 x 1 finer voxels that the part's voxel (2, 3, 1) is made of")
    for centre in ((1.625, 2.625, 1), (2.375, 3.375, 1)):
        print(*(repr(float(mm)) for mm in apply_affine(part.affine, centre)), sep=", ")


if __name__ == "__main__":
    main(sys.argv[1])
