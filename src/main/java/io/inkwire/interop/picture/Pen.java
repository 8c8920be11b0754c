package io.inkwire.interop.picture;

/**
 * How a line is drawn. Thread-safe: a value whose array nobody changes.
 *
 * @param width board units, above 0
 * @param dashes dash and gap in turn, board units; empty for one line
 * @param round its ends and corners are, else they are cut
 */
record Pen(double width, double[] dashes, boolean round) {
    static final double[] SOLID = {};

    static Pen of(Style style) {
        return new Pen(style.width(), style.dashes(), true);
    }

    /** The same without dashes. */
    Pen solid() {
        return new Pen(width, SOLID, round);
    }
}
