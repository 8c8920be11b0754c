package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element as something to draw: defaults filled in, board units, ink decoded and carried to its place. The page's
 * {@code geometry/figure.js}. Thread-safe: a value.
 *
 * @param box before turning
 * @param angle radians about the box's middle; 0 for ink, whose points are turned already
 * @param bounds everything that the figure may colour, turned, with its width
 * @param points of stroke, line and arrow; empty for all others
 * @param grain board units of one pixel on its author's screen
 * @param block its lines, where something is written in it
 */
record Figure(
        Kind kind,
        Box box,
        double angle,
        Box bounds,
        List<InkPoint> points,
        double grain,
        Style style,
        Words words,
        @Nullable Block block) {

    /** Empty for what cannot be drawn: an unknown kind, ink without points. */
    static Optional<Figure> of(Wire.Element element, TextRoom room) {
        Kind kind = Kind.of(element.getKind());
        if (kind == null || (kind.isInked() && !element.hasInk())) {
            return Optional.empty();
        }
        return Optional.of(kind.isInked() ? inked(kind, element) : boxed(kind, element, room));
    }

    private static Figure inked(Kind kind, Wire.Element element) {
        Style style = Style.of(element.getStyle(), kind);
        List<InkPoint> own = Inks.points(element.getInk());
        List<InkPoint> points = own;
        Box box = Box.around(own);
        if (element.hasPlace()) {
            Box to = Places.box(element.getPlace(), box);
            points = Places.carry(own, box, to, Places.angle(element.getPlace()));
            box = to;
        }
        double beyond = kind == Kind.STROKE ? Radius.largest(style.width()) : style.width() * 4;
        Box reach = kind == Kind.STROKE ? Spline.reach(points) : Box.around(points);
        return new Figure(
                kind,
                box,
                0,
                reach.grow(beyond + 1),
                points,
                Inks.grain(element.getInk()),
                style,
                Words.of(Wire.Text.getDefaultInstance(), kind),
                null);
    }

    private static Figure boxed(Kind kind, Wire.Element element, TextRoom room) {
        Style style = Style.of(element.getStyle(), kind);
        Words words = Words.of(element.getText(), kind);
        Box place = Places.box(element.getPlace(), Box.NOTHING);
        Block block = kind == Kind.TEXT ? room.at(words, place) : null;
        Box box = block == null ? place : block.box();
        double angle = Places.angle(element.getPlace());
        Box bounds = withOverhang(kind, box, words).turned(angle, box).grow(style.width() / 2 + 2);
        if (kind.room() > 0 && !words.body().isEmpty()) {
            block = room.in(kind, box, words);
        }
        return new Figure(kind, box, angle, bounds, List.of(), 1, style, words, block);
    }

    /** Letters lean out of their box, a note throws a shadow, a frame's name stands above it. */
    private static Box withOverhang(Kind kind, Box box, Words words) {
        return switch (kind) {
            case TEXT -> box.grow(words.size() * 0.25);
            case NOTE -> box.grow(10);
            case FRAME -> box.grow(words.size() * 2);
            case STROKE, LINE, ARROW, RECTANGLE, ELLIPSE, DIAMOND, IMAGE -> box;
        };
    }
}
