package io.inkwire.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.ElementId;
import io.inkwire.model.Limits;
import io.inkwire.wire.Shape;
import io.inkwire.wire.Shapes;
import io.inkwire.wire.pb.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
    @TempDir
    private Path folder;

    private List<Stroke> strokes = List.of();
    private final List<Wire.Entry> board = new ArrayList<>();

    @BeforeEach
    void draw() throws Exception {
        strokes = Stroke.plan(Files.writeString(folder.resolve("ink.ndjson"), """
                {"id":"a","points":[[1,2,0],[3,4,9]]}
                {"id":"b","points":[[1,2],[3,4],[5,6]]}
                {"id":"c","points":[[1,2,null,0.25]]}
                """));
        strokes.forEach(stroke -> board.add(entry(stroke, 1 + stroke.number() % 2)));
    }

    @Test
    @DisplayName("[I3] a board with every stroke once is the same, whoever drew which")
    void same() {
        assertThat(differences()).isEmpty();
    }

    @Test
    @DisplayName("[I1] a lost stroke is found")
    void missing() {
        board.remove(1);
        assertThat(differences()).containsExactly("1 strokes are not on the board, such as b");
    }

    @Test
    @DisplayName("[I2] a doubled stroke is found")
    void doubled() {
        board.add(entry(strokes.get(1), 7));
        assertThat(differences()).containsExactly("1 strokes are there more than once, such as b");
    }

    @Test
    @DisplayName("[I3] a stroke that is not as it was drawn is found")
    void changed() {
        Wire.Entry.Builder entry = board.get(0).toBuilder();
        entry.getElementBuilder().getInkBuilder().setD(1, 3);
        board.set(0, entry.build());
        assertThat(differences()).containsExactly("1 strokes are there, but not as they were drawn, such as a");
    }

    @Test
    @DisplayName("an element of nobody's drawing is found, unless it was there before")
    void strange() {
        board.add(entry(strokes.get(0), 3));
        board.add(Wire.Entry.newBuilder()
                .setElement(strokes.get(0).element().toBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(9).setN(99)))
                .build());
        assertThat(differences()).hasSize(2).anyMatch(found -> found.contains("not in the file, such as 9.99"));
        assertThat(Comparison.differences(strokes, board, Set.of(new ElementId(3, 1), new ElementId(9, 99))))
                .isEmpty();
    }

    @Test
    @DisplayName("[LIM-2] what is drawn has the shape that a server takes")
    void wellShaped() {
        for (Stroke stroke : strokes) {
            Wire.Submit submit = Wire.Submit.newBuilder()
                    .setBatch(1)
                    .addOp(Wire.Op.newBuilder().setPut(entry(stroke, 1).getElement()))
                    .build();
            assertThat(Shapes.submit(submit, Limits.DEFAULT)).isEqualTo(Shape.FINE);
        }
    }

    private List<String> differences() {
        return Comparison.differences(strokes, board, Set.of());
    }

    private static Wire.Entry entry(Stroke stroke, int author) {
        Wire.Element.Builder element = stroke.element().toBuilder();
        element.getIdBuilder().setAuthor(author);
        return Wire.Entry.newBuilder()
                .setElement(element)
                .setSeq(stroke.number())
                .setBy(author)
                .build();
    }
}
