package io.inkwire.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLinesTest {
    private final Logger logger = new LoggerContext().getLogger("io.inkwire.board.Owner");
    private final JsonLines lines = new JsonLines();

    @BeforeEach
    void start() {
        lines.start();
    }

    @Test
    @DisplayName("an event is one line of JSON, with what it names")
    void line() {
        LoggingEvent event = event("board {}: \"read-only\"\nsays {}", null, "b1", "disk");
        event.setKeyValuePairs(List.of(new KeyValuePair("board", "b1"), new KeyValuePair("reason", new Error("disk"))));
        JsonObject line = encode(event);
        assertThat(line.getString("message")).isEqualTo("board b1: \"read-only\"\nsays disk");
        assertThat(line.getString("level")).isEqualTo("WARN");
        assertThat(line.getString("logger")).isEqualTo("io.inkwire.board.Owner");
        assertThat(line.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(line.getString("board")).isEqualTo("b1");
        assertThat(line.getString("reason")).isEqualTo("java.lang.Error: disk");
        assertThat(line.containsKey("stack")).isFalse();
    }

    @Test
    @DisplayName("a stack is in the same line")
    void stack() {
        JsonObject line = encode(event("failed", new IllegalStateException("a", new RuntimeException("b"))));
        assertThat(line.getString("stack"))
                .contains("IllegalStateException: a")
                .contains("Caused by: ")
                .contains("JsonLinesTest");
    }

    private LoggingEvent event(String message, @Nullable Throwable thrown, Object... arguments) {
        return new LoggingEvent(JsonLinesTest.class.getName(), logger, Level.WARN, message, thrown, arguments);
    }

    private JsonObject encode(LoggingEvent event) {
        String text = new String(lines.encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.strip().lines()).hasSize(1);
        return new JsonObject(text);
    }
}
