package io.inkwire.interop.picture;

import org.jspecify.annotations.Nullable;

/** The kinds of elements that can be drawn, by their numbers on the wire. */
enum Kind {
    STROKE,
    LINE,
    RECTANGLE,
    ELLIPSE,
    TEXT,
    IMAGE,
    NOTE,
    ARROW,
    DIAMOND,
    FRAME;

    private static final Kind[] ALL = values();

    /** Null for one that is not known here (SES-6). */
    static @Nullable Kind of(int number) {
        return number >= 1 && number <= ALL.length ? ALL[number - 1] : null;
    }

    /** Drawn through points. */
    boolean isInked() {
        return this == STROKE || this == LINE || this == ARROW;
    }

    /** The share of a box's sides that lies inside the shape whatever is written there; 0 for what bears no text inside. */
    double room() {
        return switch (this) {
            case RECTANGLE, NOTE -> 1;
            case ELLIPSE -> Math.sqrt(0.5);
            case DIAMOND -> 0.5;
            case STROKE, LINE, ARROW, TEXT, IMAGE, FRAME -> 0;
        };
    }
}
