package org.lfsr.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lfsr.trainer.config.SourceConfiguration;

/** Finds the scans of a source. */
final class ScanFinder {

    private final SourceConfiguration source;

    ScanFinder(SourceConfiguration source) {
        this.source = source;
    }

    /**
     * Lists the scans, in the order of their paths.
     *
     * @throws DataException if the folder is not there, no image is in it, an image has no mask, or a patient who was
     *     asked for has no image
     */
    List<Scan> find() throws IOException, DataException {
        if (!Files.isDirectory(imageFolder())) {
            throw new DataException("No folder at %s".formatted(imageFolder()));
        }
        List<Scan> scans = images().stream().map(this::scan).toList();
        if (scans.isEmpty()) {
            throw new DataException("No image in %s ends in %s".formatted(imageFolder(), source.imageSuffix()));
        }
        for (Scan scan : scans) {
            if (!Files.isRegularFile(scan.mask())) {
                throw new DataException("%s has no mask at %s".formatted(scan.image(), scan.mask()));
            }
        }
        return source.patients() == null ? scans : chosen(scans, source.patients());
    }

    private List<Path> images() throws IOException {
        try (Stream<Path> files = Files.walk(imageFolder())) {
            return files.filter(file -> file.getFileName().toString().endsWith(source.imageSuffix()))
                    .sorted()
                    .toList();
        }
    }

    private Path imageFolder() {
        return below(source.imageFolder());
    }

    private Path below(@Nullable String folder) {
        return folder == null ? source.folder() : source.folder().resolve(folder);
    }

    private Scan scan(Path image) {
        Path inside = imageFolder().relativize(image);
        Path mask = below(source.maskFolder()).resolve(withMaskSuffix(inside.toString()));
        return new Scan(patient(inside), image, mask, source.kind(), source.shrink());
    }

    private String withMaskSuffix(String name) {
        return name.substring(0, name.length() - source.imageSuffix().length()) + source.maskSuffix();
    }

    private String patient(Path inside) {
        String first = inside.getName(0).toString();
        return inside.getNameCount() > 1
                ? first
                : first.substring(0, first.length() - source.imageSuffix().length());
    }

    private static List<Scan> chosen(List<Scan> scans, Path patients) throws IOException, DataException {
        if (!Files.isRegularFile(patients)) {
            throw new DataException("No list of patients at %s".formatted(patients));
        }
        Set<String> wanted = Files.readAllLines(patients).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Scan> chosen =
                scans.stream().filter(scan -> wanted.contains(scan.patient())).toList();
        wanted.removeAll(chosen.stream().map(Scan::patient).toList());
        if (!wanted.isEmpty()) {
            throw new DataException("%s names patients without an image: %s".formatted(patients, wanted));
        }
        return chosen;
    }
}
