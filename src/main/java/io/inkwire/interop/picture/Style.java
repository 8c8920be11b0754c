package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;

/**
 * How an element looks, with what it does not say filled in (ELM-7). Thread-safe: a value.
 *
 * @param stroke 0xRRGGBBAA, as is {@code fill}
 * @param width board units
 * @param opacity 0 to 1
 * @param heads four bits for the first point, then four for the last
 */
record Style(int stroke, int fill, double width, double opacity, int tool, int dash, int heads) {
    static final int MARKER = 1;
    static final int HIGHLIGHTER = 2;

    private static final int INK = 0x1d2733ff;
    private static final int NOTE = 0xfbe7a1ff;
    private static final double WIDTH_UNITS = 16;
    private static final int USUAL_WIDTH = 64;
    private static final int LAST_OPEN = 0x10;

    /** Dash and gap in widths; a dot is a dash of no length with round ends. */
    private static final double[][] DASHES = {{}, {3, 2.5}, {0, 2}};

    private static final double[] NONE = {};

    static Style of(Wire.Style style, Kind kind) {
        return new Style(
                style.hasStroke() ? style.getStroke() : INK,
                style.hasFill() ? style.getFill() : kind == Kind.NOTE ? NOTE : 0,
                Integer.toUnsignedLong(style.hasWidth() ? style.getWidth() : USUAL_WIDTH) / WIDTH_UNITS,
                Integer.toUnsignedLong(style.hasOpacity() ? style.getOpacity() : 255) / 255.0,
                style.getTool(),
                style.getDash(),
                style.hasHeads() ? style.getHeads() : kind == Kind.ARROW ? LAST_OPEN : 0);
    }

    boolean isHighlighter() {
        return tool == HIGHLIGHTER;
    }

    /** As wide everywhere, whatever the hand did. */
    boolean isEven() {
        return tool != 0;
    }

    boolean hasFill() {
        return (fill & 0xff) != 0;
    }

    /** Lengths in board units; empty for one line. */
    double[] dashes() {
        double[] widths = dash >= 0 && dash < DASHES.length ? DASHES[dash] : NONE;
        double[] lengths = new double[widths.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = widths[i] * width;
        }
        return lengths;
    }
}
