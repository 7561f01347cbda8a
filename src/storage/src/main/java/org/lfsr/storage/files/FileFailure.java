package org.lfsr.storage.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;

/** Says what a caller can do about what a file system threw. */
final class FileFailure {

    private FileFailure() {}

    static ObjectStoreException of(String doing, String what, IOException thrown) {
        if (thrown instanceof ObjectStoreException said) {
            return said;
        }
        return new ObjectStoreException(kind(thrown), "%s %s failed: %s".formatted(doing, what, thrown), thrown);
    }

    private static Kind kind(IOException thrown) {
        if (thrown instanceof NoSuchFileException || isBelowAFile(thrown)) {
            return Kind.NOT_FOUND;
        }
        if (thrown instanceof AccessDeniedException) {
            return Kind.FORBIDDEN;
        }
        boolean inTheWay = thrown instanceof FileAlreadyExistsException
                || thrown instanceof NotDirectoryException
                || thrown instanceof FileSystemLoopException
                || reason(thrown).contains("name too long")
                || reason(thrown).contains("Is a directory");
        return inTheWay ? Kind.INVALID : Kind.TRY_AGAIN;
    }

    /** The object {@code a/b} while there is an object {@code a}. */
    private static boolean isBelowAFile(IOException thrown) {
        return reason(thrown).contains("Not a directory");
    }

    private static String reason(IOException thrown) {
        String reason = thrown instanceof FileSystemException failure ? failure.getReason() : null;
        return reason == null ? "" : reason;
    }
}
