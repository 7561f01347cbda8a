package org.lfsr.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the sources, where what was built lies.
 *
 * @param root the folder with {@code src} and {@code models} in it
 */
public record Checkout(Path root) {

    /**
     * Finds the one that this program was built in.
     *
     * @throws IllegalStateException if it was taken elsewhere
     */
    public static Checkout ofThisProgram() {
        Path program = program();
        for (Path folder = program; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("src/service"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException(
                "%s does not lie in a checkout; say where service and models are".formatted(program));
    }

    /** Where the service's runnable jar is, once it is built. */
    public Path serviceJar() {
        return root.resolve("src/service/target/quarkus-app/quarkus-run.jar");
    }

    /** Where the models are that come with the product. */
    public Path models() {
        return root.resolve("models");
    }

    private static Path program() {
        try {
            return Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path entry is no file", e);
        }
    }
}
