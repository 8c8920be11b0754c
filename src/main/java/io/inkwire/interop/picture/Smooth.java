package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a pointer's tremble out of recorded ink without moving the line away from the hand: the page's
 * {@code geometry/smooth.js}, number for number. Holds nothing.
 */
final class Smooth {
    /** Nearer than this, in the author's pixels, two points say nothing about direction. */
    private static final double APART_PX = 0.5;

    /** Half the width of the mean for places, and the wider one for pressure, which is coarser; in the author's pixels. */
    private static final double PLACE_PX = 3.5;

    private static final double PRESSURE_PX = 9;

    private Smooth() {}

    /** @param grain board units of one of the author's pixels @return the first and the last in place */
    static List<InkPoint> of(List<InkPoint> points, double grain) {
        List<InkPoint> kept = spread(points, grain * APART_PX);
        if (kept.size() < 3) {
            return kept;
        }
        double[] along = lengths(kept);
        double end = along[along.length - 1];
        List<InkPoint> smoothed = new ArrayList<>(kept.size());
        smoothed.add(kept.get(0));
        for (int i = 1; i < kept.size() - 1; i++) {
            double room = Math.min(along[i], end - along[i]);
            smoothed.add(meanAt(kept, along, i, Math.min(grain * PLACE_PX, room), grain * PRESSURE_PX));
        }
        smoothed.add(kept.get(kept.size() - 1));
        return smoothed;
    }

    /** Leaves out points too near to the one before; the last point always stays. */
    private static List<InkPoint> spread(List<InkPoint> points, double apart) {
        List<InkPoint> kept = new ArrayList<>(points.size());
        boolean isKept = false;
        for (InkPoint point : points) {
            InkPoint last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            isKept = last == null || last.distance(point) >= apart;
            if (isKept) {
                kept.add(point);
            } else if (last != null && point.p() > last.p()) {
                kept.set(kept.size() - 1, new InkPoint(last.x(), last.y(), point.p()));
            }
        }
        if (kept.size() > 1 && !isKept) {
            kept.set(kept.size() - 1, points.get(points.size() - 1));
        }
        return kept;
    }

    private static double[] lengths(List<InkPoint> points) {
        double[] along = new double[points.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + points.get(i - 1).distance(points.get(i));
        }
        return along;
    }

    private static InkPoint meanAt(List<InkPoint> points, double[] along, int i, double reach, double reachOfPressure) {
        InkPoint here = points.get(i);
        double x = here.x();
        double y = here.y();
        double weight = 1;
        double p = here.p();
        double weightOfPressure = 1;
        for (int step = -1; step <= 1; step += 2) {
            for (int j = i + step; j >= 0 && j < points.size(); j += step) {
                double away = Math.abs(along[j] - along[i]);
                if (away >= reach && (!here.hasPressure() || away >= reachOfPressure)) {
                    break;
                }
                InkPoint other = points.get(j);
                double near = Math.max(0, 1 - away / reach);
                x += other.x() * near;
                y += other.y() * near;
                weight += near;
                if (here.hasPressure()) {
                    double nearOfPressure = Math.max(0, 1 - away / reachOfPressure);
                    p += other.p() * nearOfPressure;
                    weightOfPressure += nearOfPressure;
                }
            }
        }
        return new InkPoint(x / weight, y / weight, p / weightOfPressure);
    }
}
