package io.inkwire.session;

import io.inkwire.model.Loop;
import org.jspecify.annotations.Nullable;

/**
 * Notices silence in either direction (SES-5). One timer a session, set anew only when it has fired: what is sent and heard
 * only moves a number. Confined to the connection's loop.
 */
final class Heartbeat {
    static final long PING_MS = 20_000;

    /** Two pings and a quarter: one lost answer is forgiven. */
    static final long SILENT_MS = 45_000;

    private final Loop loop;
    private final Runnable ping;
    private final Runnable silent;
    private long heardMs;
    private long sentMs;
    private long pingedMs;
    private Loop.@Nullable Timer timer;

    /** @param ping is to be sent @param silent nothing has come for {@link #SILENT_MS} */
    Heartbeat(Loop loop, Runnable ping, Runnable silent) {
        this.loop = loop;
        this.ping = ping;
        this.silent = silent;
    }

    void start() {
        heardMs = sentMs = pingedMs = loop.nowMs();
        schedule();
    }

    void heard() {
        heardMs = loop.nowMs();
    }

    void sent() {
        sentMs = loop.nowMs();
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void check() {
        long nowMs = loop.nowMs();
        if (nowMs - heardMs >= SILENT_MS) {
            timer = null;
            silent.run();
            return;
        }
        if (nowMs >= nextPingMs()) {
            pingedMs = nowMs;
            ping.run();
        }
        schedule();
    }

    private long nextPingMs() {
        return Math.max(pingedMs, Math.min(heardMs, sentMs)) + PING_MS;
    }

    private void schedule() {
        long nextMs = Math.min(heardMs + SILENT_MS, nextPingMs());
        timer = loop.after(Math.max(1, nextMs - loop.nowMs()), this::check);
    }
}
