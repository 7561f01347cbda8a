package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.ServiceProcess;
import org.lfsr.local.TopicReader;
import org.lfsr.local.Topics;
import org.lfsr.testkit.TinyScan;

/**
 * Two services share many scans, some of which are announced twice, while one after the other is killed at moments that
 * a seed chooses, and others take their place. Read by whoever reads committed events only, each record is answered
 * once, nothing is lost and nothing is stored by halves.
 *
 * <p>Short by default; {@code mvn verify -pl src/it -am -Pdrills} runs it long.
 */
class DrillIT {

    private static final int SCANS = Integer.getInteger("lfsr.drill.scans", 24);
    private static final int KILLS = Integer.getInteger("lfsr.drill.kills", 2);
    private static final long SEED = Long.getLong("lfsr.drill.seed", 1);
    private static final String GROUP = "lfsr-scans";
    private static final int REPLICAS = 2;
    private static final int HEALTHY_EVERY = 6;
    private static final int TWICE_EVERY = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<NewScan, Integer> timesPublished = new HashMap<>();
    private final List<ServiceProcess> running = new ArrayList<>();
    private final List<Duration> silences = new ArrayList<>();

    @Test
    void answersEachRecordOnceWhateverIsKilled() throws Exception {
        long start = System.nanoTime();
        try (Lab lab = Lab.start(folder, Map.of("lfsr.work.scans", "4"))) {
            for (int i = 0; i < REPLICAS; i++) {
                running.add(lab.stack().startService());
            }
            for (ServiceProcess service : running) {
                service.awaitReady(Lab.LIMIT);
            }
            for (int phase = 0; phase <= KILLS; phase++) {
                publishShare(lab, phase);
                if (phase < KILLS) {
                    replaceOneWhileBusy(lab, phase);
                }
            }
            lab.completions().awaitCount(records());
            lab.completions().watch(Duration.ofSeconds(3));

            checkAnswers(lab);
            checkNothingIsLeft(lab);
            summarize(lab, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void publishShare(Lab lab, int phase) throws IOException {
        for (int i = phase; i < SCANS; i += KILLS + 1) {
            String scanId = "drill-%03d".formatted(i);
            NewScan scan = lab.put(scanId, isHealthy(i) ? TinyScan.healthy(i) : TinyScan.withLesion(i))
                    .build();
            int times = i % TWICE_EVERY == 0 ? 2 : 1;
            for (int j = 0; j < times; j++) {
                lab.stack().publisher().publish(scan);
            }
            timesPublished.put(scan, times);
        }
    }

    private static boolean isHealthy(int index) {
        return index % HEALTHY_EVERY == 5;
    }

    /** Kills one, or, every third time, asks it to end; another one takes its place. */
    private void replaceOneWhileBusy(Lab lab, int phase) throws IOException, UnreadableEventException {
        lab.completions().awaitCount(lab.completions().seen().size() + 1 + random.nextInt(3));
        lab.completions().watch(Duration.ofMillis(random.nextInt(200)));
        ServiceProcess victim = running.remove(random.nextInt(running.size()));
        victim.kill();
        long killed = System.nanoTime();
        running.add(lab.stack().startService());
        lab.completions()
                .awaitCount(Math.min(records(), lab.completions().seen().size() + 1));
        silences.add(Duration.ofNanos(System.nanoTime() - killed));
        if (phase % 3 == 2) {
            ServiceProcess leaver = running.remove(0);
            assertThat(leaver.stop(Lab.LIMIT)).as("ends when it is asked to").isTrue();
            running.add(lab.stack().startService());
        }
    }

    private int records() {
        return timesPublished.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void checkAnswers(Lab lab) throws IOException {
        StoredResults results = new StoredResults(lab.stack().store());
        for (Map.Entry<NewScan, Integer> published : timesPublished.entrySet()) {
            NewScan scan = published.getKey();
            List<ScanCompleted> answers = lab.completions().of(scan.getEventId());
            assertThat(answers)
                    .as("answers to %s, seed %d", scan.getScanId(), SEED)
                    .hasSize(published.getValue());
            for (ScanCompleted answer : answers) {
                boolean healthy = isHealthy(Integer.parseInt(scan.getScanId().substring("drill-".length())));
                assertThat(answer.getOutcome()).isEqualTo(healthy ? Outcome.NO_LESION : Outcome.ENHANCED);
                assertThat(answer.getEventId()).isEqualTo(answers.get(0).getEventId());
                assertThat(answer.getStacks()).isEqualTo(answers.get(0).getStacks());
                results.check(answer);
            }
        }
        assertThat(lab.completions().seen()).hasSize(records());
    }

    private static void checkNothingIsLeft(Lab lab) throws ExecutionException, InterruptedException {
        try (TopicReader dead = lab.stack().read(Topics.DEAD)) {
            assertThat(dead.poll(Duration.ofSeconds(1))).as("dead letters").isEmpty();
        }
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, lab.stack().bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> partition : committed.entrySet()) {
                long end = admin.listOffsets(Map.of(partition.getKey(), OffsetSpec.latest()))
                        .partitionResult(partition.getKey())
                        .get()
                        .offset();
                assertThat(partition.getValue().offset())
                        .as("offset of %s", partition.getKey())
                        .isEqualTo(end);
            }
        }
    }

    private void summarize(Lab lab, Duration duration) {
        long replayed = lab.completions().seen().stream()
                .filter(ScanCompleted::getReplayed)
                .count();
        System.out.printf(
                "Drill, seed %d: %d scans in %d records, %d services killed; %d answers, %d of them from an earlier run's"
                        + " manifest; none lost, none twice, no half-written object; next answer after a kill in %s s;"
                        + " %d s in all%n",
                SEED,
                SCANS,
                records(),
                KILLS,
                lab.completions().seen().size(),
                replayed,
                silences.stream().map(Duration::toSeconds).toList(),
                duration.toSeconds());
    }
}
