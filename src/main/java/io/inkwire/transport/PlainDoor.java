package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.inkwire.wire.CloseCode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/boards/{board}/connections}: a connection by plain HTTP requests (TRN-4 to TRN-6). Confined to the gateway's
 * loop, but for {@link #connections}, which all gateways of this process share: a connection's requests may come to any.
 */
final class PlainDoor {
    static final String NO_CONNECTION = "There is no such connection here any more: make another.";

    private static final String CONNECTIONS = "/api/boards/:board/connections";
    private static final String ONE = CONNECTIONS + "/:cid";

    /** 144 bits: never guessed. */
    private static final int ID_BYTES = 18;

    private static final int LONGEST_WAIT_S = 30;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    private final Sessions sessions;
    private final LiveSessions live;
    private final Loop loop;
    private final AddressRate rate;
    private final PlainConnection.Bounds bounds;
    private final int messageBytes;
    private final LocalMap<String, PlainConnection> connections;

    /** @param unreadMs how long a connection lives that nobody reads */
    PlainDoor(Vertx vertx, Sessions sessions, LiveSessions live, Loop loop, AddressRate rate, long unreadMs) {
        this.sessions = sessions;
        this.live = live;
        this.loop = loop;
        this.rate = rate;
        this.bounds = new PlainConnection.Bounds(sessions.settings().outboundBytes(), unreadMs);
        this.messageBytes = Addresses.messageBytes(sessions.settings().limits());
        this.connections = vertx.sharedData().getLocalMap(PlainDoor.class.getName());
    }

    /** To be mounted before whatever limits the time that an answer may take; the Origin is checked by then. */
    void mount(Router router) {
        router.post(CONNECTIONS)
                .handler(ctx -> rate.admit(ctx, "Connections have been made too often from this address."));
        router.post(CONNECTIONS).handler(this::make);
        router.post(ONE + "/frames").handler(this::send);
        router.get(ONE + "/frames").handler(this::poll);
        router.get(ONE + "/events").handler(this::stream);
        router.delete(ONE).handler(this::leave);
    }

    private void make(RoutingContext ctx) {
        Optional<BoardId> board = BoardId.parse(ctx.pathParam("board"));
        Optional<BodyForm> sent = sentForm(ctx);
        Optional<BodyForm> wanted = wantedForm(ctx);
        if (sent.isEmpty() || wanted.isEmpty()) {
            return;
        }
        if (board.isEmpty()) {
            Problems.send(ctx, 404, "There is no such board: check the id in its link.");
        } else if (live.isStopping()) {
            Problems.send(ctx, 503, "The server is restarting.");
        } else {
            String cid = newId();
            PlainConnection connection = open(cid, board.get());
            PlainAnswer answer = new PlainAnswer(ctx, wanted.get(), 201, Optional.of("connections/" + cid));
            ctx.addEndHandler(written -> {
                if (written.failed()) {
                    loop.execute(connection::end);
                }
            });
            connection.await(answer);
            take(ctx, connection, sent.get());
        }
    }

    private PlainConnection open(String cid, BoardId board) {
        PlainConnection connection =
                new PlainConnection(board, loop, bounds, made -> sessions.open(made, board), over -> {
                    connections.remove(cid);
                    live.remove(over.session());
                });
        live.add(connection.session());
        connections.put(cid, connection);
        return connection;
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        sessions.settings().random().nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private void send(RoutingContext ctx) {
        PlainConnection connection = connection(ctx);
        if (connection == null) {
            return;
        }
        Optional<BodyForm> sent = sentForm(ctx);
        Optional<BodyForm> wanted = wantedForm(ctx);
        if (sent.isEmpty() || wanted.isEmpty()) {
            return;
        }
        if (!connection.beginPost()) {
            Problems.send(ctx, 409, "Send one POST after another: wait for the answer to the last.");
            return;
        }
        PlainAnswer answer = new PlainAnswer(ctx, wanted.get(), 204, Optional.empty());
        ctx.addEndHandler(written -> connection.loop().execute(() -> connection.abandoned(answer)));
        connection.loop().execute(() -> connection.await(answer));
        take(ctx, connection, sent.get());
    }

    /** Reads the body and hands it on. */
    private void take(RoutingContext ctx, PlainConnection connection, BodyForm form) {
        int limit = form.limit(messageBytes);
        BodyReader.read(ctx.request(), limit)
                .onSuccess(body -> connection.loop().execute(() -> take(connection, form, body)));
    }

    private void take(PlainConnection connection, BodyForm form, Optional<Buffer> body) {
        if (body.isEmpty()) {
            connection.broken(CloseCode.TOO_BIG, "A message is over the limit of " + messageBytes + " bytes.");
            return;
        }
        Optional<byte[]> message = form.decode(body.get());
        if (message.isPresent()) {
            connection.received(message.get());
        } else {
            connection.broken(CloseCode.BAD_PAYLOAD, "A message is not base64.");
        }
    }

    private void poll(RoutingContext ctx) {
        PlainConnection connection = connection(ctx);
        Optional<BodyForm> wanted = connection == null ? Optional.empty() : wantedForm(ctx);
        if (connection == null || wanted.isEmpty()) {
            return;
        }
        long acknowledged = number(ctx.queryParam("ack"));
        long waitS = number(ctx.queryParam("wait"));
        if (acknowledged < 0 || waitS < 0 || waitS > LONGEST_WAIT_S) {
            Problems.send(ctx, 400, "ack must be a message's number, and wait 0 to " + LONGEST_WAIT_S + " seconds.");
            return;
        }
        Loop its = connection.loop();
        attach(ctx, connection, new PollReader(ctx, wanted.get(), its, acknowledged, waitS * 1_000), acknowledged);
    }

    private void stream(RoutingContext ctx) {
        PlainConnection connection = connection(ctx);
        if (connection == null) {
            return;
        }
        String header = ctx.request().getHeader("Last-Event-ID");
        long last = number(header == null || header.isEmpty() ? ctx.queryParam("lastEventId") : List.of(header));
        if (last < 0) {
            Problems.send(ctx, 400, "Last-Event-ID must be a message's number.");
            return;
        }
        attach(ctx, connection, new EventsReader(ctx, connection.loop(), last), last);
    }

    private static void attach(RoutingContext ctx, PlainConnection connection, PlainReader reader, long after) {
        var context = ctx.vertx().getOrCreateContext();
        connection.loop().execute(() -> {
            if (connection.keepsAfter(after)) {
                connection.attach(reader, after);
                return;
            }
            boolean ahead = after > connection.lastMessage();
            context.runOnContext(nothing -> {
                if (ahead) {
                    Problems.send(ctx, 400, "No message of that number has been sent.");
                } else {
                    Problems.send(
                            ctx, 404, "The messages after that one are not kept any more: make another connection.");
                }
            });
        });
    }

    private void leave(RoutingContext ctx) {
        PlainConnection connection = connection(ctx);
        if (connection != null) {
            connection.loop().execute(connection::end);
            ctx.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end();
        }
    }

    /** The connection that the address names, of the board that it names; null where there is none, which is answered. */
    private @Nullable PlainConnection connection(RoutingContext ctx) {
        PlainConnection connection = connections.get(ctx.pathParam("cid"));
        if (connection != null && connection.board().value().equals(ctx.pathParam("board"))) {
            return connection;
        }
        Problems.send(ctx, 404, NO_CONNECTION);
        return null;
    }

    private static Optional<BodyForm> sentForm(RoutingContext ctx) {
        Optional<BodyForm> sent = BodyForm.sent(ctx.request());
        if (sent.isEmpty()) {
            Problems.send(ctx, 415, "Send frames as application/octet-stream, or as base64 in text/plain.");
        }
        return sent;
    }

    private static Optional<BodyForm> wantedForm(RoutingContext ctx) {
        Optional<BodyForm> wanted = BodyForm.wanted(ctx.request());
        if (wanted.isEmpty()) {
            Problems.send(ctx, 406, "Frames come as application/octet-stream, or as base64 in text/plain.");
        }
        return wanted;
    }

    /** 0 where there is none; -1 where it is not one number. */
    private static long number(List<String> values) {
        if (values.isEmpty()) {
            return 0;
        }
        return values.size() == 1 && NUMBER.matcher(values.get(0)).matches() ? Long.parseLong(values.get(0)) : -1;
    }
}
