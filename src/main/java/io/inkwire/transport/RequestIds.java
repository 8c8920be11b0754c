package io.inkwire.transport;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What each request is called: as a proxy before us calls it, where that is a name, else by 16 random digits. It is in the
 * answer, and in whatever is logged of the request. Thread-safe: holds nothing.
 *
 * <p>Answers that carry frames come twenty times a second, and each byte of them counts: there it is told where somebody
 * named it, or where the answer is a refusal.
 */
final class RequestIds implements Handler<RoutingContext> {
    static final String HEADER = "X-Request-Id";

    private static final String KEY = RequestIds.class.getName();

    private static final int FIRST_REFUSAL = 400;

    /** Nothing that could break a line of a log, or a page that shows one. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public void handle(RoutingContext ctx) {
        List<String> given = ctx.request().headers().getAll(HEADER);
        String id = idOf(given);
        ctx.put(KEY, id);
        if (given.isEmpty() && carriesFrames(ctx.request().path())) {
            ctx.addHeadersEndHandler(nothing -> {
                if (ctx.response().getStatusCode() >= FIRST_REFUSAL) {
                    ctx.response().putHeader(HEADER, id);
                }
            });
        } else {
            ctx.response().putHeader(HEADER, id);
        }
        ctx.next();
    }

    private static boolean carriesFrames(String path) {
        return path.contains("/sockjs/") || path.contains("/connections/");
    }

    static String idOf(List<String> given) {
        return given.size() == 1 && FORM.matcher(given.get(0)).matches()
                ? given.get(0)
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Where to say what went wrong with the request. */
    static LoggingEventBuilder log(Logger log, Level level, RoutingContext ctx, Throwable failure) {
        return log.atLevel(level).addKeyValue("request", of(ctx)).addKeyValue("reason", failure);
    }

    static String of(RoutingContext ctx) {
        return ctx.get(KEY, "");
    }
}
