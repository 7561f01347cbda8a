package org.lfsr.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lfsr.events.LesionStack;
import org.lfsr.events.ModelUse;
import org.lfsr.events.PixelBox;
import org.lfsr.events.ScanCompleted;
import org.lfsr.events.StackQuality;

/** What a person is told of a scan that is done. */
final class Report {

    private static final int WORD_COLUMNS = 4;

    private final ScanCompleted event;

    Report(ScanCompleted event) {
        this.event = event;
    }

    /** The lines, in order. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        if (!event.getStacks().isEmpty()) {
            lines.add("");
            lines.addAll(table().lines());
        }
        for (LesionStack stack : event.getStacks()) {
            if (stack.getReplacement() != null) {
                lines.add("Lesion %d is %s interpolation: %s"
                        .formatted(
                                stack.getIndex(),
                                stack.getReplacement().getMethod().toLowerCase(Locale.ROOT),
                                stack.getReplacement().getSentence()));
            }
        }
        event.getWarnings().forEach(warning -> lines.add("Warning: " + warning.getSentence()));
        return lines;
    }

    private String headline() {
        return switch (event.getOutcome()) {
            case ENHANCED ->
                "%s: ENHANCED x%d, %s in %d of %d slices%s, by %s on %s in %s s"
                        .formatted(
                                event.getScanId(),
                                event.getScaleFactor(),
                                count(event.getStacks().size(), "lesion"),
                                event.getLesionSliceCount(),
                                event.getSliceCount(),
                                recall(),
                                models(),
                                event.getExecution() == null
                                        ? "?"
                                        : event.getExecution().getProvider(),
                                seconds());
            case NO_LESION ->
                "%s: NO_LESION in %d slices, by %s in %s s"
                        .formatted(event.getScanId(), event.getSliceCount(), models(), seconds());
            case REJECTED ->
                "%s: REJECTED, %s"
                        .formatted(
                                event.getScanId(),
                                event.getRejection() == null
                                        ? "without a reason"
                                        : event.getRejection().getCode() + ": "
                                                + event.getRejection().getSentence());
            case UNKNOWN -> "%s: an outcome that is newer than this program".formatted(event.getScanId());
        };
    }

    private String recall() {
        Double recall = event.getQuality() == null ? null : event.getQuality().getLesionRecall();
        return recall == null ? "" : String.format(Locale.ROOT, ", %.0f %% of the mask inside", 100 * recall);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String models() {
        return event.getModels().stream().map(ModelUse::getModelId).collect(Collectors.joining(" and "));
    }

    private String seconds() {
        long millis =
                event.getCompletedAt().toEpochMilli() - event.getStartedAt().toEpochMilli();
        return String.format(Locale.ROOT, "%.1f", millis / 1e3);
    }

    private Table table() {
        boolean compared =
                event.getStacks().stream().anyMatch(stack -> stack.getQuality().getReferencePsnrDb() != null);
        List<String> heads = new ArrayList<>(
                List.of("lesion", "slices", "box", "verdict", "re-degraded dB", "sharpness", "overlap"));
        if (compared) {
            heads.addAll(List.of("PSNR dB", "bilinear", "gain", "SSIM", "bilinear", "gain"));
        }
        Table table = new Table(WORD_COLUMNS, heads);
        event.getStacks().forEach(stack -> table.add(row(stack, compared)));
        return table;
    }

    private static List<String> row(LesionStack stack, boolean compared) {
        StackQuality quality = stack.getQuality();
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(stack.getIndex()),
                "%d-%d".formatted(stack.getFirstSlice(), stack.getFirstSlice() + stack.getSliceCount() - 1),
                box(stack.getInputBox()),
                stack.getVerdict().toString(),
                figure("%.1f", quality.getRedegradationPsnrDb()),
                figure("%.2f", quality.getSharpnessGain()),
                figure("%.2f", quality.getLesionOverlap())));
        if (compared) {
            cells.addAll(figures("%.1f", quality.getReferencePsnrDb(), quality.getBilinearPsnrDb()));
            cells.addAll(figures("%.3f", quality.getReferenceSsim(), quality.getBilinearSsim()));
        }
        return cells;
    }

    private static String box(PixelBox box) {
        return "%dx%d at %d,%d".formatted(box.getWidth(), box.getHeight(), box.getX(), box.getY());
    }

    private static List<String> figures(String format, @Nullable Double found, @Nullable Double bilinear) {
        Double gain = found == null || bilinear == null ? null : Double.valueOf(found - bilinear);
        return List.of(figure(format, found), figure(format, bilinear), figure(format.replace("%", "%+"), gain));
    }

    private static String figure(String format, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
