package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.ScanCompleted;

/** The way of a record, from its arrival to the commit of its result. Only the desk's thread calls it. */
final class Workflow implements Outbox.Follower {

    private final ConductorSettings settings;
    private final ScanWork work;
    private final ConductorListener listener;
    private final Surroundings surroundings;
    private final Desk desk;
    private final Scheduler scheduler;
    private final Outbox outbox;
    private final EventCodec<ScanCompleted> codec = EventCodec.scanCompleted();
    private @Nullable CompletableFuture<Void> stopping;
    private long arrivals;

    Workflow(
            ConductorSettings settings,
            ScanWork work,
            Publisher publisher,
            ConductorListener listener,
            Surroundings surroundings,
            StatusBoard board) {
        this.settings = settings;
        this.work = work;
        this.listener = listener;
        this.surroundings = surroundings;
        this.desk = new Desk(surroundings, listener);
        this.scheduler = new Scheduler(settings, desk, board, this::start);
        this.outbox = new Outbox(publisher, desk, listener, this);
    }

    Desk desk() {
        return desk;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Begins with a record that was taken in. */
    void take(Delivery delivery) {
        try {
            ConsumerRecord<byte[], byte[]> received = delivery.received();
            take(delivery, delivery.intake().reader(received.topic()).read(received.value()));
        } catch (UnreadableRequestException | RuntimeException e) { // the last: readers meet what nobody thought of
            DeadLetter letter = letter(delivery, DeadLetter.Reason.UNREADABLE, e, null);
            delivery.buryWhole(letter, DeadLetters.whole(settings.deadTopic(), delivery.received(), letter));
            outbox.add(delivery);
        }
    }

    /** Notes a record that was not taken in. */
    void passOver(Intake intake, ConsumerRecord<byte[], byte[]> received) {
        listener.repeated(new Origin(intake.channel(), received.topic(), received.partition(), received.offset()));
    }

    /** Lets partitions go: what is ready of theirs is committed still, and then somebody is told. */
    void leave(List<Assignment> assignments, CompletableFuture<Void> flushed) {
        assignments.forEach(scheduler::dropWaiting);
        outbox.flush(assignments, flushed);
    }

    /** Forgets a partition that is gone. */
    void forget(Assignment assignment) {
        outbox.drop(assignment);
        scheduler.drop(assignment);
        checkIdle();
    }

    /** Goes on with what had to wait for a rebalance. */
    void reassigned() {
        outbox.attempt();
    }

    /** Starts nothing more; completes the future once nothing is at work, and everything committed. */
    void stop(CompletableFuture<Void> idle) {
        stopping = idle;
        scheduler.stop();
        checkIdle();
    }

    @Override
    public void committed(Delivery delivery) {
        delivery.scans().forEach(scheduler::release);
        delivery.intake().admit();
        checkIdle();
        delivery.scans().forEach(this::tellCompletion);
        DeadLetter letter = delivery.letter();
        if (letter != null) {
            listener.buried(letter);
        }
    }

    @Override
    public void refused(Delivery delivery, Throwable failure) {
        DeadLetter former = delivery.letter();
        String scanId =
                delivery.scans().isEmpty() ? null : delivery.scans().get(0).scanId();
        DeadLetter letter = letter(delivery, DeadLetter.Reason.UNPUBLISHABLE, failure, scanId);
        ProducerRecord<byte[], byte[]> record = former == null
                ? DeadLetters.whole(settings.deadTopic(), delivery.received(), letter)
                : DeadLetters.bare(settings.deadTopic(), letter);
        delivery.buryWhole(letter, record);
    }

    private void take(Delivery delivery, List<NewScan> requests) {
        if (requests.isEmpty()) {
            outbox.add(delivery);
            listener.ignored(delivery.origin());
            return;
        }
        requests.forEach(request -> delivery.expect(new PendingScan(delivery, request, arrivals++)));
        scheduler.add(delivery.scans());
        delivery.scans().forEach(scan -> listener.arrived(scan.job()));
    }

    private void start(PendingScan scan) {
        ScanJob job = scan.job();
        CompletionStage<Answer> unused =
                begin(job).whenComplete((answer, failure) -> desk.execute(() -> end(scan, job, answer, failure)));
        listener.started(job, Duration.between(job.arrivedAt(), desk.now()));
    }

    private CompletionStage<Answer> begin(ScanJob job) {
        try {
            return work.work(job);
        } catch (RuntimeException e) { // as if the stage had failed
            return CompletableFuture.failedFuture(e);
        }
    }

    private void end(PendingScan scan, ScanJob job, @Nullable Answer answer, @Nullable Throwable failure) {
        if (!scan.delivery().assignment().isOwned()) {
            scheduler.ended(scan);
            scheduler.release(scan);
            listener.dropped(job);
        } else if (failure != null) {
            fail(scan, job, Failures.cause(failure));
        } else if (answer == null) {
            fail(scan, job, new IllegalStateException("The work ended without an answer"));
        } else {
            complete(scan, job, answer);
        }
        checkIdle();
    }

    private void complete(PendingScan scan, ScanJob job, Answer answer) {
        ProducerRecord<byte[], byte[]> result;
        try {
            result = new ProducerRecord<>(
                    settings.completedTopic(), scan.scanId().getBytes(UTF_8), codec.encode(answer.event()));
        } catch (RuntimeException e) { // an event that breaks its own schema
            fail(scan, job, e);
            return;
        }
        TraceContext.put(answer.trace(), result.headers());
        scan.complete(answer.event());
        scan.delivery().settle(result);
        settle(scan);
    }

    private void fail(PendingScan scan, ScanJob job, Throwable failure) {
        if (failure instanceof SupersededException) {
            drop(scan, job);
        } else if (failure instanceof HopelessException) {
            bury(scan, DeadLetter.Reason.HOPELESS, failure);
        } else if (!settings.retry().allowsAnotherAfter(scan.attempt())) {
            bury(scan, DeadLetter.Reason.EXHAUSTED, failure);
        } else {
            Duration delay = settings.retry().delayAfter(scan.attempt(), surroundings.random());
            scheduler.tryAgain(scan, failure, delay);
            listener.failed(job, failure, delay);
        }
    }

    private void drop(PendingScan scan, ScanJob job) {
        scan.delivery().settle();
        settle(scan);
        scheduler.release(scan); // there is no result that others of its id would have to wait for
        listener.superseded(job);
    }

    private void bury(PendingScan scan, DeadLetter.Reason reason, Throwable failure) {
        Delivery delivery = scan.delivery();
        DeadLetter letter = letter(delivery, reason, failure, scan.scanId());
        delivery.bury(letter, DeadLetters.whole(settings.deadTopic(), delivery.received(), letter));
        settle(scan);
    }

    private void settle(PendingScan scan) {
        scheduler.ended(scan);
        if (scan.delivery().isSettled()) {
            outbox.add(scan.delivery());
        }
    }

    private DeadLetter letter(Delivery delivery, DeadLetter.Reason reason, Throwable failure, @Nullable String scanId) {
        return new DeadLetter(
                delivery.origin(),
                reason,
                failure.getClass().getName(),
                Failures.words(failure),
                delivery.attempts(),
                delivery.arrivedAt(),
                desk.now(),
                scanId);
    }

    private void tellCompletion(PendingScan scan) {
        ScanCompleted event = scan.completion();
        if (event != null) {
            listener.completed(scan.job(), event);
        }
    }

    private void checkIdle() {
        if (stopping != null && scheduler.atWork() == 0 && outbox.isEmpty()) {
            stopping.complete(null);
        }
    }
}
