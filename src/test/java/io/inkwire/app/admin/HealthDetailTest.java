package io.inkwire.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HealthDetailTest {
    @Test
    @DisplayName("all is well: UP, with what there is to know")
    void up() {
        JsonObject answer = check("/health", () -> CompletableFuture.completedFuture("a row"));
        assertThat(HealthDetail.isUp(answer)).isTrue();
        assertThat(answer.getString("node")).isEqualTo("n1");
        assertThat(answer.getJsonArray("nodes")).containsExactly("n1", "n2");
        assertThat(answer.getLong("boards")).isEqualTo(3);
        assertThat(answer.getLong("connections")).isEqualTo(4);
        assertThat(answer.getJsonObject("store").getLong("ms")).isNotNegative();
    }

    @Test
    @DisplayName("a store that fails is DOWN with its reason, but the process lives")
    void down() {
        Supplier<CompletableFuture<?>> store =
                () -> CompletableFuture.failedFuture(new IllegalStateException("no disk"));
        JsonObject answer = check("/health/ready", store);
        assertThat(HealthDetail.isUp(answer)).isFalse();
        assertThat(answer.getJsonObject("store").getString("reason")).isEqualTo("no disk");
        assertThat(HealthDetail.isUp(check("/health/live", store))).isTrue();
    }

    private static JsonObject check(String path, Supplier<CompletableFuture<?>> store) {
        HealthDetail health = new HealthDetail(
                new JsonObject().put("node", "n1"), store, () -> List.of("n2", "n1"), () -> 3, () -> 4);
        return health.check(path).toCompletionStage().toCompletableFuture().join();
    }
}
