package org.lfsr.dicom.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Containers of some files, whose names do not matter. */
final class Containers {

    private static final LocalDateTime WRITTEN_AT = LocalDateTime.of(2020, 1, 2, 3, 4);

    private Containers() {}

    static byte[] zip(List<byte[]> files) {
        return written(bytes -> {
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(entry("folder/"));
                for (int i = 0; i < files.size(); i++) {
                    zip.putNextEntry(entry("folder/IM" + i));
                    zip.write(files.get(i));
                }
            }
        });
    }

    /** The same at any time. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WRITTEN_AT);
        return entry;
    }

    static byte[] tar(List<byte[]> files) {
        return written(bytes -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
                for (int i = 0; i < files.size(); i++) {
                    TarArchiveEntry entry = new TarArchiveEntry("folder/IM" + i);
                    entry.setSize(files.get(i).length);
                    entry.setModTime(0L);
                    tar.putArchiveEntry(entry);
                    tar.write(files.get(i));
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    static byte[] gzip(byte[] bytes) {
        return written(target -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
                gzip.write(bytes);
            }
        });
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is written. */
    private interface Writing {

        void write(OutputStream target) throws IOException;
    }
}
