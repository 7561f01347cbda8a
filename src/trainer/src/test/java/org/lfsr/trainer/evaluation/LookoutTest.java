package org.lfsr.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.LesionDetector;
import org.lfsr.inference.OperatingPoint;
import org.lfsr.inference.OperatingRule;
import org.lfsr.trainer.data.DataSplit;
import org.lfsr.trainer.data.LabelledScans;
import org.lfsr.trainer.data.LabelledSlice;
import org.lfsr.trainer.data.Occupancy;

class LookoutTest {

    private static final int SIDE = 128;
    private static final Image BLANK = new Image(SIDE, SIDE, new float[SIDE * SIDE]);
    private static final Box LESION = new Box(32, 40, 16, 24);
    private static final Box SMALL = new Box(0, 0, 3, 5);

    @Test
    void takesEveryNthLesionSliceAndAsManyWithout() {
        List<LabelledSlice> slices = slices("L.L.L..s");

        List<LabelledSlice> chosen = Lookout.chosen(slices, 2);

        assertThat(chosen).extracting(LabelledSlice::index).containsExactly(0, 4, 1, 5);
    }

    @Test
    void leavesOutSlicesOnWhichNothingCanBeSeen() {
        List<LabelledSlice> slices = slices("L. L.");
        Brightness detector = new Brightness(1);

        Outlook outlook = new Lookout(detector, 1).outlook(slices.subList(1, 2), 1);

        assertThat(Lookout.chosen(slices, 1)).extracting(LabelledSlice::index).containsExactly(0, 3, 1, 4);
        assertThat(outlook.all().get(0).maps()).containsOnlyKeys(0, 1);
    }

    @Test
    void findsLesionsAtEveryResolution() {
        List<LabelledSlice> slices = slices("LL...L....");

        OperatingPoints.Choice choice = OperatingPoints.search(
                new Brightness(1), Lookout.chosen(slices, 1), List.of(1, 2, 4), OperatingPoints.REACHES_MM);

        assertThat(choice.score()).isEqualTo(2);
        assertThat(choice.figures()).extracting(DetectionFigures::scale).containsExactly(1, 2, 4);
        assertThat(choice.figures()).extracting(DetectionFigures::falseAlarms).containsOnly(0.0);
    }

    @Test
    void showsNeighboursAndRepeatsTheLastSliceAtTheEnds() {
        Brightness detector = new Brightness(3);

        new Lookout(detector, 1).outlook(slices("L."), 0);

        List<Image> first = detector.seen.get(0);
        List<Image> last = detector.seen.get(1);
        assertThat(first.get(1).at(33, 41)).isEqualTo(first.get(0).at(33, 41));
        assertThat(last.get(1).at(33, 41)).isEqualTo(first.get(2).at(33, 41));
        assertThat(last.get(2).at(33, 41)).isEqualTo(last.get(1).at(33, 41));
        assertThat(last.get(0).at(33, 41)).isEqualTo(first.get(1).at(33, 41));
    }

    @Test
    void showsShrunkSlicesMadeLargeAgain() {
        Brightness detector = new Brightness(1);

        OperatingPoint point = new OperatingPoint(0, 0.5, 0.5, 8, 8, 1, 0);
        Sightings sightings = new Lookout(detector, 2, Optional.of(low -> Resampling.BILINEAR.enlarge(low, 2)))
                .sightings(slices("L."), OperatingRule.of(point));

        assertThat(detector.seen.get(0).get(0).bounds()).isEqualTo(new Box(0, 0, SIDE, SIDE));
        DetectionFigures figures = sightings.at(point);
        assertThat(List.of(figures.perfect(), figures.falseAlarms())).containsExactly(1.0, 0.0);
    }

    @Test
    void showsTheSlicesWithinReachOnceEach() {
        Brightness detector = new Brightness(1);
        List<LabelledSlice> slices = slices("..L.L...");

        Outlook outlook = new Lookout(detector, 1).outlook(List.of(slices.get(2), slices.get(4)), 2);

        assertThat(detector.seen).hasSize(7);
        assertThat(outlook.all()).hasSize(2);
        assertThat(outlook.all().get(0).maps()).containsOnlyKeys(0, 1, 2, 3, 4, 5, 6);
    }

    /** A slice a letter: L has a lesion, s one too small to count, . none, and the blank has nothing. */
    private static List<LabelledSlice> slices(String letters) {
        Map<Integer, List<Box>> lesions = Map.of((int) 'L', List.of(LESION), (int) 's', List.of(SMALL));
        List<Mask> masks = letters.chars()
                .mapToObj(letter -> Squares.mask(
                        SIDE, lesions.getOrDefault(letter, List.of()).toArray(new Box[0])))
                .toList();
        List<Image> images = IntStream.range(0, masks.size())
                .mapToObj(index -> letters.charAt(index) == ' ' ? BLANK : Squares.image(masks.get(index), index))
                .toList();
        return DataSplit.slices(List.of(LabelledScans.of("p", images, masks)));
    }

    /** Takes bright pixels for lesion: right where lesions are bright, and where the slice has one at all. */
    private static final class Brightness implements LesionDetector {

        private static final int STRIDE = 8;
        private static final float BRIGHT = 4;

        private final int slices;
        private final List<List<Image>> seen = new ArrayList<>();

        Brightness(int slices) {
            this.slices = slices;
        }

        @Override
        public int slices() {
            return slices;
        }

        @Override
        public int stride() {
            return STRIDE;
        }

        @Override
        public List<Image> occupancy(List<List<Image>> batch) {
            seen.addAll(batch);
            return batch.stream()
                    .map(sample -> sample.get(slices / 2))
                    .map(image -> Occupancy.of(Mask.atLeast(image, BRIGHT), STRIDE))
                    .toList();
        }

        @Override
        public void close() {
            throw new AssertionError("Whoever opened the detector closes it");
        }
    }
}
