package org.lfsr.trainer.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Tells a person how far a run is: a bar on a terminal, a line now and then in a log. Whoever opened it closes it. */
final class Progress implements AutoCloseable {

    private static final int LINE_EVERY = 50;

    private final PrintStream out;
    private final long steps;
    private final long first;
    private final long startedNanos = System.nanoTime();
    private final @Nullable ProgressBar bar;

    /**
     * Starts to tell.
     *
     * @param first after how many steps the run goes on
     * @param steps how many steps it has in all
     */
    Progress(Telling telling, long first, long steps) {
        this.out = telling.out();
        this.first = first;
        this.steps = steps;
        this.bar = telling.manner() == Telling.Manner.LINES
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("training")
                        .setUnit(" steps", 1)
                        .setInitialMax(steps)
                        .startsFrom(first, Duration.ZERO)
                        .build();
    }

    /** Tells that a step is done. */
    void done(long step, Schedule.Place place, Map<String, Double> losses) {
        Map.Entry<String, Double> loss = losses.entrySet().iterator().next();
        String state = String.format(
                Locale.ROOT,
                "%s %s %.5f rate %.2e",
                place.stage().name(),
                loss.getKey(),
                loss.getValue(),
                place.rate());
        if (bar != null) {
            bar.setExtraMessage(state).stepTo(step);
        } else if (step % LINE_EVERY == 0 || step == steps) {
            double seconds = (System.nanoTime() - startedNanos) / 1e9 / (step - first);
            out.printf(
                    Locale.ROOT,
                    "step %d/%d %s %.3f s/step, %s left%n",
                    step,
                    steps,
                    state,
                    seconds,
                    left(Math.round(seconds * (steps - step))));
        }
    }

    /** Says something that is not a step. */
    void say(String line) {
        out.println(line);
    }

    private static String left(long seconds) {
        Duration left = Duration.ofSeconds(seconds);
        return "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
