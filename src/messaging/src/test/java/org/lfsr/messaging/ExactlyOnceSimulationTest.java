package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.Priority;
import org.lfsr.events.ScanCompleted;

/**
 * Two processes share three partitions; work ends in any order or fails, transactions abort, partitions change hands,
 * and processes die, by the dice.
 */
class ExactlyOnceSimulationTest {

    private static final int REQUESTS = 90;
    private static final int SCANS = 12;
    private static final int STEPS = 1500;
    private static final int SETTLING = 2000;
    private static final List<TopicPartition> PARTITIONS = List.of(
            new TopicPartition(Samples.NEW, 0), new TopicPartition(Samples.NEW, 1), new TopicPartition(Samples.NEW, 2));

    private final EventCodec<NewScan> requests = EventCodec.newScan();
    private final EventCodec<ScanCompleted> completions = EventCodec.scanCompleted();
    private final SimulatedBroker broker = new SimulatedBroker();
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final List<Throwable> bugs = new ArrayList<>();
    private int lives;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersEachRecordOnceAndEachScansInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            int scan = random.nextInt(SCANS);
            Priority priority = List.of(Priority.values()).get(random.nextInt(3));
            broker.append(
                    random, PARTITIONS.get(scan % 3), Samples.bytes(Samples.request("r" + i, "s" + scan, priority)));
        }
        start(random);
        start(random);
        rebalance(random);

        for (int i = 0; i < STEPS; i++) {
            step(random);
        }
        for (int i = 0; i < SETTLING && broker.published.size() < REQUESTS; i++) {
            processes.forEach(SimulatedProcess::settle);
        }

        processes.forEach(process -> bugs.addAll(process.bugs));
        assertThat(bugs).isEmpty();
        assertThat(answered()).isEqualTo(asked());
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private void start(Random random) {
        processes.add(new SimulatedProcess("life-" + lives++, random, broker));
    }

    private void step(Random random) {
        SimulatedProcess process = processes.get(random.nextInt(2));
        int dice = random.nextInt(1000);
        if (dice < 5) {
            die(random, process);
        } else if (dice < 20) {
            rebalance(random);
        } else if (dice < 100) {
            process.advance();
        } else if (dice < 250) {
            process.poll();
        } else if (dice < 500) {
            process.takeIn();
        } else if (dice < 650) {
            process.endSomeWork(75);
        } else if (dice < 800) {
            process.publish();
        } else {
            process.think();
        }
    }

    /** A process ends without a word, perhaps just when its transaction was committed. */
    private void die(Random random, SimulatedProcess process) {
        if (process.publisher.isBusy() && random.nextBoolean()) {
            broker.commit(process.publisher.underWay());
        }
        bugs.addAll(process.bugs);
        processes.remove(process);
        start(random);
        rebalance(random);
    }

    /** Partitions change hands: all are given up first, or only those that go. */
    private void rebalance(Random random) {
        Map<TopicPartition, SimulatedProcess> owners = new HashMap<>();
        PARTITIONS.forEach(partition -> owners.put(partition, processes.get(random.nextInt(2))));
        boolean eager = random.nextBoolean();
        Map<SimulatedProcess, List<TopicPartition>> gained = new HashMap<>();
        for (SimulatedProcess process : processes) {
            List<TopicPartition> before = process.owned();
            process.revoked(before.stream()
                    .filter(partition -> eager || owners.get(partition) != process)
                    .toList());
            gained.put(
                    process,
                    PARTITIONS.stream()
                            .filter(partition -> owners.get(partition) == process)
                            .filter(partition -> !process.owned().contains(partition))
                            .toList());
            if (random.nextBoolean()) {
                process.publish();
            }
        }
        broker.rebalance();
        gained.forEach(SimulatedProcess::assigned);
    }

    private Map<String, List<String>> asked() throws Exception {
        Map<String, List<String>> asked = new HashMap<>();
        for (TopicPartition partition : PARTITIONS) {
            for (ConsumerRecord<byte[], byte[]> record : broker.logs.getOrDefault(partition, List.of())) {
                NewScan request = requests.decode(record.value());
                asked.computeIfAbsent(request.getScanId(), id -> new ArrayList<>())
                        .add(request.getEventId());
            }
        }
        return asked;
    }

    /** What was published, dead letters as well, by scans. */
    private Map<String, List<String>> answered() throws Exception {
        Map<String, List<String>> answered = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : broker.published) {
            if (record.topic().equals("completed")) {
                ScanCompleted completion = completions.decode(record.value());
                assertThat(new String(record.key(), UTF_8)).isEqualTo(completion.getScanId());
                answered.computeIfAbsent(completion.getScanId(), id -> new ArrayList<>())
                        .add(completion.getRequestId());
            } else {
                NewScan request = requests.decode(record.value());
                answered.computeIfAbsent(request.getScanId(), id -> new ArrayList<>())
                        .add(request.getEventId());
            }
        }
        return answered;
    }
}
