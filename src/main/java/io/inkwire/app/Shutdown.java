package io.inkwire.app;

import java.util.concurrent.CountDownLatch;

/**
 * Stops the node when the process is told to end. Thread-safe: runs on the hook's own thread, and the process ends after it
 * whatever became of the node.
 */
final class Shutdown {

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Shutdown() {}

    static Shutdown hook(Node node) {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.stop(node), "shutdown"));
        return shutdown;
    }

    /** Returns once the node has stopped. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stop(Node node) {
        node.stop();
        stopped.countDown();
    }
}
