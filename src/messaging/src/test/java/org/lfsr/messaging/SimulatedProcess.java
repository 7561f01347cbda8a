package org.lfsr.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A process with one consumer, all of whose steps are taken one by one. */
final class SimulatedProcess {

    private static final ConductorSettings SETTINGS = new ConductorSettings(
            4,
            3,
            new RetryRule(3, Duration.ofSeconds(1), Duration.ofSeconds(4), 2, 0.2),
            "completed",
            "dead",
            Duration.ZERO);

    final FakeWork work = new FakeWork();
    final FakePublisher publisher = new FakePublisher();
    final List<Throwable> bugs = new ArrayList<>();
    private final String name;
    private final Random random;
    private final SimulatedBroker broker;
    private final ManualDesk desk = new ManualDesk();
    private final Intake intake;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> buffer = new ArrayDeque<>();

    SimulatedProcess(String name, Random random, SimulatedBroker broker) {
        this.name = name;
        this.random = random;
        this.broker = broker;
        ConductorListener listener = new ConductorListener() {
            @Override
            public void broken(Throwable bug) {
                bugs.add(bug);
            }
        };
        Conductor conductor =
                new Conductor(SETTINGS, work, publisher, listener, new Surroundings(desk.clock(), random, desk));
        this.intake = conductor.intake(new IntakeSettings("scans", 8, Map.of(Samples.NEW, RequestReader.newScans())));
    }

    void assigned(List<TopicPartition> partitions) {
        partitions.forEach(partition -> positions.put(partition, broker.position(partition)));
        intake.assigned(StubConsumer.of(() -> broker.member(name), () -> Map.copyOf(broker.committed)), partitions);
    }

    /** Lets partitions go; what was read of them may still come to the intake afterwards. */
    void revoked(List<TopicPartition> partitions) {
        partitions.forEach(positions::remove);
        if (random.nextBoolean()) {
            intake.revoked(partitions);
        } else {
            intake.lost(partitions);
        }
    }

    List<TopicPartition> owned() {
        return List.copyOf(positions.keySet());
    }

    void poll() {
        for (TopicPartition partition : owned()) {
            for (ConsumerRecord<byte[], byte[]> stored :
                    broker.read(partition, positions.getOrDefault(partition, 0L), random.nextInt(4))) {
                positions.put(partition, stored.offset() + 1);
                buffer.add(Samples.polled(stored));
            }
        }
    }

    void takeIn() {
        if (!buffer.isEmpty()) {
            var unused = intake.accept(buffer.remove());
        }
    }

    void think() {
        for (int tasks = random.nextInt(6); tasks > 0; tasks--) {
            desk.runOne();
        }
    }

    void endSomeWork(int successPercent) {
        List<String> running = work.running();
        if (running.isEmpty()) {
            return;
        }
        String id = running.get(random.nextInt(running.size()));
        int dice = random.nextInt(100);
        if (dice < successPercent) {
            work.finish(id);
        } else if (dice % 3 == 0) {
            work.fail(id, new HopelessException("hopeless"));
        } else {
            work.fail(id, new IllegalStateException("try again"));
        }
    }

    void publish() {
        if (publisher.isBusy()) {
            publisher.settle(
                    random.nextInt(5) == 0
                            ? new Outcome.Aborted(new IllegalStateException("aborted"))
                            : broker.commit(publisher.underWay()));
        }
    }

    void advance() {
        desk.advance(Duration.ofMillis(random.nextInt(3000)));
    }

    /** Does whatever there is to do. */
    void settle() {
        poll();
        takeIn();
        desk.run();
        endSomeWork(100);
        publish();
        desk.advance(Duration.ofSeconds(1));
    }
}
