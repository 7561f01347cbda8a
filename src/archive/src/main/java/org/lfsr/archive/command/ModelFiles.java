package org.lfsr.archive.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lfsr.archive.ModelPair;
import org.lfsr.inference.StoredModel;

/** The models that the service works with, by their files. */
final class ModelFiles {

    private ModelFiles() {}

    /**
     * Reads the models; their cards say which is what.
     *
     * @param places files, or folders that stand for all ONNX files in them
     * @throws IOException if one cannot be read, or they are not the models that are wanted
     */
    static ModelPair read(List<Path> places, Optional<Integer> scale) throws IOException {
        List<StoredModel> models = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                models.add(StoredModel.read(file));
            }
        }
        return ModelPair.of(models, scale);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
    }
}
