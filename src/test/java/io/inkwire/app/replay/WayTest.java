package io.inkwire.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WayTest {
    @Test
    @DisplayName("the help of --transport names each way, and each name is one")
    void names() {
        List<Way> named = Arrays.stream(Way.NAMES.split(", "))
                .map(name -> Way.named(name).orElseThrow())
                .toList();
        assertThat(named).containsExactly(Way.values());
    }
}
