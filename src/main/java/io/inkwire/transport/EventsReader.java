package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.wire.Payload;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events (TRN-6): one event a message, its number as the id. Tells its connection what the socket
 * has taken. Confined to the connection's loop.
 *
 * <p>Writes no heartbeat of its own: the session's Ping comes every 20 s at the least.
 */
final class EventsReader implements PlainReader {
    /** Sets how soon a browser comes back by itself, and makes the answer's head go out before there is an event. */
    private static final String BEGIN = "retry:1000\n\n";

    private static final String NEWER = "newer";

    private final RoutingContext ctx;
    private final Context context;
    private final Loop loop;
    private @Nullable PlainConnection connection;
    private @Nullable MessageLog log;
    /** The number of the last message written. */
    private long written;

    private boolean due;
    private @Nullable String over;
    private boolean done;
    private boolean left;

    /** To be made on the request's loop. @param loop the connection's @param after the last message that the client has */
    EventsReader(RoutingContext ctx, Loop loop, long after) {
        this.ctx = ctx;
        this.context = ctx.vertx().getOrCreateContext();
        this.loop = loop;
        this.written = after;
        ctx.addEndHandler(ended -> loop.execute(() -> left(ended.succeeded())));
    }

    @Override
    public String transport() {
        return "events";
    }

    @Override
    public void attached(PlainConnection to, MessageLog from) {
        connection = to;
        log = from;
        if (left) {
            to.detach(this, false);
            return;
        }
        context.runOnContext(nothing -> begin());
        arrived();
    }

    /** The stream is at its end, or its client is gone. */
    private void left(boolean succeeded) {
        left = true;
        done = true;
        if (connection != null && log != null) {
            connection.detach(this, over != null && succeeded && written == log.last());
        }
    }

    private void begin() {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                // nginx would keep small events until it has a buffer full.
                .putHeader("X-Accel-Buffering", "no");
        var unused = response.write(BEGIN);
    }

    /** Written at the end of this turn, in which more may come. */
    @Override
    public void arrived() {
        if (!due && !done) {
            due = true;
            loop.execute(this::flush);
        }
    }

    @Override
    public void ended(int closeCode) {
        over = Integer.toString(closeCode);
        arrived();
    }

    private void flush() {
        due = false;
        if (done || log == null) {
            return;
        }
        StringBuilder events = new StringBuilder();
        long number = written;
        for (Payload message : log.after(written)) {
            events.append("id:")
                    .append(++number)
                    .append("\ndata:")
                    .append(message.text())
                    .append("\n\n");
        }
        written = number;
        if (over != null) {
            done = true;
            end(events.append(lastEvent(over)).toString());
        } else if (events.length() > 0) {
            write(events.toString(), number);
        }
    }

    private static String lastEvent(String why) {
        return "event:over\ndata:" + why + "\n\n";
    }

    private void write(String events, long upTo) {
        context.runOnContext(nothing -> {
            HttpServerResponse response = ctx.response();
            if (!response.ended() && !response.closed()) {
                response.write(events).onSuccess(taken -> loop.execute(() -> taken(upTo)));
            }
        });
    }

    private void taken(long upTo) {
        if (connection != null) {
            connection.streamed(this, upTo);
        }
    }

    private void end(String events) {
        context.runOnContext(nothing -> {
            HttpServerResponse response = ctx.response();
            if (!response.ended() && !response.closed()) {
                response.end(events);
            }
        });
    }

    @Override
    public void superseded() {
        if (!done) {
            done = true;
            end(lastEvent(NEWER));
        }
    }

    /** The stream just ends: a browser that comes back is told by a 404 that there is nothing to come back to. */
    @Override
    public void gone() {
        if (!done) {
            done = true;
            end("");
        }
    }

    @Override
    public void abort() {
        Aborts.abort(ctx.request().connection());
    }
}
