package org.lfsr.trainer.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.roi.Marking;
import org.lfsr.imaging.roi.RoiRule;

/**
 * How a detector's map becomes regions. Lengths are in pixels of the slice as the detector is given it, at whatever
 * resolution, since whoever runs the detector does not know another.
 *
 * @param threshold cells of at least this share of lesion are marked, above 0 to 1
 * @param certainty what share of lesion one of the marked cells that hang together must have, the threshold to 1
 * @param margin pixels of the given slice to add on every side of marked cells that hang together, 0 or more
 * @param grid what the corners of regions are multiples of, in pixels of the given slice, 1 or more
 * @param leastPixels fewer marked cells together are left out, 1 or more; 1 keeps all
 */
public record OperatingPoint(
        @JsonProperty(required = true) double threshold,
        @JsonProperty(required = true) double certainty,
        @JsonProperty(required = true) int margin,
        @JsonProperty(required = true) int grid,
        @JsonProperty(required = true) int leastPixels) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public OperatingPoint {
        new Marking(threshold, certainty);
        new RoiRule(margin, grid, leastPixels);
    }

    /**
     * Finds the regions of a slice.
     *
     * @param occupancy the detector's map
     * @param stride how many pixels of the slice a cell of the map is wide and high
     * @param width the slice's columns
     * @param height the slice's rows
     * @return boxes of the slice that do not overlap
     */
    public List<Box> regions(Image occupancy, int stride, int width, int height) {
        return new RoiRule(margin, grid, leastPixels)
                .boxes(new Marking(threshold, certainty).of(occupancy), stride, width, height);
    }

    /** Writes a JSON file. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /**
     * Reads a JSON file.
     *
     * @throws IOException if it cannot be read, or is no operating point; the message names the file
     */
    public static OperatingPoint read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), OperatingPoint.class);
        } catch (JacksonException e) {
            throw new IOException("%s is no operating point: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
