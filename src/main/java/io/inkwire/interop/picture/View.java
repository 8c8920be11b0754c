package io.inkwire.interop.picture;

import org.jspecify.annotations.Nullable;

/**
 * What part of a board a picture shows, and how large. Thread-safe: a value.
 *
 * @param box board units; its sides are to each other as the picture's
 * @param width pixels, as is {@code height}
 * @param scale pixels a board unit
 */
record View(Box box, int width, int height, double scale) {
    /** A board without ink. */
    private static final Box EMPTY = new Box(0, 0, 480, 300);

    /** @param extent around all ink; null for none */
    static View of(@Nullable Box extent, Wish wish) {
        Box box = extent == null ? EMPTY : framed(extent, wish.padding());
        double scale = Math.min(wish.scale(), largest(box, wish));
        int width = wish.width() > 0 ? wish.width() : pixels(box.w() * scale);
        int height = wish.height() > 0 ? wish.height() : pixels(box.h() * scale);
        if (wish.width() == 0 && wish.height() == 0) {
            return new View(new Box(box.x(), box.y(), width / scale, height / scale), width, height, scale);
        }
        Box shown = new Box(
                box.middleX() - width / scale / 2, box.middleY() - height / scale / 2, width / scale, height / scale);
        return new View(shown, width, height, scale);
    }

    /** Whole board units, so that at scale 1 it has the very pixels of the page at 100 %. */
    private static Box framed(Box extent, double padding) {
        return Box.between(
                Math.floor(extent.x() - padding),
                Math.floor(extent.y() - padding),
                Math.ceil(extent.right() + padding),
                Math.ceil(extent.bottom() + padding));
    }

    private static double largest(Box box, Wish wish) {
        boolean free = wish.width() == 0 && wish.height() == 0;
        double mostW = wish.width() > 0 ? wish.width() : free ? wish.most() : Wish.MOST_SIDE;
        double mostH = wish.height() > 0 ? wish.height() : free ? wish.most() : Wish.MOST_SIDE;
        double fits = Math.min(mostW / box.w(), mostH / box.h());
        // What is not given grows with the scale, and its product with it: a little less, for it is rounded.
        double most = 0.999 * Wish.MOST_PIXELS;
        double area = wish.width() > 0
                ? most / wish.width() / box.h()
                : wish.height() > 0 ? most / wish.height() / box.w() : Math.sqrt(most / box.w() / box.h());
        boolean both = wish.width() > 0 && wish.height() > 0;
        return both ? fits : Math.min(fits, area);
    }

    private static int pixels(double length) {
        return (int) Math.max(1, Math.min(Wish.MOST_SIDE, Math.round(length)));
    }
}
