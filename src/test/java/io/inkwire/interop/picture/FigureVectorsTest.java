package io.inkwire.interop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.Vectors;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers behind a picture are those of the page, to a thousandth of a board unit. */
final class FigureVectorsTest {
    private static final Offset<Double> ROUNDED = Offset.offset(0.001_5);

    static Stream<Named<JsonObject>> figures() {
        return Vectors.list("figures", "figures");
    }

    static Stream<Named<JsonObject>> dark() {
        return Vectors.list("figures", "dark");
    }

    @ParameterizedTest
    @MethodSource("figures")
    @DisplayName("[VER-1] [ELM-7] each element of the vectors is the figure there")
    void figure(JsonObject vector) throws Exception {
        Wire.Element element = Wire.Element.parseFrom(Vectors.hex(vector, "hex"));
        Optional<Figure> made = Figure.of(element, new TextRoom(Measure.ESTIMATE));
        assertThat(made.isPresent()).isEqualTo(vector.containsKey("bounds"));
        if (made.isEmpty()) {
            return;
        }
        Figure figure = made.get();
        assertNumbers(numbers(figure.bounds()), vector.getJsonArray("bounds"));
        assertStyle(figure.style(), vector.getJsonObject("style"));
        if (vector.containsKey("rings")) {
            assertRings(figure, vector.getJsonArray("rings"));
        }
        if (vector.containsKey("heads")) {
            assertHeads(figure, vector.getJsonArray("heads"));
        }
        if (vector.containsKey("block")) {
            assertBlock(figure, vector.getJsonObject("block"));
        }
    }

    private static void assertStyle(Style style, JsonObject expected) {
        assertThat(style)
                .isEqualTo(new Style(
                        expected.getLong("stroke").intValue(),
                        expected.getLong("fill").intValue(),
                        expected.getDouble("width"),
                        style.opacity(),
                        expected.getInteger("tool"),
                        expected.getInteger("dash"),
                        expected.getInteger("heads")));
        assertThat(style.opacity()).isCloseTo(expected.getDouble("opacity"), ROUNDED);
    }

    private static void assertRings(Figure figure, JsonArray expected) {
        Style style = figure.style();
        List<Ring> rings =
                Outline.of(figure.points(), style.width(), figure.grain(), style.isEven(), style.isHighlighter());
        assertThat(rings).hasSize(expected.size());
        for (int i = 0; i < rings.size(); i++) {
            List<Double> numbers = new ArrayList<>();
            for (int k = 0; k < rings.get(i).size(); k++) {
                numbers.add(rings.get(i).x(k));
                numbers.add(rings.get(i).y(k));
            }
            assertNumbers(numbers, expected.getJsonArray(i));
        }
    }

    private static void assertHeads(Figure figure, JsonArray expected) {
        List<Heads.Head> heads = Heads.of(figure.points(), figure.style());
        assertThat(heads).hasSize(expected.size());
        for (int i = 0; i < heads.size(); i++) {
            List<Double> numbers = new ArrayList<>();
            if (heads.get(i) instanceof Heads.Head.Dot dot) {
                numbers.addAll(List.of(dot.x(), dot.y(), dot.r()));
            } else if (heads.get(i) instanceof Heads.Head.Corners corners) {
                corners.points().forEach(point -> numbers.addAll(List.of(point.x(), point.y())));
                numbers.add(corners.closed() ? 1.0 : 0.0);
            }
            assertNumbers(numbers, expected.getJsonArray(i));
        }
    }

    private static void assertBlock(Figure figure, JsonObject expected) {
        Block block = Optional.ofNullable(figure.block()).orElseThrow();
        assertThat(block.lines()).isEqualTo(expected.getJsonArray("lines").getList());
        assertThat(block.size()).isCloseTo(expected.getDouble("size"), ROUNDED);
        assertNumbers(numbers(block.box()), expected.getJsonArray("box"));
    }

    private static List<Double> numbers(Box box) {
        return List.of(box.x(), box.y(), box.w(), box.h());
    }

    private static void assertNumbers(List<Double> found, JsonArray expected) {
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("number %s", i).isCloseTo(expected.getDouble(i), ROUNDED);
        }
    }

    @ParameterizedTest
    @MethodSource("dark")
    @DisplayName("[VER-1] on dark paper each colour of the vectors is the one there")
    void darkPaper(JsonObject vector) {
        int colour = vector.getLong("colour").intValue();
        Palette dark = Paper.DARK.palette();
        assertThat(dark.stroke(colour)).isEqualTo(vector.getLong("stroke").intValue());
        assertThat(dark.fill(colour)).isEqualTo(vector.getLong("fill").intValue());
        assertThat(Paper.LIGHT.palette().stroke(colour)).isEqualTo(colour);
    }
}
