package org.lfsr.messaging;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What has become of a partition's records: which are open, which are done, and from where on that must be remembered.
 *
 * <p>Records arrive in order of their offsets, some of which may not exist, and are finished in any order.
 */
final class OffsetLedger {

    /** Done by an earlier owner, and not arrived here yet. */
    private final TreeSet<Long> restored;

    private final TreeSet<Long> open = new TreeSet<>();
    private final TreeSet<Long> done = new TreeSet<>();
    private long next;

    /** Goes on from where an earlier owner of the partition was. */
    OffsetLedger(Progress progress) {
        this.restored = new TreeSet<>(progress.beyond());
        this.next = progress.prefix();
    }

    /** Says whether a record has not been taken in, here or by an earlier owner. */
    boolean isNew(long offset) {
        return offset >= next && !restored.contains(offset);
    }

    /** Says whether a record could be done, and all before it open, and that could still be written down. */
    boolean hasRoomFor(long offset) {
        return open.isEmpty() || offset - open.first() < OffsetMetadataCodec.MAX_SPAN;
    }

    /**
     * Takes a record in. One that arrived before, or that an earlier owner finished, is passed over.
     *
     * @return whether it is open now, and has to be finished
     */
    boolean accept(long offset) {
        if (offset < next) {
            return false;
        }
        boolean isDone = restored.contains(offset);
        restored.headSet(offset, true).clear();
        next = offset + 1;
        if (!isDone) {
            open.add(offset);
        } else if (!open.isEmpty()) {
            done.add(offset);
        }
        return !isDone;
    }

    /**
     * What there would be to commit if these records were finished.
     *
     * @param finishing offsets that are open
     */
    Progress progressWith(Collection<Long> finishing) {
        TreeSet<Long> stillOpen = new TreeSet<>(open);
        finishing.forEach(stillOpen::remove);
        long prefix = stillOpen.isEmpty() ? next : stillOpen.first();
        TreeSet<Long> beyond = new TreeSet<>(done);
        beyond.addAll(finishing);
        beyond.addAll(restored);
        beyond.headSet(prefix).clear();
        while (beyond.remove(prefix)) {
            prefix++;
        }
        return Progress.of(prefix, beyond);
    }

    /** What there is to commit. */
    Progress progress() {
        return progressWith(List.of());
    }

    /**
     * Notes that records are finished, for good.
     *
     * @throws IllegalStateException if one is not open
     */
    void finish(Collection<Long> offsets) {
        for (long offset : offsets) {
            if (!open.remove(offset)) {
                throw new IllegalStateException("Offset %d is not open".formatted(offset));
            }
            done.add(offset);
        }
        done.headSet(open.isEmpty() ? next : open.first()).clear();
    }

    /** How many records arrived and are not finished. */
    int unfinished() {
        return open.size();
    }

    /** How many records that arrived must still be remembered: those from the first open one on. */
    int held() {
        return open.size() + done.size();
    }
}
