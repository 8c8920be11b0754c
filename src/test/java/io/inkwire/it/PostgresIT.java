package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.history.HistoryChecker;
import io.inkwire.journal.Journal;
import io.inkwire.journal.PostgresJournal;
import io.inkwire.journal.PostgresSettings;
import io.inkwire.model.BoardId;
import io.inkwire.postgres.TestPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, which is killed while eight clients draw. */
final class PostgresIT {
    private static final int STROKES = 240;

    /** So many ops are in the log when the database is killed: drawing is well under way and far from over. */
    private static final long UNDER_WAY = 60;

    private static final Duration DRAWN = Duration.ofMinutes(4);
    private static final Duration CHECKED = Duration.ofMinutes(1);
    private static final Duration NOTICED = Duration.ofSeconds(20);
    private static final long LOOK_MS = 20;

    /** Of its own: it is killed. */
    private final TestPostgres postgres = TestPostgres.start();

    private final String clusterPort = Integer.toString(ServerProcess.freeClusterPort());
    private final String database = postgres.url(postgres.newDatabase());

    @TempDir
    private Path folder;

    @AfterEach
    void closeDatabase() {
        postgres.close();
    }

    @Test
    @DisplayName(
            "[I1] [I2] [I4] [I10] [I12] [ORD-5] [ORD-6] the database is killed and comes back: all that was drawn is there once, the servers say so in one line, and heal")
    void databaseKilled() throws IOException {
        Path ink = Ink.in(folder, STROKES);
        Path password = Files.writeString(folder.resolve("password"), TestPostgres.PASSWORD + "\n");
        // In the same moment, on an empty database.
        try (ServerProcess first = node(Map.of("INKWIRE_JDBC_PASSWORD", TestPostgres.PASSWORD));
                ServerProcess second = node(Map.of(), "--jdbc-password-file", password.toString())) {
            first.awaitReady();
            second.awaitReady();
            String hash;
            String[] access;
            try (ReplayRun replay = ReplayRun.start(ink, to(first, second, "--clients", "8", "--speed", "10"))) {
                access = new String[] {"--check", "--board", replay.board(), "--key", replay.key()};
                BoardId board = new BoardId(replay.board());
                awaitUnderWay(board);

                postgres.kill();
                await("both servers know", () -> knows(first) && knows(second));
                postgres.restart();

                hash = replay.same(DRAWN);
                await("both servers serve", () -> ready(first) == 200 && ready(second) == 200);
                try (Journal journal = journal()) {
                    assertThat(HistoryChecker.checkLog(HistoryChecker.log(journal, board)))
                            .isEmpty();
                }
            }
            assertLog(first);
            assertLog(second);
            try (ReplayRun check = ReplayRun.start(ink, to(first, second, access))) {
                assertThat(check.same(CHECKED)).isEqualTo(hash);
                assertThat(check.readings()).isEqualTo(2);
            }
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** Each kind of work that stopped says so once and goes on once; nothing is said at length, and no secret at all. */
    private static void assertLog(ServerProcess server) {
        for (String work : List.of("write", "read")) {
            assertThat(server.log().lines().filter(line -> line.contains("The database does not " + work + ": ")))
                    .as(server.log())
                    .hasSameSizeAs(server.log()
                            .lines()
                            .filter(line -> line.contains("The database " + work + "s again"))
                            .toList())
                    .hasSizeBetween(work.equals("read") ? 1 : 0, 2);
        }
        assertThat(server.log())
                .doesNotContain("\tat ")
                .doesNotContain("ERROR")
                .doesNotContain(TestPostgres.PASSWORD)
                .doesNotContain("s3cret");
    }

    /** Also once it has said so. */
    private static boolean knows(ServerProcess server) {
        return ready(server) == 503 && server.log().contains("The database does not read: ");
    }

    private static int ready(ServerProcess server) {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    server.url().resolve("health/ready").toURL().openConnection();
            asked.setReadTimeout((int) NOTICED.toMillis());
            return asked.getResponseCode();
        } catch (IOException e) {
            throw new AssertionError(server.log(), e);
        }
    }

    private void awaitUnderWay(BoardId board) {
        try (Journal journal = journal()) {
            await(
                    "drawing is under way",
                    () -> journal.head(board)
                                    .toCompletableFuture()
                                    .join()
                                    .position()
                                    .seq()
                            >= UNDER_WAY);
        }
    }

    private static void await(String what, BooleanSupplier holds) {
        long endNanos = System.nanoTime() + NOTICED.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within %s: %s", NOTICED, what).isLessThan(endNanos);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
    }

    private Journal journal() {
        return PostgresJournal.open(new PostgresSettings(database, TestPostgres.USER, TestPostgres.PASSWORD));
    }

    private static String[] to(ServerProcess first, ServerProcess second, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--url", first.url().toString(), "--second-url", second.url().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private ServerProcess node(Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("none").toString(),
                "--journal",
                "postgres",
                "--jdbc",
                database,
                "--jdbc-user",
                TestPostgres.USER,
                "--cluster",
                ServerProcess.CLUSTER_FILE,
                "--cluster-port",
                clusterPort));
        arguments.addAll(List.of(more));
        return ServerProcess.launch(environment, arguments.toArray(String[]::new));
    }
}
