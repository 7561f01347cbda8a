package org.lfsr.dicom.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.Tags;
import org.lfsr.dicom.Tool;
import org.lfsr.dicom.series.DicomSeries;
import org.lfsr.dicom.series.MadeSeries;
import org.lfsr.dicom.series.Orientation;

/** A picture archive takes source and results by C-STORE and shows them in one study. */
class OrthancTest {

    private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void showsResultsInTheStudyOfTheirSource() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "No Orthanc: skipped what it makes of derived series");
        Tool storescu = Tool.orSkip("storescu");
        DicomSeries source = Derived.classic(Orientation.AXIAL);
        List<DataSet> instances =
                new ArrayList<>(MadeSeries.of(12, 10, 8, Orientation.AXIAL).classic());
        instances.addAll(Derived.instances(source, DerivedKind.ENHANCED));
        instances.addAll(Derived.instances(source, DerivedKind.DEVIATION));
        Path sent = Files.createDirectory(folder.resolve("sent"));
        Derived.saved(instances, sent);

        try (Orthanc archive = new Orthanc(folder)) {
            storescu.run("+sd", "-aec", "ORTHANC", "127.0.0.1", archive.dicomPort, sent);

            assertThat(archive.get("/studies").split(",", -1)).hasSize(1);
            assertThat(archive.get("/studies?expand")).contains("\"StudyInstanceUID\" : \"2.25.1\"");
            assertThat(archive.get("/series?expand"))
                    .contains("\"SeriesInstanceUID\" : \"2.25.2\"")
                    .contains(instances.get(8).requireText(Tags.SERIES_INSTANCE_UID))
                    .contains(instances.get(13).requireText(Tags.SERIES_INSTANCE_UID));
            assertThat(archive.get("/statistics")).contains("\"CountInstances\" : 18", "\"CountSeries\" : 3");
        }
    }

    /** An archive of a test, on the loopback address. */
    private static final class Orthanc implements AutoCloseable {

        private final int dicomPort;
        private final int httpPort;
        private final Process process;

        Orthanc(Path folder) throws IOException {
            dicomPort = freePort();
            httpPort = freePort();
            Path settings =
                    Files.writeString(folder.resolve("orthanc.json"), """
                    {"StorageDirectory": "%1$s/db", "IndexDirectory": "%1$s/db", "HttpPort": %2$d, "DicomPort": %3$d,
                     "RemoteAccessAllowed": false, "DicomAet": "ORTHANC", "DicomCheckCalledAet": false, "Plugins": []}
                    """.formatted(folder, httpPort, dicomPort));
            process = new ProcessBuilder(PROGRAM.toString(), settings.toString())
                    .redirectErrorStream(true)
                    .start();
            awaitStart();
        }

        /** A port that is free now. */
        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private void awaitStart() throws IOException {
            BufferedReader log =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder all = new StringBuilder();
            String line = log.readLine();
            while (line != null && !line.contains("Orthanc has started")) {
                all.append(line).append('\n');
                line = log.readLine();
            }
            assertThat(line).as(all.toString()).isNotNull();
        }

        String get(String path) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
