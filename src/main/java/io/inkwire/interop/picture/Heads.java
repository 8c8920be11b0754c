package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at the ends of lines and arrows: the page's {@code geometry/heads.js}. Holds nothing. */
final class Heads {
    private static final int FILLED = 2;
    private static final int DOT = 3;
    private static final int BAR = 4;
    private static final double SPREAD = 0.46;

    /** A filled circle, or a line through corners that may be closed and filled; board units. */
    sealed interface Head {
        record Dot(double x, double y, double r) implements Head {}

        record Corners(List<InkPoint> points, boolean closed) implements Head {}
    }

    private Heads() {}

    static List<Head> of(List<InkPoint> points, Style style) {
        List<Head> heads = new ArrayList<>();
        add(heads, style.heads() & 15, points, 0, 1, style.width());
        add(heads, (style.heads() >> 4) & 15, points, points.size() - 1, -1, style.width());
        return heads;
    }

    private static void add(List<Head> heads, int form, List<InkPoint> points, int end, int step, double width) {
        InkPoint from = away(points, end, step);
        if (form != 0 && from != null) {
            heads.add(head(form, points.get(end), from, width));
        }
    }

    /** The nearest point that is not the end itself, so that a head knows where it comes from. */
    private static @Nullable InkPoint away(List<InkPoint> points, int end, int step) {
        for (int i = end + step; i >= 0 && i < points.size(); i += step) {
            if (!points.get(i).isAt(points.get(end))) {
                return points.get(i);
            }
        }
        return null;
    }

    private static Head head(int form, InkPoint tip, InkPoint from, double width) {
        if (form == DOT) {
            return new Head.Dot(tip.x(), tip.y(), width * 1.6);
        }
        double back = Math.atan2(from.y() - tip.y(), from.x() - tip.x());
        double size = Math.min(6 + width * 3.2, from.distance(tip));
        double spread = form == BAR ? Math.PI / 2 : SPREAD;
        double reach = form == BAR ? size / 2 : size;
        return new Head.Corners(
                List.of(at(tip, back - spread, reach), tip, at(tip, back + spread, reach)), form == FILLED);
    }

    private static InkPoint at(InkPoint tip, double angle, double reach) {
        return new InkPoint(tip.x() + Math.cos(angle) * reach, tip.y() + Math.sin(angle) * reach);
    }
}
