package org.lfsr.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker and an object store that start and stop together, with their data below one folder.
 *
 * <p>Whoever starts them closes them; any thread may.
 */
public final class EmbeddedServices implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final EmbeddedObjectStore objectStore;

    private EmbeddedServices(EmbeddedBroker broker, EmbeddedObjectStore objectStore) {
        this.broker = broker;
        this.objectStore = objectStore;
    }

    /**
     * Starts both and returns once both serve, with their topics and buckets; if one cannot, none stays.
     *
     * @param folder where their data lies, in {@code broker} and {@code objects}; made if it is not there
     * @throws IOException if a port is taken or the folder cannot be used
     */
    public static EmbeddedServices start(Path folder, Settings settings) throws IOException {
        EmbeddedObjectStore store = EmbeddedObjectStore.start(
                folder.resolve("objects"), settings.storePort(), settings.credentials(), settings.buckets());
        EmbeddedBroker broker = null;
        try {
            broker = broker(folder.resolve("broker"), settings);
            return new EmbeddedServices(broker, store);
        } finally {
            if (broker == null) {
                store.close();
            }
        }
    }

    /** The broker; closing it is left to {@link #close()}. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** The object store; closing it is left to {@link #close()}. */
    public EmbeddedObjectStore objectStore() {
        return objectStore;
    }

    /**
     * Stops both, keeping their data. Closing twice does nothing.
     *
     * @throws IOException if the object store does not stop
     */
    @Override
    public void close() throws IOException {
        try (objectStore) {
            broker.close();
        }
    }

    private static EmbeddedBroker broker(Path folder, Settings settings) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, settings.brokerPort());
        try {
            broker.createTopics(settings.topics());
            return broker;
        } catch (IOException | RuntimeException e) {
            try (broker) {
                throw e;
            }
        }
    }
}
