package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/** Ink as the wire has it, as points in board units (ELM-5). Holds nothing. */
final class Inks {
    /** The first pressure is told as its difference from this. */
    private static final int FIRST_PRESSURE = 128;

    private static final double FULL_PRESSURE = 255;

    private Inks() {}

    /** At least one point. */
    static List<InkPoint> points(Wire.Ink ink) {
        double unit = Math.scalb(1.0, -ink.getScale());
        boolean hasPressure = ink.getPCount() > 0;
        long x = ink.getX();
        long y = ink.getY();
        int p = hasPressure ? FIRST_PRESSURE + ink.getP(0) : 0;
        List<InkPoint> points = new ArrayList<>(1 + ink.getDCount() / 2);
        points.add(point(x * unit, y * unit, p, hasPressure));
        for (int i = 0; i + 1 < ink.getDCount(); i += 2) {
            x += ink.getD(i);
            y += ink.getD(i + 1);
            int n = i / 2 + 1;
            p += n < ink.getPCount() ? ink.getP(n) : 0;
            points.add(point(x * unit, y * unit, p, hasPressure));
        }
        return points;
    }

    private static InkPoint point(double x, double y, int p, boolean hasPressure) {
        return new InkPoint(x, y, hasPressure ? p / FULL_PRESSURE : Double.NaN);
    }

    /** Board units of one pixel on the screen where it was drawn. */
    static double grain(Wire.Ink ink) {
        return Math.scalb(1.0, 4 - ink.getScale());
    }
}
