package io.inkwire.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON body that names a board, {@code {"title": …}}: what may be sent, and what is made of it. */
final class TitleBody {
    /** Longest body that is read. */
    static final int BODY_BYTES = 4096;

    private static final int TITLE_CHARACTERS = 200;

    /** LRE, RLE, PDF, LRO, RLO. */
    private static final int FIRST_EMBEDDING = 0x202a;

    private static final int LAST_OVERRIDE = 0x202e;

    private TitleBody() {}

    /** Before the body is read: a form would be taken apart, and nothing of it be left to see. */
    static void refuseOtherTypes(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (Bodies.isEmpty(request) || type == null || isJson(request)) {
            ctx.next();
        } else {
            Problems.send(ctx, 415, "The body must be application/json.");
        }
    }

    static boolean isJson(HttpServerRequest request) {
        return Bodies.isOf("application/json", request);
    }

    /** Empty where the body is not as it should be. @param whenAbsent what an object without a title stands for; null for nothing */
    static Optional<String> title(Buffer body, @Nullable String whenAbsent) {
        Object title;
        try {
            title = new JsonObject(body).getMap().getOrDefault("title", whenAbsent);
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
        return title instanceof String text && isTitle(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isTitle(String text) {
        return text.codePointCount(0, text.length()) <= TITLE_CHARACTERS
                && text.codePoints().noneMatch(TitleBody::isNoText);
    }

    /**
     * Line ends and the like; half a character, which UTF-8 cannot write; and what turns round the direction of all that
     * follows, as in a list or the name of a saved file (the isolates and marks that languages need stay).
     */
    private static boolean isNoText(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (character >= FIRST_EMBEDDING && character <= LAST_OVERRIDE);
    }
}
