package io.inkwire.transport;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** How a request that is not served is answered: a problem document under {@code /api}, one line of text elsewhere. */
final class Problems {
    private Problems() {}

    static void send(RoutingContext ctx, int status) {
        send(ctx, status, sentence(status));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read: its address or a header is malformed.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address takes other methods.";
            case 408 -> "The request took too long to arrive: send it again.";
            case 413 -> "The body is too long.";
            case 414 -> "The address is too long.";
            case 431 -> "The headers are too long.";
            default -> HttpResponseStatus.valueOf(status).reasonPhrase() + ".";
        };
    }

    /** @param detail one sentence for a person; holds nothing that the client sent */
    static void send(RoutingContext ctx, int status, String detail) {
        if (ctx.response().ended() || ctx.response().headWritten()) {
            return;
        }
        ctx.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ctx.request().path() != null && ctx.request().path().startsWith("/api/")) {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end(new JsonObject()
                            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                            .put("status", status)
                            .put("detail", detail)
                            .encode());
        } else {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(detail + "\n");
        }
    }
}
