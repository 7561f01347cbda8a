package org.lfsr.pipeline.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lfsr.storage.ByteRange;
import org.lfsr.storage.ObjectContent;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectPage;
import org.lfsr.storage.ObjectStat;
import org.lfsr.storage.ObjectStore;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;

/** A store to which something happens before or after a call, and which writes down what it was asked for. */
final class DisturbedStore implements ObjectStore {

    private final ObjectStore store;
    private final Disturbance before;
    private final Disturbance after;
    private final List<String> calls = new ArrayList<>();

    DisturbedStore(ObjectStore store, Disturbance before, Disturbance after) {
        this.store = store;
        this.before = before;
        this.after = after;
    }

    /** Only writes down. */
    static DisturbedStore quiet(ObjectStore store) {
        return new DisturbedStore(store, call -> {}, call -> {});
    }

    /** Like {@code write lesion-00.nii.gz}, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public ObjectContent read(ObjectLocation location) throws ObjectStoreException {
        int call = begin("read", location.key());
        ObjectContent content = store.read(location);
        happen(after, call);
        return content;
    }

    @Override
    public ObjectContent read(ObjectLocation location, ByteRange range) {
        throw new AssertionError("Nobody reads parts");
    }

    @Override
    public ObjectStat stat(ObjectLocation location) throws ObjectStoreException {
        int call = begin("stat", location.key());
        ObjectStat stat = store.stat(location);
        happen(after, call);
        return stat;
    }

    @Override
    public Written write(ObjectLocation location, InputStream source, WriteOptions options) throws IOException {
        int call = begin("write", location.key());
        Written written = store.write(location, source, options);
        happen(after, call);
        return written;
    }

    @Override
    public Optional<Written> create(ObjectLocation location, InputStream source, WriteOptions options)
            throws IOException {
        int call = begin("create", location.key());
        Optional<Written> written = store.create(location, source, options);
        happen(after, call);
        return written;
    }

    @Override
    public ObjectPage list(String bucket, String prefix, String startAfter, int pageSize) throws ObjectStoreException {
        int call = begin("list", prefix);
        ObjectPage page = store.list(bucket, prefix, startAfter, pageSize);
        happen(after, call);
        return page;
    }

    @Override
    public void delete(ObjectLocation location) throws ObjectStoreException {
        int call = begin("delete", location.key());
        store.delete(location);
        happen(after, call);
    }

    @Override
    public void close() {
        throw new AssertionError("Nobody closes");
    }

    private int begin(String verb, String key) throws ObjectStoreException {
        int call = calls.size();
        calls.add(verb + " " + key.substring(key.lastIndexOf('/') + 1));
        happen(before, call);
        return call;
    }

    private static void happen(Disturbance disturbance, int call) throws ObjectStoreException {
        try {
            disturbance.happen(call);
        } catch (ObjectStoreException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens. */
    interface Disturbance {

        /**
         * Happens.
         *
         * @param call the call's number, from 0
         */
        void happen(int call) throws IOException;
    }
}
