package org.lfsr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConductorStopTest {

    private static final ConductorSettings SETTINGS =
            new ConductorSettings(1, 4, RetryRule.DEFAULT, "completed", "dead", Duration.ZERO);

    private final ScheduledThreadPoolExecutor desk = new ScheduledThreadPoolExecutor(1);
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<Transaction> committed = new ArrayList<>();
    private final Conductor conductor = new Conductor(
            SETTINGS,
            job -> {
                started.countDown();
                return result;
            },
            (transaction, settled) -> {
                committed.add(transaction);
                settled.accept(new Outcome.Committed());
            },
            ConductorListener.DEAF,
            new Surroundings(Clock.systemUTC(), new Random(1), desk));
    private final Intake intake =
            conductor.intake(new IntakeSettings("scans", 9, Map.of(Samples.NEW, RequestReader.newScans())));

    @BeforeEach
    void beginsOneOfTwoScans() throws InterruptedException {
        intake.assigned(
                StubConsumer.of(() -> new ConsumerGroupMetadata("group", 1, "member", Optional.empty()), Map::of),
                List.of(new TopicPartition(Samples.NEW, 0)));
        for (int offset = 0; offset < 2; offset++) {
            var unused = accept(offset);
        }
        started.await();
    }

    @AfterEach
    void endTheDesk() {
        desk.shutdownNow();
    }

    @Test
    void finishesWhatIsAtWorkAndReleasesTheRest() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Future<?> holding = desk.submit(() -> {
            held.countDown();
            stopping.await();
            return result.complete(new Answer(Samples.completion(Samples.request("r0", "s0")), Map.of()));
        });
        held.await();
        int waiting = desk.getQueue().size();

        CompletableFuture<Stopped> stop = CompletableFuture.supplyAsync(() -> conductor.stop(Duration.ofMinutes(1)));
        while (desk.getQueue().size() == waiting) {
            Thread.onSpinWait(); // Else the second scan could be begun, and ended, before.
        }
        stopping.countDown();

        Stopped stopped = stop.get(1, TimeUnit.MINUTES);
        assertThat(holding).isDone();
        assertThat(stopped).isEqualTo(new Stopped(0, 1));
        assertThat(committed).hasSize(1);
    }

    @Test
    void releasesWhatDoesNotEndInTime() {
        Stopped stopped = conductor.stop(Duration.ZERO);

        assertThat(stopped).isEqualTo(new Stopped(1, 2));
        assertThat(committed).isEmpty();
    }

    @Test
    void takesNothingInAfterwards() {
        conductor.stop(Duration.ZERO);

        CompletableFuture<Void> admitted = accept(2);

        admitted.orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(conductor.status("s2")).isEmpty();
    }

    private CompletableFuture<Void> accept(int offset) {
        byte[] value = Samples.bytes(Samples.request("r" + offset, "s" + offset));
        return intake.accept(Samples.polled(Samples.record(Samples.NEW, 0, offset, value)))
                .toCompletableFuture();
    }
}
