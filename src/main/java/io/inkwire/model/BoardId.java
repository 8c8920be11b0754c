package io.inkwire.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a board: 1 to 64 of {@code A-Z a-z 0-9 _ -}. */
public record BoardId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public BoardId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a board id: " + value);
        }
    }

    /** The id that {@code text} spells, or empty where it spells none. */
    public static Optional<BoardId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BoardId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
