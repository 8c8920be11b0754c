package io.inkwire.app.client;

import io.inkwire.model.Loop;
import org.jspecify.annotations.Nullable;

/**
 * When the outbox sends, and sends again: at once as a rule; not while the server asked to wait; from the batch it wants
 * when it says so; and everything unsettled when nothing was settled for long, since nobody else keeps what a node took
 * with it (CLU-6). Confined to the client's loop.
 */
final class Resender {
    /** A burst of faults, one for each batch in flight, makes one round. */
    private static final long ROUND_MS = 20;

    private static final long READ_ONLY_RETRY_MS = 500;
    private static final long FIRST_PATIENCE_MS = 5_000;
    private static final long MOST_PATIENCE_MS = 60_000;

    /** A batch that cannot be wanted is asked for by a late fault, or by a server that lost its log. */
    private static final long DOUBT_ROUND_MS = 500;

    /** Nothing was settled for so long while such batches were asked for: the log is lost. */
    private static final long DOUBT_MS = 10_000;

    private static final long NO_DOUBT = -1;

    private final Loop loop;
    private final Outbox outbox;
    private final Runnable lost;
    private boolean sending;
    private Loop.@Nullable Timer round;
    private long roundDueMs;
    private boolean held;
    private long from = Long.MAX_VALUE;
    private long doubtSinceMs = NO_DOUBT;
    private Loop.@Nullable Timer patience;
    private long patienceMs = FIRST_PATIENCE_MS;

    /** @param lost the server has forgotten batches that it had settled */
    Resender(Loop loop, Outbox outbox, Runnable lost) {
        this.loop = loop;
        this.outbox = outbox;
        this.lost = lost;
    }

    /** The session may submit over a new connection. */
    void start() {
        sending = true;
        flush();
    }

    /** The connection is gone; holds and wishes went with it. */
    void stop() {
        sending = false;
        doubtSinceMs = NO_DOUBT;
        endRound();
        beImpatient();
    }

    void flush() {
        if (sending && !held) {
            outbox.flush();
        }
        bePatient();
    }

    /** {@code batch} was not taken now: nothing is sent before {@code retryMs} have passed. 0 for no time given. */
    void hold(long batch, long retryMs) {
        if (sending) {
            if (!held) {
                cancelRound();
            }
            held = true;
            begin(batch, retryMs == 0 ? READ_ONLY_RETRY_MS : retryMs);
        }
    }

    /** The server wants {@code batch} and what follows it again. */
    void resend(long batch) {
        if (!sending || outbox.unsettled().isEmpty()) {
            return; // what it wants is the next one to be made; if not, the next one made will show it
        }
        if (batch >= outbox.unsettled().firstKey() && batch <= outbox.next()) {
            begin(batch, ROUND_MS);
        } else if (doubtSinceMs == NO_DOUBT) {
            doubtSinceMs = loop.nowMs();
            begin(1, DOUBT_ROUND_MS);
        } else if (loop.nowMs() - doubtSinceMs < DOUBT_MS) {
            begin(1, DOUBT_ROUND_MS);
        } else {
            doubtSinceMs = NO_DOUBT;
            lost.run();
        }
    }

    /** After a snapshot nobody knows which of the unsettled batches it holds. */
    void resendSoon() {
        if (sending && !outbox.unsettled().isEmpty()) {
            begin(1, ROUND_MS);
        }
    }

    /** The board takes batches again. */
    void release() {
        if (held) {
            fire();
        }
    }

    /** A batch was settled. */
    void settled() {
        doubtSinceMs = NO_DOUBT;
        patienceMs = FIRST_PATIENCE_MS;
        beImpatient();
        flush();
    }

    private void begin(long batch, long delayMs) {
        from = Math.min(from, batch);
        long dueMs = loop.nowMs() + delayMs;
        if (!held && dueMs < roundDueMs) {
            cancelRound();
        }
        if (round == null) {
            roundDueMs = dueMs;
            round = loop.after(delayMs, this::fire);
        }
    }

    private void fire() {
        long again = from;
        endRound();
        outbox.resendFrom(again);
        bePatient();
    }

    private void cancelRound() {
        if (round != null) {
            round.cancel();
            round = null;
        }
    }

    private void endRound() {
        cancelRound();
        held = false;
        from = Long.MAX_VALUE;
    }

    private void bePatient() {
        if (sending && patience == null && !outbox.unsettled().isEmpty()) {
            patience = loop.after(patienceMs, () -> {
                patience = null;
                patienceMs = Math.min(MOST_PATIENCE_MS, patienceMs * 2);
                if (!held) {
                    outbox.resendFrom(1);
                }
                bePatient();
            });
        }
    }

    private void beImpatient() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }
}
