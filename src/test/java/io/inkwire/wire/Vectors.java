package io.inkwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The golden vectors, which the page's tests read too (VER-1). */
public final class Vectors {
    private Vectors() {}

    /** The objects of one list of one file, each named for the test's report. */
    public static Stream<Named<JsonObject>> list(String file, String list) {
        return objects(file(file).getJsonArray(list)).stream()
                .map(vector -> Named.of(vector.getString("name", vector.encode()), vector));
    }

    static JsonObject file(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file + ".json")) {
            return new JsonObject(new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    public static byte[] hex(JsonObject vector, String key) {
        return HexFormat.of().parseHex(vector.getString(key));
    }
}
