package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.journal.PostgresSettings;
import io.inkwire.postgres.TestPostgres;
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

    @Test
    @DisplayName("the nodes of one database take turns by it")
    void turnsOfDatabase() throws Exception {
        TestPostgres postgres = TestPostgres.shared();
        PostgresSettings database =
                new PostgresSettings(postgres.url(postgres.newDatabase()), TestPostgres.USER, TestPostgres.PASSWORD);
        try (JoinTurn first = JoinTurn.take(database, 0);
                JoinTurn second = JoinTurn.take(database, 100)) {
            assertThat(first.isOwn()).isTrue();
            assertThat(second.isOwn()).isFalse();
        }
        try (JoinTurn third = JoinTurn.take(database, 0)) {
            assertThat(third.isOwn()).isTrue();
        }
    }
}
