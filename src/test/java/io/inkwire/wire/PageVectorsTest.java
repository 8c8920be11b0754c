package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page makes of points and of places in the drawing order must be to the server's liking. */
class PageVectorsTest {
    static Stream<Named<JsonObject>> inks() {
        return Vectors.list("ink", "encode");
    }

    @ParameterizedTest
    @MethodSource("inks")
    @DisplayName("[ELM-5] the page's ink is of good shape")
    void ink(JsonObject vector) {
        JsonObject ink = vector.getJsonObject("ink");
        assertFine(Wire.Element.newBuilder()
                .setInk(Wire.Ink.newBuilder()
                        .setScale(ink.getInteger("scale"))
                        .setX(ink.getLong("x"))
                        .setY(ink.getLong("y"))
                        .addAllD(integers(ink.getJsonArray("d")))
                        .addAllP(integers(ink.getJsonArray("p")))
                        .addAllT(integers(ink.getJsonArray("t")))));
    }

    private static List<Integer> integers(JsonArray numbers) {
        return numbers.stream().map(Integer.class::cast).toList();
    }

    static Stream<Named<JsonObject>> indices() {
        return Stream.concat(Vectors.list("zindex", "between"), Vectors.list("zindex", "noRoom"));
    }

    @ParameterizedTest
    @MethodSource("indices")
    @DisplayName("[ELM-5] the page's fractional indices are of good shape")
    void index(JsonObject vector) {
        assertFine(Wire.Element.newBuilder().setZ(vector.getString("z")));
    }

    private static void assertFine(Wire.Element.Builder element) {
        element.setKind(1).setId(Wire.Id.newBuilder().setAuthor(1).setN(1));
        assertThat(Shapes.ops(List.of(Wire.Op.newBuilder().setPut(element).build()), Limits.DEFAULT))
                .isEqualTo(Shape.FINE);
    }
}
