package org.lfsr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.Outcome;
import org.lfsr.events.UnreadableEventException;
import org.lfsr.local.Topics;
import org.lfsr.testkit.TinyScan;

/** A store that does not answer for one scan, and does for the others. */
class TimeOutIT {

    @TempDir
    Path folder;

    @Test
    void triesAgainWithoutHoldingUpOthersAndGivesUpAtLast() throws IOException, UnreadableEventException {
        try (Lab lab = Lab.start(folder, Map.of());
                StallingProxy proxy =
                        StallingProxy.before(lab.stack().storeEndpoint().getPort())) {
            lab.stack()
                    .startService(Map.of(
                            "lfsr.store.endpoint", proxy.url().toString(),
                            "lfsr.store.read-timeout", "2s",
                            "lfsr.intake.retry.attempts", "3"))
                    .awaitReady(Lab.LIMIT);
            NewScan stuck = lab.put("stuck", TinyScan.withLesion(1)).build();
            proxy.stallOn("/stuck/");
            lab.stack().publisher().publish(stuck);

            List<String> others = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                NewScan other = lab.put("other-" + i, TinyScan.withLesion(i)).build();
                lab.stack().publisher().publish(other);
                others.add(other.getEventId());
            }
            lab.completions().await(others);
            ConsumerRecord<String, byte[]> letter = DeadLetters.await(lab.stack(), "stuck");

            assertThat(DeadLetters.header(letter, "reason")).isEqualTo("EXHAUSTED");
            assertThat(DeadLetters.header(letter, "attempts")).isEqualTo("3");
            assertThat(DeadLetters.header(letter, "topic")).isEqualTo(Topics.NEW);
            assertThat(EventCodec.newScan().decode(letter.value())).isEqualTo(stuck);
            assertThat(lab.completions().seen())
                    .allSatisfy(event -> assertThat(event.getOutcome()).isEqualTo(Outcome.ENHANCED));

            proxy.pass();
            lab.stack().publisher().publish(stuck);
            lab.completions().await(stuck.getEventId());
            lab.completions().watch(Duration.ofSeconds(1));
            assertThat(lab.completions().of(stuck.getEventId())).hasSize(1);
        }
    }
}
