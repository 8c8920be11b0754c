package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Role;
import io.inkwire.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * {@code POST /api/boards} makes a board (BRD-1), {@code PATCH /api/boards/{board}} renames one for who holds its owner key
 * (BRD-3), {@code GET /api/boards/{board}/keys} tells the keys that a key's holder may
 * hand out (BRD-6). Says nothing of keys and titles in the log. Confined to the gateway's loop.
 */
final class BoardApi {
    private static final Logger LOG = LoggerFactory.getLogger(BoardApi.class);

    private static final String ONE = "/api/boards/:board";

    private static final Map<Role, String> NAMES =
            Map.of(Role.OWNER, "owner", Role.EDITOR, "edit", Role.VIEWER, "view");

    private static final String TOO_OFTEN = "Boards have been made or asked for too often from this address.";

    private final Sessions sessions;
    private final AddressRate rate;

    BoardApi(Sessions sessions, AddressRate rate) {
        this.sessions = sessions;
        this.rate = rate;
    }

    void mount(Router router) {
        mount(() -> router.post("/api/boards"), this::make);
        mount(() -> router.patch(ONE), this::rename);
        router.get(ONE + "/keys").handler(ctx -> rate.admit(ctx, TOO_OFTEN));
        router.get(ONE + "/keys").handler(this::keys);
    }

    /** Routes of their own: Vert.x wants a body's handler before any other on the same one. */
    private void mount(Supplier<Route> route, Handler<RoutingContext> act) {
        route.get().handler(ctx -> rate.admit(ctx, TOO_OFTEN));
        route.get().handler(TitleBody::refuseOtherTypes);
        Bodies.limit(route.get(), TitleBody.BODY_BYTES);
        route.get().handler(act);
    }

    private void make(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        boolean empty = body == null || body.length() == 0;
        if (!empty && !TitleBody.isJson(ctx.request())) {
            Problems.send(ctx, 415, "The body must be application/json.");
            return;
        }
        Optional<String> title = empty ? Optional.of("") : TitleBody.title(body, "");
        if (title.isEmpty()) {
            Problems.send(ctx, 400, "The body must be a JSON object whose title, if any, is a line of text.");
            return;
        }
        Future.fromCompletionStage(sessions.make(title.get()), ctx.vertx().getOrCreateContext())
                .onSuccess(board -> made(ctx, board))
                .onFailure(failure -> storeFailed(ctx, "made", failure));
    }

    private void rename(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        if (!TitleBody.isJson(ctx.request())) {
            Problems.send(ctx, 415, "The body must be application/json.");
            return;
        }
        Optional<String> title = body == null ? Optional.empty() : TitleBody.title(body, null);
        if (title.isEmpty()) {
            Problems.send(
                    ctx, 400, "The body must be a JSON object with a title of one line, at most 200 characters long.");
            return;
        }
        Optional<String> key = Bearer.key(ctx.request());
        Optional<BoardId> board = BoardId.parse(ctx.pathParam("board"));
        if (key.isEmpty()) {
            unauthorized(ctx, "Send the board's owner key in a header: Authorization: Bearer KEY.");
        } else if (board.isEmpty()) {
            noBoard(ctx);
        } else {
            Future.fromCompletionStage(
                            sessions.rename(board.get(), key.get(), title.get()),
                            ctx.vertx().getOrCreateContext())
                    .onSuccess(renaming -> renamed(ctx, renaming, board.get(), title.get()))
                    .onFailure(failure -> storeFailed(ctx, "renamed", failure));
        }
    }

    private void keys(RoutingContext ctx) {
        Optional<String> key = Bearer.key(ctx.request());
        Optional<BoardId> board = BoardId.parse(ctx.pathParam("board"));
        if (key.isEmpty()) {
            unauthorized(ctx, "Send a key of the board in a header: Authorization: Bearer KEY.");
        } else if (board.isEmpty()) {
            noBoard(ctx);
        } else {
            Future.fromCompletionStage(
                            sessions.keysUpTo(board.get(), key.get()),
                            ctx.vertx().getOrCreateContext())
                    .onSuccess(found -> found.ifPresentOrElse(held -> told(ctx, board.get(), held), () -> noBoard(ctx)))
                    .onFailure(failure -> storeFailed(ctx, "looked up", failure));
        }
    }

    private static void told(RoutingContext ctx, BoardId board, Map<Role, String> keys) {
        if (keys.isEmpty()) {
            unauthorized(ctx, "The key does not open this board: use the one of its link.");
        } else {
            answer(ctx, 200, withKeys(board, keys));
        }
    }

    private static void renamed(RoutingContext ctx, Sessions.Renaming renaming, BoardId board, String title) {
        switch (renaming) {
            case DONE ->
                answer(ctx, 200, new JsonObject().put("id", board.value()).put("title", title));
            case NO_BOARD -> noBoard(ctx);
            case NO_ACCESS -> unauthorized(ctx, "The key does not open this board: use the one of its owner link.");
            case NOT_OWNER -> Problems.send(ctx, 403, "Only the owner key renames a board: ask who holds it.");
        }
    }

    static void noBoard(RoutingContext ctx) {
        Problems.send(ctx, 404, "There is no such board: check the id in its link.");
    }

    static void unauthorized(RoutingContext ctx, String detail) {
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
        Problems.send(ctx, 401, detail);
    }

    private static void storeFailed(RoutingContext ctx, String what, Throwable failure) {
        RequestIds.log(LOG, Level.WARN, ctx, failure).log(
                "a board could not be {}: {} (request {})", what, failure.toString(), RequestIds.of(ctx));
        Problems.send(ctx, 503, "The store cannot answer just now: try again in a moment.");
    }

    private static void made(RoutingContext ctx, Sessions.NewBoard board) {
        answer(ctx, 201, withKeys(board.id(), board.keys()));
    }

    private static JsonObject withKeys(BoardId board, Map<Role, String> keys) {
        JsonObject byRole = new JsonObject();
        keys.forEach((role, key) -> byRole.put(NAMES.get(role), key));
        return new JsonObject().put("id", board.value()).put("keys", byRole);
    }

    private static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.encode());
    }
}
