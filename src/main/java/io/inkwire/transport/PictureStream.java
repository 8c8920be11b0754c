package io.inkwire.transport;

import io.inkwire.interop.picture.Wish;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.session.Viewing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's picture that is drawn anew as the board changes, as {@code multipart/x-mixed-replace}. A client that reads slowly
 * misses pictures: the next one is asked for only once the last one was taken. Confined to the gateway's loop.
 */
final class PictureStream {
    /** What is sent again when nothing changes, so that proxies and dead connections are noticed. */
    private static final long QUIET_MS = 25_000;

    private static final long AGAIN_MS = 1_000;

    /** New for each process: no picture can hold it by anybody's will. */
    private static final String BOUNDARY = boundary();

    private static final Buffer BEGIN = Buffer.buffer("--" + BOUNDARY + "\r\n");

    /** The next part's beginning is sent with the end of this one: browsers show a part when they see it. */
    private static final Buffer END = Buffer.buffer("\r\n--" + BOUNDARY + "\r\n");

    private final HttpServerRequest request;
    private final Loop loop;
    private final Viewing viewing;
    private final Pictures pictures;
    private final PictureStreams streams;
    private final Pieces pieces;
    private final BoardId board;
    private final Wish wish;
    private final long everyMs;
    private final String address;
    private final Viewing.Watch watch;
    private @Nullable Position wanted;
    private @Nullable Position shown;
    private Loop.@Nullable Timer timer;
    private boolean busy;
    private boolean over;
    private int reserved;
    private long nextAtMs;

    /** What all streams of a gateway have in common. @param stalledMs how long a full socket may take nothing */
    record Shared(Loop loop, Viewing viewing, Pictures pictures, PictureStreams streams, long stalledMs) {}

    PictureStream(HttpServerRequest request, Shared shared, BoardId board, PictureQuery.Asked asked) {
        this.request = request;
        this.loop = shared.loop();
        this.viewing = shared.viewing();
        this.pictures = shared.pictures();
        this.streams = shared.streams();
        this.pieces = new Pieces(request, loop, shared.stalledMs());
        this.board = board;
        this.wish = asked.wish();
        this.everyMs = asked.everyMs();
        this.address = request.remoteAddress().hostAddress();
        // Before anybody asks where the board stands: what changes after that is told.
        this.watch = viewing.watch(board, loop, this::changed, this::end);
        request.response().closeHandler(nothing -> closed());
        streams.add(this);
    }

    private static String boundary() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return "inkwire-" + HexFormat.of().formatHex(random);
    }

    String address() {
        return address;
    }

    /** The answer's head, then the board as it stands at {@code at} or later. */
    void begin(Position at) {
        if (over) {
            return;
        }
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "multipart/x-mixed-replace; boundary=" + BOUNDARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, private")
                // nginx would gather the pictures.
                .putHeader("X-Accel-Buffering", "no");
        response.write(BEGIN);
        changed(at);
    }

    private void changed(Position at) {
        wanted = at;
        next();
    }

    private void next() {
        Position at = wanted;
        if (over || busy || at == null || !request.response().headWritten()) {
            return;
        }
        if (nextAtMs > loop.nowMs()) {
            wake(nextAtMs - loop.nowMs());
            return;
        }
        // Chromium shows a picture only when the next one's head has come: what is not followed soon is sent twice.
        wake(at.equals(shown) ? QUIET_MS : Math.max(everyMs, AGAIN_MS));
        busy = true;
        wanted = null;
        nextAtMs = loop.nowMs() + everyMs;
        var unused = pictures.take(new Pictures.Subject(board, at, "", wish), () -> viewing.scene(board))
                .whenCompleteAsync(
                        (Pictures.@Nullable Shot shot, @Nullable Throwable failure) -> taken(at, shot), loop);
    }

    private void wake(long afterMs) {
        if (timer != null) {
            timer.cancel();
        }
        timer = loop.after(afterMs, () -> {
            timer = null;
            if (wanted == null) {
                wanted = shown;
            }
            next();
        });
    }

    private void taken(Position at, Pictures.@Nullable Shot shot) {
        if (over) {
            return;
        }
        if (shot instanceof Pictures.Shot.Busy) {
            again(at);
        } else if (shot instanceof Pictures.Shot.Ready ready) {
            if (streams.reserve(ready.bytes().length())) {
                send(ready);
            } else {
                again(at);
            }
        } else {
            end();
        }
    }

    /** Not now: with the next turn, unless something newer has come meanwhile. */
    private void again(Position at) {
        busy = false;
        if (wanted == null) {
            wanted = at;
        }
        next();
    }

    private void send(Pictures.Shot.Ready ready) {
        reserved = ready.bytes().length();
        shown = ready.at();
        Buffer head = Buffer.buffer("Content-Type: " + ready.format().mediaType() + "\r\nContent-Length: " + reserved
                + "\r\nInkwire-Seq: " + ready.at().seq() + "\r\n\r\n");
        pieces.write(List.of(head, ready.bytes(), END), () -> {
            release();
            busy = false;
            next();
        });
    }

    private void release() {
        streams.release(reserved);
        reserved = 0;
    }

    /** The board or the server goes, or its pictures take too long: the client keeps the last one it has. */
    void end() {
        if (over) {
            return;
        }
        HttpServerResponse response = request.response();
        boolean isBegun = response.headWritten();
        closed();
        if (isBegun && !busy) {
            response.end();
        } else if (isBegun) {
            // Amid a picture.
            var unused = request.connection().close();
        } else if (!response.ended()) {
            response.setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, "2").end();
        }
    }

    private void closed() {
        if (over) {
            return;
        }
        over = true;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        watch.close();
        pieces.end();
        release();
        streams.remove(this);
    }
}
