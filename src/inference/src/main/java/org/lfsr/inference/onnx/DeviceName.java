package org.lfsr.inference.onnx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Linux calls the machine's NVIDIA devices and processors. */
record DeviceName(Path proc) {

    private static final String DEVICES = "driver/nvidia/gpus";
    private static final String PROCESSORS = "cpuinfo";

    /** This machine's. */
    static final DeviceName SYSTEM = new DeviceName(Path.of("/proc"));

    /** The name of what a provider runs on; empty if nobody tells, or several kinds of it are there. */
    Optional<String> of(Provider provider) {
        try {
            Set<String> names = provider == Provider.CPU ? values(proc.resolve(PROCESSORS), "model name") : devices();
            return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Another system than Linux, or one that keeps this to itself.
        }
    }

    /** Which of several a session's number means depends on CUDA's order, so only what holds for all is told. */
    private Set<String> devices() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(proc.resolve(DEVICES))) {
            for (Path device : devices) {
                names.addAll(values(device.resolve("information"), "Model"));
            }
        }
        return names;
    }

    private static Set<String> values(Path file, String key) throws IOException {
        Set<String> values = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }
}
