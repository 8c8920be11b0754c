package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * A verticle instance's event loop as a {@link Loop}. Make one in {@code start()} and share it: who groups by loop
 * compares identities, and a request's own context is only a duplicate of the verticle's. Thread-safe: the context's
 * queue is.
 */
public final class VertxLoop implements Loop {
    private static final long ORIGIN_NANOS = System.nanoTime();

    private final Vertx vertx;
    private final Context context;

    /** @param context an event-loop context, the verticle's own */
    public VertxLoop(Vertx vertx, Context context) {
        if (!context.isEventLoopContext()) {
            throw new IllegalArgumentException("not an event loop's context: " + context);
        }
        this.vertx = vertx;
        this.context = context;
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    @Override
    public long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ORIGIN_NANOS);
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        PendingTimer timer = new PendingTimer(task);
        // A Vert.x timer fires on the context that sets it, so one from another thread is set by a hop first.
        if (Vertx.currentContext() == context) {
            timer.set(vertx, delayMs);
        } else {
            execute(() -> timer.set(vertx, delayMs));
        }
        return timer;
    }

    /** Set, run and usually cancelled on the loop; the flag alone is read and written by other threads. */
    private static final class PendingTimer implements Timer {
        private final Runnable task;
        private volatile boolean cancelled;
        private volatile Runnable unset = () -> {};

        PendingTimer(Runnable task) {
            this.task = task;
        }

        void set(Vertx vertx, long delayMs) {
            if (cancelled) {
                return;
            }
            // Vert.x takes no delay under 1 ms.
            long id = vertx.setTimer(Math.max(1, delayMs), fired -> {
                if (!cancelled) {
                    task.run();
                }
            });
            unset = () -> vertx.cancelTimer(id);
        }

        @Override
        public void cancel() {
            cancelled = true;
            unset.run();
        }
    }
}
