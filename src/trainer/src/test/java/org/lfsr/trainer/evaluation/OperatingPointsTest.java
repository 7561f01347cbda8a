package org.lfsr.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;

class OperatingPointsTest {

    private static final int SIDE = 64;
    private static final int STRIDE = 8;
    private static final int CELLS = SIDE / STRIDE;

    @Test
    void coversTheLesionsDimEdgeWithoutAFalseAlarmWhereAllIsDim() {
        Outlook outlook = new Outlook(
                1,
                List.of(
                        glimpse(map(0.6f, 0.12f), new Box(16, 16, 10, 8)),
                        glimpse(map(0.12f, 0.12f)),
                        glimpse(map(0, 0))));

        OperatingPoints.Choice choice = best(outlook);

        assertThat(choice.rule()).isEqualTo(OperatingRule.of(new OperatingPoint(0, 0.005, 0.15, 0, 4, 1, 0)));
        assertThat(choice.score()).isEqualTo(2);
        double share = 16.0 * 8 / (SIDE * SIDE);
        assertThat(choice.figures()).isEqualTo(List.of(new DetectionFigures(1, 1, 2, 1, 1, share, 0)));
    }

    @Test
    void tellsPerfectFromAcceptableFromMissed() {
        Sightings sightings = new Sightings(
                1,
                List.of(
                        sighting(map(0.9f, 0), new Box(16, 16, 8, 8)),
                        sighting(map(0.9f, 0), new Box(16, 16, 8, 8), new Box(24, 16, 1, 3)),
                        sighting(map(0.9f, 0), new Box(16, 16, 8, 8), new Box(24, 16, 1, 4)),
                        sighting(map(0.9f, 0))));

        DetectionFigures figures = sightings.at(new OperatingPoint(0, 0.5, 0.5, 0, 1, 1, 0));

        double share = 64.0 / (SIDE * SIDE);
        assertThat(figures).isEqualTo(new DetectionFigures(1, 3, 1, 1.0 / 3, 2.0 / 3, share, 1));
    }

    @Test
    void measuresInTheUnshrunkSlice() {
        Sighting half = new Sighting(
                "p",
                map(0.9f, 0),
                new Sighting.View(2, STRIDE, SIDE, SIDE),
                new LesionPixels(Squares.mask(2 * SIDE, new Box(32, 32, 16, 16))));

        DetectionFigures figures = new Sightings(2, List.of(half)).at(new OperatingPoint(0, 0.5, 0.5, 4, 4, 1, 0));

        assertThat(figures).isEqualTo(new DetectionFigures(2, 1, 0, 1, 1, 32.0 * 32 / (4 * SIDE * SIDE), 0));
    }

    @Test
    void weighsTheOverlapOfMapAndLesion() {
        Sighting half = sighting(map(0.5f, 0), new Box(16, 16, 8, 4));
        Sighting whole = sighting(map(1, 0), new Box(16, 16, 8, 8));
        Sighting free = sighting(map(1, 1));

        double dice = new Sightings(1, List.of(half, whole, free)).dice();

        assertThat(dice).isEqualTo((2.0 * 16 / (32 + 32) + 1) / 2);
    }

    @Test
    void refusesABoxAroundEverything() {
        float[] everywhere = new float[CELLS * CELLS];
        Arrays.fill(everywhere, 0.95f);
        Outlook outlook = new Outlook(1, List.of(glimpse(new Image(CELLS, CELLS, everywhere), new Box(16, 16, 8, 8))));

        OperatingPoints.Choice choice = best(outlook);

        assertThat(choice.score()).isEqualTo(-2);
    }

    @Test
    void choosesForEachResolutionByItself() {
        Glimpse fine = glimpse(map(0.6f, 0.12f), new Box(16, 16, 10, 8));
        Glimpse coarse = new Glimpse(
                "p",
                new TreeMap<>(Map.of(7, new Image(CELLS / 2, CELLS / 2, corner(0.6f)))),
                7,
                1,
                new Sighting.View(2, STRIDE, SIDE / 2, SIDE / 2),
                new LesionPixels(Squares.mask(SIDE, new Box(0, 0, 20, 20))));

        OperatingPoints.Choice choice = best(new Outlook(1, List.of(fine)), new Outlook(2, List.of(coarse)));

        assertThat(choice.rule())
                .isEqualTo(new OperatingRule(List.of(
                        new OperatingPoint(0, 0.005, 0.005, 1, 4, 1, 0),
                        new OperatingPoint(45, 0.005, 0.005, 0, 4, 1, 0))));
        assertThat(choice.all()).extracting(one -> one.figures().scale()).containsExactly(1, 2);
        assertThat(choice.score()).isEqualTo(2);
    }

    @Test
    void reachesForALesionThatItsOwnSliceDoesNotShow() {
        NavigableMap<Integer, Image> maps =
                new TreeMap<>(Map.of(0, map(0.6f, 0), 1, map(0, 0), 2, map(0.6f, 0), 9, map(0, 0)));
        Glimpse hidden = glimpse("p", maps, 1, new Box(16, 16, 8, 8));
        Glimpse free = glimpse("p", maps, 9);

        OperatingPoints.Choice choice = best(new Outlook(1, List.of(hidden, free)));

        assertThat(choice.rule().points()).extracting(OperatingPoint::reachMm).containsExactly(2.0);
        assertThat(choice.score()).isEqualTo(2);
    }

    @Test
    void reachesAsFarAsThePointForTheSizeOfASlice() {
        NavigableMap<Integer, Image> maps = new TreeMap<>(Map.of(0, map(0.9f, 0), 1, map(0, 0), 2, map(0.9f, 0)));
        Sighting.View small = new Sighting.View(1, STRIDE, SIDE, SIDE);
        Sighting.View large = new Sighting.View(1, STRIDE, 2 * SIDE, 2 * SIDE);
        LesionPixels lesion = new LesionPixels(Squares.mask(SIDE, new Box(16, 16, 8, 8)));
        OperatingRule rule = new OperatingRule(
                List.of(new OperatingPoint(0, 0.5, 0.5, 0, 4, 1, 2), new OperatingPoint(90, 0.5, 0.5, 0, 4, 1, 0)));

        Sightings sightings = new Outlook(
                        1,
                        List.of(
                                new Glimpse("p", maps, 1, 2, small, lesion),
                                new Glimpse("p", maps, 1, 2, large, lesion)))
                .sightings(rule);

        assertThat(sightings.all())
                .extracting(sighting -> sighting.occupancy().at(2, 2) > 0.5f)
                .containsExactly(true, false);
    }

    @Test
    void choosesForAPatientByTheOthersAlone() {
        Glimpse bright = glimpse("bright", map(0.9f, 0), new Box(16, 16, 8, 8));
        Glimpse glow = glimpse("bright", map(0.2f, 0));
        Glimpse dim = glimpse("dim", map(0.1f, 0), new Box(16, 16, 8, 8));
        Outlook outlook = new Outlook(1, List.of(bright, glow, dim));

        DetectionFigures known = best(outlook).figures().get(0);
        DetectionFigures leftOut = OperatingPoints.leftOut(outlook, OperatingPoints.NO_REACH);

        assertThat(known.perfect()).isEqualTo(1);
        assertThat(leftOut.perfect()).as("the dim one was not known").isEqualTo(0.5);
        assertThat(leftOut.lesionSlices()).isEqualTo(2);
        assertThatThrownBy(() -> OperatingPoints.leftOut(new Outlook(1, List.of(dim)), OperatingPoints.NO_REACH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[dim]");
    }

    private static OperatingPoints.Choice best(Outlook... outlooks) {
        return OperatingPoints.best(List.of(outlooks), OperatingPoints.REACHES_MM);
    }

    private static float[] corner(float share) {
        float[] cells = new float[CELLS * CELLS / 4];
        cells[0] = share;
        return cells;
    }

    @Test
    void allowsLargerRegionsWhereNothingWasShrunk() {
        DetectionFigures whole = new DetectionFigures(1, 1, 1, 1, 1, 0.33, 0);
        DetectionFigures half = new DetectionFigures(2, 1, 1, 1, 1, 0.33, 0);
        OperatingPoint point = new OperatingPoint(0, 0.5, 0.5, 4, 4, 1, 0);

        assertThat(new OperatingPoints.AtScale(point, whole).score()).isEqualTo(2);
        assertThat(new OperatingPoints.AtScale(point, half).score()).isEqualTo(-1.33);
    }

    @Test
    void keepsOperatingPointsInAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("operating-point.json");
        OperatingRule rule = new OperatingRule(
                List.of(new OperatingPoint(0, 0.15, 0.3, 2, 4, 2, 0), new OperatingPoint(90, 0.1, 0.3, 8, 4, 2, 0)));

        OperatingRuleFile.write(rule, file);

        assertThat(OperatingRuleFile.read(file)).isEqualTo(rule);
    }

    @Test
    void namesTheFileThatHoldsNoOperatingPoints(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("operating-point.json");
        Files.writeString(
                file,
                "{\"points\": [{\"fromSide\": 0, \"threshold\": 0.2, \"certainty\": 0.2, \"marginPixels\": 4,"
                        + " \"gridPixels\": 4, \"reachMm\": 0}]}");

        assertThatThrownBy(() -> OperatingRuleFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("leastCells");
    }

    private static Sighting sighting(Image map, Box... lesion) {
        return new Sighting(
                "p", map, new Sighting.View(1, STRIDE, SIDE, SIDE), new LesionPixels(Squares.mask(SIDE, lesion)));
    }

    private static Glimpse glimpse(Image map, Box... lesion) {
        return glimpse("p", map, lesion);
    }

    private static Glimpse glimpse(String patient, Image map, Box... lesion) {
        return glimpse(patient, new TreeMap<>(Map.of(0, map)), 0, lesion);
    }

    /** Slices that are 2 mm apart. */
    private static Glimpse glimpse(String patient, NavigableMap<Integer, Image> maps, int slice, Box... lesion) {
        return new Glimpse(
                patient,
                maps,
                slice,
                2,
                new Sighting.View(1, STRIDE, SIDE, SIDE),
                new LesionPixels(Squares.mask(SIDE, lesion)));
    }

    /** A map of zeros but for the cell at (2, 2) and the one to its right. */
    private static Image map(float middle, float right) {
        float[] cells = new float[CELLS * CELLS];
        cells[2 * CELLS + 2] = middle;
        cells[2 * CELLS + 3] = right;
        return new Image(CELLS, CELLS, cells);
    }
}
