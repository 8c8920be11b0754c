package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that owes a request's header or body for too long: Vert.x's own idle timeout begins anew with every
 * byte. Counts from the accept, and again from the end of each answer; a body's time from the end of its header. An answer
 * that its socket has not wholly taken is waited for as long as it takes some of it. Confined to the gateway's loop.
 */
final class HeaderDeadline {
    private static final class Pending {
        private int requests;
        private Loop.@Nullable Timer timer;
        private Loop.@Nullable Timer body;
        /** What waited for the socket when it was last looked at. */
        private long unsent;

        private void cancelTimer() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }

        private void cancelBody() {
            if (body != null) {
                body.cancel();
                body = null;
            }
        }
    }

    /** As long as the slowest POST of a client on a poor network may take. */
    private static final long BODY_MS = 60_000;

    private final Loop loop;
    private final long timeoutMs;
    private final long stalledMs;
    private final IdentityHashMap<HttpConnection, Pending> connections = new IdentityHashMap<>();

    /** @param stalledMs how long a socket may take nothing of an answer */
    HeaderDeadline(Loop loop, long timeoutMs, long stalledMs) {
        this.loop = loop;
        this.timeoutMs = timeoutMs;
        this.stalledMs = stalledMs;
    }

    void accepted(HttpConnection connection) {
        Pending pending = new Pending();
        connections.put(connection, pending);
        await(connection, pending, timeoutMs);
        connection.closeHandler(nothing -> release(connection));
    }

    /** It speaks another protocol now, whose own rules say when it has been silent for too long. */
    void upgraded(HttpConnection connection) {
        release(connection);
    }

    private void release(HttpConnection connection) {
        Pending gone = connections.remove(connection);
        if (gone != null) {
            gone.cancelTimer();
            gone.cancelBody();
        }
    }

    private void await(HttpConnection connection, Pending pending, long ms) {
        pending.cancelTimer();
        pending.timer = loop.after(ms, () -> {
            long unsent = Aborts.unsent(connection);
            if (unsent == 0 || unsent == pending.unsent) {
                Aborts.abort(connection);
            } else {
                pending.unsent = unsent;
                await(connection, pending, stalledMs);
            }
        });
    }

    /** The header has come. */
    void requested(HttpServerRequest request) {
        Pending pending = connections.get(request.connection());
        if (pending == null) {
            return;
        }
        pending.requests++;
        pending.cancelTimer();
        if (bringsBody(request)) {
            pending.cancelBody();
            pending.body = loop.after(BODY_MS, () -> {
                if (!request.isEnded()) {
                    Aborts.abort(request.connection());
                }
            });
        }
    }

    static boolean bringsBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /** The answer is written. */
    void answered(HttpServerRequest request) {
        Pending pending = connections.get(request.connection());
        if (pending != null && --pending.requests == 0) {
            if (request.isEnded()) {
                pending.cancelBody();
            }
            pending.unsent = 0;
            await(request.connection(), pending, timeoutMs);
        }
    }
}
