package io.inkwire.app.client;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: somewhere under a bound that doubles with every failure, so that the clients of a
 * node that died do not all come at once. Confined to the client's loop.
 */
final class Backoff {
    private final RandomGenerator random;
    private final long firstMs;
    private final long mostMs;
    private int failures;

    Backoff(RandomGenerator random, long firstMs, long mostMs) {
        this.random = random;
        this.firstMs = firstMs;
        this.mostMs = mostMs;
    }

    /** Milliseconds to wait now; at least a quarter of the bound, so that a dead address is not hammered. */
    long nextMs() {
        long bound = Math.min(mostMs, firstMs << Math.min(failures, 20));
        failures++;
        return bound / 4 + random.nextLong(bound - bound / 4 + 1);
    }

    void reset() {
        failures = 0;
    }
}
