package io.inkwire.app.client;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which SockJS brings its frames: where one asks for them, and what is wrapped around each. */
public enum SockJsReading {
    XHR_STREAMING("xhr_streaming"),
    XHR_POLLING("xhr"),
    EVENTSOURCE("eventsource"),
    HTMLFILE("htmlfile"),
    JSONP_POLLING("jsonp");

    /** A frame as the string that a script calls with. */
    private static final Pattern CALL = Pattern.compile("(?:<script>)?\\s*(?:/\\*\\*/)?[a-z.]+\\((\".*\")\\);\\s*");

    /** What scripts are to call: they are read here, not run. */
    private static final String CALLBACK = "&c=f";

    private final String path;

    SockJsReading(String path) {
        this.path = path;
    }

    HttpMethod method() {
        return this == XHR_STREAMING || this == XHR_POLLING ? HttpMethod.POST : HttpMethod.GET;
    }

    /** @param query as of all requests of the connection */
    String address(String query) {
        return path + query + (this == HTMLFILE || this == JSONP_POLLING ? CALLBACK : "");
    }

    /** Where frames are sent to; JSONP's as a form. */
    String sending() {
        return this == JSONP_POLLING ? "jsonp_send" : "xhr_send";
    }

    /** The frame in a line of an answer, or "". */
    String frame(String line) {
        return switch (this) {
            case XHR_STREAMING, XHR_POLLING -> line;
            case EVENTSOURCE ->
                line.startsWith("data: ") ? line.substring("data: ".length()).strip() : "";
            case HTMLFILE, JSONP_POLLING -> {
                Matcher call = CALL.matcher(line);
                yield call.matches() ? new JsonArray("[" + call.group(1) + "]").getString(0) : "";
            }
        };
    }
}
