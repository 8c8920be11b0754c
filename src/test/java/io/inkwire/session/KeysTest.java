package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.BoardInfo;
import io.inkwire.model.BoardId;
import io.inkwire.model.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final BoardInfo BOARD = new BoardInfo(new BoardId("b"), "", 1);

    private final Keys keys = new Keys(secret(1));

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    @Test
    @DisplayName("[BRD-1] each role has its own key, url-safe, and a key names its role")
    void eachRoleHasItsKey() {
        Set<String> made =
                Arrays.stream(Role.values()).map(role -> keys.key(BOARD, role)).collect(Collectors.toSet());
        assertThat(made).hasSize(Role.values().length).allMatch(key -> key.matches("[A-Za-z0-9_-]{22}"));
        for (Role role : Role.values()) {
            assertThat(keys.roleOf(BOARD, keys.key(BOARD, role))).contains(role);
        }
    }

    @Test
    @DisplayName("[BRD-1] a key of another board, another version or another store opens nothing")
    void otherKeysOpenNothing() {
        String key = keys.key(BOARD, Role.OWNER);
        assertThat(keys.roleOf(new BoardInfo(new BoardId("c"), "", 1), key)).isEmpty();
        assertThat(keys.roleOf(new BoardInfo(BOARD.id(), "", 2), key)).isEmpty();
        assertThat(new Keys(secret(2)).roleOf(BOARD, key)).isEmpty();
    }

    @Test
    @DisplayName("[BRD-1] no text but a key opens a board")
    void noOtherText() {
        String key = keys.key(BOARD, Role.VIEWER);
        assertThat(keys.roleOf(BOARD, "")).isEmpty();
        assertThat(keys.roleOf(BOARD, key + "A")).isEmpty();
        assertThat(keys.roleOf(BOARD, key.substring(1))).isEmpty();
        assertThat(keys.roleOf(BOARD, "\ud800")).isEmpty();
    }
}
