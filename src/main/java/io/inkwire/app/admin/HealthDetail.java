package io.inkwire.app.admin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Whether this node can serve, and what of it cannot. Thread-safe as far as what it asks is. */
public final class HealthDetail {
    /** All of it; that the process answers; that it can serve. */
    static final Set<String> PATHS = Set.of("/health", "/health/live", "/health/ready");

    private static final long STORE_MS = 2_000;

    private final JsonObject about;
    private final Supplier<? extends CompletionStage<?>> store;
    private final Supplier<? extends Collection<String>> nodes;
    private final LongSupplier boards;
    private final LongSupplier connections;

    /**
     * @param about what does not change: name, version
     * @param store completes where the store answers
     * @param nodes the cluster's, as this one sees them; of a node alone only itself
     */
    public HealthDetail(
            JsonObject about,
            Supplier<? extends CompletionStage<?>> store,
            Supplier<? extends Collection<String>> nodes,
            LongSupplier boards,
            LongSupplier connections) {
        this.about = about;
        this.store = store;
        this.nodes = nodes;
        this.boards = boards;
        this.connections = connections;
    }

    static boolean isUp(JsonObject answer) {
        return "UP".equals(answer.getString("status"));
    }

    /** Never fails: what fails is DOWN, with the reason. */
    Future<JsonObject> check(String path) {
        return path.equals("/health/live")
                ? Future.succeededFuture(new JsonObject().put("status", "UP"))
                : store().map(store -> whole(store));
    }

    private JsonObject whole(JsonObject store) {
        return new JsonObject()
                .put("status", store.getString("status"))
                .mergeIn(about)
                .put("store", store)
                .put("nodes", new JsonArray(nodes.get().stream().sorted().toList()))
                .put("boards", boards.getAsLong())
                .put("connections", connections.getAsLong());
    }

    private Future<JsonObject> store() {
        long startNanos = System.nanoTime();
        return Future.fromCompletionStage(store.get())
                .timeout(STORE_MS, TimeUnit.MILLISECONDS)
                .map(answer -> new JsonObject().put("status", "UP"))
                .recover(failure -> Future.succeededFuture(new JsonObject()
                        .put("status", "DOWN")
                        .put(
                                "reason",
                                Objects.requireNonNullElse(
                                        failure.getMessage(), failure.getClass().getSimpleName()))))
                .map(result -> result.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos)));
    }
}
