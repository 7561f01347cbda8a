package org.lfsr.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lfsr.storage.ObjectStoreException.Kind;

/** What every object store keeps to. */
public interface ObjectStoreContract {

    /** A bucket that is there, and empty. */
    String BUCKET = "scans";

    /** For the small bytes of a test. */
    WriteOptions PLAIN = WriteOptions.ofType(WriteOptions.BYTES);

    /** The store under test. */
    ObjectStore store();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 5 << 20, 25_000_000})
    default void givesBackWhatWasWritten(int size) throws IOException {
        byte[] bytes = random(size);

        Written written = store().write(at("in/scan.nii"), new ByteArrayInputStream(bytes), PLAIN.expecting(size));

        try (ObjectContent content = store().read(at("in/scan.nii"))) {
            assertThat(Arrays.equals(content.readAllBytes(), bytes)).isTrue();
            assertThat(content.lengthBytes()).isEqualTo(size);
            assertThat(content.digest()).isEqualTo(written.digest());
            assertThat(content.stat().etag()).isEqualTo(written.etag());
        }
        assertThat(written.digest().sizeBytes()).isEqualTo(size);
    }

    @Test
    default void tellsWhatTheWriterGave() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        Map<String, String> metadata = Map.of("scan-id", "scan 1", "model", "lfsr-x2");

        Written written = store().write(
                        at("roi.nii.gz"),
                        bytes("voxels"),
                        WriteOptions.ofType("application/gzip").withMetadata(metadata));

        ObjectStat stat = store().stat(at("roi.nii.gz"));
        assertThat(stat.location()).isEqualTo(at("roi.nii.gz"));
        assertThat(stat.sizeBytes()).isEqualTo(6);
        assertThat(stat.etag()).isEqualTo(written.etag());
        assertThat(stat.lastModified()).isBetween(before, Instant.now().plusSeconds(2));
        assertThat(stat.contentType()).isEqualTo("application/gzip");
        assertThat(stat.metadata()).isEqualTo(metadata);
        try (ObjectContent content = store().read(at("roi.nii.gz"))) {
            assertThat(content.stat()).isEqualTo(stat);
        }
    }

    @Test
    default void replacesAnObject() throws IOException {
        Written first = store().write(at("scan"), bytes("first"), PLAIN);
        Written second = store().write(at("scan"), bytes("second"), PLAIN);

        assertThat(text("scan")).isEqualTo("second");
        assertThat(second.etag()).isNotEqualTo(first.etag());
    }

    @Test
    default void createsAnObjectOnce() throws IOException {
        Optional<Written> first = store().create(at("manifest"), bytes("first"), PLAIN);
        Optional<Written> second = store().create(at("manifest"), bytes("second"), PLAIN);

        assertThat(first)
                .map(Written::etag)
                .contains(store().stat(at("manifest")).etag());
        assertThat(second).isEmpty();
        assertThat(text("manifest")).isEqualTo("first");
    }

    @Test
    default void createsALargeObjectOnce() throws IOException {
        byte[] large = random(12_000_000);

        Optional<Written> first = store().create(at("large"), new ByteArrayInputStream(large), PLAIN);
        Optional<Written> second = store().create(at("large"), new ByteArrayInputStream(random(11_000_000)), PLAIN);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(store().stat(at("large")).sizeBytes()).isEqualTo(12_000_000);
    }

    @Test
    default void letsOneOfManyCreatorsWin() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<Optional<Written>>> creators = IntStream.range(0, 8)
                .<Callable<Optional<Written>>>mapToObj(i -> () -> {
                    together.await();
                    return store().create(at("once"), bytes("creator " + i), PLAIN);
                })
                .toList();

        List<Optional<Written>> created = inParallel(creators);

        assertThat(created.stream().filter(Optional::isPresent)).hasSize(1);
        int winner = IntStream.range(0, 8)
                .filter(i -> created.get(i).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(text("once")).isEqualTo("creator " + winner);
    }

    @Test
    default void showsReadersOneVersionOrTheOther() throws Exception {
        byte[] zeros = new byte[300_000];
        byte[] ones = new byte[200_000];
        Arrays.fill(ones, (byte) 1);
        store().write(at("scan"), new ByteArrayInputStream(zeros), PLAIN);
        Callable<Boolean> writer = () -> {
            for (int i = 0; i < 20; i++) {
                store().write(at("scan"), new ByteArrayInputStream(i % 2 == 0 ? ones : zeros), PLAIN);
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean whole = true;
            for (int i = 0; i < 40; i++) {
                try (ObjectContent content = store().read(at("scan"))) {
                    byte[] bytes = content.readAllBytes();
                    whole &= Arrays.equals(bytes, zeros) || Arrays.equals(bytes, ones);
                }
            }
            return whole;
        };

        assertThat(inParallel(List.of(writer, reader, reader))).containsOnly(true);
    }

    @Test
    default void saysWhatIsNotThere() throws IOException {
        ObjectLocation elsewhere = new ObjectLocation("no-such-bucket", "scan");

        assertFails(Kind.NOT_FOUND, "s3://scans/missing", () -> store().read(at("missing")));
        assertFails(Kind.NOT_FOUND, "s3://scans/missing", () -> store().stat(at("missing")));
        assertFails(Kind.NOT_FOUND, "s3://no-such-bucket/scan", () -> store().read(elsewhere));
        assertFails(Kind.NOT_FOUND, "s3://no-such-bucket/scan", () -> store().stat(elsewhere));
        assertFails(Kind.NOT_FOUND, "s3://no-such-bucket/scan", () -> store().write(elsewhere, bytes("a"), PLAIN));
        assertFails(Kind.NOT_FOUND, "s3://no-such-bucket/scan", () -> store().create(elsewhere, bytes("a"), PLAIN));
        assertFails(Kind.NOT_FOUND, "s3://no-such-bucket/", () -> store().list("no-such-bucket", "", "", 10));
    }

    @Test
    default void readsARange() throws IOException {
        store().write(at("scan"), bytes("0123456789"), PLAIN);

        try (ObjectContent inside = store().read(at("scan"), new ByteRange(2, 3));
                ObjectContent beyond = store().read(at("scan"), new ByteRange(7, 1000))) {
            assertThat(new String(inside.readAllBytes(), UTF_8)).isEqualTo("234");
            assertThat(new String(beyond.readAllBytes(), UTF_8)).isEqualTo("789");
            assertThat(beyond.lengthBytes()).isEqualTo(3);
            assertThat(beyond.stat().sizeBytes()).isEqualTo(10);
        }
        assertFails(Kind.INVALID, "s3://scans/scan", () -> store().read(at("scan"), new ByteRange(10, 1)));
    }

    @Test
    default void refusesToReadMoreThanALimit() throws IOException {
        store().write(at("scan"), bytes("0123456789"), PLAIN);

        try (ObjectContent content = store().read(at("scan"))) {
            assertFails(
                    Kind.INVALID,
                    "s3://scans/scan has 10 bytes, more than the limit of 9",
                    () -> content.readAtMost(9));
            assertThat(content.readAtMost(10)).hasSize(10);
        }
    }

    @Test
    default void listsInPages() throws IOException {
        List<String> keys = IntStream.range(0, 25)
                .mapToObj(i -> "results/%02d/roi.nii".formatted(i))
                .toList();
        for (String key : keys) {
            store().write(at(key), bytes(key), PLAIN);
        }
        store().write(at("result"), bytes("before"), PLAIN);
        store().write(at("scans/1"), bytes("behind"), PLAIN);

        List<ObjectPage> pages = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            ObjectPage page = store().list(BUCKET, "results/", next.get(), 10);
            pages.add(page);
            next = page.next();
        }

        assertThat(pages).extracting(page -> page.objects().size()).containsExactly(10, 10, 5);
        List<ObjectSummary> objects =
                pages.stream().flatMap(page -> page.objects().stream()).toList();
        assertThat(objects).extracting(object -> object.location().key()).containsExactlyElementsOf(keys);
        assertThat(objects.get(7).sizeBytes()).isEqualTo(keys.get(7).length());
        assertThat(objects.get(7).etag())
                .isEqualTo(store().stat(at(keys.get(7))).etag());
    }

    @Test
    default void listsByPrefixesThatEndWithinAName() throws IOException {
        for (String key : List.of("a/scan-1", "a/scan-2", "a/slice", "b")) {
            store().write(at(key), bytes(key), PLAIN);
        }

        assertThat(keys("a/sc")).containsExactly("a/scan-1", "a/scan-2");
        assertThat(keys("")).containsExactly("a/scan-1", "a/scan-2", "a/slice", "b");
        assertThat(keys("c/")).isEmpty();
    }

    @Test
    default void takesOddKeysInTheOrderOfTheirBytes() throws IOException {
        List<String> keys = List.of("a b", "a+b", "a%2Fb", "a&b=c?d#e", "Übung/größe", "脳/1", ".hidden", "a/b", "a~b");
        for (String key : keys) {
            store().write(at(key), bytes(key), PLAIN);
        }

        for (String key : keys) {
            assertThat(text(key)).isEqualTo(key);
        }
        assertThat(keys(""))
                .containsExactly(".hidden", "a b", "a%2Fb", "a&b=c?d#e", "a+b", "a/b", "a~b", "Übung/größe", "脳/1");
    }

    @Test
    default void deletesMoreThanOnce() throws IOException {
        store().write(at("in/scan"), bytes("voxels"), PLAIN);

        store().delete(at("in/scan"));
        store().delete(at("in/scan"));

        assertThat(keys("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 12_000_000})
    default void leavesNothingOfASourceThatFails(int size) throws IOException {
        store().write(at("kept"), bytes("before"), PLAIN);

        assertThatIOException()
                .isThrownBy(() -> store().write(at("kept"), broken(size), PLAIN))
                .withMessage("the source broke");
        assertThatIOException()
                .isThrownBy(() -> store().create(at("new"), broken(size), PLAIN))
                .withMessage("the source broke");

        assertThat(text("kept")).isEqualTo("before");
        assertThat(keys("")).containsExactly("kept");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 12_000_000})
    default void leavesNothingOfASourceOfAnotherSizeThanExpected(int size) throws IOException {
        assertFails(
                Kind.INVALID,
                "s3://scans/scan was not written: its source has %d bytes, not 7".formatted(size),
                () -> store().write(at("scan"), new ByteArrayInputStream(random(size)), PLAIN.expecting(7)));
        assertThat(keys("")).isEmpty();
    }

    private String text(String key) throws IOException {
        try (ObjectContent content = store().read(at(key))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private List<String> keys(String prefix) throws IOException {
        return store().list(BUCKET, prefix, "", 1000).objects().stream()
                .map(object -> object.location().key())
                .toList();
    }

    /** A place in the bucket of the tests. */
    static ObjectLocation at(String key) {
        return new ObjectLocation(BUCKET, key);
    }

    /** Deletes every object of the bucket. */
    static void empty(ObjectStore store) throws IOException {
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            ObjectPage page = store.list(BUCKET, "", next.get(), 1000);
            for (ObjectSummary object : page.objects()) {
                store.delete(object.location());
            }
            next = page.next();
        }
    }

    /** A small source. */
    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Bytes that are always the same. */
    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Checks how a store failed. */
    static void assertFails(Kind kind, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static InputStream broken(int size) {
        return new SequenceInputStream(new ByteArrayInputStream(random(size)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the source broke");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
