package io.inkwire.interop.picture;

/**
 * Lines of text where they stand. Thread-safe: a value.
 *
 * @param fromRight whether they run from right to left
 * @param drop from a line's middle down to its baseline, over letter size
 */
record Writing(Block block, boolean fromRight, double drop) {
    /** Where a line's left end lies: at the anchor, or before it. @param width the line's, board units */
    double left(double width) {
        double before = block.align() == 1 ? 0.5 : block.align() == 2 ? 1 : 0;
        return block.anchorX() - width * before;
    }

    double baseline(int line) {
        return block.baseline(line, drop);
    }
}
