package io.inkwire.journal;

/**
 * Texts as PostgreSQL can hold them: it refuses U+0000, which a name may contain, and one such name must not keep a whole
 * group of appends from the store. Written as ESC 0, with ESC itself as ESC e; every other text is stored as it is.
 */
final class PostgresText {
    private static final char ESCAPE = '\u001b';

    private PostgresText() {}

    static String encode(String text) {
        return text.indexOf(0) < 0 && text.indexOf(ESCAPE) < 0
                ? text
                : text.replace(String.valueOf(ESCAPE), ESCAPE + "e").replace("\0", ESCAPE + "0");
    }

    static String decode(String stored) {
        return stored.indexOf(ESCAPE) < 0
                ? stored
                : stored.replace(ESCAPE + "0", "\0").replace(ESCAPE + "e", String.valueOf(ESCAPE));
    }
}
