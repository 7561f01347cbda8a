package org.lfsr.storage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lfsr.storage.ObjectStoreContract.assertFails;
import static org.lfsr.storage.ObjectStoreContract.at;
import static org.lfsr.storage.ObjectStoreContract.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreContract;
import org.lfsr.storage.ObjectStoreException.Kind;

class FilesObjectStoreTest implements ObjectStoreContract {

    @TempDir
    Path root;

    private ObjectStore store;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(root.resolve(BUCKET));
        store = new FilesObjectStore(root);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void readsFilesThatCameByOtherMeans() throws IOException {
        Path file = Files.createDirectories(root.resolve("scans/2018")).resolve("t1.nii");
        Files.writeString(file, "voxels");

        try (ObjectContent content = store.read(at("2018/t1.nii"))) {
            assertThat(content.readAtMost(6)).asString().isEqualTo("voxels");
            assertThat(content.stat().contentType()).isEqualTo("application/octet-stream");
        }
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("scans/link"), outside);

        assertFails(Kind.FORBIDDEN, "a link leads out of the store", () -> store.read(at("link/secret")));
        assertFails(Kind.FORBIDDEN, "a link leads out", () -> store.write(at("link/new"), bytes("new"), PLAIN));
        assertFails(Kind.FORBIDDEN, "a link leads out", () -> store.delete(at("link/secret")));
        assertThat(outside.resolve("new")).doesNotExist();
        assertThat(outside.resolve("secret")).exists();
    }

    @Test
    void saysThatAnObjectIsInTheWay() throws IOException {
        store.write(at("a"), bytes("object"), PLAIN);
        store.write(at("folder/b"), bytes("object"), PLAIN);

        assertFails(Kind.INVALID, "s3://scans/a/b", () -> store.write(at("a/b"), bytes("b"), PLAIN));
        assertFails(Kind.INVALID, "s3://scans/folder", () -> store.write(at("folder"), bytes("b"), PLAIN));
        assertFails(Kind.INVALID, "s3://scans/folder", () -> store.create(at("folder"), bytes("b"), PLAIN));
        assertFails(Kind.NOT_FOUND, "s3://scans/a/b", () -> store.read(at("a/b")));
        assertFails(Kind.NOT_FOUND, "s3://scans/folder", () -> store.read(at("folder")));
    }

    @Test
    void leavesNoPartialFileBehind() throws IOException {
        store.write(at("a"), bytes("object"), PLAIN);
        assertThat(store.create(at("a"), bytes("object"), PLAIN)).isEmpty();
        assertFails(Kind.INVALID, "not written", () -> store.write(at("b"), bytes("b"), PLAIN.expecting(2)));

        try (Stream<Path> partial = Files.list(root.resolve(".partial"))) {
            assertThat(partial).isEmpty();
        }
    }

    @Test
    void needsAFolder() {
        assertThatThrownBy(() -> new FilesObjectStore(root.resolve("missing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }
}
