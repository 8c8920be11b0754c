package io.inkwire.interop.picture;

import java.util.List;

/**
 * Text cut into lines and laid into a box. Thread-safe: a value.
 *
 * @param size of the letters, which a note shrinks to fit
 * @param align 0 left, 1 centre, 2 right
 * @param box what the lines cover
 */
record Block(List<String> lines, double size, int font, int align, Box box) {
    /** Line height over letter size. */
    static final double LEADING = 1.3;

    /** Where each line begins, has its middle or ends, as {@code align} says. */
    double anchorX() {
        return box.x() + box.w() * (align == 1 ? 1 : align == 2 ? 2 : 0) / 2;
    }

    /** @param drop from a line's middle down to its baseline, over letter size */
    double baseline(int line, double drop) {
        return box.y() + size * LEADING * (line + 0.5) + size * drop;
    }
}
