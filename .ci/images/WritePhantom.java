import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.Volume;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.testkit.Phantom;

/** Writes a made-up head with a tumour, and the tumour's labels, into a folder: {@code FOLDER SEED}. */
final class WritePhantom {

    private WritePhantom() {}

    public static void main(String[] arguments) throws IOException {
        Phantom phantom = Phantom.builder()
                .grid(new Grid(240, 240, 16))
                .affine(Affine.ofRows(1, 0, 0, -119.5, 0, 1, 0, -119.5, 0, 0, 1.5, 0))
                .seed(Long.parseLong(arguments[1]))
                .build();
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(phantom.volume(), folder.resolve("head_t1ce.nii.gz"));
        write(phantom.mask(), folder.resolve("head_seg.nii.gz"));
    }

    private static void write(Volume volume, Path path) throws IOException {
        try (OutputStream file = Files.newOutputStream(path)) {
            NiftiWriter.ofFloat32().writeCompressed(volume, file);
        }
    }
}
