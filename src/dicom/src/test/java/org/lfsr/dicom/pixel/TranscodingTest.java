package org.lfsr.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lfsr.dicom.DataSet;
import org.lfsr.dicom.DicomFile;
import org.lfsr.dicom.DicomLimits;
import org.lfsr.dicom.DicomReader;
import org.lfsr.dicom.DicomWriter;
import org.lfsr.dicom.Tool;
import org.lfsr.dicom.TransferSyntax;
import org.lfsr.dicom.UnreadableDicomException;

/** Decodes what dcmtk and GDCM encode. */
class TranscodingTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1} to {2}: {3} bits of {4}, signed {5}")
    @MethodSource
    void decodesWhatOthersEncodeWithoutLoss(
            String program, String option, TransferSyntax syntax, int stored, int allocated, boolean signed)
            throws Exception {
        DataSet picture = Pictures.of(allocated, stored, signed);
        int[] wanted = values(saved(picture));

        Path encoded = encoded(program, option);

        DicomFile file = read(encoded);
        assertThat(file.transferSyntax()).isEqualTo(syntax);
        assertThat(values(encoded)).isEqualTo(wanted);
    }

    static Stream<Arguments> decodesWhatOthersEncodeWithoutLoss() {
        List<Arguments> cases = new ArrayList<>();
        addCases(cases, 16, 16, true);
        addCases(cases, 12, 16, false);
        addCases(cases, 8, 8, false);
        for (int predictor = 2; predictor <= 7; predictor++) {
            String option = "+el +sv " + predictor;
            cases.add(Arguments.of("dcmcjpeg", option, TransferSyntax.JPEG_LOSSLESS, 16, 16, false));
        }
        for (int stored : new int[] {9, 10, 11, 13, 14, 15}) {
            boolean signed = stored % 2 == 0;
            cases.add(Arguments.of("dcmcjpeg", "+e1", TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, stored, 16, signed));
            cases.add(Arguments.of("dcmcjpls", "+el", TransferSyntax.JPEG_LS, stored, 16, signed));
            cases.add(Arguments.of("gdcmconv", "--j2k", TransferSyntax.JPEG_2000_LOSSLESS, stored, 16, signed));
        }
        return cases.stream();
    }

    private static void addCases(List<Arguments> cases, int stored, int allocated, boolean signed) {
        cases.add(Arguments.of("dcmconv", "+ti", TransferSyntax.IMPLICIT_LITTLE_ENDIAN, stored, allocated, signed));
        cases.add(Arguments.of("dcmconv", "+tb", TransferSyntax.EXPLICIT_BIG_ENDIAN, stored, allocated, signed));
        cases.add(Arguments.of("dcmconv", "+td", TransferSyntax.DEFLATED, stored, allocated, signed));
        cases.add(Arguments.of("dcmcrle", "", TransferSyntax.RLE, stored, allocated, signed));
        cases.add(Arguments.of("dcmcjpeg", "+el", TransferSyntax.JPEG_LOSSLESS, stored, allocated, signed));
        cases.add(Arguments.of("dcmcjpls", "+el", TransferSyntax.JPEG_LS, stored, allocated, signed));
        cases.add(Arguments.of(
                "gdcmconv", "--jpeg", TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER, stored, allocated, signed));
        cases.add(Arguments.of("gdcmconv", "--j2k", TransferSyntax.JPEG_2000_LOSSLESS, stored, allocated, signed));
        cases.add(Arguments.of("gdcmconv", "--jpegls", TransferSyntax.JPEG_LS, stored, allocated, signed));
    }

    private Path encoded(String program, String option) throws IOException, InterruptedException {
        Tool tool = Tool.orSkip(program);
        List<Object> arguments = new ArrayList<>();
        if (!option.isEmpty()) {
            arguments.addAll(List.of(option.split(" ", -1)));
        }
        Path encoded = folder.resolve("encoded.dcm");
        arguments.addAll(List.of(folder.resolve("plain.dcm"), encoded));
        tool.run(arguments.toArray());
        return encoded;
    }

    @ParameterizedTest(name = "{0} {1} to {2}: {3} bits of {4}")
    @MethodSource
    void decodesLossyPixelsAsOthersDo(String program, String option, TransferSyntax syntax, int stored, int allocated)
            throws Exception {
        saved(Pictures.of(allocated, stored, false));
        Path encoded = encoded(program, option);
        Path decoded = folder.resolve("decoded.dcm");
        Tool.orSkip("gdcmconv").run("--raw", encoded, decoded);
        assumeTrue(read(encoded).transferSyntax() == syntax, program + " does not make " + syntax);

        int[] values = values(encoded);

        int[] wanted = values(decoded);
        int furthest = 0;
        for (int i = 0; i < wanted.length; i++) {
            furthest = Math.max(furthest, Math.abs(values[i] - wanted[i]));
        }
        assertThat(furthest).isLessThanOrEqualTo(syntax == TransferSyntax.JPEG_LS_NEAR_LOSSLESS ? 0 : 1);
    }

    static Stream<Arguments> decodesLossyPixelsAsOthersDo() {
        return Stream.of(
                Arguments.of("dcmcjpeg", "+eb", TransferSyntax.JPEG_BASELINE, 8, 8),
                Arguments.of("dcmcjpls", "+en +md 2", TransferSyntax.JPEG_LS_NEAR_LOSSLESS, 8, 8),
                Arguments.of("dcmcjpls", "+en +md 3", TransferSyntax.JPEG_LS_NEAR_LOSSLESS, 12, 16),
                Arguments.of("dcmcjpls", "+en +md 5", TransferSyntax.JPEG_LS_NEAR_LOSSLESS, 16, 16),
                Arguments.of("gdcmconv", "--j2k --lossy -q 50", TransferSyntax.JPEG_2000, 8, 8),
                Arguments.of("gdcmconv", "--j2k --lossy -q 50", TransferSyntax.JPEG_2000, 12, 16));
    }

    @Test
    void refusesExtendedJpegOfTwelveBits() throws Exception {
        saved(Pictures.of(16, 12, false));
        Path encoded = encoded("dcmcjpeg", "+ee");

        assertThatThrownBy(() -> values(encoded))
                .isInstanceOf(UnreadableDicomException.class)
                .hasMessage("JPEG is of kind C1 with 1 components of 12 bits, not C0 or C1 with 1 of 8");
    }

    private Path saved(DataSet dataSet) throws IOException {
        Path file = folder.resolve("plain.dcm");
        try (OutputStream stream = Files.newOutputStream(file)) {
            new DicomWriter().write(dataSet, stream);
        }
        return file;
    }

    private static DicomFile read(Path file) throws IOException, UnreadableDicomException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new DicomReader(DicomLimits.USUAL).read(stream);
        }
    }

    private static int[] values(Path file) throws IOException, UnreadableDicomException {
        Frames frames = Frames.of(read(file));
        int[] values = new int[(int) frames.format().length()];
        frames.decode(0, values);
        return values;
    }
}
