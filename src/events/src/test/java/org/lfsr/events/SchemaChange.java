package org.lfsr.events;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What breaks when one version's schemas take another's place. */
final class SchemaChange {

    private SchemaChange() {}

    /**
     * Reads each named type of the older version with the newer one's, and the other way round; and holds the newer
     * ones to adding only, which is more than Avro asks for.
     *
     * @return a sentence for each thing that is gone, and for each that one version cannot read of the other
     */
    static List<String> breaks(List<Schema> newer, List<Schema> older) {
        List<String> breaks = new ArrayList<>();
        for (Schema before : older) {
            newer.stream()
                    .filter(type -> type.getFullName().equals(before.getFullName()))
                    .findFirst()
                    .ifPresentOrElse(
                            after -> compare(after, before, breaks), () -> breaks.add(before.getName() + " is gone"));
        }
        return breaks;
    }

    private static void compare(Schema after, Schema before, List<String> breaks) {
        read("new cannot read old", after, before, breaks);
        read("old cannot read new", before, after, breaks);
        if (before.getType() == Schema.Type.RECORD && after.getType() == Schema.Type.RECORD) {
            before.getFields().stream()
                    .filter(field -> after.getField(field.name()) == null)
                    .forEach(field -> breaks.add(before.getName() + "." + field.name() + " is gone"));
        }
        if (before.getType() == Schema.Type.ENUM && !begins(after.getEnumSymbols(), before.getEnumSymbols())) {
            breaks.add("%s's symbols %s do not begin with %s"
                    .formatted(before.getName(), after.getEnumSymbols(), before.getEnumSymbols()));
        }
    }

    private static boolean begins(List<String> symbols, List<String> start) {
        return symbols.size() >= start.size()
                && symbols.subList(0, start.size()).equals(start);
    }

    private static void read(String sentence, Schema reader, Schema writer, List<String> breaks) {
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult().getIncompatibilities().stream()
                .map(found -> "%s: %s at %s".formatted(sentence, found.getType(), found.getLocation()))
                .forEach(breaks::add);
    }
}
