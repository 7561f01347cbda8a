package org.lfsr.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path folder;

    @Test
    void keepsCommittedRecordsAndDropsAbortedOnesAcrossARestart() throws IOException {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            port = broker.port();
            broker.createTopics(List.of(new Topic("scans", 2)));
            produce(broker, "first", "aborted");
        }

        List<String> committed;
        int partitions;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
            broker.createTopics(List.of(new Topic("scans", 1)));
            produce(broker, "second", "aborted as well");
            committed = committed(broker);
            partitions = partitions(broker);
        }

        assertThat(committed).containsExactly("first", "second");
        assertThat(partitions).isEqualTo(2);
    }

    @Test
    void listensOnLoopbackOnlyAndLeavesNoThreadBehind() throws Exception {
        LiveThreads before = LiveThreads.now();

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + broker.port());
            OtherLoopback.assertFree(broker.port());
            OtherLoopback.assertFree(broker.controllerPort());
        }

        assertThat(before.nonDaemonsSince()).isEmpty();
    }

    @Test
    void takesOtherPortsWhenItsOwnAreTakenInTheLastMoment() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            Ports free = Ports.free();
            Deque<Ports> choices = new ArrayDeque<>(List.of(
                    new Ports(Ports.free().client(), taken.getLocalPort()),
                    new Ports(taken.getLocalPort(), Ports.free().controller()),
                    free));

            try (EmbeddedBroker broker = EmbeddedBroker.start(folder, choices::remove)) {
                assertThat(broker.port()).isEqualTo(free.client());
            }
        }
    }

    @Test
    void saysThatAGivenPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port %d of 127.0.0.1 is taken", taken.getLocalPort());
        }
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(file)).isInstanceOf(IOException.class);
    }

    private static void produce(EmbeddedBroker broker, String committed, String aborted) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>("scans", 1, "scan", committed));
            producer.commitTransaction();
            producer.beginTransaction();
            unused = producer.send(new ProducerRecord<>("scans", 1, "scan", aborted));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static List<String> committed(EmbeddedBroker broker) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(broker)) {
            TopicPartition partition = new TopicPartition("scans", 1);
            consumer.assign(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private static int partitions(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> consumer = consumer(broker)) {
            return consumer.partitionsFor("scans").size();
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedBroker broker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
