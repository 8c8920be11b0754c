package io.inkwire.interop.picture;

import java.util.Arrays;

/**
 * A closed loop of control points: what it encloses is within the closed uniform quadratic B-spline over them, which runs
 * through the middles between neighbours. Grows while it is made. For one thread.
 */
final class Ring {
    private double[] xy = new double[64];
    private int length;

    /** Points. */
    int size() {
        return length / 2;
    }

    double x(int i) {
        return xy[2 * i];
    }

    double y(int i) {
        return xy[2 * i + 1];
    }

    void add(double x, double y) {
        if (length == xy.length) {
            xy = Arrays.copyOf(xy, 2 * length);
        }
        xy[length++] = x;
        xy[length++] = y;
    }

    /** A control point that stands twice is a corner. */
    void addTwice(double x, double y) {
        add(x, y);
        add(x, y);
    }

    /** Where the curve passes between a point and the next. */
    double middleX(int i) {
        return (x(i) + x((i + 1) % size())) / 2;
    }

    double middleY(int i) {
        return (y(i) + y((i + 1) % size())) / 2;
    }
}
