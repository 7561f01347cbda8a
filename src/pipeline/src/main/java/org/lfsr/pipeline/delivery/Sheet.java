package org.lfsr.pipeline.delivery;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture that grows downwards as text and drawings are added; text is broken where it reaches the right margin. */
final class Sheet {

    static final int MARGIN = 16;

    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private final int width;
    private final List<Block> blocks = new ArrayList<>();
    private int height = MARGIN;

    /**
     * Begins with an empty sheet.
     *
     * @param width of what is between the margins, in pixels
     */
    Sheet(int width) {
        this.width = width;
    }

    /**
     * Tries whether there is a font, which some containers do not have.
     *
     * @throws IllegalStateException if there is none
     */
    static void requireFonts() {
        try {
            FontMetrics unused = metrics(PLAIN);
        } catch (RuntimeException | Error e) { // Java throws either, depending on what is missing.
            throw new IllegalStateException(
                    "Pictures take fonts, and there are none: install fontconfig and a font, or switch previews off",
                    e);
        }
    }

    /** Adds a paragraph. */
    Sheet text(String words, Ink ink) {
        Font font = ink.font(PLAIN);
        FontMetrics metrics = metrics(font);
        for (String line : broken(words, metrics)) {
            draw(metrics.getHeight(), (graphics, top) -> {
                graphics.setFont(font);
                graphics.setColor(ink.color());
                graphics.drawString(line, MARGIN, top + metrics.getAscent());
            });
        }
        return this;
    }

    /** Adds space. */
    Sheet space(int pixels) {
        height += pixels;
        return this;
    }

    /** Adds a drawing of a height. */
    Sheet draw(int pixels, Drawing drawing) {
        blocks.add(new Block(height, drawing));
        height += pixels;
        return this;
    }

    BufferedImage picture() {
        BufferedImage picture = blank(width + 2 * MARGIN, height + MARGIN);
        Graphics2D graphics = graphics(picture);
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            for (Block block : blocks) {
                graphics.setFont(PLAIN);
                graphics.setColor(Color.BLACK);
                block.drawing().draw(graphics, block.top());
            }
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    private List<String> broken(String words, FontMetrics metrics) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static FontMetrics metrics(Font font) {
        Graphics2D graphics = graphics(blank(1, 1));
        try {
            return graphics.getFontMetrics(font);
        } finally {
            graphics.dispose();
        }
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static Graphics2D graphics(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    /** How text looks. */
    enum Ink {
        TITLE(Font.BOLD, 17, Color.BLACK),
        STRONG(Font.BOLD, 13, Color.BLACK),
        ALARM(Font.BOLD, 13, new Color(176, 0, 32)),
        BODY(Font.PLAIN, 13, Color.BLACK),
        ASIDE(Font.PLAIN, 12, new Color(90, 90, 90));

        private final int style;
        private final int size;
        private final Color color;

        Ink(int style, int size, Color color) {
            this.style = style;
            this.size = size;
            this.color = color;
        }

        Font font(Font base) {
            return base.deriveFont(style, size);
        }

        Color color() {
            return color;
        }
    }

    /** Something that can be drawn. */
    interface Drawing {

        /**
         * Draws.
         *
         * @param top the first row to draw on
         */
        void draw(Graphics2D graphics, int top);
    }

    /** A drawing and its place. */
    private record Block(int top, Drawing drawing) {}
}
