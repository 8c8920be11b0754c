package io.inkwire.app.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What drawing took, for one client or summed over several. Confined to its client's loop until that is done. */
final class Tally {
    int strokes;
    int liveChunks;
    int reconnects;
    int repairs;
    long bytesUp;
    long bytesDown;
    final List<String> refusals = new ArrayList<>();
    private long[] latenciesMs = new long[64];
    private int acknowledged;

    /** A batch was settled so long after it was first sent. */
    void acknowledged(long latencyMs) {
        if (acknowledged == latenciesMs.length) {
            latenciesMs = Arrays.copyOf(latenciesMs, 2 * acknowledged);
        }
        latenciesMs[acknowledged++] = latencyMs;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** This one, with {@code other} added to it. */
    Tally plus(Tally other) {
        strokes += other.strokes;
        liveChunks += other.liveChunks;
        reconnects += other.reconnects;
        repairs += other.repairs;
        bytesUp += other.bytesUp;
        bytesDown += other.bytesDown;
        refusals.addAll(other.refusals);
        for (int i = 0; i < other.acknowledged; i++) {
            acknowledged(other.latenciesMs[i]);
        }
        return this;
    }

    /** The latency that {@code share} of all do not exceed; 0 where there is none. @param share above 0, to 1 */
    long latencyMs(double share) {
        long[] sorted = Arrays.copyOf(latenciesMs, acknowledged);
        Arrays.sort(sorted);
        return acknowledged == 0 ? 0 : sorted[(int) Math.ceil(share * acknowledged) - 1];
    }
}
