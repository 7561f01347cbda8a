package org.lfsr.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;

/** Bytes that are nearly scans; offsets are NIfTI-1's. */
final class BrokenScans {

    private static final int VOXEL_OFFSET = 352;
    private static final int SIZES = 40;
    private static final int SPACINGS = 76;
    private static final int SFORM_CODE = 254;
    private static final int QFORM_CODE = 252;
    private static final int BOMB_MEBIBYTES = 128;

    private BrokenScans() {}

    /** A whole one, not compressed, in 32-bit floats. */
    static byte[] plain(Volume volume) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.ofFloat32().write(volume, bytes);
        return bytes.toByteArray();
    }

    static byte[] text() {
        return "This is no scan".repeat(100).getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins as a zip file does. */
    static byte[] damagedZip() {
        return "PK\3\4 this is no scan".repeat(100).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] truncated(byte[] scan) {
        return Arrays.copyOf(scan, scan.length - 5);
    }

    /** Voxels of another size, by spacings alone. */
    static byte[] spacing(byte[] scan, float millimetres) {
        byte[] changed = scan.clone();
        ByteBuffer header = littleEndian(changed);
        header.putShort(SFORM_CODE, (short) 0);
        header.putShort(QFORM_CODE, (short) 0);
        header.putFloat(SPACINGS + Float.BYTES, millimetres);
        return changed;
    }

    /** Another number of slices than there are. */
    static byte[] depth(byte[] scan, int slices) {
        byte[] changed = scan.clone();
        littleEndian(changed).putShort(SIZES + 3 * Short.BYTES, (short) slices);
        return changed;
    }

    /** A header that announces 30 GB, and a file of kilobytes that unpacks to many megabytes. */
    static byte[] bomb(byte[] scan) throws IOException {
        byte[] header = Arrays.copyOf(scan, VOXEL_OFFSET);
        for (int axis = 1; axis <= 3; axis++) {
            littleEndian(header).putShort(SIZES + axis * Short.BYTES, (short) 2000);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream bytes = new GZIPOutputStream(packed)) {
            bytes.write(header);
            for (int i = 0; i < BOMB_MEBIBYTES; i++) {
                bytes.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }

    /** One voxel that is no number. */
    static byte[] notFinite(Volume volume) throws IOException {
        byte[] changed = plain(volume);
        littleEndian(changed)
                .putFloat(VOXEL_OFFSET + Float.BYTES * (volume.grid().length() / 2), Float.NaN);
        return changed;
    }

    private static ByteBuffer littleEndian(byte[] scan) {
        return ByteBuffer.wrap(scan).order(ByteOrder.LITTLE_ENDIAN);
    }
}
