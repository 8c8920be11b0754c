package io.inkwire.session;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;

/**
 * How much one client may send. Durable ops over the rate are slowed, live frames over it dropped, and a flood is noticed
 * (SES-8). Confined to the connection's loop.
 *
 * <p>Does not count unsettled batches: only the board's owner knows which are settled, and answers RATE to one too many.
 * What a session can have on its way to the owner is bounded all the same, by the burst of ops and of bytes.
 */
final class Rates {
    /** An op is charged by the KiB, so that the burst of ops is one of bytes too. */
    private static final int OP_BYTES = 1024;

    /** A live update is charged by so many bytes: four of the longest that a hand draws in a twentieth of a second. */
    private static final int LIVE_BYTES = 4096;

    /** The network may bring two seconds of live updates at once, and clocks differ by some. */
    private static final double LIVE_SLACK = 1.25;

    private static final int LIVE_BURST_S = 2;

    /** A new name, or a snapshot asked for: each is work for others. */
    private static final double REQUESTS_PER_S = 1;

    private static final int REQUESTS_BURST = 10;

    private static final int FLOOD_TIMES = 10;
    private static final int FLOOD_MS = 10_000;

    private final TokenBucket ops;
    private final TokenBucket live;
    private final TokenBucket requests;
    private final long floodFrames;
    private long windowMs;
    private long windowFrames;

    Rates(Limits limits, long nowMs) {
        ops = new TokenBucket(limits.opsPerS(), limits.opsBurst(), nowMs);
        live = new TokenBucket(limits.liveHz() * LIVE_SLACK, limits.liveHz() * LIVE_BURST_S, nowMs);
        requests = new TokenBucket(REQUESTS_PER_S, REQUESTS_BURST, nowMs);
        floodFrames = (long) limits.liveHz() * FLOOD_TIMES * FLOOD_MS / 1_000;
        windowMs = nowMs;
    }

    /** Milliseconds until the batch may be taken; 0 takes it. */
    long submitInMs(Wire.Submit submit, long nowMs) {
        int kibibytes = submit.getSerializedSize() / OP_BYTES;
        return ops.borrow(Math.max(1, Math.max(submit.getOpCount(), kibibytes)), nowMs);
    }

    /** Whether the live update may go on; else it is dropped. */
    boolean live(Wire.Live update, long nowMs) {
        return live.take(1 + update.getSerializedSize() / LIVE_BYTES, nowMs);
    }

    boolean request(long nowMs) {
        return requests.take(nowMs);
    }

    /** Counts a frame that is no batch. True where they came at ten times the live rate for ten seconds. */
    boolean floods(long nowMs) {
        if (nowMs - windowMs >= FLOOD_MS) {
            windowMs = nowMs;
            windowFrames = 0;
        }
        return ++windowFrames >= floodFrames;
    }
}
