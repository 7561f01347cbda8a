package org.lfsr.dicom.container;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.UnreadableDicomException;
import org.lfsr.dicom.UnreadableDicomException.Reason;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;
import org.lfsr.dicom.series.SeriesCollector;
import org.lfsr.dicom.series.SeriesLimits;
import org.lfsr.dicom.series.SeriesReader;

class ContainerReaderTest {

    private static final ContainerLimits LIMITS = new ContainerLimits(20, 10 << 20, 10);

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void readsEachInstance(String name, byte[] container) throws Exception {
        SeriesCollector collector = collector();

        new ContainerReader(LIMITS).read(new ByteArrayInputStream(container), collector);

        assertThat(ContainerReader.isContainer(container)).isTrue();
        assertThat(collector.images()).isEqualTo(4);
        assertThat(collector.others()).isEqualTo(1);
        assertThat(collector.finish().volume().grid()).hasToString("16 x 8 x 4");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void refusesAContainerThatWasCutAnywhere(String name, byte[] container) {
        int end = container.length;
        while (container[end - 1] == 0) {
            end--;
        }
        for (int length = 300; length < end; length += 97) {
            byte[] cut = Arrays.copyOf(container, length);

            assertThatThrownBy(() -> new ContainerReader(LIMITS).read(new ByteArrayInputStream(cut), collector()))
                    .as("%d of %d bytes", length, container.length)
                    .isInstanceOf(UnreadableDicomException.class)
                    .extracting(e -> ((UnreadableDicomException) e).reason())
                    .isIn(Reason.TRUNCATED, Reason.BAD_ARCHIVE);
        }
    }

    static Stream<Arguments> containers() throws IOException {
        List<byte[]> files = files();
        return Stream.of(
                Arguments.of("zip", Containers.zip(files)),
                Arguments.of("tar", Containers.tar(files)),
                Arguments.of("tar.gz", Containers.gzip(Containers.tar(files))));
    }

    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>(List.of("read me".getBytes(US_ASCII)));
        for (DataSet instance : MadeSeries.of(16, 8, 4, Orientation.AXIAL).classic()) {
            files.add(MadeSeries.file(instance));
        }
        return files;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refusesNamingTheValueFound(Reason reason, String message, byte[] container) {
        assertThatThrownBy(() -> new ContainerReader(LIMITS).read(new ByteArrayInputStream(container), collector()))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessageContaining(message)
                .extracting(e -> ((UnreadableDicomException) e).reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> refusesNamingTheValueFound() {
        byte[] large = new byte[3 << 20];
        List<byte[]> many = java.util.Collections.nCopies(21, new byte[1]);
        return Stream.of(
                Arguments.of(Reason.BAD_ARCHIVE, "0 bytes begin as neither zip nor tar do", new byte[0]),
                Arguments.of(Reason.BAD_ARCHIVE, "262 bytes begin as neither", new byte[1000]),
                Arguments.of(Reason.BAD_ARCHIVE, "gzip of something else than tar", Containers.gzip(new byte[1000])),
                Arguments.of(Reason.TOO_LARGE, "more than 10 times as many", Containers.zip(List.of(large))),
                Arguments.of(
                        Reason.TOO_LARGE,
                        "more than 10 times as many",
                        Containers.gzip(Containers.tar(List.of(large)))),
                Arguments.of(
                        Reason.TOO_LARGE,
                        "Container holds more than 10485760 bytes",
                        Containers.tar(List.of(new byte[11 << 20]))),
                Arguments.of(Reason.TOO_LARGE, "Container has more than 20 entries", Containers.zip(many)),
                Arguments.of(Reason.TOO_LARGE, "Container has more than 20 entries", Containers.tar(many)));
    }

    @Test
    void letsAFailingStreamThrough() throws IOException {
        byte[] container = Containers.zip(files());
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(container)) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                if (in.available() < container.length / 2) {
                    throw new IOException("cut");
                }
                return super.read(target, from, Math.min(length, 50));
            }
        };

        assertThatThrownBy(() -> new ContainerReader(LIMITS).read(failing, collector()))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");
    }

    @Test
    void refusesLimitsThatAllowNothing() {
        assertThatThrownBy(() -> new ContainerLimits(1, 0, 1))
                .hasMessage("Limits of 1 entries, 0 bytes and ratio 1 allow no container");
    }

    private static SeriesCollector collector() {
        return new SeriesReader(SeriesLimits.ofVoxels(1 << 16)).begin();
    }
}
