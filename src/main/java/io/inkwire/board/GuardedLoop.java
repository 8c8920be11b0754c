package io.inkwire.board;

import io.inkwire.model.Loop;
import java.util.function.Consumer;

/**
 * A board's own view of its loop. An exception of any of its tasks ends the board and nothing else; after the end no task
 * runs, so that late timers and stages of a closed board do no harm. Thread-safe as {@link Loop} is; the end is confined
 * to the loop.
 */
final class GuardedLoop implements Loop {
    private final Loop inner;
    private final Consumer<Throwable> onFailure;
    private boolean ended;

    GuardedLoop(Loop inner, Consumer<Throwable> onFailure) {
        this.inner = inner;
        this.onFailure = onFailure;
    }

    @Override
    public void execute(Runnable task) {
        inner.execute(() -> run(task));
    }

    @Override
    public long nowMs() {
        return inner.nowMs();
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        return inner.after(delayMs, () -> run(task));
    }

    /** Runs now, on the loop, under the same guard. */
    void run(Runnable task) {
        if (ended) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError failure) {
            ended = true;
            onFailure.accept(failure);
        }
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }
}
