package io.inkwire.session;

import io.inkwire.model.Loop;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A loop whose time and turns the test makes. Confined to the test's thread. */
public final class ManualLoop implements Loop {
    private static final class Due implements Timer {
        private final long atMs;
        private final long order;
        private final Runnable task;
        private boolean cancelled;

        Due(long atMs, long order, Runnable task) {
            this.atMs = atMs;
            this.order = order;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Due> timers =
            new PriorityQueue<>(Comparator.comparingLong((Due due) -> due.atMs).thenComparingLong(due -> due.order));
    private long nowMs = 1_000_000;
    private long timersMade;

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        Due due = new Due(nowMs + delayMs, timersMade++, task);
        timers.add(due);
        return due;
    }

    /** Runs what was handed over, and what that hands over, until nothing is left. */
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, timer by timer. */
    public void advance(long ms) {
        run();
        long endMs = nowMs + ms;
        while (!timers.isEmpty() && timers.element().atMs <= endMs) {
            Due due = timers.remove();
            nowMs = Math.max(nowMs, due.atMs);
            if (!due.cancelled) {
                due.task.run();
                run();
            }
        }
        nowMs = endMs;
    }

    /** Timers that may still fire. */
    public long pendingTimers() {
        return timers.stream().filter(due -> !due.cancelled).count();
    }
}
