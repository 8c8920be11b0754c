package io.inkwire.app.client;

import io.inkwire.model.Loop;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose time stands still until it is moved. Confined to the test's thread. */
public final class ManualLoop implements Loop {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueMs).thenComparingLong(Task::order));
    private long nowMs;
    private long order;

    @Override
    public void execute(Runnable task) {
        after(0, task);
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public Timer after(long delayMs, Runnable run) {
        Task task = new Task(nowMs + delayMs, order++, run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Lets {@code ms} pass, and all that is due in them happen. */
    public void pass(long ms) {
        long untilMs = nowMs + ms;
        for (Task task = tasks.peek(); task != null && task.dueMs() <= untilMs; task = tasks.peek()) {
            tasks.remove(task);
            nowMs = task.dueMs();
            task.run().run();
        }
        nowMs = untilMs;
    }

    /** Timers that are set. */
    int pending() {
        return tasks.size();
    }

    private record Task(long dueMs, long order, Runnable run) {}
}
