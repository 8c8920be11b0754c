package io.inkwire.interop.picture;

import java.util.List;

/**
 * Lays text out: by itself, or in the middle of the room in a note or a shape, where its letters shrink until it fits. As the
 * page's {@code geometry/text-layout.js} and {@code writing-room.js}. Thread-safe where its measure is.
 */
final class TextRoom {
    /** Between a note's edge and its text, and a shape's; board units. */
    private static final double NOTE_PADDING = 14;

    private static final double SHAPE_PADDING = 8;

    /** Letters shrink down to this (board units), in steps of a tenth. */
    private static final double SMALLEST = 6;

    private static final double SHRINK = 0.9;

    /** So that a long word need not be cut they shrink too, but not as far. */
    private static final double SMALLEST_FOR_A_WORD = 10;

    /** Letters of a word that are measured to see whether it fits. */
    private static final int LONG_WORD = 200;

    private final Measure measure;
    private final TextLines lines;

    TextRoom(Measure measure) {
        this.measure = measure;
        this.lines = new TextLines(measure);
    }

    /** Text by itself: as wide as its place says, or as its longest line where that says nothing. */
    Block at(Words words, Box place) {
        List<String> broken = lines.of(words, place.w());
        double own = broken.stream()
                .mapToDouble(line -> measure.widthOf(line, words.size(), words.font()))
                .max()
                .orElse(0);
        double w = place.w() > 0 ? place.w() : Math.max(own, 1);
        Box box = new Box(place.x(), place.y(), w, broken.size() * words.size() * Block.LEADING);
        return new Block(broken, words.size(), words.font(), words.align(), box);
    }

    /** Text on a note or in a shape whose box is {@code box}. */
    Block in(Kind kind, Box box, Words words) {
        double w = box.w() * kind.room();
        double h = box.h() * kind.room();
        Box inner = new Box(box.x() + (box.w() - w) / 2, box.y() + (box.h() - h) / 2, w, h);
        double padding = Math.min(kind == Kind.NOTE ? NOTE_PADDING : SHAPE_PADDING, Math.min(w / 4, h / 4));
        return in(inner.grow(-padding), words);
    }

    private Block in(Box room, Words words) {
        double width = Math.max(room.w(), 1);
        double size = words.size();
        String longest = TextLines.longestWord(words.body());
        String seen = longest.substring(0, Math.min(longest.length(), LONG_WORD));
        while (size * SHRINK >= SMALLEST_FOR_A_WORD && measure.widthOf(seen, size, words.font()) > width) {
            size *= SHRINK;
        }
        size *= Math.pow(SHRINK, stepsDown(words, size, width, room.h()));
        List<String> broken = lines.of(words.ofSize(size), width);
        double h = broken.size() * size * Block.LEADING;
        Box box = new Box(room.x(), room.y() + Math.max(0, (room.h() - h) / 2), room.w(), h);
        return new Block(broken, size, words.font(), words.align(), box);
    }

    /** How often letters must shrink until their lines are no higher than the room, or may: searched by halves. */
    private int stepsDown(Words words, double size, double width, double height) {
        long paragraphs =
                1 + words.body().chars().filter(letter -> letter == '\n').count();
        int low = 0;
        int high = (int) Math.max(0, Math.floor(Math.log(SMALLEST / size) / Math.log(SHRINK)));
        while (low < high) {
            int middle = (low + high) >> 1;
            double shrunk = size * Math.pow(SHRINK, middle);
            double most = height / (shrunk * Block.LEADING);
            if (paragraphs > most || lines.of(words.ofSize(shrunk), width).size() > most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
