package org.lfsr.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.EventCodec;
import org.lfsr.events.NewScan;
import org.lfsr.events.UnreadableEventException;

/** Understands what a topic's records ask for. */
public interface RequestReader {

    /**
     * Reads a record.
     *
     * @param value the record's bytes, left as they are; null if it has none
     * @return the scans that it asks for; none if it asks for nothing
     * @throws UnreadableRequestException if it is not what the topic holds, and never will be
     */
    List<NewScan> read(byte @Nullable [] value) throws UnreadableRequestException;

    /** Reads the events that ask for a scan, in every released version. */
    static RequestReader newScans() {
        EventCodec<NewScan> codec = EventCodec.newScan();
        return value -> {
            if (value == null) {
                throw new UnreadableRequestException("No NewScan: the record has no value");
            }
            try {
                return List.of(codec.decode(value));
            } catch (UnreadableEventException e) {
                throw new UnreadableRequestException(String.valueOf(e.getMessage()), e);
            }
        };
    }
}
