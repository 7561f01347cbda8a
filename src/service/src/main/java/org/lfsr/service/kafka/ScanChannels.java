package org.lfsr.service.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hands records on to the intakes, which take the next one once they have room.
 *
 * <p>Acknowledging means nothing here: offsets are committed with completion events, in one transaction.
 */
@ApplicationScoped
class ScanChannels {

    private final Intakes intakes;

    ScanChannels(Intakes intakes) {
        this.intakes = intakes;
    }

    @Incoming(Intakes.SCANS)
    @Acknowledgment(Acknowledgment.Strategy.NONE)
    CompletionStage<Void> newScan(ConsumerRecord<byte[], byte[]> received) {
        return intakes.scans().accept(received);
    }

    @Incoming(Intakes.ARCHIVE)
    @Acknowledgment(Acknowledgment.Strategy.NONE)
    CompletionStage<Void> archivedScan(ConsumerRecord<byte[], byte[]> received) {
        return intakes.archive().accept(received);
    }
}
