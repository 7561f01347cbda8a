package org.lfsr.service.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VolumeRoomTest {

    @Test
    void takesOneMoreOnceAVolumeIsKnownToBeSmall() throws Exception {
        VolumeRoom room = new VolumeRoom(2, 150, 100);
        VolumeRoom.Place first = room.enter();
        Waiter second = new Waiter(room);
        boolean admittedBefore = second.entered.isDone();

        first.shrink(50);

        assertThat(admittedBefore).isFalse();
        assertThat(second.entered.get()).isNotNull();
    }

    @Test
    void takesNoMoreVolumesThanItHasPlacesFor() throws Exception {
        VolumeRoom room = new VolumeRoom(1, 1000, 100);
        VolumeRoom.Place first = room.enter();
        first.shrink(1);
        Waiter second = new Waiter(room);
        boolean admittedBefore = second.entered.isDone();

        first.close();

        assertThat(admittedBefore).isFalse();
        assertThat(second.entered.get()).isNotNull();
    }

    @Test
    void givesAPlaceBackOnce() throws Exception {
        VolumeRoom room = new VolumeRoom(1, 100, 100);
        VolumeRoom.Place first = room.enter();
        first.close();
        first.close();
        VolumeRoom.Place second = room.enter();
        Waiter third = new Waiter(room);
        boolean admittedBefore = third.entered.isDone();

        second.close();

        assertThat(admittedBefore).isFalse();
        assertThat(third.entered.get()).isNotNull();
    }

    @Test
    void refusesToBeTooSmallForTheLargest() {
        assertThatThrownBy(() -> new VolumeRoom(2, 99, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Room must be for 1 volume or more and for the largest, of 100 voxels, "
                        + "found 2 volumes and 99 voxels");
    }

    /** A thread that waits to enter, and was seen waiting. */
    private static final class Waiter {

        private final CompletableFuture<VolumeRoom.Place> entered = new CompletableFuture<>();

        Waiter(VolumeRoom room) {
            Thread thread = new Thread(() -> {
                try {
                    entered.complete(room.enter());
                } catch (InterruptedException e) {
                    entered.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
                Thread.onSpinWait();
            }
        }
    }
}
