package io.inkwire.transport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * {@code /health/live}: this loop turns. {@code /health/ready}: the store answers too. Says no more than UP or DOWN, since
 * anyone may ask. Confined to the gateway's loop.
 */
final class Health {
    private static final long STORE_TIMEOUT_MS = 2_000;

    private final HealthChecks checks;
    private final LiveSessions live;

    /** @param store completes where the store answers */
    Health(Vertx vertx, Supplier<? extends CompletionStage<?>> store, LiveSessions live) {
        this.live = live;
        this.checks = HealthChecks.create(vertx)
                .register(
                        "store",
                        STORE_TIMEOUT_MS,
                        promise -> Future.fromCompletionStage(store.get())
                                .onComplete(
                                        answer -> promise.tryComplete(answer.succeeded() ? Status.OK() : Status.KO())));
    }

    void mount(Router router) {
        router.get("/health/live").handler(ctx -> send(ctx, true));
        router.get("/health/ready")
                .handler(ctx -> checks.checkStatus()
                        .onSuccess(result -> send(ctx, Boolean.TRUE.equals(result.getUp()) && !live.isStopping()))
                        .onFailure(failure -> send(ctx, false)));
    }

    private static void send(RoutingContext ctx, boolean up) {
        ctx.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}
