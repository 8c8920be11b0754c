package io.inkwire.interop.picture;

/**
 * The data of an SVG path, each place as its distance from the one before: half as long as places that lie far from the corner.
 * Distances are taken between rounded places, so that no error adds up. For one thread.
 */
final class SvgPath {
    private final StringBuilder out;
    private final int digits;
    private final double fromX;
    private final double fromY;
    private long x;
    private long y;

    /** @param digits behind the point @param fromX board units where the document begins, as {@code fromY} */
    SvgPath(StringBuilder out, int digits, double fromX, double fromY) {
        this.out = out;
        this.digits = digits;
        this.fromX = fromX;
        this.fromY = fromY;
    }

    SvgPath moveTo(double toX, double toY) {
        x = Xml.parts(toX - fromX, digits);
        y = Xml.parts(toY - fromY, digits);
        out.append('M');
        pair(x, y);
        return this;
    }

    void lineTo(double toX, double toY) {
        out.append('l');
        go(toX, toY);
    }

    void quadTo(double controlX, double controlY, double toX, double toY) {
        out.append('q');
        pair(Xml.parts(controlX - fromX, digits) - x, Xml.parts(controlY - fromY, digits) - y);
        long nextX = Xml.parts(toX - fromX, digits);
        if (nextX >= x) {
            out.append(' ');
        }
        go(toX, toY);
    }

    void close() {
        out.append('Z');
    }

    private void go(double toX, double toY) {
        long nextX = Xml.parts(toX - fromX, digits);
        long nextY = Xml.parts(toY - fromY, digits);
        pair(nextX - x, nextY - y);
        x = nextX;
        y = nextY;
    }

    private void pair(long first, long second) {
        Xml.parts(out, first, digits);
        if (second >= 0) {
            out.append(' ');
        }
        Xml.parts(out, second, digits);
    }
}
