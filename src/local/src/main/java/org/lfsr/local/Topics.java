package org.lfsr.local;

import java.util.List;
import org.lfsr.embedded.Topic;

/** The topics that the service reads and writes, by their usual names. */
public final class Topics {

    /** Scans to enhance. */
    public static final String NEW = "lfsr.scans.new";

    /** Scans to enhance when nothing else is waiting. */
    public static final String REPROCESS = "lfsr.scans.reprocess";

    /** What the object store tells of new objects. */
    public static final String NOTIFICATIONS = "lfsr.storage.notifications";

    /** Scans that are done. */
    public static final String COMPLETED = "lfsr.scans.completed";

    /** Messages that nothing could be done with. */
    public static final String DEAD = "lfsr.scans.dead";

    private static final int PARTITIONS = 4;

    private Topics() {}

    static List<Topic> all() {
        return List.of(
                new Topic(NEW, PARTITIONS),
                new Topic(REPROCESS, PARTITIONS),
                new Topic(NOTIFICATIONS, PARTITIONS),
                new Topic(COMPLETED, PARTITIONS),
                new Topic(DEAD, 1));
    }
}
