package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The pages that SockJS hides in frames: the iframe of the {@code iframe-*} transports, which is our own, and the policy of
 * htmlfile's, which Vert.x writes. Only this site's pages and those of the allowed origins may frame them; a browser says so
 * by the policy, for it sends no Origin with a frame. Thread-safe: immutable.
 */
final class SockJsPages {
    /** SockJS's own form: with anything between, so that a cache may be passed by. */
    private static final String IFRAME_ROUTE = "/sockjs/iframe(?:-[^/]*)?\\.html";

    private static final String SCRIPT_PATH = "/sockjs/iframe.js";

    /** Relative, so that a base path needs no mention. No script in the page itself: old policies know no hash of one. */
    private static final String IFRAME = """
            <!DOCTYPE html>
            <html>
            <head>
            <meta http-equiv="X-UA-Compatible" content="IE=edge">
            <meta charset="utf-8">
            <title>Inkwire</title>
            <script src="../sockjs-client/sockjs.min.js"></script>
            <script src="iframe.js"></script>
            </head>
            <body></body>
            </html>
            """;

    /** The frame that htmlfile makes in it sets its domain, so without the same here old browsers keep the two apart. */
    private static final String SCRIPT = """
            try { document.domain = document.domain; } catch (kept) {}
            SockJS.bootstrap_iframe();
            """;

    /** What is run with a name from the address: nothing but names and dots, as SockJS makes them. */
    private static final Pattern CALLBACK = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private static final int CALLBACK_CHARS = 32;

    private final String ancestors;

    /** @param origins whose pages may frame ours, beside the site's own */
    SockJsPages(Set<String> origins) {
        ancestors = "; base-uri 'none'; frame-ancestors " + String.join(" ", named("'self'", origins));
    }

    private static Set<String> named(String self, Set<String> origins) {
        Set<String> all = new TreeSet<>(origins);
        all.add(self);
        return all;
    }

    /** To be mounted before the check of Origins: a frame is let in by who may frame it. */
    void mount(Router router) {
        router.route("/sockjs/*").handler(SockJsPages::asWritten);
        router.getWithRegex(IFRAME_ROUTE).handler(this::iframe);
        router.get(SCRIPT_PATH).handler(SockJsPages::script);
        router.get("/sockjs/*").handler(this::guardCallback);
    }

    /**
     * A router goes by an address as it reads once it is decoded and tidied, and takes a slash more at its end; what looks at it
     * here goes by how it was written. No client of SockJS writes it another way.
     */
    private static void asWritten(RoutingContext ctx) {
        String path = ctx.request().path();
        boolean endsSo = !path.endsWith("/") || path.equals("/sockjs/");
        if (endsSo && path.equals(ctx.normalizedPath())) {
            ctx.next();
        } else {
            Problems.send(ctx, 404);
        }
    }

    private void iframe(RoutingContext ctx) {
        ctx.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'" + ancestors)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(IFRAME);
    }

    private static void script(RoutingContext ctx) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(SCRIPT);
    }

    /** Each message of htmlfile is a script of its own, which names the callback once. */
    private void guardCallback(RoutingContext ctx) {
        String path = ctx.request().path();
        boolean named = path.endsWith("/htmlfile") || path.endsWith("/jsonp");
        if (named && !isCallback(ctx)) {
            // The status that SockJS prescribes.
            Problems.send(ctx, 500, "The address must name one callback: ?c=NAME, of letters, digits, _ and dots.");
            return;
        }
        if (path.endsWith("/htmlfile")) {
            ctx.response()
                    .putHeader("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'" + ancestors);
        }
        ctx.next();
    }

    private static boolean isCallback(RoutingContext ctx) {
        List<String> named = new ArrayList<>(ctx.request().params().getAll("callback"));
        named.addAll(ctx.request().params().getAll("c"));
        return named.size() == 1
                && named.get(0).length() <= CALLBACK_CHARS
                && CALLBACK.matcher(named.get(0)).matches();
    }
}
