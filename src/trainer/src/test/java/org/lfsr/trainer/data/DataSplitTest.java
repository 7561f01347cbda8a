package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.Mask;
import org.lfsr.trainer.config.DataConfiguration;

class DataSplitTest {

    @TempDir
    private Path folder;

    @Test
    void opensTheScansOfBothSides() throws Exception {
        scan("train/P1", 0);
        scan("train/P2", 50);
        scan("val/P3", 100);

        DataSplit split = open("train", "val");

        assertThat(DataSplit.patients(split.training())).containsExactly("P1", "P2");
        assertThat(DataSplit.patients(split.validation())).containsExactly("P3");
        assertThat(split.training().get(1).image(0).at(0, 0)).isEqualTo(50);
        assertThat(DataSplit.slices(split.training()))
                .extracting(slice -> slice.scan().patient() + " " + slice.index())
                .containsExactly("P1 0", "P1 1", "P2 0", "P2 1");
    }

    @Test
    void refusesAPatientOnBothSides() throws IOException {
        scan("train/P1", 0);
        scan("train/P2", 0);
        scan("val/P2", 50);

        assertThatThrownBy(() -> open("train", "val"))
                .isInstanceOf(DataException.class)
                .hasMessage("Patients to train on are also to validate on: [P2]");
    }

    @Test
    void digestFollowsTheDataAndItsSide() throws Exception {
        scan("train/P1", 0);
        scan("val/P3", 100);
        String before = open("train", "val").digest();

        assertThat(before).hasSize(64).isEqualTo(open("train", "val").digest());
        assertThat(open("val", "train").digest()).isNotEqualTo(before);

        scan("more/P2", 1);
        Files.move(folder.resolve("more/P2"), folder.resolve("train/P2"));
        assertThat(open("train", "val").digest()).isNotEqualTo(before);
    }

    @Test
    void countsSlicesFromSixteenLesionPixelsAsLesionSlices() throws Exception {
        LabelledScan scan = lesions(15, 16, 0, 17);

        assertThat(DataSplit.lesionSlices(List.of(scan)))
                .extracting(LabelledSlice::index)
                .containsExactly(1, 3);
    }

    @Test
    void saysThatThereIsNoLesionSlice() {
        assertThatThrownBy(() -> DataSplit.lesionSlices(List.of(lesions(15), lesions(0, 3))))
                .isInstanceOf(DataException.class)
                .hasMessage("None of 2 scans has a slice with 16 lesion pixels or more");
    }

    @Test
    void findsNeighboursUpToTheLastSlice() {
        LabelledSlice slice = new LabelledSlice(lesions(1, 2, 3), 1);

        assertThat(slice.neighbour(-1).lesionPixels()).isEqualTo(1);
        assertThat(slice.neighbour(1).lesionPixels()).isEqualTo(3);
        assertThat(slice.neighbour(2).lesionPixels()).isEqualTo(3);
        assertThat(slice.neighbour(-2).lesionPixels()).isEqualTo(1);
    }

    private static LabelledScan lesions(int... pixels) {
        List<Mask> masks = Arrays.stream(pixels)
                .mapToObj(count -> {
                    boolean[] marked = new boolean[25];
                    Arrays.fill(marked, 0, count, true);
                    return new Mask(5, 5, marked);
                })
                .toList();
        List<Image> images =
                masks.stream().map(mask -> new Image(5, 5, new float[25])).toList();
        return LabelledScans.of("P", images, masks);
    }

    private void scan(String patient, float first) throws IOException {
        Path of = folder.resolve(patient);
        ScanFiles.ramp(of.resolve("a_t1.nii.gz"), new Grid(4, 3, 2), first);
        ScanFiles.ramp(of.resolve("a_seg.nii.gz"), new Grid(4, 3, 2), 0);
    }

    private DataSplit open(String training, String validation) throws IOException, DataException {
        return DataSplit.open(new DataConfiguration(
                folder.resolve("cache"),
                List.of(ScanFiles.volumes(folder.resolve(training), null)),
                List.of(ScanFiles.volumes(folder.resolve(validation), null))));
    }
}
