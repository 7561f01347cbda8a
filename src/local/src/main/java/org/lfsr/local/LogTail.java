package org.lfsr.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log. */
final class LogTail {

    private static final int BYTES = 1 << 14;
    private static final int LINES = 25;

    private LogTail() {}

    static String of(Path log) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            ByteBuffer end = ByteBuffer.allocate(BYTES);
            while (end.hasRemaining() && file.read(end) >= 0) {
                // Until it is full or the file ends.
            }
            List<String> lines = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: %s)".formatted(e);
        }
    }
}
