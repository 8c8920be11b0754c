package io.inkwire.transport;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets the pages that {@link Doorway#originCheck} has let through read what {@code /api} answers, and answers what their
 * browsers ask before. Without credentials: keys travel in bodies and headers, and there is no cookie. Thread-safe: holds
 * nothing.
 */
final class Cors implements Handler<RoutingContext> {
    private static final String METHODS = "GET, POST, PATCH, DELETE";
    private static final String SENT = "Accept, Authorization, Content-Type, Last-Event-ID";
    private static final String READ = "Location, Retry-After, X-Request-Id, " + PollReader.MESSAGE_HEADER;

    /** Seconds for which a browser need not ask again; none keeps it longer. */
    private static final String KEPT_S = "7200";

    @Override
    public void handle(RoutingContext ctx) {
        String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        ctx.response().putHeader(HttpHeaders.VARY, "Origin");
        if (origin == null) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READ);
        boolean asksBefore = ctx.request().method().equals(HttpMethod.OPTIONS)
                && ctx.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (asksBefore) {
            ctx.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, KEPT_S)
                    .end();
        } else {
            ctx.next();
        }
    }
}
