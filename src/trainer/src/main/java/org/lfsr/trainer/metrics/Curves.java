package org.lfsr.trainer.metrics;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws figures over steps as one PNG: a chart for each name, in it a curve for each stage, or what stands for one. */
public final class Curves {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int COLUMNS = 2;

    private Curves() {}

    /** Draws the figures that are finite; does nothing while there are none. */
    public static void draw(List<MetricsLog.Figure> figures, Path file) throws IOException {
        Map<String, List<MetricsLog.Figure>> byName = figures.stream()
                .filter(figure -> Double.isFinite(figure.value()))
                .collect(Collectors.groupingBy(
                        MetricsLog.Figure::name, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        List<XYChart> charts = byName.entrySet().stream()
                .map(entry -> chart(entry.getKey(), entry.getValue()))
                .collect(Collectors.toList());
        if (charts.isEmpty()) {
            return;
        }
        int rows = -Math.floorDiv(-charts.size(), COLUMNS);
        while (charts.size() < rows * COLUMNS) {
            charts.add(blank());
        }
        BitmapEncoder.saveBitmap(charts, rows, COLUMNS, file.toString(), BitmapFormat.PNG);
    }

    private static XYChart blank() {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
        chart.getStyler().setAxisTicksVisible(false).setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false).setPlotBorderVisible(false).setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private static XYChart chart(String name, List<MetricsLog.Figure> figures) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(name)
                .xAxisTitle("step")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendPosition(LegendPosition.OutsideS);
        figures.stream()
                .collect(Collectors.groupingBy(MetricsLog.Figure::stage, LinkedHashMap::new, Collectors.toList()))
                .forEach((stage, part) -> add(chart, stage, part));
        return chart;
    }

    private static void add(XYChart chart, String stage, List<MetricsLog.Figure> figures) {
        double[] steps = figures.stream().mapToDouble(MetricsLog.Figure::step).toArray();
        double[] values = figures.stream().mapToDouble(MetricsLog.Figure::value).toArray();
        chart.addSeries(stage, steps, values).setMarker(SeriesMarkers.NONE);
    }
}
