package org.lfsr.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRulesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void explainsEveryType(String name, Schema type) {
        assertThat(type.getDoc()).as(name).endsWith(".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void explainsEveryField(String name, Schema.Field field) {
        assertThat(field.doc()).as(name).endsWith(".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void saysWhatNullMeansWhereItMayBe(String name, Schema.Field field) {
        if (field.schema().isNullable()) {
            assertThat(field.doc()).as(name).containsPattern("\\b[Nn]ull\\b");
            assertThat(field.hasDefaultValue()).as(name).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void givesEveryEnumADefaultForSymbolsThatAreYetToCome(String name, Schema type) {
        if (type.getType() == Schema.Type.ENUM) {
            assertThat(type.getEnumDefault()).as(name).isNotNull();
        }
    }

    @Test
    void generatesTheClassesFromThePublishedFiles() {
        assertThat(fingerprint(SchemaFolder.type(SchemaFolder.PUBLISHED, "NewScan")))
                .isEqualTo(fingerprint(NewScan.getClassSchema()));
        assertThat(fingerprint(SchemaFolder.type(SchemaFolder.PUBLISHED, "ScanCompleted")))
                .isEqualTo(fingerprint(ScanCompleted.getClassSchema()));
    }

    @Test
    void knowsEveryPublishedFileByName() {
        List<String> names = SchemaFolder.files(SchemaFolder.PUBLISHED, ".avsc").stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(names).isEqualTo(ReleasedSchemas.FILES);
    }

    @Test
    void numbersReleasedVersionsWithoutAGap() {
        int count = SchemaFolder.versions().size();

        assertThat(SchemaFolder.versions())
                .extracting(Path::getFileName)
                .containsExactlyInAnyOrderElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(count)
                        .map(number -> Path.of(number.toString()))
                        .toList());
        assertThat(ReleasedSchemas.of("org.lfsr.events.NewScan")).hasSize(count);
    }

    static Stream<Arguments> types() {
        return SchemaFolder.types(SchemaFolder.PUBLISHED).stream().map(type -> Arguments.of(type.getName(), type));
    }

    static Stream<Arguments> fields() {
        return SchemaFolder.types(SchemaFolder.PUBLISHED).stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .flatMap(type -> type.getFields().stream()
                        .map(field -> Arguments.of(type.getName() + "." + field.name(), field)));
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
