package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that owes a request's header or body for too long: Vert.x's own idle timeout begins anew with every
 * byte. Counts from the accept, and again from the end of each answer; a body's time from the end of its header. Confined to the gateway's loop.
 */
final class HeaderDeadline {
    private static final class Pending {
        private int requests;
        private Loop.Timer timer;
        private Loop.@Nullable Timer body;

        Pending(Loop.Timer timer) {
            this.timer = timer;
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
    private final IdentityHashMap<HttpConnection, Pending> connections = new IdentityHashMap<>();

    HeaderDeadline(Loop loop, long timeoutMs) {
        this.loop = loop;
        this.timeoutMs = timeoutMs;
    }

    void accepted(HttpConnection connection) {
        connections.put(connection, new Pending(arm(connection)));
        connection.closeHandler(nothing -> release(connection));
    }

    /** It speaks another protocol now, whose own rules say when it has been silent for too long. */
    void upgraded(HttpConnection connection) {
        release(connection);
    }

    private void release(HttpConnection connection) {
        Pending gone = connections.remove(connection);
        if (gone != null) {
            gone.timer.cancel();
            gone.cancelBody();
        }
    }

    private Loop.Timer arm(HttpConnection connection) {
        return loop.after(timeoutMs, () -> Aborts.abort(connection));
    }

    /** The header has come. */
    void requested(HttpServerRequest request) {
        Pending pending = connections.get(request.connection());
        if (pending == null) {
            return;
        }
        pending.requests++;
        pending.timer.cancel();
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
            pending.timer = arm(request.connection());
        }
    }
}
