package io.inkwire.app.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that an operator may set. Its name gives all others: {@code base-path} is the key in the file, the option
 * {@code --base-path} and {@code INKWIRE_BASE_PATH} in the environment. A value that counts something has its unit as the
 * last word of its name. Immutable.
 *
 * @param label what stands for the value in help, such as PORT
 * @param standard the text in force where none is given; empty for none
 * @param otherwise what the documents say of the default; empty for nothing
 * @param text what it does, in a sentence or two
 * @param secret never an option, and never printed
 */
public record Setting<T>(
        String name,
        String label,
        Kind<T> kind,
        Optional<String> standard,
        String otherwise,
        String text,
        boolean secret) {
    static final String ENVIRONMENT_PREFIX = "INKWIRE_";

    static <T> Setting<T> of(String name, String label, Kind<T> kind, String text) {
        return new Setting<>(name, label, kind, Optional.empty(), "", text, false);
    }

    Setting<T> byDefault(String standard) {
        return new Setting<>(name, label, kind, Optional.of(standard), standard, text, secret);
    }

    /** There is a default that differs from machine to machine. */
    Setting<T> byDefault(String computed, String said) {
        return new Setting<>(name, label, kind, Optional.of(computed), said, text, secret);
    }

    /** Nothing is in force by default. @param said what that means */
    Setting<T> elseNone(String said) {
        return new Setting<>(name, label, kind, Optional.empty(), said, text, secret);
    }

    Setting<T> asSecret() {
        return new Setting<>(name, label, kind, standard, otherwise, text, true);
    }

    public String option() {
        return "--" + name;
    }

    public String environment() {
        return ENVIRONMENT_PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What it does, which values it takes, and its default: the whole entry of a list. */
    public String description() {
        return text
                + (kind.flag() ? "" : " Must " + kind.must() + ".")
                + (otherwise.isEmpty() ? "" : " Default: " + otherwise + ".");
    }
}
