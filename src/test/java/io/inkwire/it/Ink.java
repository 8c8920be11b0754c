package io.inkwire.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Ink to draw: the file that {@code -Dinkwire.ink} names, else loops made up here. Thread-safe: holds no state. */
final class Ink {
    private static final double FAR = 5_000;

    private Ink() {}

    static Path in(Path folder, int strokes) {
        return given().isEmpty() ? loops(folder, strokes) : Path.of(given());
    }

    /** A {@code --speed}: recorded ink is three quarters of an hour of drawing. @param recorded of such, @param made of loops */
    static String speed(String recorded, String made) {
        return given().isEmpty() ? made : recorded;
    }

    private static String given() {
        return System.getProperty("inkwire.ink", "");
    }

    /** A third with times and pressure, a third with times, a third with neither; of 0.2 to 2 s. */
    static Path loops(Path folder, int strokes) {
        SplittableRandom random = new SplittableRandom(strokes);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < strokes; i++) {
            lines.add(line(i, random));
        }
        try {
            return Files.write(folder.resolve("ink.ndjson"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(int number, SplittableRandom random) {
        double x = random.nextDouble(-FAR, FAR);
        double y = random.nextDouble(-FAR, FAR);
        double size = random.nextDouble(20, 200);
        int count = random.nextInt(20, 200);
        List<String> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String end = switch (number % 3) {
                case 0 -> String.format(Locale.ROOT, ",%d,%.3f", 10 * i, 0.5 + 0.5 * Math.sin(i / 9.0));
                case 1 -> String.format(Locale.ROOT, ",%d", 10 * i);
                default -> "";
            };
            points.add(String.format(
                    Locale.ROOT, "[%.3f,%.3f%s]", x + size * Math.sin(i / 7.0), y + size * Math.cos(i / 11.0), end));
        }
        return "{\"id\":\"loop-" + number + "\",\"points\":[" + String.join(",", points) + "]}";
    }
}
