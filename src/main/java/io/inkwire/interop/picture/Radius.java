package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;

/** How thick ink is at each of its points, by pressure or by speed: the page's {@code geometry/radius.js}. Holds nothing. */
final class Radius {
    /** Radius over half the width at no and at full pressure. */
    private static final double LIGHTEST = 0.42;

    private static final double HEAVIEST = 1.58;

    /** How far speed alone may go. */
    private static final double FASTEST = 0.3;

    private static final double SLOWEST = 0.68;

    /** Share of a new step in the present speed, and in the average that it is measured against. */
    private static final double PRESENT = 0.22;

    private static final double AVERAGE = 0.05;
    private static final double PER_DOUBLING = 0.11;

    /** Lines drawn by speed begin and end a little thinner, over this many widths. */
    private static final double EASE_WIDTHS = 1.6;

    private static final double EASE_FROM = 0.62;
    private static final int EASE_STEPS = 5;
    private static final int MOST_STEPS = 64;

    private Radius() {}

    /** The largest that ink of a width can have. */
    static double largest(double width) {
        return width / 2 * HEAVIEST;
    }

    /** @param points smoothed @param even the same radius everywhere */
    static List<Nib> of(List<InkPoint> points, double width, boolean even) {
        if (even) {
            return points.stream()
                    .map(point -> new Nib(point.x(), point.y(), width / 2))
                    .toList();
        }
        if (!points.isEmpty() && points.get(0).hasPressure()) {
            return points.stream()
                    .map(point -> new Nib(point.x(), point.y(), at(point.p(), width)))
                    .toList();
        }
        return bySpeed(points, width);
    }

    private static double at(double pressure, double width) {
        return width / 2 * (LIGHTEST + (HEAVIEST - LIGHTEST) * pressure);
    }

    private static List<Nib> bySpeed(List<InkPoint> points, double width) {
        int n = points.size();
        double[] steps = new double[n];
        for (int i = 1; i < n; i++) {
            steps[i] = points.get(i).distance(points.get(i - 1));
        }
        double present = n > 1 ? steps[1] : 0;
        double average = present;
        List<Nib> inked = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            present += (steps[i == 0 && n > 1 ? 1 : i] - present) * PRESENT;
            average += (present - average) * Math.max(AVERAGE, 1.0 / (i + 2));
            double doublings = average > 0 && present > 0 ? Math.log(present / average) / Math.log(2) : 0;
            double pressure = Math.min(SLOWEST, Math.max(FASTEST, 0.5 - PER_DOUBLING * doublings));
            inked.add(new Nib(points.get(i).x(), points.get(i).y(), at(pressure, width)));
        }
        return inked;
    }

    /** Draws a finished curve's ends out a little, with more samples there. */
    static List<Nib> drawnOut(List<Nib> samples, double width) {
        double length = 0;
        for (int i = 1; i < samples.size(); i++) {
            length += samples.get(i).distance(samples.get(i - 1));
        }
        double over = Math.min(width * EASE_WIDTHS, length / 2);
        if (over < width / 2) {
            return samples;
        }
        List<Nib> eased = new ArrayList<>(samples.size() + 2 * EASE_STEPS);
        double along = 0;
        for (int i = 0; i < samples.size(); i++) {
            Nib sample = samples.get(i);
            Nib before = i == 0 ? sample : samples.get(i - 1);
            double step = sample.distance(before);
            boolean isNearAnEnd = along < over || along + step > length - over;
            int count =
                    isNearAnEnd ? (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(step / (over / EASE_STEPS)))) : 1;
            for (int k = 1; k <= count; k++) {
                double u = (double) k / count;
                double fromEnd = Math.min(along + step * u, length - along - step * u);
                eased.add(new Nib(
                        before.x() + (sample.x() - before.x()) * u,
                        before.y() + (sample.y() - before.y()) * u,
                        (before.r() + (sample.r() - before.r()) * u) * ease(fromEnd / over)));
            }
            along += step;
        }
        return eased;
    }

    private static double ease(double u) {
        return u >= 1 ? 1 : EASE_FROM + (1 - EASE_FROM) * Math.sin(Math.max(0, u) * Math.PI / 2);
    }
}
