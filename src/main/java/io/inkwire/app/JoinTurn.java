package io.inkwire.app;

import io.inkwire.journal.PostgresDoor;
import io.inkwire.journal.PostgresSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the nodes that share a store join their cluster one after another. Hazelcast 5.6.0 has a race where members start
 * in the same moment: a member that gives up asking just as it is let in forgets its master, and neither it nor the
 * cluster gets on. The lock is the system's or the database's, so it ends with its process. Confined to one thread.
 */
final class JoinTurn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JoinTurn.class);

    private static final long POLL_MS = 50;

    /** What is entered by one node at a time. */
    private interface Door extends Closeable {
        boolean tryEnter() throws IOException;
    }

    private final Door door;
    private final boolean own;

    private JoinTurn(Door door, boolean own) {
        this.door = door;
        this.own = own;
    }

    /** Waits for its turn, but not longer than {@code patienceMs}: then it goes on without, as the lock is only a courtesy. */
    static JoinTurn take(ServeSettings settings, long patienceMs) throws StartException {
        return settings.database().isPresent()
                ? take(settings.database().get(), patienceMs)
                : take(settings.data(), patienceMs);
    }

    static JoinTurn take(Path data, long patienceMs) throws StartException {
        try {
            return take(file(data.resolve("joining.lock")), patienceMs);
        } catch (IOException e) {
            throw StartException.because("cannot write to the data folder " + data, e);
        }
    }

    static JoinTurn take(PostgresSettings database, long patienceMs) throws StartException {
        try {
            return take(door(PostgresDoor.of(database)), patienceMs);
        } catch (IOException | RuntimeException e) {
            throw StartException.because("cannot ask " + database.where() + " for the turn to join the cluster", e);
        }
    }

    private static JoinTurn take(Door door, long patienceMs) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        boolean own = door.tryEnter();
        while (!own && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            own = door.tryEnter();
        }
        return new JoinTurn(door, own);
    }

    private static Door file(Path lock) throws IOException {
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new Door() {
            @Override
            public boolean tryEnter() throws IOException {
                return channel.tryLock() != null;
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private static Door door(PostgresDoor door) {
        return new Door() {
            @Override
            public boolean tryEnter() {
                return door.tryEnter();
            }

            @Override
            public void close() {
                door.close();
            }
        };
    }

    /** False where its patience ran out. */
    boolean isOwn() {
        return own;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.warn("cannot close the lock of those who join", e);
        }
    }
}
