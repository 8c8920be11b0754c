package io.inkwire.session;

/** So many a second, with a burst saved up while fewer came. Confined to the connection's loop. */
final class TokenBucket {
    private static final double MS_PER_S = 1_000;

    private final double perMs;
    private final double burst;
    private double tokens;
    private long filledMs;

    TokenBucket(double perS, double burst, long nowMs) {
        this.perMs = perS / MS_PER_S;
        this.burst = burst;
        this.tokens = burst;
        this.filledMs = nowMs;
    }

    /** Takes one token where there is one. */
    boolean take(long nowMs) {
        return take(1, nowMs);
    }

    /** Takes {@code cost} tokens where there are so many. */
    boolean take(double cost, long nowMs) {
        fill(nowMs);
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    /** Takes {@code cost} tokens where one is left, into debt if need be; else says how long until one is. 0: taken. */
    long borrow(double cost, long nowMs) {
        fill(nowMs);
        if (tokens >= 1) {
            tokens -= cost;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) / perMs));
    }

    private void fill(long nowMs) {
        tokens = Math.min(burst, tokens + (nowMs - filledMs) * perMs);
        filledMs = nowMs;
    }
}
