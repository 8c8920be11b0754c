package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into lines that fit: after spaces, after hyphens, around ideographs with what closes them; a word that is too long
 * is cut (ELM-7). As the page's {@code geometry/text-layout.js}. Thread-safe where its measure is.
 */
final class TextLines {
    /** No more letters than this stand on a letter's size: what is longer need not be measured to be too long. */
    private static final int THINNEST = 12;

    private static final String SPACE =
            "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final String IDEOGRAPH =
            "\\u2600-\\u27bf\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\x{10000}-\\x{10ffff}";
    private static final String CLOSING =
            "\\u3001\\u3002\\uff0c\\uff0e\\uff01\\uff1f\\uff1b\\uff1a\\uff09\\u300d\\u300f\\u3011\\u300b";
    private static final String WORD = "[^" + SPACE + IDEOGRAPH + "-]";

    /** What belongs to an emoji: how it is drawn, its skin, and what is joined to it. */
    private static final String JOINED = "(?:[\\ufe0e\\ufe0f]|[\\x{1f3fb}-\\x{1f3ff}]|\\u200d[" + IDEOGRAPH + "])*";

    private static final Pattern PIECES =
            Pattern.compile("[" + IDEOGRAPH + "]" + JOINED + "[" + CLOSING + "]*[" + SPACE + "]*" //
                    + "|" + WORD + "*-+[" + SPACE + "]*" //
                    + "|" + WORD + "+[" + SPACE + "]*" //
                    + "|[" + SPACE + "]+");

    private static final Pattern SPACES_AT_END = Pattern.compile("(?<![" + SPACE + "])[" + SPACE + "]+$");

    private final Measure measure;

    TextLines(Measure measure) {
        this.measure = measure;
    }

    /** @param width board units; 0 or less: only the text's own line breaks count @return at least one */
    List<String> of(Words words, double width) {
        Room room = new Room(words.size(), words.font(), width);
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.body().split("\n", -1)) {
            breakUp(paragraph, room, lines);
        }
        return lines;
    }

    private void breakUp(String paragraph, Room room, List<String> lines) {
        String line = "";
        for (Matcher pieces = PIECES.matcher(paragraph); pieces.find(); ) {
            String piece = pieces.group();
            if (!line.isEmpty() && !room.fits(line + piece)) {
                lines.add(trimmed(line));
                line = "";
            }
            line += piece;
            while (!room.fits(line)) {
                String head = room.headThatFits(line);
                if (head.length() == line.length()) {
                    break;
                }
                lines.add(head);
                line = line.substring(head.length());
            }
        }
        lines.add(trimmed(line));
    }

    /** The longest piece that lines are not broken in. */
    static String longestWord(String body) {
        String longest = "";
        for (Matcher pieces = PIECES.matcher(body); pieces.find(); ) {
            String piece = trimmed(pieces.group());
            longest = piece.length() > longest.length() ? piece : longest;
        }
        return longest;
    }

    private static String trimmed(String line) {
        return SPACES_AT_END.matcher(line).replaceFirst("");
    }

    /** A line's worth of room for letters of one size. */
    private final class Room {
        private final double size;
        private final int font;
        private final double width;
        private final int most;

        Room(double size, int font, double width) {
            this.size = size;
            this.font = font;
            this.width = width;
            this.most = (int) Math.min(Integer.MAX_VALUE, Math.ceil(width / size * THINNEST) + 2);
        }

        boolean fits(String line) {
            return width <= 0 || (line.length() <= most && measure.widthOf(trimmed(line), size, font) <= width);
        }

        /** As many letters of a word that is too long as there is room for; at least one. */
        String headThatFits(String word) {
            String seen = word.substring(0, Math.min(word.length(), most));
            int low = 1;
            int high = seen.codePointCount(0, seen.length());
            while (low < high) {
                int middle = (low + high + 1) >> 1;
                if (fits(seen.substring(0, seen.offsetByCodePoints(0, middle)))) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return seen.substring(0, seen.offsetByCodePoints(0, low));
        }
    }
}
