package org.lfsr.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A publisher whose transactions end when, and as, the test says. */
final class FakePublisher implements Publisher {

    final List<Transaction> committed = new ArrayList<>();
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private final List<Transaction> underWay = new ArrayList<>();

    @Override
    public void publish(Transaction transaction, Consumer<Outcome> settled) {
        if (!underWay.isEmpty()) {
            throw new AssertionError("Two transactions at a time");
        }
        underWay.add(transaction);
        waiting.add(settled);
    }

    boolean isBusy() {
        return !underWay.isEmpty();
    }

    Transaction underWay() {
        return underWay.get(0);
    }

    void commit() {
        committed.add(underWay());
        settle(new Outcome.Committed());
    }

    void settle(Outcome outcome) {
        underWay.clear();
        waiting.remove(0).accept(outcome);
    }
}
