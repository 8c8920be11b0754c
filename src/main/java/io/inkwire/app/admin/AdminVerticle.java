package io.inkwire.app.admin;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /metrics}, {@code /health}, {@code /health/live} and {@code /health/ready} on a port of its own. It asks nobody who
 * they are, so the port must be one that only the operator's machines reach. One instance; confined to its loop, but for
 * gathering the figures, which a worker does.
 */
public final class AdminVerticle extends VerticleBase {
    /** Prometheus' text, in the version that everything reads. */
    public static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(AdminVerticle.class);

    /** Who asks more often than they can be gathered waits no longer for it. */
    private static final int MAX_GATHERINGS = 4;

    private static final int IDLE_S = 60;
    private static final int LINE_BYTES = 1024;
    private static final int HEADER_BYTES = 8 * 1024;

    private final String host;
    private final int port;
    private final UnaryOperator<String> figures;
    private final HealthDetail health;
    private @Nullable HttpServer server;
    private int gatherings;

    /** @param figures gives all of them in a content type; may take milliseconds */
    public AdminVerticle(String host, int port, UnaryOperator<String> figures, HealthDetail health) {
        this.host = host;
        this.port = port;
        this.figures = figures;
        this.health = health;
    }

    @Override
    public Future<?> start() {
        HttpServer made = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(IDLE_S)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(LINE_BYTES)
                        .setMaxHeaderSize(HEADER_BYTES))
                .requestHandler(this::requested);
        server = made;
        return made.listen(port, host);
    }

    @Override
    public Future<?> stop() {
        HttpServer started = server;
        return started == null ? Future.succeededFuture() : started.close();
    }

    private void requested(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Content-Type-Options", "nosniff");
        String path = request.path();
        if (path == null || !(path.equals("/metrics") || HealthDetail.PATHS.contains(path))) {
            say(response, 404, "There is nothing at this address: ask for /metrics or /health.");
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            say(response, 405, "This address takes GET only.");
        } else if (path.equals("/metrics")) {
            metrics(request);
        } else {
            health(path, response);
        }
    }

    private void metrics(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        if (gatherings >= MAX_GATHERINGS) {
            say(request.response(), 503, "The figures are being gathered for others: ask again.");
            return;
        }
        gatherings++;
        vertx.executeBlocking(() -> figures.apply(type), false)
                .onComplete(gathered -> gatherings--)
                .onSuccess(text -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .end(text))
                .onFailure(failure -> {
                    LOG.error("the figures cannot be told", failure);
                    say(request.response(), 500, "The figures cannot be told: the log says why.");
                });
    }

    private void health(String path, HttpServerResponse response) {
        Future.fromCompletionStage(health.check(path).toCompletionStage(), context)
                .onSuccess(answer -> response.setStatusCode(HealthDetail.isUp(answer) ? 200 : 503)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(answer.encode()));
    }

    private static void say(HttpServerResponse response, int status, String sentence) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
