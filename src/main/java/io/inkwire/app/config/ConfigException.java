package io.inkwire.app.config;

/** What was given cannot be meant; the message is one sentence for the operator and holds no secret. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    ConfigException(String message) {
        super(oneLine(message));
    }

    /** What was given stands in the sentence: it may neither break the line nor fill the screen. */
    private static String oneLine(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
