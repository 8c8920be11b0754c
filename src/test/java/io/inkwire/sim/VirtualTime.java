package io.inkwire.sim;

import io.inkwire.model.Loop;
import java.util.PriorityQueue;

/** The clock of a simulated world: runs tasks in the order of their moments, and of their coming where moments are equal. */
public final class VirtualTime {
    private record Task(long atMs, long number, SimLoop loop, Runnable body, boolean[] cancelled)
            implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** One thread's turn-taking on this clock; a dead one runs nothing any more. */
    public final class SimLoop implements Loop {
        private boolean dead;

        @Override
        public void execute(Runnable task) {
            after(0, task);
        }

        @Override
        public long nowMs() {
            return nowMs;
        }

        @Override
        public Timer after(long delayMs, Runnable task) {
            boolean[] cancelled = {false};
            tasks.add(new Task(nowMs + delayMs, number++, this, task, cancelled));
            return () -> cancelled[0] = true;
        }

        void kill() {
            dead = true;
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowMs = 1_000;
    private long number;

    public SimLoop loop() {
        return new SimLoop();
    }

    public long nowMs() {
        return nowMs;
    }

    /** Runs all that is due until {@code untilMs}. */
    public void runUntil(long untilMs) {
        while (!tasks.isEmpty() && tasks.peek().atMs <= untilMs) {
            Task task = tasks.remove();
            nowMs = task.atMs;
            if (!task.cancelled[0] && !task.loop.dead) {
                task.body.run();
            }
        }
        nowMs = untilMs;
    }
}
