package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StopStepsTest {
    private final StopSteps steps = new StopSteps();
    private final List<String> stopped = new ArrayList<>();

    @Test
    @DisplayName("what was started last is stopped first, whatever fails or hangs, and only once")
    void order() {
        step("journal", Future.succeededFuture());
        step("loops", Future.failedFuture("broken"));
        step("boards", Promise.promise().future());
        step("gateways", Future.succeededFuture());
        steps.run();
        steps.run();
        assertThat(stopped).containsExactly("gateways", "boards", "loops", "journal");
    }

    private void step(String name, Future<?> end) {
        steps.push(name, 20, () -> {
            stopped.add(name);
            return end;
        });
    }
}
