package io.inkwire.interop.picture;

/**
 * What a picture is drawn on, one thing over another, in board units. Colours are 0xRRGGBBAA for the paper at hand, opacity 0 to
 * 1. For one thread.
 */
interface Easel {
    /** What comes until {@link #end} is turned about the middle of a box. @param angle radians, clockwise; may be 0 */
    void begin(double angle, Box about);

    void end();

    void fill(Contour area, int rgba, double opacity);

    /** As {@link #fill}, but what is under it stays readable: multiplied onto light paper, screened onto dark. */
    void glaze(Contour area, int rgba, double opacity);

    void draw(Contour line, Pen pen, int rgba, double opacity);

    /** Lines of text, each on its own baseline. */
    void write(Writing writing, int rgba, double opacity);

    /** Finer than this, board units, nothing is seen. */
    double grain();
}
