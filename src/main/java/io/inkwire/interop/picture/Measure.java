package io.inkwire.interop.picture;

/** How wide letters are: what fonts there are decides that. Thread-safe where its maker says so. */
interface Measure {
    /** Without fonts: a guess that is seldom far wrong. */
    Measure ESTIMATE = (line, size, font) -> line.length() * size * 0.55;

    /** @param size of the letters @return in the same unit */
    double widthOf(String line, double size, int font);
}
