package org.lfsr.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings that Kafka's clients must have here; each is added to where the broker is and how to log in. */
public final class ClientSettings {

    /**
     * After how long the broker aborts a transaction that nobody ends: no longer than a partition's next owner may
     * wait.
     */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private static final String VARIABLES = "KAFKA_";

    private ClientSettings() {}

    /**
     * What environment variables say: {@code KAFKA_SASL_JAAS_CONFIG} is the setting {@code sasl.jaas.config}, and so
     * are all others that Kafka's producers know. They may hold secrets.
     */
    public static Map<String, Object> ofEnvironment(Map<String, String> variables) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : ProducerConfig.configNames()) {
            String value = variables.get(VARIABLES + name.replace('.', '_').toUpperCase(Locale.ROOT));
            if (value != null) {
                settings.put(name, value);
            }
        }
        return settings;
    }

    /**
     * Settings of a consumer whose records an {@link Intake} takes in.
     *
     * <p>It reads offsets only once the transactions are over that change them, since it reads committed records. It
     * keeps its partitions in a rebalance, as far as may be, so that work on them goes on.
     *
     * @param base where the broker is
     * @param group the consumer's group
     */
    public static Map<String, Object> consumer(Map<String, Object> base, String group) {
        Map<String, Object> settings = reader(base);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"); // the newer one does not tell of every rebalance
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, PollStamp.class.getName());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return settings;
    }

    /**
     * Settings of a consumer that reads committed records and belongs to no group.
     *
     * @param base where the broker is
     */
    public static Map<String, Object> reader(Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /**
     * Settings of a producer for a {@link TransactionalPublisher}.
     *
     * @param base where the broker is
     * @param id the transactional id: this process's own, and the same when it starts again
     */
    public static Map<String, Object> transactional(Map<String, Object> base, String id) {
        Map<String, Object> settings = idempotent(base);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        return settings;
    }

    /**
     * Settings of a producer that writes each record once.
     *
     * @param base where the broker is
     */
    public static Map<String, Object> idempotent(Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
