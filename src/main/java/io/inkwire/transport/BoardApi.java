package io.inkwire.transport;

import io.inkwire.model.Role;
import io.inkwire.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/boards}: makes a board (BRD-1). Confined to the gateway's loop. */
final class BoardApi {
    private static final Logger LOG = LoggerFactory.getLogger(BoardApi.class);

    private static final int BODY_BYTES = 4096;
    private static final int TITLE_CHARACTERS = 200;

    private final Sessions sessions;
    private final AddressRate rate;

    BoardApi(Sessions sessions, AddressRate rate) {
        this.sessions = sessions;
        this.rate = rate;
    }

    void mount(Router router) {
        // Routes of their own: Vert.x wants a body's handler before any other on the same one.
        router.post("/api/boards").handler(this::admit);
        router.post("/api/boards").handler(BoardApi::refuseOtherTypes);
        router.post("/api/boards").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
        router.post("/api/boards").handler(this::make);
    }

    private void admit(RoutingContext ctx) {
        if (rate.allow(ctx.request().remoteAddress().hostAddress())) {
            ctx.next();
        } else {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(AddressRate.RETRY_S));
            Problems.send(ctx, 429, "Too many boards have been made from this address.");
        }
    }

    /** Before the body is read: a form would be taken apart, and nothing of it be left to see. */
    private static void refuseOtherTypes(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean empty =
                length == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : length.equals("0");
        if (empty || type == null || isJson(type)) {
            ctx.next();
        } else {
            Problems.send(ctx, 415, "The body must be application/json.");
        }
    }

    private void make(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        boolean empty = body == null || body.length() == 0;
        if (!empty && !isJson(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            Problems.send(ctx, 415, "The body must be application/json.");
            return;
        }
        Optional<String> title = empty ? Optional.of("") : title(body);
        if (title.isEmpty()) {
            Problems.send(ctx, 400, "The body must be a JSON object whose title, if any, is a line of text.");
            return;
        }
        Future.fromCompletionStage(sessions.make(title.get()), ctx.vertx().getOrCreateContext())
                .onSuccess(board -> made(ctx, board))
                .onFailure(failure -> {
                    LOG.warn("a board could not be made: {}", failure.toString());
                    Problems.send(ctx, 503, "The store cannot answer just now.");
                });
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** Empty where the body is not as it should be. */
    private static Optional<String> title(Buffer body) {
        Object title;
        try {
            title = new JsonObject(body).getMap().getOrDefault("title", "");
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
        boolean fine = title instanceof String text
                && text.codePointCount(0, text.length()) <= TITLE_CHARACTERS
                && text.codePoints().noneMatch(Character::isISOControl);
        return fine ? Optional.of((String) title) : Optional.empty();
    }

    private static void made(RoutingContext ctx, Sessions.NewBoard board) {
        Map<Role, String> keys = board.keys();
        ctx.response()
                .setStatusCode(201)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("id", board.id().value())
                        .put(
                                "keys",
                                new JsonObject()
                                        .put("owner", keys.get(Role.OWNER))
                                        .put("edit", keys.get(Role.EDITOR))
                                        .put("view", keys.get(Role.VIEWER)))
                        .encode());
    }
}
