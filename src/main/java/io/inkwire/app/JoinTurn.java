package io.inkwire.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the nodes that share a data folder join their cluster one after another. Hazelcast 5.6.0 has a race where members
 * start in the same moment: a member that gives up asking just as it is let in forgets its master, and neither it nor the
 * cluster gets on. The lock is the operating system's, so it ends with its process. Confined to one thread.
 */
final class JoinTurn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JoinTurn.class);

    private static final long POLL_MS = 50;

    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private JoinTurn(FileChannel channel, @Nullable FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for its turn, but not longer than {@code patienceMs}: then it goes on without, as the lock is only a courtesy. */
    static JoinTurn take(Path data, long patienceMs) throws StartException {
        try {
            FileChannel channel =
                    FileChannel.open(data.resolve("joining.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new JoinTurn(channel, lock(channel, patienceMs));
        } catch (IOException e) {
            throw StartException.because("cannot write to the data folder " + data, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel, long patienceMs) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            lock = channel.tryLock();
        }
        return lock;
    }

    /** False where its patience ran out. */
    boolean isOwn() {
        return lock != null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("cannot close the lock of those who join", e);
        }
    }
}
