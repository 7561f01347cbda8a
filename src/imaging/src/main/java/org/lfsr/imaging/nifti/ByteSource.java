package org.lfsr.imaging.nifti;

import java.io.IOException;
import java.io.InputStream;
import org.lfsr.imaging.UnreadableVolumeException;

/**
 * The bytes of a file, decompressed if they were compressed. Whoever opens one closes it, which frees native memory.
 */
interface ByteSource extends AutoCloseable {

    /** Looks at the first bytes to tell a gzipped stream from another. Closing the source leaves the stream open. */
    static ByteSource of(InputStream stream) throws IOException {
        InputBuffer input = new InputBuffer(stream);
        return GzipSource.begins(input) ? new GzipSource(input) : new PlainSource(input);
    }

    /**
     * Reads some bytes.
     *
     * @return how many, at least 1; -1 at the end
     * @throws UnreadableVolumeException if they cannot be decompressed
     */
    int read(byte[] target, int from, int count) throws IOException, UnreadableVolumeException;

    /** Reads as many bytes as asked for, or up to the end; returns how many. */
    default int readFully(byte[] target, int from, int count) throws IOException, UnreadableVolumeException {
        int done = 0;
        while (done < count) {
            int read = read(target, from + done, count - done);
            if (read < 0) {
                return done;
            }
            done += read;
        }
        return done;
    }

    /**
     * Proves that what was read is what was compressed, once the volume has been read to its last voxel.
     *
     * @throws UnreadableVolumeException if it is not, or if much follows
     */
    void finish() throws IOException, UnreadableVolumeException;

    @Override
    void close();
}
