import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Grid;
import org.lfsr.imaging.nifti.NiftiWriter;
import org.lfsr.testkit.Phantom;

/** Writes a made-up head with a tumour to a file, {@code .nii.gz}. */
final class WritePhantom {

    private WritePhantom() {}

    public static void main(String[] arguments) throws Exception {
        Phantom phantom = Phantom.builder()
                .grid(new Grid(240, 240, 16))
                .affine(Affine.ofRows(1, 0, 0, -119.5, 0, 1, 0, -119.5, 0, 0, 1.5, 0))
                .build();
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[0]))) {
            NiftiWriter.ofFloat32().writeCompressed(phantom.volume(), file);
        }
    }
}
