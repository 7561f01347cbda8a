package org.lfsr.it;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lfsr.local.LocalStack;
import org.lfsr.local.TopicReader;
import org.lfsr.local.Topics;

/** What was put aside. */
final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetters() {}

    /** Waits for the dead letter of a key. */
    static ConsumerRecord<String, byte[]> await(LocalStack stack, String key) {
        long end = System.nanoTime() + Lab.LIMIT.toNanos();
        try (TopicReader reader = stack.read(Topics.DEAD)) {
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> letter : reader.poll(POLL)) {
                    if (key.equals(letter.key())) {
                        return letter;
                    }
                }
            }
        }
        throw new AssertionError("Waited in vain for a dead letter of " + key);
    }

    static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader("lfsr-dead-" + name).value(), StandardCharsets.UTF_8);
    }
}
