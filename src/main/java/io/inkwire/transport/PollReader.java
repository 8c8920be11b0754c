package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll (TRN-5): answered once, with everything after the message it acknowledges. Waits with its answer for something that
 * is more than a heartbeat, or until its time is over. Confined to the connection's loop.
 */
final class PollReader implements PlainReader {
    static final String MESSAGE_HEADER = "Inkwire-Message";

    private static final byte[] NOTHING = {};

    private final RoutingContext ctx;
    private final Context context;
    private final BodyForm form;
    private final Loop loop;
    private final long acknowledged;
    private final long waitMs;
    private @Nullable PlainConnection connection;
    private @Nullable MessageLog log;
    private boolean left;
    private Loop.@Nullable Timer patience;
    private long answeredUpTo;
    private boolean due;
    private boolean answered;

    /** To be made on the request's loop. @param loop the connection's */
    PollReader(RoutingContext ctx, BodyForm form, Loop loop, long acknowledged, long waitMs) {
        this.ctx = ctx;
        this.context = ctx.vertx().getOrCreateContext();
        this.form = form;
        this.loop = loop;
        this.acknowledged = acknowledged;
        this.waitMs = waitMs;
        ctx.addEndHandler(written -> loop.execute(() -> left(written.succeeded())));
    }

    @Override
    public String transport() {
        return waitMs == 0 ? "short-polling" : "long-polling";
    }

    @Override
    public void attached(PlainConnection to, MessageLog from) {
        connection = to;
        log = from;
        if (left) {
            to.detach(this, false);
        } else if (waitMs == 0) {
            answerSoon();
        } else {
            patience = loop.after(waitMs, this::answer);
            arrived();
        }
    }

    /** The answer is written, or its client is gone. */
    private void left(boolean succeeded) {
        left = true;
        finish();
        if (connection != null && log != null) {
            connection.detach(this, succeeded && answeredUpTo == log.last());
        }
    }

    @Override
    public void arrived() {
        if (!due && log != null && log.bringsMoreThanHeartbeats(acknowledged)) {
            answerSoon();
        }
    }

    @Override
    public void ended(int closeCode) {
        answerSoon();
    }

    /** At the end of this turn, in which more may come. */
    private void answerSoon() {
        if (!due) {
            due = true;
            loop.execute(this::answer);
        }
    }

    private void answer() {
        if (answered || log == null) {
            return;
        }
        finish();
        List<Payload> messages = log.after(acknowledged);
        answeredUpTo = log.last();
        byte[] body = messages.isEmpty()
                ? NOTHING
                : Frames.concat(messages.stream().map(Payload::bytes).toList());
        context.runOnContext(nothing -> send(body));
    }

    private void send(byte[] body) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(body.length == 0 ? 204 : 200)
                .putHeader(MESSAGE_HEADER, Long.toString(answeredUpTo))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (body.length == 0) {
            ctx.response().end();
        } else {
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType()).end(form.encode(body));
        }
    }

    @Override
    public void superseded() {
        refuse(409, "A newer request reads this connection.");
    }

    @Override
    public void gone() {
        refuse(404, PlainDoor.NO_CONNECTION);
    }

    private void refuse(int status, String detail) {
        if (!answered) {
            finish();
            context.runOnContext(nothing -> Problems.send(ctx, status, detail));
        }
    }

    private void finish() {
        answered = true;
        due = true;
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }

    @Override
    public void abort() {
        Aborts.abort(ctx.request().connection());
    }
}
