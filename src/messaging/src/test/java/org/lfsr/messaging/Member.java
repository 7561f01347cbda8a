package org.lfsr.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A process in miniature: a conductor whose work takes some milliseconds, with the real clients. */
final class Member {

    static final String GROUP = "lfsr-scans";

    private static final ConductorSettings SETTINGS = new ConductorSettings(
            6,
            4,
            new RetryRule(50, Duration.ofMillis(5), Duration.ofMillis(20), 2, 0.2),
            ExactlyOnceTest.COMPLETED,
            ExactlyOnceTest.DEAD,
            Duration.ofSeconds(10));

    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService workers = Executors.newSingleThreadScheduledExecutor();
    private final MortalProducer producers;
    private final TransactionalPublisher publisher;
    private final Conductor conductor;
    private final ConsumerLoop loop;

    /**
     * Joins the group.
     *
     * @param name what it is known by to the broker, now and when it comes back; without a name it comes and goes
     * @param bugs is told what must not happen
     */
    Member(Map<String, Object> broker, Admin admin, String name, boolean comesBack, Consumer<Throwable> bugs) {
        this.producers = new MortalProducer(producerSettings(broker, name), new Random(name.hashCode()));
        this.publisher = new TransactionalPublisher(producers, new AdminOffsets(admin));
        ConductorListener listener = new ConductorListener() {
            @Override
            public void broken(Throwable bug) {
                bugs.accept(bug);
            }
        };
        this.conductor = new Conductor(
                SETTINGS, this::work, publisher, listener, new Surroundings(Clock.systemUTC(), new Random(7), desk));
        Intake intake = conductor.intake(
                new IntakeSettings("scans", 40, Map.of(ExactlyOnceTest.REQUESTS, RequestReader.newScans())));
        this.loop = new ConsumerLoop(
                new KafkaConsumer<>(consumerSettings(broker, comesBack ? Map.of("group.instance.id", name) : Map.of())),
                intake,
                List.of(ExactlyOnceTest.REQUESTS),
                bugs);
        loop.start();
    }

    /** Stops in good order. */
    void stop() throws InterruptedException {
        conductor.stop(Duration.ofSeconds(30));
        loop.stop();
        publisher.close();
        end();
    }

    /** Ends in the middle of whatever it does. */
    void die() throws InterruptedException {
        producers.die();
        desk.shutdownNow();
        loop.die();
        new Thread(publisher::close).start(); // which may have to wait for what its producer will never hear
        end();
    }

    private void end() {
        producers.bury();
        desk.shutdownNow();
        workers.shutdownNow();
    }

    private CompletionStage<Answer> work(ScanJob job) {
        CompletableFuture<Answer> done = new CompletableFuture<>();
        Random random = ThreadLocalRandom.current();
        ScheduledFuture<?> unused = workers.schedule(
                () -> {
                    if (job.scanId().equals(ExactlyOnceTest.HOPELESS)) {
                        done.completeExceptionally(new HopelessException("hopeless"));
                    } else if (random.nextInt(10) == 0) {
                        done.completeExceptionally(new IllegalStateException("try again"));
                    } else {
                        done.complete(new Answer(Samples.completion(job.request()), job.trace()));
                    }
                },
                5 + random.nextInt(100),
                TimeUnit.MILLISECONDS);
        return done;
    }

    private static Map<String, Object> producerSettings(Map<String, Object> broker, String name) {
        return ClientSettings.transactional(broker, "publisher-" + name);
    }

    private static Map<String, Object> consumerSettings(Map<String, Object> broker, Map<String, Object> identity) {
        Map<String, Object> settings = new HashMap<>(ClientSettings.consumer(broker, GROUP));
        settings.putAll(identity);
        settings.put("heartbeat.interval.ms", 200);
        settings.put("session.timeout.ms", 6000);
        settings.put("max.poll.records", 20);
        return settings;
    }
}
