package org.lfsr.trainer.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.IntensityRange;

/**
 * Rows of images with captions. All images of a row are shown with the window of its first, so that a difference in
 * brightness is one, and none is interpolated.
 */
public final class Montage {

    private static final int SIDE = 192;
    private static final int CAPTION = 36;
    private static final int LINE = 14;
    private static final int GAP = 6;
    private static final int WHITE = 255;

    private Montage() {}

    /**
     * Draws the rows.
     *
     * @param rows at least one row of at least one tile
     */
    public static BufferedImage of(List<List<Tile>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        BufferedImage picture = new BufferedImage(
                columns * (SIDE + GAP) + GAP, rows.size() * (SIDE + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LINE - 2));
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (int row = 0; row < rows.size(); row++) {
            draw(graphics, rows.get(row), GAP + row * (SIDE + CAPTION + GAP));
        }
        graphics.dispose();
        return picture;
    }

    private static void draw(Graphics2D graphics, List<Tile> tiles, int top) {
        IntensityRange window = IntensityRange.of(tiles.get(0).image());
        for (int column = 0; column < tiles.size(); column++) {
            Tile tile = tiles.get(column);
            int left = GAP + column * (SIDE + GAP);
            int longer = Math.max(tile.image().width(), tile.image().height());
            int width = SIDE * tile.image().width() / longer;
            int height = SIDE * tile.image().height() / longer;
            graphics.drawImage(grey(tile.image(), window), left, top, width, height, null);
            int line = top + SIDE + LINE;
            for (String words : tile.caption().split("\n", -1)) {
                graphics.drawString(words, left, line);
                line += LINE;
            }
        }
    }

    private static BufferedImage grey(Image image, IntensityRange window) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        double width = Math.max(window.width(), Float.MIN_NORMAL);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double share = (image.at(x, y) - window.min()) / width;
                int grey = (int) Math.round(WHITE * Math.max(0, Math.min(1, share)));
                picture.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        return picture;
    }
}
