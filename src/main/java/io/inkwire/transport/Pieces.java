package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes large buffers, which others write too, as one client's socket takes them: so a slow client costs a piece and not a copy.
 * One that takes nothing any more is let go. Confined to the gateway's loop.
 */
final class Pieces {
    private static final int PIECE_BYTES = 32 * 1024;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Loop loop;
    private final long stalledMs;
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private int offset;
    private @Nullable Runnable done;
    private Loop.@Nullable Timer stalled;

    /** @param stalledMs how long a full socket may take nothing */
    Pieces(HttpServerRequest request, Loop loop, long stalledMs) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.stalledMs = stalledMs;
    }

    /** Writes these after all that was written; {@code whenTaken} runs once the socket has taken them. One call at a time. */
    void write(List<Buffer> buffers, Runnable whenTaken) {
        waiting.addAll(buffers);
        done = whenTaken;
        response.drainHandler(nothing -> pump());
        watch();
        pump();
    }

    private void pump() {
        if (stalled != null) {
            watch();
        }
        while (!waiting.isEmpty() && !response.writeQueueFull() && !response.closed()) {
            Buffer first = waiting.getFirst();
            int to = Math.min(first.length(), offset + PIECE_BYTES);
            Future<Void> written = response.write(first.slice(offset, to));
            offset = to;
            if (to == first.length()) {
                waiting.removeFirst();
                offset = 0;
            }
            if (waiting.isEmpty()) {
                written.onComplete(taken -> taken());
            }
        }
    }

    private void taken() {
        unwatch();
        Runnable then = done;
        done = null;
        if (then != null && !response.closed()) {
            then.run();
        }
    }

    private void watch() {
        unwatch();
        stalled = loop.after(stalledMs, () -> Aborts.abort(request.connection()));
    }

    private void unwatch() {
        if (stalled != null) {
            stalled.cancel();
            stalled = null;
        }
    }

    /** The connection is gone, or nothing more is to be written. */
    void end() {
        unwatch();
        waiting.clear();
        done = null;
    }
}
