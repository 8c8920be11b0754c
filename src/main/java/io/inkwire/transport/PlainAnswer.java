package io.inkwire.transport;

import io.inkwire.wire.CloseCode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;

/** The answer to one POST of a plain connection (TRN-4). Called on the connection's loop; answers on the request's. */
final class PlainAnswer implements PlainConnection.Outcome {
    /** What the Fault's own retry_ms says better; for who reads no frames. */
    private static final String RETRY_S = "1";

    private final RoutingContext ctx;
    private final Context context;
    private final BodyForm form;
    private final int takenStatus;
    private final Optional<String> location;

    /** To be made on the request's loop. @param takenStatus the status where all went well */
    PlainAnswer(RoutingContext ctx, BodyForm form, int takenStatus, Optional<String> location) {
        this.ctx = ctx;
        this.context = ctx.vertx().getOrCreateContext();
        this.form = form;
        this.takenStatus = takenStatus;
        this.location = location;
    }

    @Override
    public void taken(byte[] frames) {
        context.runOnContext(nothing -> {
            location.ifPresent(address -> ctx.response().putHeader(HttpHeaders.LOCATION, address));
            send(takenStatus, frames);
        });
    }

    @Override
    public void ended(int closeCode, byte[] frames) {
        context.runOnContext(nothing -> {
            int status = status(closeCode);
            if (status == 503 || status == 429) {
                ctx.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_S);
            }
            send(status, frames);
        });
    }

    @Override
    public void gone() {
        context.runOnContext(nothing -> Problems.send(ctx, 404, PlainDoor.NO_CONNECTION));
    }

    private void send(int status, byte[] frames) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!ctx.request().isEnded()) {
            // What is left of the body is not waited for.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (frames.length == 0) {
            response.end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType()).end(form.encode(frames));
        }
    }

    /** How HTTP says a close code (TRN-4a). */
    private static int status(int closeCode) {
        return Arrays.stream(CloseCode.values())
                .filter(code -> code.number() == closeCode)
                .findFirst()
                .map(code -> switch (code) {
                    case PROTOCOL, TEXT, BAD_PAYLOAD, POLICY -> 400;
                    case BAD_SESSION -> 401;
                    case NO_ACCESS -> 403;
                    case NO_BOARD -> 404;
                    case TOO_SLOW -> 408;
                    case REPLACED -> 409;
                    case TOO_BIG -> 413;
                    case RATE -> 429;
                    case RESTART -> 503;
                })
                .orElse(400);
    }
}
