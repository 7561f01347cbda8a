package org.lfsr.service.work;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory for volumes that are read and not yet enhanced: so many of them, and so many voxels together. One that is
 * being read counts as the largest allowed, since nobody knows better before. Any thread may call.
 */
public final class VolumeRoom {

    private final long largest;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private int places;
    private long voxels;

    /**
     * Creates an empty room.
     *
     * @param places how many volumes
     * @param voxels how many voxels they have together
     * @param largest how many voxels the largest may have
     * @throws IllegalArgumentException if the largest does not fit in
     */
    public VolumeRoom(int places, long voxels, long largest) {
        if (places < 1 || largest < 1 || voxels < largest) {
            throw new IllegalArgumentException(
                    "Room must be for 1 volume or more and for the largest, of %d voxels, found %d volumes and %d voxels"
                            .formatted(largest, places, voxels));
        }
        this.places = places;
        this.voxels = voxels;
        this.largest = largest;
    }

    /**
     * Waits until there is room for the largest volume, and takes it.
     *
     * @return to be left, once
     * @throws InterruptedException if the thread is interrupted; nothing is taken then
     */
    Place enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (places < 1 || voxels < largest) {
                freed.await();
            }
            places--;
            voxels -= largest;
            return new Place();
        } finally {
            lock.unlock();
        }
    }

    private void free(int morePlaces, long moreVoxels) {
        lock.lock();
        try {
            places += morePlaces;
            voxels += moreVoxels;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The room that one volume takes. One thread at a time. */
    final class Place implements AutoCloseable {

        private long taken = largest;
        private boolean left;

        /** Gives back what a volume does not need, now that its size is known. */
        void shrink(long needed) {
            long spare = Math.max(0, taken - needed);
            taken -= spare;
            free(0, spare);
        }

        /** Gives back everything; twice does nothing. */
        @Override
        public void close() {
            if (!left) {
                left = true;
                free(1, taken);
            }
        }
    }
}
