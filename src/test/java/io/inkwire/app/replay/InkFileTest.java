package io.inkwire.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InkFileTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("times and pressures are read where every point has one; without times points are 10 ms apart")
    void reads() throws Exception {
        List<Recording> strokes = read("""
                {"id":"a","points":[[1,2,5,0.5],[3,4.5,20,1]]}

                {"id":"b","source":"x","points":[[1,2,null,0.5],[3,4,null,1],[5,6,null,0]]}
                {"points":[[1,2,7],[3,4,null]]}
                """);
        assertThat(strokes).hasSize(3);
        assertThat(strokes.get(0).timed()).isTrue();
        assertThat(strokes.get(0).samples())
                .containsExactly(new Recording.Sample(1, 2, 0, 0.5), new Recording.Sample(3, 4.5, 15, 1));
        assertThat(strokes.get(1).timed()).isFalse();
        assertThat(strokes.get(1).pressed()).isTrue();
        assertThat(strokes.get(1).samples()).extracting(Recording.Sample::atMs).containsExactly(0L, 10L, 20L);
        assertThat(strokes.get(2).id()).isEqualTo("line 4");
        assertThat(strokes.get(2).timed()).isFalse();
        assertThat(strokes.get(2).pressed()).isFalse();
    }

    @Test
    @DisplayName("times that run backwards stand still")
    void neverRunsBackwards() throws Exception {
        assertThat(read("{\"points\":[[0,0,5],[1,0,4],[2,0,9]]}").get(0).samples())
                .extracting(Recording.Sample::atMs)
                .containsExactly(0L, 0L, 4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[1]",
                "{}",
                "{\"points\":[]}",
                "{\"points\":[1]}",
                "{\"points\":[[1]]}",
                "{\"points\":[[1,null]]}",
                "{\"points\":[[1,\"2\"]]}",
                "{\"points\":[[1e12,2]]}",
                "{\"points\":[[1,2,0,3]]}"
            })
    @DisplayName("a line that is no stroke is refused with its number")
    void refuses(String line) {
        assertThatThrownBy(() -> Stroke.plan(file("{\"points\":[[1,2]]}\n" + line + "\n")))
                .isInstanceOf(InkFileException.class)
                .hasMessageContaining(", line 2: ");
    }

    @Test
    @DisplayName("a file that is not there is refused with its name")
    void refusesNoFile() {
        assertThatThrownBy(() -> Stroke.plan(folder.resolve("none.ndjson")))
                .isInstanceOf(InkFileException.class)
                .hasMessageContaining("none.ndjson");
    }

    private List<Recording> read(String lines) throws IOException, InkFileException {
        List<Recording> strokes = new ArrayList<>();
        InkFile.read(file(lines), strokes::add);
        return strokes;
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("ink.ndjson"), lines);
    }
}
