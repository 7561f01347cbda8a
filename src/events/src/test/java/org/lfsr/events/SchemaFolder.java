package org.lfsr.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The specification's files. */
final class SchemaFolder {

    static final Path PUBLISHED = Path.of(Objects.requireNonNull(System.getProperty("lfsr.root")), "schemas");
    static final Path PREVIOUS = PUBLISHED.resolve("previous");

    private SchemaFolder() {}

    /** What lies in a folder whose name ends so, in order. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The released versions' folders, in order. */
    static List<Path> versions() {
        return files(PREVIOUS, "").stream().filter(Files::isDirectory).toList();
    }

    /** Every named type of one version, nested ones too. */
    static List<Schema> types(Path folder) {
        SchemaParser parser = new SchemaParser();
        for (Path file : files(folder, ".avsc")) {
            try {
                parser.parse(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parser.getParsedNamedSchemas();
    }

    static Schema type(Path folder, String name) {
        return types(folder).stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
