package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/** Where an element stands: the box of its Place, and ink carried into that box. The page's {@code geometry/place.js}. Holds nothing. */
final class Places {
    private static final double UNITS = 1024;
    private static final double TURNS = 65536;

    private Places() {}

    /** @param whenAbsent for a field that is not set */
    static Box box(Wire.Place place, Box whenAbsent) {
        return new Box(
                place.hasX() ? place.getX() / UNITS : whenAbsent.x(),
                place.hasY() ? place.getY() / UNITS : whenAbsent.y(),
                place.hasW() ? place.getW() / UNITS : whenAbsent.w(),
                place.hasH() ? place.getH() / UNITS : whenAbsent.h());
    }

    /** Radians, clockwise on a screen. */
    static double angle(Wire.Place place) {
        return place.getTurn() / TURNS * 2 * Math.PI;
    }

    /** Carries points from their own box into another and turns them about its middle. A flat side takes the box's middle. */
    static List<InkPoint> carry(List<InkPoint> points, Box from, Box to, double angle) {
        double scaleX = from.w() > 0 ? to.w() / from.w() : 0;
        double scaleY = from.h() > 0 ? to.h() / from.h() : 0;
        double offX = from.w() > 0 ? to.x() : to.middleX();
        double offY = from.h() > 0 ? to.y() : to.middleY();
        List<InkPoint> carried = new ArrayList<>(points.size());
        for (InkPoint point : points) {
            InkPoint moved = new InkPoint(
                    offX + (point.x() - from.x()) * scaleX, offY + (point.y() - from.y()) * scaleY, point.p());
            carried.add(angle == 0 ? moved : moved.turned(angle, to));
        }
        return carried;
    }
}
