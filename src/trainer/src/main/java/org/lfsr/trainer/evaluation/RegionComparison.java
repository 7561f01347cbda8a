package org.lfsr.trainer.evaluation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lfsr.imaging.Image;
import org.lfsr.trainer.picture.Montage;
import org.lfsr.trainer.picture.Tile;

/** Tries methods on slices, one after the other, and keeps the figures and some pictures. */
final class RegionComparison {

    private final List<Trial> trials;
    private final long seed;
    private final List<Trial> pictured;
    private final List<RegionFigures> figures = new ArrayList<>();
    private final Map<Column, List<List<Tile>>> pictures = new EnumMap<>(Column.class);

    /**
     * Begins a comparison.
     *
     * @param seed seeds the noise
     * @param pictured how many of the slices are shown, in each column
     */
    RegionComparison(List<Trial> trials, long seed, int pictured) {
        this.trials = trials;
        this.seed = seed;
        this.pictured = IntStream.range(0, Math.min(pictured, trials.size()))
                .mapToObj(index -> trials.get((2 * index + 1) * trials.size() / (2 * pictured)))
                .toList();
    }

    /** Tries a method in a column, on all slices. */
    void judge(Method method, Column column) {
        for (Trial trial : trials) {
            Degraded degraded = trial.degraded(column, seed);
            Image made = method.region(degraded);
            RegionFigures found = new RegionFigures(
                    trial,
                    column,
                    method.title(),
                    degraded.slice().psnr(made),
                    degraded.slice().ssim(made));
            figures.add(found);
            if (pictured.contains(trial)) {
                show(degraded, made, found);
            }
        }
    }

    private void show(Degraded degraded, Image made, RegionFigures found) {
        List<List<Tile>> rows = pictures.computeIfAbsent(
                found.column(),
                column -> pictured.stream().map(trial -> truth(trial, degraded)).toList());
        String caption =
                "%s\n%s dB / %s".formatted(found.method(), Table.fixed(found.psnr(), 2), Table.fixed(found.ssim(), 3));
        rows.get(pictured.indexOf(found.trial())).add(new Tile(made, caption));
    }

    /** A row's beginning. */
    private List<Tile> truth(Trial trial, Degraded like) {
        List<Tile> row = new ArrayList<>();
        row.add(new Tile(
                trial.degraded(like.column(), seed).slice().truth(),
                "ground truth\n%s, slice %d"
                        .formatted(like.column().title(), trial.slice().index())));
        return row;
    }

    /** All figures so far. */
    List<RegionFigures> figures() {
        return List.copyOf(figures);
    }

    /** A row a slice and column: the truth, then what each method made of it; none if no slice is to be shown. */
    Optional<BufferedImage> picture() {
        List<List<Tile>> rows = pictures.values().stream().flatMap(List::stream).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(Montage.of(rows));
    }
}
