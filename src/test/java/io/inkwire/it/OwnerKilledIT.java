package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.history.HistoryChecker;
import io.inkwire.journal.Head;
import io.inkwire.journal.Journal;
import io.inkwire.journal.SqliteJournal;
import io.inkwire.model.BoardId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node that owns a board is killed while eight clients draw on it through both nodes. */
final class OwnerKilledIT {
    private static final int STROKES = 240;

    /** So many are on the board when the owner is killed: drawing is well under way and far from over. */
    private static final long UNDER_WAY = 60;

    private static final Duration DRAWN = Duration.ofMinutes(4);
    private static final Duration CHECKED = Duration.ofMinutes(1);
    private static final long LOOK_MS = 20;

    private static final Pattern NAME = Pattern.compile("this one is (\\S+)");
    private static final Duration NAMED = Duration.ofSeconds(10);

    private final String clusterPort = Integer.toString(ServerProcess.freeClusterPort());

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "[I1] [I2] [I4] [I5] [I12] SIGKILL of the owner: what was acknowledged is there, nothing twice, the clients go on by themselves")
    void ownerKilled() {
        Path ink = Ink.in(folder, STROKES);
        try (ServerProcess first = node(0);
                ServerProcess second = node(0);
                Journal journal = SqliteJournal.open(data());
                ReplayRun replay =
                        ReplayRun.start(ink, to(first, second, "--clients", "8", "--speed", Ink.speed("20", "5")))) {
            boolean firstOwns =
                    ownerOnceUnderWay(journal, new BoardId(replay.board())).equals(name(first));
            ServerProcess owner = firstOwns ? first : second;
            owner.kill();

            String hash = replay.same(DRAWN);
            assertThat(replay.log()).contains("gone: " + owner.url()).doesNotContain("\n0 reconnects");
            assertThat(HistoryChecker.checkLog(HistoryChecker.log(journal, new BoardId(replay.board()))))
                    .isEmpty();
            try (ServerProcess back = node(owner.port());
                    ReplayRun check = ReplayRun.start(
                            ink,
                            to(
                                    back,
                                    firstOwns ? second : first,
                                    "--check",
                                    "--board",
                                    replay.board(),
                                    "--key",
                                    replay.key()))) {
                assertThat(check.same(CHECKED)).isEqualTo(hash);
                assertThat(check.readings()).isEqualTo(2);
            }
        }
    }

    private static String name(ServerProcess node) {
        node.awaitOutput("it says its name", NAME, NAMED);
        Matcher name = NAME.matcher(node.log());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    private static String[] to(ServerProcess first, ServerProcess second, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--url", first.url().toString(), "--second-url", second.url().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** The node that has claimed the board, when enough of the drawing is in the log. */
    private static String ownerOnceUnderWay(Journal journal, BoardId board) {
        long endNanos = System.nanoTime() + DRAWN.toNanos();
        while (System.nanoTime() < endNanos) {
            Head head = journal.head(board).toCompletableFuture().join();
            if (head.position().seq() >= UNDER_WAY) {
                return head.ownerNode();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
        throw new AssertionError("drawing never got under way");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private ServerProcess node(int port) {
        return ServerProcess.start(
                "--data",
                data().toString(),
                "--port",
                Integer.toString(port),
                "--cluster",
                ServerProcess.CLUSTER_FILE,
                "--cluster-port",
                clusterPort);
    }
}
