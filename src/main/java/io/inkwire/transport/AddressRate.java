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
    private final int burst;
    private final long eachMs;

    /** @param burst so often at once after a rest, then once each {@code eachMs} */
    AddressRate(Loop loop, int burst, long eachMs) {
        this.loop = loop;
        this.burst = burst;
        this.eachMs = eachMs;
    }

    /** For what makes something that stays: 60 at once, then one each two seconds. */
    static AddressRate ofMaking(Loop loop) {
        return new AddressRate(loop, 60, 2_000);
    }

    /** Lets the request go on, or answers it with 429. @param detail one sentence for a person */
    void admit(RoutingContext ctx, String detail) {
        if (allow(ctx.request().remoteAddress().hostAddress())) {
            ctx.next();
        } else {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, eachMs / 1_000)));
            Problems.send(ctx, 429, detail + " Wait a few seconds, then try again.");
        }
    }

    /** Counts one more. @param address of a client */
    boolean allow(String address) {
        long nowMs = loop.nowMs();
        long restedMs = Math.max(nowMs, restedAtMs.getOrDefault(address, nowMs)) + eachMs;
        if (restedMs - nowMs > burst * eachMs) {
            return false;
        }
        restedAtMs.put(address, restedMs);
        return true;
    }
}
