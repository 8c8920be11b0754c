package io.inkwire.transport;

import io.inkwire.interop.picture.Format;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.session.Sessions;
import io.inkwire.session.Viewing;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * {@code GET /api/boards/{board}/picture}: a board as PNG or SVG, or as a PNG that is drawn anew with each change (PIC).
 * {@code POST /api/boards/{board}/tickets}: a ticket for what a browser loads by itself (BRD-3). Says nothing of keys and tickets
 * in the log. Confined to the gateway's loop.
 */
final class PictureApi {
    private static final Logger LOG = LoggerFactory.getLogger(PictureApi.class);

    private static final String PICTURE = "/api/boards/:board/picture";
    private static final String TICKETS = "/api/boards/:board/tickets";

    /** Longer than a picture may wait and be drawn. */
    private static final long ANSWER_MS = 60_000;

    /** Raised when the same elements give another picture than before. */
    private static final String RENDERER = "2";

    private static final String BUSY_S = "2";
    private static final String TOO_MUCH_S = "60";

    /** An SVG opened by itself is a page: it needs its own styles and nothing else. */
    private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Viewing viewing;
    private final Pictures pictures;
    private final PictureStreams streams = new PictureStreams();
    private final PictureStream.Shared shared;
    private final AddressRate rate;
    private final AddressRate ticketRate;
    private final Loop loop;
    private final long stalledMs;

    PictureApi(Sessions sessions, Pictures pictures, Loop loop) {
        this.viewing = sessions.viewing();
        this.pictures = pictures;
        this.loop = loop;
        this.stalledMs = sessions.settings().stalledMs();
        this.shared = new PictureStream.Shared(loop, viewing, pictures, streams, stalledMs);
        this.rate = AddressRate.ofMaking(loop);
        this.ticketRate = AddressRate.ofMaking(loop);
    }

    /** Behind the check of Origin, and before any handler that limits how long a request may take: a streamed picture never ends. */
    void mount(Router router) {
        router.get(PICTURE).handler(this::picture);
        router.head(PICTURE).handler(this::picture);
        router.post(TICKETS)
                .handler(ctx -> ticketRate.admit(ctx, "Too many tickets have been asked for from this address."));
        router.post(TICKETS).handler(this::ticket);
    }

    /** Ends the streams. */
    void stop() {
        streams.endAll();
    }

    // ---- who may look

    private void ticket(RoutingContext ctx) {
        if (!Bodies.isEmpty(ctx.request())) {
            Problems.send(ctx, 400, "A ticket is asked for without a body.");
            return;
        }
        Optional<String> key = Bearer.key(ctx.request());
        entered(
                ctx,
                key.<Viewing.Proof>map(Viewing.Proof.Key::new).orElse(new Viewing.Proof.None()),
                (board, title) -> answered(ctx, viewing.ticket(board), ticket -> {
                    if (ticket.isEmpty()) {
                        BoardApi.noBoard(ctx);
                        return;
                    }
                    ctx.response()
                            .setStatusCode(201)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end(new JsonObject()
                                    .put("ticket", ticket.get())
                                    .put("validMs", Viewing.TICKET_MS)
                                    .encode());
                }));
    }

    /** What is done with a board that the client may look at. */
    private interface Look {
        void at(BoardId board, String title);
    }

    private void entered(RoutingContext ctx, Viewing.Proof proof, Look look) {
        Optional<BoardId> board = BoardId.parse(ctx.pathParam("board"));
        if (board.isEmpty()) {
            BoardApi.noBoard(ctx);
            return;
        }
        answered(ctx, viewing.enter(board.get(), proof), entry -> {
            if (entry instanceof Viewing.Entry.Admitted admitted) {
                look.at(board.get(), admitted.title());
            } else if (entry instanceof Viewing.Entry.NoBoard) {
                BoardApi.noBoard(ctx);
            } else {
                BoardApi.unauthorized(
                        ctx,
                        "Send a key of the board in a header, Authorization: Bearer KEY, or a ticket that is still valid in"
                                + " the address: POST to its tickets gives one.");
            }
        });
    }

    private static Viewing.Proof proof(RoutingContext ctx) {
        Optional<String> key = Bearer.key(ctx.request());
        List<String> tickets = ctx.request().params().getAll("ticket");
        if (key.isPresent()) {
            return new Viewing.Proof.Key(key.get());
        }
        if (ctx.request().headers().contains(HttpHeaders.AUTHORIZATION) || tickets.size() > 1) {
            return new Viewing.Proof.Ticket("");
        }
        return tickets.isEmpty() ? new Viewing.Proof.None() : new Viewing.Proof.Ticket(tickets.get(0));
    }

    // ---- pictures

    private void picture(RoutingContext ctx) {
        PictureQuery query = PictureQuery.of(ctx.request());
        if (query instanceof PictureQuery.Bad bad) {
            Problems.send(ctx, bad.status(), bad.detail());
        } else if (query instanceof PictureQuery.Asked asked) {
            entered(ctx, proof(ctx), (board, title) -> {
                if (asked.stream() && isGet(ctx)) {
                    stream(ctx, board, asked);
                } else {
                    answered(ctx, viewing.head(board), head -> single(ctx, subject(board, head, title, asked)));
                }
            });
        }
    }

    private static boolean isGet(RoutingContext ctx) {
        return HttpMethod.GET.equals(ctx.request().method());
    }

    private static Pictures.Subject subject(BoardId board, Position at, String title, PictureQuery.Asked asked) {
        boolean carriesTitle = asked.wish().format() == Format.SVG;
        return new Pictures.Subject(board, at, carriesTitle ? title : "", asked.wish());
    }

    private void stream(RoutingContext ctx, BoardId board, PictureQuery.Asked asked) {
        if (streams.isFull(ctx.request().remoteAddress().hostAddress())) {
            retryLater(ctx, 429, TOO_MUCH_S, "Too many streamed pictures go to this address: close one of them.");
        } else if (streams.isFull()) {
            retryLater(ctx, 503, TOO_MUCH_S, "This server streams as many pictures as it can: ask for single ones.");
        } else {
            PictureStream stream = new PictureStream(ctx.request(), shared, board, asked);
            within(ctx, viewing.head(board)).onSuccess(stream::begin).onFailure(failure -> {
                RequestIds.log(LOG, Level.WARN, ctx, failure)
                        .addKeyValue("board", board)
                        .log(
                                "a streamed picture of the board {} could not be begun: {} (request {})",
                                board,
                                failure.toString(),
                                RequestIds.of(ctx));
                Problems.send(ctx, 503, "The store cannot answer just now: try again in a moment.");
                stream.end();
            });
        }
    }

    private void single(RoutingContext ctx, Pictures.Subject subject) {
        ctx.response()
                .putHeader(HttpHeaders.VARY, "Origin, Accept, Authorization")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        if (IfNoneMatch.holds(ctx.request(), etag(subject, subject.at()))) {
            ctx.response()
                    .putHeader(HttpHeaders.ETAG, etag(subject, subject.at()))
                    .setStatusCode(304)
                    .end();
            return;
        }
        if (!pictures.isAtHand(subject)
                && !rate.allow(ctx.request().remoteAddress().hostAddress())) {
            retryLater(ctx, 429, BUSY_S, "Too many new pictures have been asked for from this address.");
            return;
        }
        answered(ctx, pictures.take(subject, () -> viewing.scene(subject.board())), shot -> {
            if (shot instanceof Pictures.Shot.Ready ready) {
                send(ctx, subject, ready);
            } else if (shot instanceof Pictures.Shot.Busy) {
                retryLater(ctx, 503, BUSY_S, "Too many pictures are being drawn: try again in a moment.");
            } else {
                retryLater(
                        ctx, 503, TOO_MUCH_S, "This board holds too much for such a picture: ask for a smaller PNG.");
            }
        });
    }

    private static String etag(Pictures.Subject subject, Position at) {
        String title = subject.title().isEmpty()
                ? ""
                : "-" + Integer.toHexString(subject.title().hashCode());
        String format = subject.wish().format() == Format.SVG ? "svg" : "png";
        return '"' + RENDERER + "-" + HexFormat.of().toHexDigits(at.epoch().bits()) + "-" + at.seq() + "-" + format
                + title + '"';
    }

    private void send(RoutingContext ctx, Pictures.Subject subject, Pictures.Shot.Ready ready) {
        int bytes = ready.bytes().length();
        HttpServerResponse response = ctx.response();
        response.putHeader(HttpHeaders.ETAG, etag(subject, ready.at()))
                .putHeader(HttpHeaders.CONTENT_TYPE, ready.format().mediaType())
                .putHeader("Inkwire-Seq", Long.toString(ready.at().seq()))
                .putHeader("Inkwire-Unknown", Integer.toString(ready.unknown()))
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes));
        if (ready.format() == Format.SVG) {
            response.putHeader("Content-Security-Policy", SVG_POLICY);
        }
        if (!isGet(ctx)) {
            response.end();
            return;
        }
        if (!streams.reserve(bytes)) {
            response.headers().remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.ETAG);
            retryLater(ctx, 503, BUSY_S, "Too many pictures are on their way: try again in a moment.");
            return;
        }
        Pieces pieces = new Pieces(ctx.request(), loop, stalledMs);
        ctx.addEndHandler(ended -> {
            streams.release(bytes);
            pieces.end();
        });
        pieces.write(List.of(ready.bytes()), response::end);
    }

    // ---- answers

    /** Goes on with what the stage brings, on this loop; where it fails or takes too long, the client is told. */
    private <T> void answered(RoutingContext ctx, CompletionStage<T> stage, Consumer<T> then) {
        within(ctx, stage)
                .onSuccess(value -> {
                    if (!ctx.response().ended() && !ctx.response().closed()) {
                        then.accept(value);
                    }
                })
                .onFailure(failure -> {
                    RequestIds.log(LOG, Level.WARN, ctx, failure).log(
                            "a picture could not be given: {} (request {})", failure.toString(), RequestIds.of(ctx));
                    Problems.send(ctx, 503, "The store cannot answer just now: try again in a moment.");
                });
    }

    private static <T> Future<T> within(RoutingContext ctx, CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, ctx.vertx().getOrCreateContext())
                .timeout(ANSWER_MS, TimeUnit.MILLISECONDS);
    }

    private static void retryLater(RoutingContext ctx, int status, String afterS, String detail) {
        ctx.response().putHeader(HttpHeaders.RETRY_AFTER, afterS);
        Problems.send(ctx, status, detail);
    }
}
