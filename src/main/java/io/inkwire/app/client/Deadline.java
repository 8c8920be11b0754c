package io.inkwire.app.client;

import io.inkwire.model.Loop;
import org.jspecify.annotations.Nullable;

/**
 * Something that must happen within a time, else {@code missed} runs, once. Moving it on costs no timer:
 * the one that is set looks when it fires how far it was moved. Confined to the client's loop.
 */
final class Deadline {
    private final Loop loop;
    private final Runnable missed;
    private long dueMs;
    private long firesMs;
    private Loop.@Nullable Timer timer;

    Deadline(Loop loop, Runnable missed) {
        this.loop = loop;
        this.missed = missed;
    }

    /** Due {@code withinMs} from now, whether it was set before or not. */
    void set(long withinMs) {
        dueMs = loop.nowMs() + withinMs;
        if (timer != null && dueMs < firesMs) {
            clear();
        }
        if (timer == null) {
            firesMs = dueMs;
            timer = loop.after(withinMs, this::fired);
        }
    }

    void clear() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void fired() {
        timer = null;
        long leftMs = dueMs - loop.nowMs();
        if (leftMs > 0) {
            firesMs = dueMs;
            timer = loop.after(leftMs, this::fired);
        } else {
            missed.run();
        }
    }
}
