package io.inkwire.interop.picture;

import java.util.List;

/** A line or an area's edge, in board units. Thread-safe: values, but for the rings, which nobody changes any more. */
sealed interface Contour {
    /** Areas that belong together, under the nonzero rule. */
    record Rings(List<Ring> rings) implements Contour {}

    /** Straight from each point to the next. @param closed back to the first */
    record Way(List<InkPoint> points, boolean closed) implements Contour {}

    record Oval(Box box) implements Contour {}

    /** Both diagonals. */
    record Cross(Box box) implements Contour {}

    record Rect(Box box) implements Contour {}
}
