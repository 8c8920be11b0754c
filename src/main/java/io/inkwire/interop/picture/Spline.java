package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * A smooth curve through points, centripetal Catmull-Rom (Yuksel, Schaefer, Keyser: "Parameterization and applications of
 * Catmull-Rom curves", 2011): the page's {@code geometry/spline.js}. Holds nothing.
 */
final class Spline {
    /** One more sample for about each 14 degrees that the curve turns. */
    private static final double TURN_PER_SAMPLE = 0.25;

    private static final int MOST_SAMPLES = 10;

    private Spline() {}

    /** @param finest board units: samples lie no nearer to each other @return passes through every given point */
    static List<Nib> through(List<Nib> points, double finest) {
        int n = points.size();
        if (n < 3) {
            return points;
        }
        List<Nib> samples = new ArrayList<>(2 * n);
        samples.add(points.get(0));
        for (int i = 0; i < n - 1; i++) {
            Nib before = points.get(Math.max(0, i - 1));
            Nib from = points.get(i);
            Nib to = points.get(i + 1);
            Nib after = points.get(Math.min(n - 1, i + 2));
            double turn = (turn(before, from, to) + turn(from, to, after)) / 2;
            double room = Math.floor(from.distance(to) / finest);
            int count =
                    (int) Math.max(1, Math.min(Math.min(1 + Math.ceil(turn / TURN_PER_SAMPLE), room), MOST_SAMPLES));
            for (int k = 1; k < count; k++) {
                samples.add(between(before, from, to, after, (double) k / count));
            }
            samples.add(to);
        }
        return samples;
    }

    /** The change of direction at {@code b}, 0 to pi. */
    static double turn(Nib a, Nib b, Nib c) {
        double ux = b.x() - a.x();
        double uy = b.y() - a.y();
        double vx = c.x() - b.x();
        double vy = c.y() - b.y();
        return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
    }

    /** Barry and Goldman's pyramid; knots grow with the square root of the distance. */
    private static Nib between(Nib p0, Nib p1, Nib p2, Nib p3, double u) {
        double d1 = Math.sqrt(p1.distance(p2));
        if (d1 == 0) {
            return p1;
        }
        double d0 = root(p0, p1, d1);
        double d2 = root(p2, p3, d1);
        double t = u * d1;
        return new Nib(
                at(p0.x(), p1.x(), p2.x(), p3.x(), d0, d1, d2, t, u),
                at(p0.y(), p1.y(), p2.y(), p3.y(), d0, d1, d2, t, u),
                p1.r() + (p2.r() - p1.r()) * u);
    }

    private static double at(
            double v0, double v1, double v2, double v3, double d0, double d1, double d2, double t, double u) {
        double a1 = v0 + (v1 - v0) * (t + d0) / d0;
        double a2 = v1 + (v2 - v1) * u;
        double a3 = v2 + (v3 - v2) * (t - d1) / d2;
        double b1 = a1 + (a2 - a1) * (t + d0) / (d0 + d1);
        double b2 = a2 + (a3 - a2) * t / (d1 + d2);
        return b1 + (b2 - b1) * u;
    }

    private static double root(Nib a, Nib b, double whenNone) {
        double root = Math.sqrt(a.distance(b));
        return root == 0 ? whenNone : root;
    }

    /** The box around a curve through points: around the Bezier hulls of its pieces, so never too small. */
    static Box reach(List<InkPoint> points) {
        Box reach = Box.around(points);
        double left = reach.x();
        double top = reach.y();
        double right = reach.right();
        double bottom = reach.bottom();
        int n = points.size();
        for (int i = 0; i < n - 1; i++) {
            InkPoint from = points.get(i);
            InkPoint to = points.get(i + 1);
            double d1 = Math.sqrt(from.distance(to));
            if (d1 == 0) {
                continue;
            }
            InkPoint there = control(points.get(Math.max(0, i - 1)), from, to, d1);
            InkPoint back = control(points.get(Math.min(n - 1, i + 2)), to, from, d1);
            left = Math.min(left, Math.min(there.x(), back.x()));
            right = Math.max(right, Math.max(there.x(), back.x()));
            top = Math.min(top, Math.min(there.y(), back.y()));
            bottom = Math.max(bottom, Math.max(there.y(), back.y()));
        }
        return Box.between(left, top, right, bottom);
    }

    /** The Bezier control point at {@code from} on the way to {@code to}, with {@code before} lying on the other side. */
    private static InkPoint control(InkPoint before, InkPoint from, InkPoint to, double d1) {
        double found = Math.sqrt(from.distance(before));
        double d0 = found == 0 ? d1 : found;
        return new InkPoint(
                from.x() + swing(before.x(), from.x(), to.x(), d0, d1),
                from.y() + swing(before.y(), from.y(), to.y(), d0, d1));
    }

    private static double swing(double before, double from, double to, double d0, double d1) {
        return ((from - before) / d0 - (to - before) / (d0 + d1) + (to - from) / d1) * d1 / 3;
    }
}
