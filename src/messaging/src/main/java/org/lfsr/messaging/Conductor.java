package org.lfsr.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lfsr.events.Priority;

/**
 * Leads scans from the records that ask for them to the records that tell their end.
 *
 * <p>Takes in what its intakes' consumers read, has it worked on in order of priority, tries again what fails, and
 * publishes each completion event together with the offset of the record that asked for it: readers of committed
 * records see it once, whatever order scans end in, and whenever the process or the broker goes away. A record that is
 * sent twice is answered twice. What cannot be read, is hopeless, or failed as often as is allowed goes to the dead
 * letters in the same way.
 *
 * <p>Scans of one id are done one after another, in order of arrival, across all intakes of the process.
 *
 * <p>All of it happens on one thread, the desk; any other thread may call the public methods.
 */
public final class Conductor {

    private final ConductorSettings settings;
    private final StatusBoard board = new StatusBoard();
    private final Workflow workflow;
    private final List<Intake> intakes = new CopyOnWriteArrayList<>();

    /**
     * Makes a conductor that waits for its intakes' records.
     *
     * @param publisher stays the caller's to close, after the conductor is stopped
     */
    public Conductor(
            ConductorSettings settings,
            ScanWork work,
            TransactionalPublisher publisher,
            ConductorListener listener,
            Surroundings surroundings) {
        this(settings, work, (Publisher) publisher, listener, surroundings);
    }

    Conductor(
            ConductorSettings settings,
            ScanWork work,
            Publisher publisher,
            ConductorListener listener,
            Surroundings surroundings) {
        this.settings = settings;
        this.workflow = new Workflow(settings, work, publisher, listener, surroundings, board);
    }

    /** Makes an intake for one consumer. */
    public Intake intake(IntakeSettings intakeSettings) {
        Intake intake = new Intake(intakeSettings, settings, workflow);
        intakes.add(intake);
        return intake;
    }

    /** Starts no more scans until this reason is taken back; those at work go on, and records are taken in. */
    public void pause(String reason) {
        workflow.scheduler().pause(reason);
    }

    /** Takes a reason to pause back; scans are started again once there is none. */
    public void resume(String reason) {
        workflow.scheduler().resume(reason);
    }

    /** Why no scans are started; empty if they are. */
    public Set<String> pauseReasons() {
        return workflow.scheduler().pauseReasons();
    }

    /** How a scan stands: the first of its requests that is not finished. Nothing if there is none here. */
    public Optional<ScanStatus> status(String scanId) {
        return board.status(scanId);
    }

    /** How all scans stand that are not finished, one for each id, in no order. */
    public List<ScanStatus> statuses() {
        return board.statuses();
    }

    /** How many scans of each priority wait for their turn, or to be tried again. */
    public Map<Priority, Integer> depths() {
        return board.depths();
    }

    /** How many scans are at work. */
    public int running() {
        return workflow.scheduler().atWork();
    }

    /**
     * Stops: takes nothing more in, starts nothing more, waits for what is at work and commits its results. Whatever is
     * not finished then is released without being committed. The consumers are to be closed next.
     *
     * @param limit how long to wait at most
     */
    public Stopped stop(Duration limit) {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        workflow.desk().execute(() -> {
            intakes.forEach(Intake::stop);
            workflow.stop(idle);
        });
        await(idle, limit);
        CompletableFuture<Stopped> stopped = new CompletableFuture<>();
        workflow.desk().execute(() -> stopped.complete(release()));
        return stopped.join();
    }

    private Stopped release() {
        int released = intakes.stream().mapToInt(Intake::unfinished).sum();
        int unfinished = workflow.scheduler().atWork();
        intakes.forEach(Intake::endAll);
        return new Stopped(unfinished, released);
    }

    private static void await(CompletableFuture<Void> idle, Duration limit) {
        try {
            idle.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // What is not finished is released.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("A future that is only ever completed failed", e);
        }
    }
}
