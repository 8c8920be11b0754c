package io.inkwire.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL on a free port of loopback, on a folder of its own that goes when it is closed. It may be killed and
 * started again. PostgreSQL does not run as root: started by root it runs as {@code nobody}. Confined to the test's thread,
 * but for {@link #shared}.
 */
public final class TestPostgres implements AutoCloseable {
    public static final String USER = "inkwire";

    /** With all that a shell, a URL and a file of options would take amiss. */
    public static final String PASSWORD = "s3cret & 'quoted' #1?";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(5);
    private static final long LOOK_MS = 20;
    private static final String NOBODY = "65534";

    private static @Nullable TestPostgres shared;

    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable Process server;

    private TestPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The one of this process, which ends with it; not to be killed or closed. */
    public static synchronized TestPostgres shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** One that commits as in earnest is slower by the disk: for who measures. */
    public static TestPostgres start(String... settings) {
        try {
            // Not a test's own folder: nobody must get through to it.
            Path folder = Files.createTempDirectory("inkwire-postgres");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            TestPostgres postgres = new TestPostgres(folder, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            postgres.make(settings);
            postgres.restart();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Of {@code database}, with parameters, if any, after a question mark. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The name of an empty database that nobody else has. */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return name;
    }

    /** A connection as the database's owner, to be closed. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** SIGKILL of the server; its children see it and go. */
    public void kill() {
        if (server != null) {
            server.destroyForcibly();
            waitFor(server);
        }
    }

    /** Starts it on what is there; returns once it lets people in. */
    public void restart() {
        long endNanos = System.nanoTime() + START.toNanos();
        // What is left of one that was killed may keep its memory for a moment: then it ends at once.
        for (server = launch(); !isReady(); LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS))) {
            if (System.nanoTime() > endNanos) {
                throw new AssertionError("PostgreSQL does not start:\n" + log());
            }
            if (!server.isAlive()) {
                server = launch();
            }
        }
    }

    private boolean isReady() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void make(String... settings) throws IOException {
        PostgresBinaries.unpack(folder.resolve("postgres"));
        Path data = folder.resolve("data");
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            Files.setAttribute(data, "unix:uid", Integer.parseInt(NOBODY));
        }
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions");
        List<String> lines = new ArrayList<>(List.of(
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "port = " + port,
                // A killed server loses nothing by that, only one without power.
                "fsync = off",
                "shared_buffers = 32MB"));
        lines.addAll(List.of(settings));
        Files.write(data.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private Process launch() {
        return process("postgres", "-D", folder.resolve("data").toString());
    }

    private void run(String program, String... arguments) {
        if (waitFor(process(program, arguments)) != 0) {
            throw new AssertionError(program + " failed:\n" + log());
        }
    }

    private Process process(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(folder.resolve("postgres").resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** At once, but unlike {@link #kill} it gives back what it holds of the system. */
    private void quit(Process running) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(running.pid()))
                    .start()
                    .waitFor();
            if (!running.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
    }

    @Override
    public void close() {
        if (server != null && server.isAlive()) {
            quit(server);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // Closed before, or its children still write: the system's temporary folder is not for ever.
        }
    }
}
