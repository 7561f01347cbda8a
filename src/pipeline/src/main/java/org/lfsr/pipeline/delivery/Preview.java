package org.lfsr.pipeline.delivery;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lfsr.imaging.Affine;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.pipeline.FinishedScan;
import org.lfsr.pipeline.FinishedStack;
import org.lfsr.pipeline.manifest.Replacement;

/**
 * A picture of a stack for people: its middle slice and the one that departs most from the input, each as it was, as
 * bilinear interpolation shows it, as the generator does, and where the generator's contradicts the input. Small
 * regions are enlarged without smoothing, so that every pixel is seen as it is.
 */
final class Preview {

    private static final int SIDE = 256;
    private static final int LEAST_SIDE = 150;
    private static final int GAP = 12;
    private static final int LINE = 18;
    private static final int BAR = 14;
    private static final int BAR_WITH_LABELS = 70;
    private static final int COLUMNS = 4;
    private static final int HUNDRED = 100;
    private static final double LEAST_HOTTEST = 0.1;

    private final FinishedScan scan;
    private final FinishedStack stack;
    private final Display display;
    private final Shade shade;
    private final int tileWidth;
    private final int tileHeight;
    private final int cellWidth;

    private Preview(FinishedScan scan, FinishedStack stack, Affine affine) {
        this.scan = scan;
        this.stack = stack;
        this.display = Display.of(affine);
        IntensityRange window = IntensityRange.of(stack.input());
        double largest = IntensityRange.of(stack.deviations()).max();
        double least = LEAST_HOTTEST * Math.max(window.width(), Float.MIN_NORMAL);
        this.shade = new Shade(window, Math.max(largest, least));
        Image fine = display.turned(stack.enhanced().get(0));
        double width = fine.width() * display.pixelAspect();
        double zoom = zoom(Math.max(width, fine.height()));
        this.tileWidth = Math.max(1, (int) Math.round(width * zoom));
        this.tileHeight = Math.max(1, (int) Math.round(fine.height() * zoom));
        this.cellWidth = Math.max(LEAST_SIDE, tileWidth) + GAP;
    }

    /** Whole where it enlarges, so that all pixels are of one size. */
    private static double zoom(double longer) {
        return longer > SIDE ? SIDE / longer : Math.floor(SIDE / longer);
    }

    /**
     * Draws a stack.
     *
     * @param affine where its result lies in the patient
     */
    static BufferedImage of(FinishedScan scan, FinishedStack stack, Affine affine) {
        return new Preview(scan, stack, affine).drawn();
    }

    private BufferedImage drawn() {
        Sheet sheet = new Sheet(COLUMNS * cellWidth + BAR_WITH_LABELS);
        sheet.text(title(), Sheet.Ink.TITLE).text(subtitle(), Sheet.Ink.ASIDE);
        sheet.text(verdict(), stack.replacement() == null ? Sheet.Ink.STRONG : Sheet.Ink.ALARM)
                .space(GAP);
        int middle = stack.input().size() / 2;
        int departing = mostDeparting();
        sheet.draw(LINE, this::drawHeadings);
        drawSlice(sheet, middle, middle == departing ? "in the middle, and with most deviation" : "in the middle");
        if (middle != departing) {
            drawSlice(sheet, departing, "with most deviation");
        }
        sheet.text(legend(), Sheet.Ink.ASIDE).space(GAP);
        Figures.of(stack.quality()).forEach(line -> sheet.text(line, Sheet.Ink.BODY));
        return sheet.space(GAP)
                .text("Made by software, for checks only. Not for diagnosis.", Sheet.Ink.STRONG)
                .picture();
    }

    private String title() {
        return String.format(
                Locale.ROOT, "Lesion %02d of %s", stack.index(), scan.request().scanId());
    }

    private String subtitle() {
        Image input = stack.input().get(0);
        Image result = stack.enhanced().get(0);
        return "Slices %d to %d across %s; %s pixels in, %s out; %s"
                .formatted(
                        stack.region().firstSlice(),
                        stack.region().lastSlice(),
                        scan.grid().sliceAxis(),
                        input,
                        result,
                        scan.generator().card().id());
    }

    private String verdict() {
        Replacement replacement = stack.replacement();
        return replacement == null
                ? "ACCEPTED: the enhanced volume is delivered."
                : "REPLACED: %s interpolation is delivered, not the enhanced volume. %s (%s)"
                        .formatted(replacement.method(), replacement.sentence(), replacement.reason());
    }

    private String legend() {
        return "Grey: %s black to %s white in the first three, the input's range in this stack. Deviation: how far the "
                        .formatted(
                                Figures.number(shade.window().min()),
                                Figures.number(shade.window().max()))
                + "enhanced image, degraded again, departs from the input, in its units and in percent of that range; "
                + "some is normal at the border.";
    }

    private int mostDeparting() {
        return IntStream.range(0, stack.deviations().size())
                .boxed()
                .max(Comparator.comparingDouble(slice -> sum(stack.deviations().get(slice))))
                .orElseThrow();
    }

    private static double sum(Image image) {
        double sum = 0;
        for (float pixel : image.pixels()) {
            sum += pixel;
        }
        return sum;
    }

    private void drawHeadings(Graphics2D graphics, int top) {
        List<String> headings = new ArrayList<>(List.of("Input", "Bilinear", "Enhanced", "Deviation"));
        if (stack.replacement() != null) {
            headings.set(2, "Enhanced (not delivered)");
        }
        for (int column = 0; column < COLUMNS; column++) {
            graphics.drawString(headings.get(column), left(column), top + LINE - GAP / 2);
        }
    }

    private void drawSlice(Sheet sheet, int slice, String words) {
        sheet.draw(tileHeight, (graphics, top) -> drawTiles(graphics, top, slice));
        sheet.text("Slice %d, %s".formatted(stack.region().firstSlice() + slice, words), Sheet.Ink.ASIDE)
                .space(GAP);
    }

    private void drawTiles(Graphics2D graphics, int top, int slice) {
        Image input = stack.input().get(slice);
        Image enhanced = stack.enhanced().get(slice);
        Image bilinear = Resampling.BILINEAR.resize(input, enhanced.width(), enhanced.height());
        List<BufferedImage> tiles = List.of(
                shade.grey(display.turned(input)),
                shade.grey(display.turned(bilinear)),
                shade.grey(display.turned(enhanced)),
                shade.hot(display.turned(stack.deviations().get(slice)), display.turned(bilinear)));
        boolean shrunk = tiles.get(2).getWidth() > tileWidth || tiles.get(2).getHeight() > tileHeight;
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                shrunk
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (int column = 0; column < COLUMNS; column++) {
            graphics.drawImage(tiles.get(column), left(column), top, tileWidth, tileHeight, null);
        }
        drawSides(graphics, top);
        drawBar(graphics, left(COLUMNS), top);
    }

    /** The patient's sides, on the first image. */
    private void drawSides(Graphics2D graphics, int top) {
        FontMetrics metrics = graphics.getFontMetrics();
        int left = left(0);
        int centre = left + tileWidth / 2 - metrics.stringWidth(display.top()) / 2;
        int middle = top + (tileHeight + metrics.getAscent()) / 2;
        graphics.setColor(new Color(255, 214, 64));
        graphics.drawString(display.top(), centre, top + metrics.getAscent());
        graphics.drawString(display.bottom(), centre, top + tileHeight - metrics.getDescent());
        graphics.drawString(display.left(), left + 2, middle);
        graphics.drawString(display.right(), left + tileWidth - metrics.stringWidth(display.right()) - 2, middle);
    }

    private void drawBar(Graphics2D graphics, int left, int top) {
        for (int y = 0; y < tileHeight; y++) {
            graphics.setColor(new Color(Shade.hot(1 - (double) y / Math.max(1, tileHeight - 1), 0)));
            graphics.fillRect(left, top + y, BAR, 1);
        }
        graphics.setColor(Color.BLACK);
        int ascent = graphics.getFontMetrics().getAscent();
        double share = shade.hottest() / Math.max(shade.window().width(), Float.MIN_NORMAL);
        graphics.drawString(Figures.number(shade.hottest()), left + BAR + GAP / 2, top + ascent);
        graphics.drawString(Math.round(HUNDRED * share) + " %", left + BAR + GAP / 2, top + ascent + LINE);
        graphics.drawString("0", left + BAR + GAP / 2, top + tileHeight);
    }

    private int left(int column) {
        return Sheet.MARGIN + column * cellWidth;
    }
}
