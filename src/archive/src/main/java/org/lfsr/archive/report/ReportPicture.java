package org.lfsr.archive.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a report: a point a scan, old figure across, new figure up, so that what is greater lies above the diagonal.
 * One panel is for likeness to the input, the other for likeness to the reference or, where there is none, sharpness.
 */
record ReportPicture(List<Comparison> comparisons) {

    private static final int SIDE = 560;
    private static final int MARKER_PIXELS = 8;
    private static final double ROOM = 0.05;
    private static final double LEAST_ROOM = 0.01;
    private static final Color GREATER = new Color(0x1B7837);
    private static final Color NOT_GREATER = new Color(0xB2182B);
    private static final Color DIAGONAL = new Color(0x777777);

    /**
     * Draws to a file, if there is a scan with finite figures of before and after.
     *
     * @return the file, if one was written
     */
    Optional<Path> draw(Path file) throws IOException {
        List<Point> fidelity = points(Figures::redegradationPsnrDb);
        List<Point> reference = points(Figures::referencePsnrDb);
        List<Point> sharpness = points(Figures::sharpnessGain);
        List<XYChart> charts = new ArrayList<>();
        if (!fidelity.isEmpty()) {
            charts.add(chart("Likeness to the input, made coarse again (PSNR, dB)", fidelity));
        }
        if (!reference.isEmpty()) {
            charts.add(chart("Likeness to the reference (PSNR, dB)", reference));
        } else if (!sharpness.isEmpty()) {
            charts.add(chart("Sharpness (times interpolation's)", sharpness));
        }
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        BitmapEncoder.saveBitmap(charts, 1, charts.size(), file.toString(), BitmapFormat.PNG);
        return Optional.of(file);
    }

    private List<Point> points(Function<Figures, @Nullable Double> figure) {
        List<Point> points = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            double before = value(comparison.before(), figure);
            double after = value(comparison.after(), figure);
            if (Double.isFinite(before) && Double.isFinite(after)) {
                points.add(new Point(before, after));
            }
        }
        return points;
    }

    private static double value(@Nullable Figures figures, Function<Figures, @Nullable Double> figure) {
        Double value = figures == null ? null : figure.apply(figures);
        return value == null ? Double.NaN : value;
    }

    private static XYChart chart(String title, List<Point> points) {
        XYChart chart = new XYChartBuilder()
                .width(SIDE)
                .height(SIDE)
                .title(title)
                .xAxisTitle("old models")
                .yAxisTitle("new models")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setMarkerSize(MARKER_PIXELS);
        addDiagonal(chart, points);
        add(chart, "greater", GREATER, points.stream().filter(Point::isGreater).toList());
        add(
                chart,
                "not greater",
                NOT_GREATER,
                points.stream().filter(point -> !point.isGreater()).toList());
        return chart;
    }

    private static void addDiagonal(XYChart chart, List<Point> points) {
        double least = points.stream().mapToDouble(Point::least).min().orElseThrow();
        double greatest = points.stream().mapToDouble(Point::greatest).max().orElseThrow();
        double room = Math.max(LEAST_ROOM, ROOM * (greatest - least));
        double[] ends = {least - room, greatest + room};
        chart.getStyler()
                .setXAxisMin(ends[0])
                .setXAxisMax(ends[1])
                .setYAxisMin(ends[0])
                .setYAxisMax(ends[1]);
        XYSeries diagonal = chart.addSeries("no difference", ends, ends);
        diagonal.setMarker(SeriesMarkers.NONE);
        diagonal.setLineColor(DIAGONAL).setLineStyle(new BasicStroke(1));
    }

    private static void add(XYChart chart, String name, Color color, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        double[] before = points.stream().mapToDouble(Point::before).toArray();
        double[] after = points.stream().mapToDouble(Point::after).toArray();
        XYSeries series = chart.addSeries(name, before, after);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    }

    /** A scan's figure with the old models and with the new ones. */
    private record Point(double before, double after) {

        boolean isGreater() {
            return after > before;
        }

        double least() {
            return Math.min(before, after);
        }

        double greatest() {
            return Math.max(before, after);
        }
    }
}
