package io.inkwire.interop.picture;

/**
 * What picture is wanted. Two wishes that are equal get the same picture of the same elements. Thread-safe: a value.
 *
 * @param width pixels, 0 for as many as it takes
 * @param height likewise
 * @param scale pixels a board unit, {@link #LEAST_SCALE} to {@link #MOST_SCALE}: with a width or a height no more than this
 * @param most pixels of the longer side where neither width nor height is given: what is larger is shown smaller
 * @param padding board units around the outermost ink
 */
public record Wish(Format format, Paper paper, int width, int height, double scale, int most, double padding) {
    /** Pixels of one side, and of all: 32 MiB while it is drawn. */
    public static final int MOST_SIDE = 4096;

    public static final int MOST_PIXELS = 8 * 1024 * 1024;
    public static final double LEAST_SCALE = 0.01;
    public static final double MOST_SCALE = 8;
    public static final double MOST_PADDING = 1000;

    /** As the page's own exports. */
    public static final double USUAL_PADDING = 16;

    /** @throws IllegalArgumentException where it is out of bounds */
    public Wish {
        if (!isSide(width) || !isSide(height) || (long) width * height > MOST_PIXELS || most < 1 || most > MOST_SIDE) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + ", at most " + most);
        }
        if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE && padding >= 0 && padding <= MOST_PADDING)) {
            throw new IllegalArgumentException("scale " + scale + ", padding " + padding);
        }
    }

    private static boolean isSide(int pixels) {
        return pixels >= 0 && pixels <= MOST_SIDE;
    }
}
