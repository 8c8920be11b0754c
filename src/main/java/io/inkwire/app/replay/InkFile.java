package io.inkwire.app.replay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded ink, one stroke a line: {@code {"id", "points": [[x, y, t?, pressure?], …]}}, t in milliseconds, which may
 * be null; other members are passed over, and so are empty lines. Thread-safe: holds no state.
 */
final class InkFile {
    /** Where a recording has no times. */
    static final long STEP_MS = 10;

    private InkFile() {}

    /** Hands over each stroke as it is read. */
    static void read(Path file, Consumer<Recording> each) throws InkFileException {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    each.accept(recording(new JsonObject(line), number));
                }
            }
        } catch (IOException e) {
            throw new InkFileException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            throw new InkFileException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private static Recording recording(JsonObject json, int number) {
        JsonArray points = json.getJsonArray("points");
        if (points == null || points.isEmpty()) {
            throw new IllegalArgumentException("a stroke has at least one point");
        }
        boolean timed = all(points, 2);
        boolean pressed = all(points, 3);
        List<Recording.Sample> samples = new ArrayList<>(points.size());
        double begunMs = timed ? points.getJsonArray(0).getDouble(2) : 0;
        long atMs = 0;
        for (int i = 0; i < points.size(); i++) {
            JsonArray point = points.getJsonArray(i);
            // A clock that was set back while somebody drew stands still here.
            atMs = timed ? Math.max(atMs, Math.round(point.getDouble(2) - begunMs)) : i * STEP_MS;
            samples.add(new Recording.Sample(
                    point.getDouble(0), point.getDouble(1), atMs, pressed ? point.getDouble(3) : 1));
        }
        return new Recording(json.getString("id", "line " + number), samples, timed, pressed);
    }

    private static boolean all(JsonArray points, int member) {
        for (int i = 0; i < points.size(); i++) {
            @Nullable JsonArray point = points.getJsonArray(i);
            if (point == null || point.size() < 2 || point.getValue(0) == null || point.getValue(1) == null) {
                throw new IllegalArgumentException("a point is [x, y], not " + point);
            }
            if (point.size() <= member || point.getValue(member) == null) {
                return false;
            }
        }
        return true;
    }
}
