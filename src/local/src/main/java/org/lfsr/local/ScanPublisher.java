package org.lfsr.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;

/** Publishes scans to enhance. Any thread may call. */
public final class ScanPublisher implements AutoCloseable {

    private final EventCodec<NewScan> codec = EventCodec.newScan();
    private final KafkaProducer<String, byte[]> producer;

    ScanPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes a scan and returns once the broker has it.
     *
     * @throws IOException if the broker does not take it
     */
    public void publish(NewScan scan) throws IOException {
        send(Topics.NEW, scan.getScanId(), codec.encode(scan));
    }

    /**
     * Publishes any bytes and returns once the broker has them.
     *
     * @throws IOException if the broker does not take them
     */
    public void send(String topic, String key, byte[] value) throws IOException {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new IOException("%s was not published to %s".formatted(key, topic), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while publishing %s to %s".formatted(key, topic));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
