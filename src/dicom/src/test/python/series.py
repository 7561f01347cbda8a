"""Writes a series with pydicom (make FOLDER), or prints what pydicom reads (facts FILE...), a line each."""

import sys

import numpy
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset


def make(folder):
    y, x = numpy.mgrid[0:10, 0:12]
    for z in range(5):
        values = x + 20 * y + 300 * z - 50
        image = Dataset()
        image.SpecificCharacterSet = "ISO_IR 192"
        image.SOPClassUID = "1.2.840.10008.5.1.4.1.1.4"
        image.SOPInstanceUID = "2.25.100.%d" % z
        image.StudyInstanceUID, image.SeriesInstanceUID = "2.25.1", "2.25.2"
        image.FrameOfReferenceUID = "2.25.3"
        image.Modality, image.PatientName, image.PatientID = "MR", "Made^Jörg", "P1"
        image.ImageType = ["ORIGINAL", "PRIMARY", "M"]
        image.ImagePositionPatient = [-30.5, 12.25 + 2 * z, 7]
        image.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
        image.PixelSpacing, image.SliceThickness = [0.75, 0.5], 2
        image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
        image.Rows, image.Columns = values.shape
        image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, 16, 15, 1
        image.PixelData = values.astype("<i2").tobytes()
        image.add_new(0x00091001, "UN", b"\1\2")
        image.file_meta = FileMetaDataset()
        image.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2"
        image.file_meta.MediaStorageSOPClassUID = image.SOPClassUID
        image.file_meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
        image.is_little_endian = image.is_implicit_VR = True
        image.save_as("%s/%d.dcm" % (folder, 9 - z), write_like_original=False)


def facts(files):
    for name in files:
        image = pydicom.dcmread(name)
        pixels = image.pixel_array
        name = str(image.PatientName).encode("unicode_escape").decode()
        print(name, image.file_meta.ImplementationVersionName, *image.ImagePositionPatient, pixels.sum(), pixels.shape)


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    facts(sys.argv[2:])
