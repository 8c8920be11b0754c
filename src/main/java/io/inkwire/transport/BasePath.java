package io.inkwire.transport;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;

/**
 * A site below a path of its origin, as {@code https://example.org/whiteboard/}: a proxy hands requests on as they came, and
 * everything behind this sees addresses without the base. The page's own links are relative, so nothing is written anew on
 * the way back. Thread-safe: immutable.
 */
final class BasePath {
    private final String base;

    /** @param base such as {@code /whiteboard}; empty for none */
    BasePath(String base) {
        this.base = base;
    }

    /** Hands on what is below the base, leads from the base itself to the home page, and knows nothing else. */
    Handler<HttpServerRequest> before(Handler<HttpServerRequest> site) {
        return base.isEmpty() ? site : request -> serve(request, site);
    }

    private void serve(HttpServerRequest request, Handler<HttpServerRequest> site) {
        String path = request.path();
        if (path != null && path.startsWith(base + "/") && request instanceof HttpServerRequestInternal whole) {
            site.handle(new Below(whole, base.length()));
        } else if (base.equals(path)) {
            // Relative: only the browser knows by which scheme and host it came.
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", base.substring(1 + base.lastIndexOf('/')) + "/");
            request.response().end();
        } else {
            request.response().setStatusCode(404).putHeader("Content-Type", "text/plain; charset=utf-8");
            request.response().end("This site is at " + base + "/\n");
        }
    }

    private static final class Below extends HttpServerRequestWrapper {
        private final int cut;

        Below(HttpServerRequestInternal whole, int cut) {
            super(whole);
            this.cut = cut;
        }

        @Override
        public String uri() {
            return delegate.uri().substring(cut);
        }

        @Override
        public String path() {
            return delegate.path().substring(cut);
        }
    }
}
