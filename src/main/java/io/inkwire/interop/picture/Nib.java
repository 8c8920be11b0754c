package io.inkwire.interop.picture;

/** The ink at one place of a stroke, in board units. Thread-safe: a value. @param r how far it reaches to each side */
record Nib(double x, double y, double r) {
    double distance(Nib other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
