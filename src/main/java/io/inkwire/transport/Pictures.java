package io.inkwire.transport;

import io.inkwire.interop.picture.Format;
import io.inkwire.interop.picture.Rendered;
import io.inkwire.interop.picture.Renderer;
import io.inkwire.interop.picture.Wish;
import io.inkwire.model.BoardId;
import io.inkwire.model.Position;
import io.inkwire.session.Scene;
import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this node's pictures are made: on threads of their own, one rendering for all who ask for the same picture of a board at
 * one position, and the last ones kept. Thread-safe: {@code synchronized}.
 *
 * <p>Always holds: at most {@code threads} pictures are drawn at a time, {@link #WAITING} wait, and {@link #KEPT_BYTES} are kept.
 */
public final class Pictures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** A few seconds' work; who comes later is told to come again. */
    static final int WAITING = 16;

    /** A board that takes longer is not drawn at this size. */
    static final long MOST_MS = 10_000;

    private static final int KEPT_BYTES = 32 * 1024 * 1024;
    private static final int KEPT = 256;
    private static final long IDLE_S = 30;

    /** That a picture takes too long is remembered for so long: perhaps the machine was busy. */
    private static final long TOO_MUCH_MS = 60_000;

    /** What is to be seen on a picture. Two that are equal are the same bytes. @param title as the picture carries it; may be empty */
    record Subject(BoardId board, Position at, String title, Wish wish) {}

    /** What came of it. */
    sealed interface Shot {
        /** @param at what it shows, perhaps later than asked for @param bytes not to be changed @param unknown elements left out */
        record Ready(Position at, Format format, Buffer bytes, int unknown) implements Shot {}

        /** Too many wait: to be asked for again in a moment. */
        record Busy() implements Shot {}

        record TooMuch() implements Shot {}
    }

    private static final class Entry {
        private final CompletableFuture<Shot> shot = new CompletableFuture<>();
        private int bytes;
        private boolean done;
        private boolean mayEnd;
        private long overAtNanos;

        boolean isOver() {
            return mayEnd && System.nanoTime() - overAtNanos > 0;
        }
    }

    private final int threads;
    private final FutureTask<Renderer> renderer;
    private final ThreadPoolExecutor executor;
    private final Map<Subject, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;
    private int underWay;
    private volatile boolean closed;

    /** @param threads that draw, at least 1 */
    public Pictures(int threads) {
        this(threads, Renderer::make);
    }

    /** @param renderers gives the renderer, which takes a while the first time */
    Pictures(int threads, Supplier<Renderer> renderers) {
        this.threads = threads;
        this.renderer = new FutureTask<>(renderers::get);
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                threads, threads, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(threads + WAITING), work -> {
                    Thread thread = new Thread(work, "inkwire-picture-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * The picture, made if need be. Completes on any thread; fails where the scene cannot be had, or the server is at fault.
     *
     * @param scenes asked only where the picture is not there yet
     */
    CompletionStage<Shot> take(Subject subject, Supplier<CompletionStage<Scene>> scenes) {
        Entry entry;
        synchronized (this) {
            Entry known = known(subject);
            if (known != null) {
                return known.shot.copy();
            }
            if (underWay >= threads + WAITING || closed) {
                return CompletableFuture.completedStage(new Shot.Busy());
            }
            underWay++;
            entry = new Entry();
            entries.put(subject, entry);
        }
        var unused = scenes.get()
                .toCompletableFuture()
                .orTimeout(MOST_MS, TimeUnit.MILLISECONDS)
                .thenApplyAsync(scene -> draw(scene, subject), executor)
                .whenComplete((@Nullable Shot shot, @Nullable Throwable failure) -> end(subject, entry, shot, failure));
        return entry.shot.copy();
    }

    /** Whether the picture is there or on its way, so that asking for it costs nothing. */
    synchronized boolean isAtHand(Subject subject) {
        return known(subject) != null;
    }

    private @Nullable Entry known(Subject subject) {
        Entry entry = entries.get(subject);
        if (entry != null && entry.isOver()) {
            forget(subject, entry);
            return null;
        }
        return entry;
    }

    private Shot draw(Scene scene, Subject subject) {
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MS);
        Rendered rendered = renderer()
                .render(
                        scene.elements(),
                        subject.title(),
                        subject.wish(),
                        () -> closed || System.nanoTime() - untilNanos > 0);
        return rendered instanceof Rendered.Picture picture
                ? new Shot.Ready(scene.at(), picture.format(), Buffer.buffer(picture.bytes()), picture.unknown())
                : new Shot.TooMuch();
    }

    /** Made by the first thread that draws; the others wait, but nobody who holds the lock. */
    private Renderer renderer() {
        renderer.run();
        try {
            return renderer.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the renderer cannot be made", failed.getCause());
        }
    }

    private void end(Subject subject, Entry entry, @Nullable Shot shot, @Nullable Throwable failure) {
        synchronized (this) {
            underWay--;
            entry.done = true;
            if (shot instanceof Shot.Ready ready) {
                entry.bytes = ready.bytes().length();
                keptBytes += entry.bytes;
            } else if (shot instanceof Shot.TooMuch) {
                entry.mayEnd = true;
                entry.overAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TOO_MUCH_MS);
            } else {
                forget(subject, entry);
            }
            keepWithinBounds();
        }
        if (shot != null) {
            entry.shot.complete(shot);
        } else if (failure != null) {
            LOG.atWarn()
                    .addKeyValue("board", subject.board())
                    .addKeyValue("reason", failure)
                    .log("a picture of the board {} could not be made: {}", subject.board(), failure.toString());
            LOG.debug("there", failure);
            entry.shot.completeExceptionally(failure);
        }
    }

    private void forget(Subject subject, Entry entry) {
        if (entries.remove(subject, entry)) {
            keptBytes -= entry.bytes;
        }
    }

    /** The longest unasked go first; those on their way stay. */
    private void keepWithinBounds() {
        Iterator<Entry> oldest = entries.values().iterator();
        while ((keptBytes > KEPT_BYTES || entries.size() > KEPT) && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.done) {
                keptBytes -= entry.bytes;
                oldest.remove();
            }
        }
    }

    /** What is being drawn is given up. */
    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
    }
}
