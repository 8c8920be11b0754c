package io.inkwire.interop.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * How far two pictures of one size are apart. Thread-safe: a value.
 *
 * @param slight of a hundred pixels with ink in either, how many differ in a colour by more than 24 of 255
 * @param plain how many by more than 64
 * @param mass ink of the second over ink of the first
 * @param largest the greatest difference in a colour
 */
public record Difference(double slight, double plain, double mass, int largest) {
    private static final int SLIGHT = 24;
    private static final int PLAIN = 64;

    /** Where a picture has its paper. */
    private static final int CORNER = 1;

    public static Difference of(BufferedImage one, BufferedImage other) {
        int paper = one.getRGB(CORNER, CORNER);
        long inked = 0;
        long slight = 0;
        long plain = 0;
        long massOfOne = 0;
        long massOfOther = 0;
        int largest = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                int apart = apart(a, b);
                inked += a == paper && b == paper ? 0 : 1;
                slight += apart > SLIGHT ? 1 : 0;
                plain += apart > PLAIN ? 1 : 0;
                massOfOne += apart(a, paper);
                massOfOther += apart(b, paper);
                largest = Math.max(largest, apart);
            }
        }
        return new Difference(100.0 * slight / inked, 100.0 * plain / inked, (double) massOfOther / massOfOne, largest);
    }

    private static int apart(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((a >>> shift & 0xff) - (b >>> shift & 0xff)));
        }
        return most;
    }

    /** Rows and columns that hold ink, as runs: where lines of text lie. */
    static List<Rectangle> rows(BufferedImage image, Rectangle within) {
        int paper = image.getRGB(CORNER, CORNER);
        List<Rectangle> rows = new ArrayList<>();
        Rectangle run = null;
        for (int y = within.y; y < within.y + within.height; y++) {
            Rectangle row = null;
            for (int x = within.x; x < within.x + within.width; x++) {
                if (apart(image.getRGB(x, y), paper) > PLAIN) {
                    Rectangle dot = new Rectangle(x, y, 1, 1);
                    row = row == null ? dot : row.union(dot);
                }
            }
            if (row == null) {
                run = null;
            } else if (run == null) {
                run = row;
                rows.add(run);
            } else {
                run.add(row);
            }
        }
        return rows;
    }
}
