package org.lfsr.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor that runs its tasks when it is told to, and whose time goes on when it is told to. */
final class ManualDesk extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing((Task task) -> task.due).thenComparing(task -> task.number));
    private Instant now = Samples.TIME;
    private long given;

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Runs everything that is due, and what comes of it. */
    void run() {
        while (runOne()) {
            // until nothing is due
        }
    }

    /** Runs the next thing that is due; says whether there was one. */
    boolean runOne() {
        Task next = tasks.peek();
        if (next == null || next.due.isAfter(now)) {
            return false;
        }
        tasks.remove().run();
        return true;
    }

    /** Lets time pass, with everything that falls due meanwhile. */
    void advance(Duration time) {
        Instant end = now.plus(time);
        run();
        while (!tasks.isEmpty() && !tasks.peek().due.isAfter(end)) {
            now = tasks.peek().due;
            run();
        }
        now = end;
    }

    @Override
    public void execute(Runnable command) {
        tasks.add(new Task(command, now));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now.plusNanos(unit.toNanos(delay)));
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Instant due;
        private final long number = given++;

        Task(Runnable command, Instant due) {
            super(command, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
