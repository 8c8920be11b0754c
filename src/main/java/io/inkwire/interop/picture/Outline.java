package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Ink as an area: the outline of a pen stroke from the points that a hand made. The page's {@code geometry/outline.js}, which
 * explains the way, number for number; {@code figures.json} of the vectors holds both to it. Holds nothing.
 */
final class Outline {
    /** Sharper than this (radians) is a corner. */
    private static final double CORNER = 1.35;

    /** No sample nearer than this many radii to an end. */
    private static final double END_CLEARANCE = 0.6;

    /** Points on a half circle. */
    private static final int CAP_STEPS = 8;

    /** The B-spline over a circle's points lies inside it by this factor. */
    private static final double CAP_SWELL = 4 / (3 + Math.cos(Math.PI / CAP_STEPS));

    private Outline() {}

    /**
     * @param grain board units of one pixel on the author's screen
     * @param even one radius everywhere
     * @param flat the line's two ends are cut straight
     * @return loops to be filled together under the nonzero rule
     */
    static List<Ring> of(List<InkPoint> points, double width, double grain, boolean even, boolean flat) {
        List<Nib> inked = Radius.of(Smooth.of(points, grain), width, even);
        if (inked.size() == 1) {
            return List.of(flat ? square(inked.get(0)) : circle(inked.get(0)));
        }
        List<Nib> curve = Spline.through(inked, Math.min(width / 3, grain * 4));
        boolean isBySpeed = !even && !points.get(0).hasPressure();
        List<List<Nib>> runs = runs(isBySpeed ? Radius.drawnOut(curve, width) : curve);
        List<Ring> rings = new ArrayList<>(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            rings.add(around(runs.get(i), flat && i == 0, flat && i == runs.size() - 1));
        }
        return rings;
    }

    /** Cuts at corners; the corner's point ends one run and begins the next. */
    private static List<List<Nib>> runs(List<Nib> samples) {
        List<List<Nib>> runs = new ArrayList<>();
        List<Nib> run = new ArrayList<>();
        run.add(samples.get(0));
        for (int i = 1; i < samples.size(); i++) {
            Nib last = run.get(run.size() - 1);
            Nib sample = samples.get(i);
            if (sample.x() == last.x() && sample.y() == last.y()) {
                continue;
            }
            run.add(sample);
            if (i < samples.size() - 1 && Spline.turn(last, sample, samples.get(i + 1)) > CORNER) {
                runs.add(run);
                run = new ArrayList<>();
                run.add(sample);
            }
        }
        if (run.size() > 1 || runs.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static Ring around(List<Nib> samples, boolean flatStart, boolean flatEnd) {
        if (samples.size() == 1) {
            return flatStart ? square(samples.get(0)) : circle(samples.get(0));
        }
        List<Nib> run = steadyEnds(samples);
        int n = run.size();
        Ring ring = new Ring();
        Ring right = new Ring();
        for (int i = 0; i < n; i++) {
            Nib nib = run.get(i);
            Direction way = Direction.of(run.get(Math.max(0, i - 1)), run.get(Math.min(n - 1, i + 1)));
            addForward(ring, nib.x() + way.y * nib.r(), nib.y() - way.x * nib.r(), way);
            addForward(right, nib.x() - way.y * nib.r(), nib.y() + way.x * nib.r(), way);
        }
        int last = right.size() - 1;
        if (flatEnd) {
            addEdge(ring, right.x(last), right.y(last));
        } else {
            addCap(ring, run.get(n - 1), Direction.of(run.get(n - 2), run.get(n - 1)));
        }
        for (int i = last; i >= 0; i--) {
            ring.add(right.x(i), right.y(i));
        }
        if (flatStart) {
            addEdge(ring, ring.x(0), ring.y(0));
        } else {
            addCap(ring, run.get(0), Direction.of(run.get(1), run.get(0)));
        }
        return ring;
    }

    /** Leaves out samples so near to an end that its cap would face wherever the pen trembled last. */
    private static List<Nib> steadyEnds(List<Nib> run) {
        Nib first = run.get(0);
        Nib last = run.get(run.size() - 1);
        int from = 1;
        int to = run.size() - 1;
        while (from < to && !isClear(run.get(from), first)) {
            from++;
        }
        while (to > from && !isClear(run.get(to - 1), last)) {
            to--;
        }
        List<Nib> steady = new ArrayList<>(to - from + 2);
        steady.add(first);
        steady.addAll(run.subList(from, to));
        steady.add(last);
        return steady;
    }

    private static boolean isClear(Nib sample, Nib end) {
        return sample.distance(end) > end.r() * END_CLEARANCE;
    }

    /** Adds a side point unless it lies behind the one before: that is the inside of a tight bend. */
    private static void addForward(Ring side, double x, double y, Direction way) {
        int last = side.size() - 1;
        if (last < 0 || (x - side.x(last)) * way.x + (y - side.y(last)) * way.y > 0) {
            side.add(x, y);
        }
    }

    /** The half circle in front of a point, from its left side round to its right. */
    private static void addCap(Ring ring, Nib at, Direction way) {
        double from = Math.atan2(-way.x, way.y);
        for (int k = 1; k < CAP_STEPS; k++) {
            addOnCircle(ring, at, from + Math.PI * k / CAP_STEPS);
        }
    }

    private static void addOnCircle(Ring ring, Nib at, double angle) {
        ring.add(at.x() + Math.cos(angle) * at.r() * CAP_SWELL, at.y() + Math.sin(angle) * at.r() * CAP_SWELL);
    }

    /** A straight cut from the ring's end to a point. */
    private static void addEdge(Ring ring, double x, double y) {
        int last = ring.size() - 1;
        ring.add(ring.x(last), ring.y(last));
        ring.add(x, y);
    }

    private static Ring square(Nib at) {
        Ring ring = new Ring();
        ring.addTwice(at.x() - at.r(), at.y() - at.r());
        ring.addTwice(at.x() + at.r(), at.y() - at.r());
        ring.addTwice(at.x() + at.r(), at.y() + at.r());
        ring.addTwice(at.x() - at.r(), at.y() + at.r());
        return ring;
    }

    private static Ring circle(Nib at) {
        Ring ring = new Ring();
        for (int k = 0; k < 2 * CAP_STEPS; k++) {
            addOnCircle(ring, at, Math.PI * k / CAP_STEPS);
        }
        return ring;
    }

    /** Of length 1. */
    private record Direction(double x, double y) {
        static Direction of(Nib from, Nib to) {
            double length = from.distance(to);
            return length == 0
                    ? new Direction(1, 0)
                    : new Direction((to.x() - from.x()) / length, (to.y() - from.y()) / length);
        }
    }
}
