package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code replay} command as a process of its own. Confined to the test's thread. */
final class ReplayRun implements AutoCloseable {
    private static final Pattern BOARD = Pattern.compile("(?m)^board (\\S+) key (\\S+)$");
    private static final Pattern HASH =
            Pattern.compile("(?m)^hash ([0-9a-f]{64}) (\\S+) at seq (\\d+), (\\d+) elements$");
    private static final Pattern OVER = Pattern.compile("(?m)^(same|DIFFERS|inkwire): .*$");
    private static final Duration JOINED = Duration.ofSeconds(30);

    private final ServerProcess process;

    private ReplayRun(ServerProcess process) {
        this.process = process;
    }

    static ReplayRun start(Path ink, String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay", "--ink", ink.toString()));
        all.addAll(List.of(arguments));
        return new ReplayRun(ServerProcess.launch(all.toArray(String[]::new)));
    }

    /** Waits for the end, and for exit code 0. Answers the one hash that was printed for every server. */
    String same(Duration within) {
        process.awaitOutput("replay comes to its end", OVER, within);
        assertThat(process.exitCode()).as(process.log()).isZero();
        List<String> hashes =
                HASH.matcher(process.log()).results().map(hash -> hash.group(1)).toList();
        assertThat(hashes).as(process.log()).isNotEmpty();
        assertThat(hashes).as(process.log()).containsOnly(hashes.get(0));
        return hashes.get(0);
    }

    /** The exit code of a run that finds, or has, something wrong. */
    int exitCode(Duration within) {
        process.awaitOutput("replay comes to its end", OVER, within);
        return process.exitCode();
    }

    /** How many servers a hash was printed for. */
    long readings() {
        return HASH.matcher(process.log()).results().count();
    }

    String board() {
        return access().group(1);
    }

    String key() {
        return access().group(2);
    }

    String log() {
        return process.log();
    }

    private Matcher access() {
        process.awaitOutput("the board is made", BOARD, JOINED);
        Matcher board = BOARD.matcher(process.log());
        assertThat(board.find()).isTrue();
        return board;
    }

    @Override
    public void close() {
        process.close();
    }
}
