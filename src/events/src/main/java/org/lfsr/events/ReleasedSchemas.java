package org.lfsr.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas of the versions released so far, by which what they wrote can still be read. */
final class ReleasedSchemas {

    /** The files of a version; one that came later is missing in those before. */
    static final List<String> FILES =
            List.of("LesionStack.avsc", "NewScan.avsc", "ObjectLocation.avsc", "PixelBox.avsc", "ScanCompleted.avsc");

    private ReleasedSchemas() {}

    /** Every released version of a record, oldest first. */
    static List<Schema> of(String fullName) {
        List<Schema> found = new ArrayList<>();
        List<Schema> version = version(1);
        for (int number = 2; !version.isEmpty(); number++) {
            version.stream()
                    .filter(schema -> schema.getFullName().equals(fullName))
                    .forEach(found::add);
            version = version(number);
        }
        return List.copyOf(found);
    }

    /** The named types of one version, nested ones too; none if there is no such version. */
    private static List<Schema> version(int number) {
        SchemaParser parser = new SchemaParser();
        for (String file : FILES) {
            parse(parser, "schemas/previous/%d/%s".formatted(number, file));
        }
        return parser.getParsedNamedSchemas();
    }

    private static void parse(SchemaParser parser, String resource) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            if (in != null) {
                parser.parse(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Schema %s cannot be read".formatted(resource), e);
        }
    }
}
