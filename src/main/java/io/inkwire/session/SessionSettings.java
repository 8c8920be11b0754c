package io.inkwire.session;

import io.inkwire.metrics.Metrics;
import io.inkwire.model.Limits;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What all sessions of a server have in common. Thread-safe as far as its parts are: {@code random} and {@code wallClockMs}
 * are used from every connection's loop.
 *
 * @param openBoards an unknown board is made by who says hello to it, and an empty key is an editor's (BRD-2)
 * @param outboundBytes bytes that may wait for one slow connection (LIM-4)
 * @param stalledMs how long a connection may take nothing of what it is owed (LIM-4)
 * @param random spreads retries, and makes the ids of boards: in a server a {@link java.security.SecureRandom}
 * @param wallClockMs milliseconds since 1970, for display only
 * @param metrics what sessions do is counted there
 */
public record SessionSettings(
        Limits limits,
        boolean openBoards,
        int outboundBytes,
        int stalledMs,
        RandomGenerator random,
        LongSupplier wallClockMs,
        Metrics metrics) {
    /** LIM-4. */
    public static final int OUTBOUND_BYTES = 1024 * 1024;

    /** LIM-4. */
    public static final int STALLED_MS = 30_000;

    public static SessionSettings of(
            Limits limits, boolean openBoards, RandomGenerator random, LongSupplier wallClockMs) {
        return new SessionSettings(limits, openBoards, OUTBOUND_BYTES, STALLED_MS, random, wallClockMs, Metrics.NONE);
    }

    /** Between {@code leastMs} and twice that, so that those who were sent away together do not come back together. */
    int retryMs(int leastMs) {
        return leastMs + random.nextInt(leastMs);
    }
}
