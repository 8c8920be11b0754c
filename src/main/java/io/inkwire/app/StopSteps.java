package io.inkwire.app;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started and is to be stopped, the last first. Thread-safe: {@code synchronized}, and {@link #run} waits, so
 * never call it from an event loop.
 */
final class StopSteps {
    private static final Logger LOG = LoggerFactory.getLogger(StopSteps.class);

    private record Step(String name, long boundMs, Supplier<Future<?>> stop) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param boundMs how long the next step waits for this one */
    synchronized void push(String name, long boundMs, Supplier<Future<?>> stop) {
        steps.push(new Step(name, boundMs, stop));
    }

    /** Runs each step once the one before it has ended; one that fails or takes too long does not keep the next. */
    synchronized void run() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.stop.get().toCompletionStage().toCompletableFuture().get(step.boundMs, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                LOG.warn("the {} did not stop in good order", step.name, e.getCause());
            } catch (TimeoutException e) {
                LOG.warn("the {} did not stop within {} ms", step.name, step.boundMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
