package io.inkwire.interop.picture;

/**
 * A place where a pen was, in board units. Thread-safe: a value.
 *
 * @param p pressure, 0 to 1; not a number where the device told none
 */
record InkPoint(double x, double y, double p) {
    InkPoint(double x, double y) {
        this(x, y, Double.NaN);
    }

    boolean hasPressure() {
        return !Double.isNaN(p);
    }

    double distance(InkPoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    boolean isAt(InkPoint other) {
        return x == other.x && y == other.y;
    }

    /** @param angle radians, clockwise on a screen, about the middle of a box */
    InkPoint turned(double angle, Box about) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double dx = x - about.middleX();
        double dy = y - about.middleY();
        return new InkPoint(about.middleX() + dx * cos - dy * sin, about.middleY() + dx * sin + dy * cos, p);
    }
}
