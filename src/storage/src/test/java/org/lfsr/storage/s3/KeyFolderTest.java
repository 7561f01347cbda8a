package org.lfsr.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    @TempDir
    Path folder;

    @Test
    void readsKeysWithoutTheirLastLineEnd() throws IOException {
        write(folder, "access", "secret\n");

        assertThat(KeyFolder.of(folder).get()).isEqualTo(new S3Credentials("access", "secret"));
    }

    @Test
    void readsATokenWhereThereIsOne() throws IOException {
        write(folder, "access", "secret");
        Files.writeString(folder.resolve("session-token"), "token");

        assertThat(KeyFolder.of(folder).get()).isEqualTo(new S3Credentials("access", "secret", Optional.of("token")));
    }

    @Test
    void givesTheKeysThatAMountedSecretWasChangedTo() throws IOException {
        mount(write(folder.resolve("..2026_01"), "access", "secret"));
        Files.createSymbolicLink(folder.resolve("access-key"), Path.of("..data/access-key"));
        Files.createSymbolicLink(folder.resolve("secret-key"), Path.of("..data/secret-key"));
        KeyFolder keys = KeyFolder.of(folder);

        mount(write(folder.resolve("..2026_02"), "new-access", "new-secret"));

        assertThat(keys.get()).isEqualTo(new S3Credentials("new-access", "new-secret"));
    }

    @Test
    void givesTheKeysOfBeforeWhileThereAreNone() throws IOException {
        write(folder, "access", "secret");
        KeyFolder keys = KeyFolder.of(folder);

        Files.writeString(folder.resolve("secret-key"), "");

        assertThat(keys.get()).isEqualTo(new S3Credentials("access", "secret"));
    }

    @Test
    void doesNotBeginWithoutKeys() {
        assertThatThrownBy(() -> KeyFolder.of(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("access-key");
    }

    private static Path write(Path where, String access, String secret) throws IOException {
        Files.createDirectories(where);
        Files.writeString(where.resolve("access-key"), access);
        Files.writeString(where.resolve("secret-key"), secret);
        return where;
    }

    /** As the kubelet does it: a link that is put in another's place. */
    private void mount(Path secret) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), secret.getFileName());
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
