package org.lfsr.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lfsr.dicom.TransferSyntax;

/**
 * A program of dcmtk's or GDCM's that writes DICOM in another encoding, without loss.
 *
 * @param program its name
 * @param options what it is to do
 * @param syntax what it then writes
 */
record Transcoder(String program, List<String> options, TransferSyntax syntax) {

    private static final int LIMIT_SECONDS = 60;

    /** Every encoding without loss that the two can make, each by everybody who can. */
    static List<Transcoder> all() {
        List<Transcoder> all = new ArrayList<>();
        all.add(of("dcmconv", "+ti", TransferSyntax.IMPLICIT_LITTLE_ENDIAN));
        all.add(of("dcmconv", "+te", TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        all.add(of("dcmconv", "+tb", TransferSyntax.EXPLICIT_BIG_ENDIAN));
        all.add(of("dcmconv", "+td", TransferSyntax.DEFLATED));
        all.add(of("dcmcrle", "", TransferSyntax.RLE));
        all.add(of("dcmcjpeg", "+e1", TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER));
        all.add(of("dcmcjpeg", "+el", TransferSyntax.JPEG_LOSSLESS));
        all.add(of("dcmcjpeg", "+el +sv 7", TransferSyntax.JPEG_LOSSLESS));
        all.add(of("dcmcjpls", "+el", TransferSyntax.JPEG_LS));
        all.add(of("gdcmconv", "--implicit", TransferSyntax.IMPLICIT_LITTLE_ENDIAN));
        all.add(of("gdcmconv", "--raw --explicit", TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        all.add(of("gdcmconv", "--deflated", TransferSyntax.DEFLATED));
        all.add(of("gdcmconv", "--rle", TransferSyntax.RLE));
        all.add(of("gdcmconv", "--jpeg", TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER));
        all.add(of("gdcmconv", "--jpegls", TransferSyntax.JPEG_LS));
        all.add(of("gdcmconv", "--j2k", TransferSyntax.JPEG_2000_LOSSLESS));
        return all;
    }

    private static Transcoder of(String program, String options, TransferSyntax syntax) {
        return new Transcoder(program, options.isEmpty() ? List.of() : List.of(options.split(" ", -1)), syntax);
    }

    /**
     * Encodes files, or skips the test if the program is not installed.
     *
     * @param folder to work in
     */
    List<byte[]> encode(List<byte[]> files, Path folder) throws IOException, InterruptedException {
        Path tool = Path.of("/usr/bin", program);
        assumeTrue(Files.isExecutable(tool), () -> "No " + program + ": skipped its " + syntax);
        Path plain = folder.resolve("plain.dcm");
        Path encoded = folder.resolve("encoded.dcm");
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(options);
        command.addAll(List.of(plain.toString(), encoded.toString()));
        List<byte[]> results = new ArrayList<>();
        for (byte[] file : files) {
            Files.write(plain, file);
            Files.deleteIfExists(encoded);
            run(command, folder.resolve("output.txt"));
            results.add(Files.readAllBytes(encoded));
        }
        return results;
    }

    private static void run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError("%s failed: %s".formatted(command, Files.readString(output)));
        }
    }

    /** The program and its options, for a test's name. */
    @Override
    public String toString() {
        return "%s %s".formatted(program, String.join(" ", options));
    }
}
