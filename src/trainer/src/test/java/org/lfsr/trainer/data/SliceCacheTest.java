package org.lfsr.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lfsr.imaging.Grid;
import org.lfsr.trainer.config.SourceConfiguration.Kind;

class SliceCacheTest {

    private static final Grid GRID = new Grid(2, 3, 2);

    @TempDir
    private Path folder;

    private Path cached;
    private Scan scan;

    @BeforeEach
    void writeAScan() throws IOException {
        cached = folder.resolve("deep/cache");
        Path image = ScanFiles.ramp(folder.resolve("image.nii.gz"), GRID, 10);
        Path mask = ScanFiles.volume(folder.resolve("mask.nii.gz"), GRID, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 2);
        scan = new Scan("P1", image, mask, Kind.VOLUMES, 1);
    }

    @Test
    void givesTheScansSlicesAndLesions() throws Exception {
        LabelledScan opened = new SliceCache(cached).open(scan);

        assertThat(opened.patient()).isEqualTo("P1");
        assertThat(opened.depth()).isEqualTo(2);
        assertThat(opened.bounds()).hasToString("Box[x=0, y=0, width=2, height=3]");
        assertThat(opened.image(0).pixels()).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(opened.image(1).pixels()).containsExactly(16, 17, 18, 19, 20, 21);
        assertThat(opened.lesion(0).pixels()).containsExactly(true, false, false, false, false, false);
        assertThat(opened.lesion(1).pixels()).containsExactly(false, false, false, false, true, true);
        assertThat(new int[] {opened.lesionPixels(0), opened.lesionPixels(1)}).containsExactly(1, 2);
    }

    @Test
    void readsNothingButTheCacheTheSecondTime() throws Exception {
        LabelledScan first = new SliceCache(cached).open(scan);
        destroyKeepingSizeAndTime(scan.image());
        destroyKeepingSizeAndTime(scan.mask());

        LabelledScan second = new SliceCache(cached).open(scan);

        assertThat(second.image(1).pixels()).containsExactly(first.image(1).pixels());
        assertThat(second.lesion(1).pixels()).containsExactly(first.lesion(1).pixels());
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void decodesAFileAnewThatHasChanged() throws Exception {
        LabelledScan first = new SliceCache(cached).open(scan);
        FileTime before = Files.getLastModifiedTime(scan.image());
        ScanFiles.ramp(scan.image(), GRID, 20);
        Files.setLastModifiedTime(scan.image(), FileTime.fromMillis(before.toMillis() + 1000));

        LabelledScan second = new SliceCache(cached).open(scan);

        assertThat(second.image(0).pixels()).startsWith(20, 21);
        assertThat(second.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void keepsDifferentShrinkingsApart() throws Exception {
        Path picture = ScanFiles.halves(folder.resolve("image.png"), 64, 32, 200);
        new SliceCache(cached).open(new Scan("P1", picture, picture, Kind.IMAGES, 1));

        LabelledScan shrunk = new SliceCache(cached).open(new Scan("P1", picture, picture, Kind.IMAGES, 2));

        assertThat(shrunk.image(0)).hasToString("32 x 16");
    }

    @Test
    void leavesOneFileAScanThatWhoeverMayReadNewFilesMayRead() throws Exception {
        new SliceCache(cached).open(scan);

        Path usual = Files.writeString(folder.resolve("usual"), "");
        assertThat(files()).hasSize(1);
        assertThat(Files.getPosixFilePermissions(files().get(0))).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void leavesNothingOfAScanThatCannotBeDecoded() throws Exception {
        ScanFiles.ramp(scan.mask(), new Grid(3, 3, 2), 0);

        assertThatThrownBy(() -> new SliceCache(cached).open(scan)).isInstanceOf(DataException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        new SliceCache(cached).open(scan);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 20, 60, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> new SliceCache(cached).open(scan))
                    .isInstanceOf(DataException.class)
                    .hasMessage("%s, of %d bytes, is damaged: delete it, and it is made anew", file, length);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cached)) {
            return files.toList();
        }
    }

    private static void destroyKeepingSizeAndTime(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);
    }
}
