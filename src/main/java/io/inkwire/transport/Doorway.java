package io.inkwire.transport;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What every request meets first: a valid Host, and the headers that every answer carries. Confined to the gateway's loop.
 */
final class Doorway implements Handler<RoutingContext> {
    private static final String HOST = Doorway.class.getName() + ".host";

    @Override
    public void handle(RoutingContext ctx) {
        // Of two, another server on the way here may have gone by the other one.
        boolean one = ctx.request().headers().getAll(HttpHeaders.HOST).size() == 1;
        Optional<Host> host = one ? Host.parse(ctx.request().getHeader(HttpHeaders.HOST)) : Optional.empty();
        ctx.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "no-referrer");
        if (host.isEmpty()) {
            Problems.send(ctx, 400, "There must be one Host header, which names a host.");
            return;
        }
        ctx.put(HOST, host.get());
        ctx.response().putHeader("Content-Security-Policy", contentSecurityPolicy(host.get()));
        ctx.next();
    }

    /** The host is named for WebSocket: Chromium before 70 and WebKit before 2022 do not count {@code ws:} as 'self'. */
    static String contentSecurityPolicy(Host host) {
        return "default-src 'self'; connect-src 'self' ws://" + host + " wss://" + host
                + "; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
    }

    /** The request's Host, of which {@link #handle} has let only a valid one pass. */
    static Host host(RoutingContext ctx) {
        return ctx.get(HOST);
    }

    /** Lets only pages of this server and of the allowed origins through; others get 403. */
    static Handler<RoutingContext> originCheck(Origins origins) {
        return ctx -> {
            String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
            String site = ctx.request().getHeader("Sec-Fetch-Site");
            // A browser that sends no Origin with an embedded frame or script does say that the page is another's; and
            // that it is our own, where no-referrer has made null of a form's Origin. No script can say it.
            boolean crossSite = origin == null && "cross-site".equals(site);
            boolean own = "null".equals(origin) && "same-origin".equals(site);
            if (crossSite || !(own || origins.allow(origin, host(ctx)))) {
                Problems.send(ctx, 403, "This page may not connect here.");
            } else {
                ctx.next();
            }
        };
    }
}
