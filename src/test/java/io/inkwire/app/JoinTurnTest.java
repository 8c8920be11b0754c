package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JoinTurnTest {
    @TempDir
    private Path data;

    @Test
    @DisplayName("a turn is its own until it is closed, and then the next one's")
    void turns() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (JoinTurn turn = JoinTurn.take(data, 0)) {
                assertThat(turn.isOwn()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("without its folder there is no turn")
    void noFolder() {
        assertThatThrownBy(() -> JoinTurn.take(data.resolve("missing"), 0))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("cannot write to the data folder ");
    }
}
