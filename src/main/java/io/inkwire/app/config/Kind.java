package io.inkwire.app.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which texts a setting takes, and what they mean. Immutable.
 *
 * @param must what a text has to do, as it goes on after the setting's name: {@code be 0 to 65535}
 * @param flag the option alone means true, and {@code --no-NAME} means false
 * @param many the option may be given several times; the environment separates by commas, the file has a list
 * @param parse empty where the text is refused
 */
public record Kind<T>(String must, boolean flag, boolean many, Function<String, Optional<T>> parse) {
    static final int MAX_PORT = 65_535;

    static Kind<Integer> whole(int min, int max) {
        return one("be " + min + " to " + max, text -> {
            try {
                int number = Integer.parseInt(text);
                return number >= min && number <= max ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        });
    }

    static Kind<Boolean> yesOrNo() {
        return new Kind<>("be true or false", true, false, text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Any text of at least one character that is no space. */
    static Kind<String> text(String what) {
        return one("be " + what + " and not empty", text -> text.isBlank() ? Optional.empty() : Optional.of(text));
    }

    static Kind<String> like(String must, Pattern pattern) {
        return one(must, text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    static <E extends Enum<E>> Kind<E> among(Class<E> names) {
        E[] all = names.getEnumConstants();
        return one(
                "be " + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(" or ")),
                text -> Arrays.stream(all)
                        .filter(each -> each.name().equals(text))
                        .findFirst());
    }

    static Kind<Path> path() {
        return one("be the path of a file or folder", Kind::path);
    }

    static Kind<Path> folder() {
        return one("be a folder that is there", text -> path(text).filter(Files::isDirectory));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static <T> Kind<T> one(String must, Function<String, Optional<T>> parse) {
        return new Kind<>(must, false, false, parse);
    }

    Kind<T> severally() {
        return new Kind<>(must, flag, true, parse);
    }
}
