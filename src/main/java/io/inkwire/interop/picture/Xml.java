package io.inkwire.interop.picture;

/** Text and numbers as XML takes them. Holds nothing. */
final class Xml {
    private static final char UNFIT = '\ufffd';
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private Xml() {}

    /** For content, and for attributes in double quotes; what XML 1.0 cannot hold however it is written becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isFit(letter) ? letter : UNFIT);
            }
        });
        return out.toString();
    }

    private static boolean isFit(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= ' ' && letter <= 0xd7ff)
                || (letter >= 0xe000 && letter <= 0xfffd)
                || letter > 0xffff;
    }

    /** @param digits behind the point, at most 7; zeros at the end are left out */
    static void number(StringBuilder out, double value, int digits) {
        parts(out, parts(value, digits), digits);
    }

    /** A number in whole parts of the last digit. */
    static long parts(double value, int digits) {
        return Math.round(value * POWERS[digits]);
    }

    static void parts(StringBuilder out, long parts, int digits) {
        if (parts < 0) {
            out.append('-');
            parts(out, -parts, digits);
            return;
        }
        long whole = parts / POWERS[digits];
        long rest = parts % POWERS[digits];
        if (whole != 0 || rest == 0) {
            out.append(whole);
        }
        if (rest != 0) {
            out.append('.');
            for (int digit = digits - 1; rest != 0; digit--) {
                out.append((char) ('0' + rest / POWERS[digit]));
                rest %= POWERS[digit];
            }
        }
    }
}
