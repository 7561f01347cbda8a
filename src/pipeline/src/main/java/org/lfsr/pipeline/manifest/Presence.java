package org.lfsr.pipeline.manifest;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds records that were read to what their types promise: nothing is null unless it may be. */
final class Presence {

    private Presence() {}

    /**
     * Looks through a record and all records in it.
     *
     * @throws IllegalArgumentException if something is null; the message names it
     */
    static void require(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(Presence::require);
        }
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                requireComponent(value, component);
            }
        }
    }

    private static void requireComponent(Object holder, RecordComponent component) {
        Object value = value(holder, component);
        if (value != null) {
            require(value);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalArgumentException("%s must not be null".formatted(component.getName()));
        }
    }

    private static @Nullable Object value(Object holder, RecordComponent component) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Records can be read", e);
        }
    }
}
