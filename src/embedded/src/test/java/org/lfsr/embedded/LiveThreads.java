package org.lfsr.embedded;

import java.util.List;
import java.util.Set;

/** The threads of a moment, to tell later ones from. */
record LiveThreads(Set<Thread> threads) {

    private static final long PATIENCE_MS = 5_000;

    static LiveThreads now() {
        return new LiveThreads(Set.copyOf(Thread.getAllStackTraces().keySet()));
    }

    /** The younger threads that keep the JVM alive and do not end by themselves soon. */
    List<Thread> nonDaemonsSince() throws InterruptedException {
        List<Thread> younger = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !threads.contains(thread))
                .toList();
        for (Thread thread : younger) {
            thread.join(PATIENCE_MS);
        }
        return younger.stream().filter(Thread::isAlive).toList();
    }
}
