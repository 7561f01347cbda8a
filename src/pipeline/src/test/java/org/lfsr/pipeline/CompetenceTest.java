package org.lfsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Axis;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.inference.Envelope;
import org.lfsr.inference.ModelCard;
import org.lfsr.inference.Span;
import org.lfsr.storage.ObjectLocation;

class CompetenceTest {

    private static final Grid GRID = new Grid(40, 50, 4);
    private static final ModelCard CARD =
            Models.generator(new FakeGenerator(2), Models.ENVELOPE, null).card();

    @Test
    void hasNoObjectionToWhatTheModelWasMadeFor() {
        assertThat(objections("MR", "T1", volume(Affine.ofSpacing(1, 1, 2), 0))).isEmpty();
    }

    @Test
    void acceptsSequencesThatAreNotKnownOrSpelledOtherwise() {
        Volume volume = volume(Affine.ofSpacing(1, 1, 2), 0);

        assertThat(objections("mr", null, volume)).isEmpty();
        assertThat(objections("MR", "t1gd", volume)).isEmpty();
    }

    @Test
    void objectsToModalityAndSequence() {
        assertThat(objections("CT", "FLAIR", volume(Affine.ofSpacing(1, 1, 2), 0)))
                .containsExactly(
                        "Modality is CT; bicubic-x2@1.0.0 was made for MR",
                        "Sequence is FLAIR; bicubic-x2@1.0.0 was made for T1GD, T1");
    }

    @Test
    void objectsToSpacingAndThickness() {
        assertThat(objections("MR", "T1", volume(Affine.ofSpacing(1, 1.3, 0.5), 0)))
                .containsExactly(
                        "In-plane spacing is 1.300 mm; bicubic-x2@1.0.0 was made for 0.4..1.2",
                        "Slice thickness is 0.500 mm; bicubic-x2@1.0.0 was made for 1.0..6.0");
    }

    @Test
    void takesSpacingAsSlicesLie() {
        Volume volume = volume(new Grid(4, 40, 50), Affine.ofSpacing(3, 1, 1), 0);

        assertThat(Competence.objections(request("MR", "T1"), volume, new Slicing(volume.grid(), Axis.X), CARD))
                .isEmpty();
    }

    @Test
    void takesSpacingsThatWereRoundedForWhatTheyWere() {
        Affine rounded = Affine.ofSpacing(1.2f, 1.2f, 6.0005);

        assertThat(objections("MR", "T1", volume(rounded, 0))).isEmpty();
    }

    @Test
    void objectsToSidesAndFieldOfView() {
        Envelope narrow = new Envelope(
                "MR", List.of("T1"), new Span(0.4, 1.2), new Span(1, 6), new Span(45, 64), new Span(45, 60), 0, "any");
        ModelCard card = Models.generator(new FakeGenerator(2), narrow, null).card();
        Volume volume = volume(Affine.ofSpacing(1, 1, 2), 0);

        assertThat(Competence.objections(request("MR", "T1"), volume, new Slicing(GRID, Axis.Z), card))
                .containsExactly(
                        "A slice's side is 40 pixels; bicubic-x2@1.0.0 was made for 45.0..64.0",
                        "A slice shows 40.0 mm; bicubic-x2@1.0.0 was made for 45.0..60.0");
    }

    @Test
    void objectsToIntensitiesBelowTheLeast() {
        assertThat(objections("MR", "T1", volume(Affine.ofSpacing(1, 1, 2), -3)))
                .containsExactly("The least intensity is -3.0; bicubic-x2@1.0.0 was made for intensities from 0.0 on");
    }

    private static List<String> objections(String modality, @Nullable String sequence, Volume volume) {
        return Competence.objections(request(modality, sequence), volume, new Slicing(GRID, Axis.Z), CARD);
    }

    private static ScanRequest request(String modality, @Nullable String sequence) {
        ScanSource source = new ScanSource(new ObjectLocation("scans", "scan.nii"), null);
        return new ScanRequest("request-1", "scan-1", source, modality, sequence, null, null, null);
    }

    private static Volume volume(Affine affine, float least) {
        return volume(GRID, affine, least);
    }

    private static Volume volume(Grid grid, Affine affine, float least) {
        float[] voxels = new float[grid.length()];
        voxels[7] = 9;
        voxels[8] = least;
        return new Volume(grid, affine, voxels);
    }
}
