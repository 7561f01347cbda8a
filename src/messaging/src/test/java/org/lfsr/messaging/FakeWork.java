package org.lfsr.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Work that ends when, and as, the test says; by the requests' ids. */
final class FakeWork implements ScanWork {

    final List<String> started = new ArrayList<>();
    final List<ScanJob> jobs = new ArrayList<>();
    private final Map<String, CompletableFuture<Answer>> running = new LinkedHashMap<>();

    @Override
    public CompletionStage<Answer> work(ScanJob job) {
        boolean busy = jobs.stream()
                .anyMatch(other -> other.scanId().equals(job.scanId())
                        && running.containsKey(other.request().getEventId()));
        if (busy) {
            throw new AssertionError("Two jobs of %s at a time".formatted(job.scanId()));
        }
        String id = job.request().getEventId();
        started.add(id);
        jobs.add(job);
        CompletableFuture<Answer> stage = new CompletableFuture<>();
        running.put(id, stage);
        return stage;
    }

    List<String> running() {
        return List.copyOf(running.keySet());
    }

    void finish(String id) {
        finish(id, job(id).trace());
    }

    void finish(String id, Map<String, String> trace) {
        end(id).complete(new Answer(Samples.completion(job(id).request()), trace));
    }

    void fail(String id, Throwable failure) {
        end(id).completeExceptionally(failure);
    }

    ScanJob job(String id) {
        return jobs.stream()
                .filter(job -> job.request().getEventId().equals(id))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private CompletableFuture<Answer> end(String id) {
        CompletableFuture<Answer> stage = running.remove(id);
        if (stage == null) {
            throw new AssertionError("%s is not at work, but %s".formatted(id, running.keySet()));
        }
        return stage;
    }
}
