package io.inkwire.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that writes what waits in a queue, group by group. Thread-safe: {@link #offer} and {@link #close} from
 * anywhere.
 */
final class GroupThread<T> implements AutoCloseable {
    interface Writer<T> {
        /** Answers each of the group, but for those it returns: they begin the next group. Never throws. */
        List<T> write(List<T> group);

        /** After the last group. */
        void end();
    }

    private final Writer<T> writer;
    private final long pauseNanos;
    private final WriteQueue<T> queue = new WriteQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "journal-writer");

    /** @param pauseMicros between two groups */
    GroupThread(Writer<T> writer, long pauseMicros) {
        this.writer = writer;
        this.pauseNanos = TimeUnit.MICROSECONDS.toNanos(pauseMicros);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Empty where {@code value} was taken in, else why not. */
    String offer(T value, int ops, int bytes) {
        return queue.offer(value, ops, bytes);
    }

    /** All that waits, without waiting for more: for a writer that has no hope for any of it. */
    List<T> takeAll() {
        List<T> all = new ArrayList<>();
        for (List<T> some = queue.takeNow(); !some.isEmpty(); some = queue.takeNow()) {
            all.addAll(some);
        }
        return all;
    }

    private void run() {
        for (List<T> group = queue.take(); !group.isEmpty(); ) {
            List<T> again = writer.write(group);
            LockSupport.parkNanos(pauseNanos);
            group = new ArrayList<>(again);
            group.addAll(again.isEmpty() ? queue.take() : queue.takeNow());
        }
        writer.end();
        ended.complete(null);
    }

    /** Writes what is queued, then ends. From the writer's own thread it does not wait for that. */
    @Override
    public void close() {
        queue.close();
        if (Thread.currentThread() != thread) {
            ended.join();
        }
    }
}
