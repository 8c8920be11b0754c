package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do what costs the server something: a burst, then one each few seconds. Remembers the last addresses
 * only. Confined to the gateway's loop; each gateway counts for itself.
 */
final class AddressRate {
    static final long RETRY_S = 2;

    private static final int BURST = 60;
    private static final int ADDRESSES = 10_000;

    /** When an address will have all of its burst again. */
    private final Map<String, Long> restedAtMs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ADDRESSES;
        }
    };

    private final Loop loop;

    AddressRate(Loop loop) {
        this.loop = loop;
    }

    /** Lets the request go on, or answers it with 429. @param detail one sentence for a person */
    void admit(RoutingContext ctx, String detail) {
        if (allow(ctx.request().remoteAddress().hostAddress())) {
            ctx.next();
        } else {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_S));
            Problems.send(ctx, 429, detail + " Wait a few seconds, then try again.");
        }
    }

    private boolean allow(String address) {
        long nowMs = loop.nowMs();
        long restedMs = Math.max(nowMs, restedAtMs.getOrDefault(address, nowMs)) + RETRY_S * 1_000;
        if (restedMs - nowMs > BURST * RETRY_S * 1_000) {
            return false;
        }
        restedAtMs.put(address, restedMs);
        return true;
    }
}
