package org.lfsr.embedded;

import java.util.List;

/**
 * What the embedded services start with.
 *
 * @param brokerPort the broker's port; 0 for any free one
 * @param storePort the object store's port; 0 for any free one
 * @param credentials the keys that the object store accepts
 * @param topics topics to create where they do not exist yet
 * @param buckets buckets to create where they do not exist yet
 */
public record Settings(
        int brokerPort, int storePort, Credentials credentials, List<Topic> topics, List<String> buckets) {

    /** Checks nothing beyond what its parts do; the lists are copied. */
    public Settings {
        topics = List.copyOf(topics);
        buckets = List.copyOf(buckets);
    }

    /** Free ports and the local keys. */
    public static Settings onFreePorts(List<Topic> topics, List<String> buckets) {
        return new Settings(0, 0, Credentials.LOCAL, topics, buckets);
    }
}
