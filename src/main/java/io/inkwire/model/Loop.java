package io.inkwire.model;

import java.util.concurrent.Executor;

/**
 * One thread's turn-taking: a Vert.x context in the server, a virtual clock in the simulator. Tasks handed over by one
 * thread run in the order they were handed over, never two at a time. Thread-safe: {@link #execute} and {@link #after}
 * may be called from anywhere.
 */
public interface Loop extends Executor {
    /** Milliseconds since a fixed but arbitrary moment; never runs backwards, says nothing of the wall clock. */
    long nowMs();

    /** Runs {@code task} on this loop once {@code delayMs} have passed. */
    Timer after(long delayMs, Runnable task);

    /** A task not yet run. */
    interface Timer {
        /** From the loop's own thread: the task does not run any more. From another: it may just be running. */
        void cancel();
    }
}
