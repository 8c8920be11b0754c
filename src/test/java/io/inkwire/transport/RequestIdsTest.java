package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "3f2a-41.b_C", "0123456789012345678901234567890123456789012345678901234567890123"})
    @DisplayName("a proxy's name for the request is kept")
    void kept(String given) {
        assertThat(RequestIds.idOf(List.of(given))).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a b",
                "a\"b",
                "<b>",
                "a\nb",
                "ü",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    @DisplayName("what is no name is replaced, never repeated")
    void replaced(String given) {
        assertThat(RequestIds.idOf(List.of(given))).matches("[0-9a-f]{16}");
    }

    @Test
    @DisplayName("none, or two, are replaced by one that is new each time")
    void made() {
        assertThat(RequestIds.idOf(List.of("a", "b"))).matches("[0-9a-f]{16}");
        assertThat(RequestIds.idOf(List.of())).isNotEqualTo(RequestIds.idOf(List.of()));
    }
}
