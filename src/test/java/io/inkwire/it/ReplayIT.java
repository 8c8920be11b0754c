package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code replay} command against real servers: all that is drawn is there once, and stays. */
final class ReplayIT {
    private static final int STROKES = 240;
    private static final int DIFFERS = 1;
    private static final Duration DRAWN = Duration.ofMinutes(4);
    private static final Duration CHECKED = Duration.ofMinutes(1);

    private final String clusterPort = Integer.toString(ServerProcess.freeClusterPort());

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "[I1] [I2] [I3] one node: every stroke exactly once, the same hash after a restart, and a check that can fail")
    void oneNode() throws IOException {
        Path ink = Ink.in(folder, STROKES);
        String data = folder.resolve("data").toString();
        String board;
        String key;
        String hash;
        try (ServerProcess server = ServerProcess.start("--data", data)) {
            String url = server.url().toString();
            try (ReplayRun replay = ReplayRun.start(ink, "--url", url, "--clients", "8", "--speed", "10")) {
                hash = replay.same(DRAWN);
                board = replay.board();
                key = replay.key();
            }
            server.stop();
        }
        try (ServerProcess again = ServerProcess.start("--data", data)) {
            String url = again.url().toString();
            try (ReplayRun check = ReplayRun.start(ink, "--check", "--url", url, "--board", board, "--key", key)) {
                assertThat(check.same(CHECKED)).isEqualTo(hash);
            }
            List<String> lines = Files.readAllLines(ink);
            Path less = Files.write(folder.resolve("less.ndjson"), lines.subList(0, lines.size() - 1));
            try (ReplayRun check = ReplayRun.start(less, "--check", "--url", url, "--board", board, "--key", key)) {
                assertThat(check.exitCode(CHECKED)).isEqualTo(DIFFERS);
                assertThat(check.log()).contains("1 strokes are on the board, but not in the file");
            }
        }
    }

    @Test
    @DisplayName(
            "[I6] [I11] two nodes: half the clients on each, the same hash through both, and again after a restart of both")
    void twoNodes() {
        Path ink = Ink.in(folder, STROKES);
        String board;
        String key;
        String hash;
        try (ServerProcess first = node();
                ServerProcess second = node();
                ReplayRun replay = ReplayRun.start(
                        ink,
                        "--url",
                        first.url().toString(),
                        "--second-url",
                        second.url().toString(),
                        "--clients",
                        "8",
                        "--speed",
                        Ink.speed("25", "10"))) {
            hash = replay.same(DRAWN);
            assertThat(replay.readings()).isEqualTo(2);
            assertThat(replay.log()).contains("\n0 reconnects, 0 repairs");
            board = replay.board();
            key = replay.key();
            second.stop();
            first.stop();
        }
        try (ServerProcess first = node();
                ServerProcess second = node();
                ReplayRun check = ReplayRun.start(
                        ink,
                        "--check",
                        "--url",
                        first.url().toString(),
                        "--second-url",
                        second.url().toString(),
                        "--board",
                        board,
                        "--key",
                        key)) {
            assertThat(check.same(CHECKED)).isEqualTo(hash);
            assertThat(check.readings()).isEqualTo(2);
        }
    }

    private ServerProcess node() {
        return ServerProcess.start(
                "--data",
                folder.resolve("data").toString(),
                "--cluster",
                ServerProcess.CLUSTER_FILE,
                "--cluster-port",
                clusterPort);
    }
}
