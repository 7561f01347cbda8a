package org.lfsr.pipeline;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lfsr.pipeline.manifest.Manifest;

/** Manifests that nobody reads. Made by their fields' types, so that they need not follow every new field. */
final class Manifests {

    private Manifests() {}

    static Manifest of(String scanId) {
        RecordComponent[] fields = Manifest.class.getRecordComponents();
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable
        Object[] values = Arrays.stream(types).map(type -> value(type, scanId)).toArray();
        try {
            return Manifest.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Records have a constructor of their fields", e);
        }
    }

    private static @Nullable Object value(Class<?> type, String scanId) {
        List<Object> simple = List.of(scanId, 1, List.of(), Map.of(), Instant.EPOCH, Manifest.Outcome.NO_LESION);
        return simple.stream()
                .filter(value -> type.isInstance(value) || (type == int.class && value instanceof Integer))
                .findFirst()
                .orElse(null);
    }
}
