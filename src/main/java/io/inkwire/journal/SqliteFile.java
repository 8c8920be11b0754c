package io.inkwire.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * The database file {@code inkwire.db} in its folder: made where it is not there, for its owner's eyes only, and brought
 * to this version's schema. The file itself is never opened but by SQLite: a process that closes a second descriptor of it
 * loses the locks SQLite holds. Immutable.
 *
 * @param secret the store's
 */
record SqliteFile(Path path, byte[] secret) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** A file lock is the process's: it does not keep two threads of one apart. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    /**
     * Blocks for as long as another process prepares the same folder.
     *
     * @throws JournalException says what is wrong with the folder or the file
     */
    static SqliteFile prepare(Path folder) {
        makeFolder(folder);
        Path path = folder.resolve("inkwire.db");
        IN_THIS_PROCESS.lock();
        // Flyway does not lock on SQLite, and switching to WAL wants to be alone as well. Closing gives the lock back.
        try (FileChannel alone = openLock(folder.resolve("inkwire.lock"))) {
            alone.lock();
            makeFile(path);
            // Asks for the library's version before anything is written.
            SqliteConnection.forReading(path).close();
            migrate(path);
            return new SqliteFile(path, secret(path));
        } catch (IOException | SQLException | FlywayException failed) {
            throw new JournalException("cannot open " + path + ": " + failed.getMessage(), failed);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder, attributes(folder, PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new JournalException("cannot make the data folder " + folder + ": " + failed, failed);
        }
        if (!Files.isWritable(folder)) {
            throw new JournalException("the data folder " + folder + " is not writable");
        }
    }

    private static FileChannel openLock(Path path) throws IOException {
        return FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(path, OWNER_ONLY));
    }

    /** SQLite gives its WAL the same permissions. */
    private static void makeFile(Path path) throws IOException {
        try {
            Files.createFile(path, attributes(path, OWNER_ONLY));
        } catch (FileAlreadyExistsException there) {
            if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void migrate(Path path) {
        SQLiteDataSource source = new SQLiteDataSource(SqliteConnection.config());
        source.setUrl(SqliteConnection.url(path));
        Flyway.configure(SqliteFile.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:journal/sqlite")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static byte[] secret(Path path) throws SQLException {
        byte[] fresh = new byte[Journal.SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        try (SqliteConnection db = SqliteConnection.forWriting(path)) {
            db.execute("PRAGMA busy_timeout = 5000");
            db.update("INSERT INTO store (id, secret) VALUES (1, ?) ON CONFLICT DO NOTHING", fresh);
            try (ResultSet row = db.query("SELECT secret FROM store")) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
