package io.inkwire.transport;

import io.vertx.ext.web.RoutingContext;

/**
 * The policies of the two pages that SockJS itself writes, each with a script of its own in it. Thread-safe: holds nothing.
 */
final class SockJsPages {
    /** The SHA-256 of the script in SockJS's iframe page, as Vert.x writes it. */
    static final String IFRAME_SCRIPT = "'sha256-lYmFXEsqdsgpRcqXPmVFJyV4CiaTNuS5IK/HjT7/fdk='";

    private static final String IFRAME_POLICY = "default-src 'none'; script-src 'self' " + IFRAME_SCRIPT
            + "; connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

    /** Each message comes as a script of its own; the name it calls is checked by Vert.x. */
    private static final String HTMLFILE_POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

    private SockJsPages() {}

    static void protect(RoutingContext ctx) {
        String path = ctx.request().path();
        if (path.startsWith("/sockjs/iframe")) {
            ctx.response().putHeader("Content-Security-Policy", IFRAME_POLICY);
        } else if (path.endsWith("/htmlfile")) {
            ctx.response().putHeader("Content-Security-Policy", HTMLFILE_POLICY);
        }
        ctx.next();
    }
}
