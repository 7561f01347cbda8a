package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lfsr.messaging.Transaction.GroupPosition;

class TransactionalPublisherTest {

    private static final TopicPartition PARTITION = new TopicPartition("new", 0);
    private static final ConsumerGroupMetadata GROUP =
            new ConsumerGroupMetadata("group", 3, "member", Optional.empty());
    private static final ProducerRecord<byte[], byte[]> RECORD =
            new ProducerRecord<>("completed", "s".getBytes(UTF_8), new byte[1]);
    private static final OffsetAndMetadata POSITION = new OffsetAndMetadata(5, "1b.mark");
    private static final Transaction TRANSACTION =
            new Transaction(List.of(RECORD), List.of(new GroupPosition(GROUP, Map.of(PARTITION, POSITION))));

    private final Deque<ScriptedProducer> next = new ArrayDeque<>();
    private final List<ScriptedProducer> made = new ArrayList<>();
    private final Deque<Optional<OffsetAndMetadata>> lookups = new ArrayDeque<>();
    private @Nullable TransactionalPublisher publisher;

    @AfterEach
    void close() {
        begun().close();
    }

    @Test
    void commitsRecordsAndOffsetsTogether() throws Exception {
        ScriptedProducer producer = expectProducer();

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(producer.history()).containsExactly(RECORD);
        assertThat(producer.consumerGroupOffsetsHistory())
                .containsExactly(Map.of("group", Map.of(PARTITION, POSITION)));
    }

    @Test
    void beginsAtOnceWithTheProducerThatEndsWhatAnEarlierLifeLeftOpen() throws Exception {
        ScriptedProducer producer = expectProducer();

        begun();

        assertThat(producer.initialized.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void keepsItsProducerForTheNextTransaction() throws Exception {
        ScriptedProducer producer = expectProducer();
        publish();

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(producer.commitCount()).isEqualTo(2);
    }

    @Test
    void asksAgainWhileTheBrokerDoesNotSayWhetherItCommitted() throws Exception {
        ScriptedProducer producer = expectProducer();
        producer.commits.add(new TimeoutException("away"));
        producer.commits.add(new TimeoutException("still away"));

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void abortsWhatCannotBeCommittedAndKeepsTheProducer() throws Exception {
        ScriptedProducer producer = expectProducer();
        producer.commits.add(new KafkaException("abortable"));

        Outcome first = publish();
        Outcome second = publish();

        assertThat(first)
                .isInstanceOfSatisfying(
                        Outcome.Aborted.class,
                        aborted -> assertThat(aborted.failure()).hasMessage("abortable"));
        assertThat(second).isInstanceOf(Outcome.Committed.class);
        assertThat(producer.closed()).isFalse();
    }

    @Test
    void saysThatTheGroupRefusesTheOffsets() throws Exception {
        ScriptedProducer producer = expectProducer();
        producer.sendOffsetsToTransactionException = new CommitFailedException("rebalanced");

        Outcome outcome = publish();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Fenced.class,
                        fenced -> assertThat(fenced.group()).isEqualTo(GROUP));
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.closed()).isFalse();
    }

    @Test
    void saysThatTheBrokerRefusesARecord() throws Exception {
        ScriptedProducer producer = expectProducer();
        producer.commits.add(new KafkaException("error state", new RecordTooLargeException("too large")));

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void makesAnotherProducerWhenItsOwnIsFencedBeforeItCommits() throws Exception {
        ScriptedProducer fenced = expectProducer();
        fenced.sendOffsetsToTransactionException = new ProducerFencedException("fenced");
        fenced.abortTransactionException = new ProducerFencedException("fenced");
        expectProducer();

        Outcome first = publish();
        Outcome second = publish();

        assertThat(first).isInstanceOf(Outcome.Aborted.class);
        assertThat(fenced.closed()).isTrue();
        assertThat(second).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void findsInTheOffsetsThatALostProducerCommitted() throws Exception {
        expectProducerThatIsLostWhileItCommits();
        lookups.add(Optional.of(POSITION));

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(made).hasSize(2);
    }

    @Test
    void findsInTheOffsetsThatALostProducerDidNotCommit() throws Exception {
        expectProducerThatIsLostWhileItCommits();
        lookups.add(Optional.of(new OffsetAndMetadata(5, "1b.another")));

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void looksUntilItKnows() throws Exception {
        expectProducerThatIsLostWhileItCommits();
        lookups.add(Optional.empty()); // which is no answer
        lookups.add(Optional.of(POSITION));

        Outcome outcome = publish();

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(lookups).isEmpty();
    }

    @Test
    void triesAnotherProducerWhenOneCannotBegin() throws Exception {
        expectProducer().initTransactionException = new TimeoutException("away"); // as it begins
        expectProducer().initTransactionException = new TimeoutException("still away");
        expectProducer();

        Outcome first = publish();
        Outcome second = publish();

        assertThat(first).isInstanceOf(Outcome.Aborted.class);
        assertThat(second).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void closesItsProducer() throws Exception {
        ScriptedProducer producer = expectProducer();
        publish();

        begun().close();

        assertThat(producer.closed()).isTrue();
        assertThat(publish()).isInstanceOf(Outcome.Aborted.class);
    }

    private Outcome publish() throws Exception {
        CompletableFuture<Outcome> settled = new CompletableFuture<>();
        begun().publish(TRANSACTION, settled::complete);
        return settled.orTimeout(1, TimeUnit.MINUTES).get();
    }

    /** The publisher, which takes its first producer as it begins. */
    private TransactionalPublisher begun() {
        if (publisher == null) {
            publisher = new TransactionalPublisher(this::make, this::lookUp);
        }
        return publisher;
    }

    private ScriptedProducer expectProducer() {
        ScriptedProducer producer = new ScriptedProducer();
        next.add(producer);
        return producer;
    }

    private void expectProducerThatIsLostWhileItCommits() {
        ScriptedProducer lost = expectProducer();
        lost.commits.add(new TimeoutException("away"));
        lost.commits.add(new ProducerFencedException("timed out"));
        lost.abortTransactionException = new ProducerFencedException("timed out");
        expectProducer();
    }

    private ScriptedProducer make() {
        ScriptedProducer producer = next.remove();
        made.add(producer);
        return producer;
    }

    private Map<TopicPartition, OffsetAndMetadata> lookUp(String group, Set<TopicPartition> partitions)
            throws IOException {
        assertThat(group).isEqualTo("group");
        assertThat(partitions).containsExactly(PARTITION);
        return Map.of(PARTITION, lookups.remove().orElseThrow(() -> new IOException("away")));
    }

    /** Fails as often to commit as it is told. */
    private static final class ScriptedProducer extends MockProducer<byte[], byte[]> {

        private final Deque<RuntimeException> commits = new ArrayDeque<>();
        private final CountDownLatch initialized = new CountDownLatch(1);

        ScriptedProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void initTransactions() {
            super.initTransactions();
            initialized.countDown();
        }

        @Override
        public void commitTransaction() {
            RuntimeException failure = commits.poll();
            if (failure != null) {
                throw failure;
            }
            super.commitTransaction();
        }

        @Override
        public void close(Duration timeout) {
            if (!closed()) {
                super.close(timeout);
            }
        }
    }
}
