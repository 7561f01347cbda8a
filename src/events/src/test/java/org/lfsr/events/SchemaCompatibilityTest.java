package org.lfsr.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCompatibilityTest {

    @ParameterizedTest(name = "version {0}")
    @MethodSource("versions")
    void readsEveryReleasedVersionAndIsReadByIt(Path version) {
        List<Schema> published = SchemaFolder.types(SchemaFolder.PUBLISHED);
        List<Schema> released = SchemaFolder.types(version);

        List<String> breaks = SchemaChange.breaks(published, released);

        assertThat(released).isNotEmpty();
        assertThat(breaks).isEmpty();
    }

    static Stream<Path> versions() {
        return SchemaFolder.versions().stream();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            removed field      | READER_FIELD_MISSING_DEFAULT_VALUE | "name": "requestedAt"      | "name": "askedAt"
            optional field     | NewScan.sequence is gone           | "name": "sequence"         | "name": "weighting"
            changed type       | TYPE_MISMATCH                      | "type": "long"             | "type": "boolean"
            changed union      | MISSING_UNION_BRANCH               | ["null", "ObjectLocation"] | ["null", "int"]
            removed symbol     | Priority's symbols                 | "STAT", "ARCHIVE"          | "ARCHIVE"
            reordered symbols  | Priority's symbols                 | "STAT", "ARCHIVE"          | "ARCHIVE", "STAT"
            renamed type       | Priority is gone                   | "name": "Priority"         | "name": "Urgency"
            """)
    void refusesAnIncompatibleChange(String kind, String message, String before, String after) throws IOException {
        List<Schema> released = SchemaFolder.types(SchemaFolder.PUBLISHED);
        List<Schema> changed = changed(before, after);

        List<String> breaks = SchemaChange.breaks(changed, released);

        assertThat(breaks).as(kind).anyMatch(found -> found.contains(message));
    }

    @Test
    void allowsAnAddedFieldWithADefault() throws IOException {
        List<Schema> released = SchemaFolder.types(SchemaFolder.PUBLISHED);
        List<Schema> changed = changed(
                "\"name\": \"requestedAt\"",
                "\"name\": \"added\", \"type\": \"int\", \"default\": 0}, {\"name\": \"requestedAt\"");

        List<String> breaks = SchemaChange.breaks(changed, released);

        assertThat(breaks).isEmpty();
    }

    @Test
    void allowsAnAddedSymbol() throws IOException {
        List<Schema> released = SchemaFolder.types(SchemaFolder.PUBLISHED);
        List<Schema> changed = changed("\"DICOM_SERIES\"]", "\"DICOM_SERIES\", \"NRRD\"]");

        List<String> breaks = SchemaChange.breaks(changed, released);

        assertThat(breaks).isEmpty();
    }

    /** The published schemas with one place of NewScan's text changed. */
    private static List<Schema> changed(String before, String after) throws IOException {
        String text = Files.readString(SchemaFolder.PUBLISHED.resolve("NewScan.avsc"));
        assertThat(text).contains(before);
        SchemaParser parser = new SchemaParser();
        parser.parse(SchemaFolder.PUBLISHED.resolve("ObjectLocation.avsc"));
        parser.parse(SchemaFolder.PUBLISHED.resolve("PixelBox.avsc"));
        parser.parse(SchemaFolder.PUBLISHED.resolve("LesionStack.avsc"));
        parser.parse(SchemaFolder.PUBLISHED.resolve("ScanCompleted.avsc"));
        parser.parse(text.replace(before, after));
        return parser.getParsedNamedSchemas();
    }
}
