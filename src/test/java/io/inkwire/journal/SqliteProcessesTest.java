package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share one file: begun at once on an empty folder, writing side by side, killed in the middle. */
final class SqliteProcessesTest {
    private static final int BOARDS = 4;
    private static final int ENOUGH = 300;
    private static final long DEADLINE_S = 90;

    @TempDir
    private Path folder;

    private final List<Writing> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(Writing::destroy);
    }

    @Test
    @DisplayName(
            "[I1] [I2] [I10] kill -9 while appending: what was acknowledged is there, nothing twice, and the other process goes on")
    void killedWhileAppending() {
        Writing first = start("first");
        Writing second = start("second");
        first.awaitAcknowledged(ENOUGH);
        second.awaitAcknowledged(ENOUGH);
        first.kill();
        second.awaitAcknowledged(second.acknowledged().size() + ENOUGH);
        second.kill();

        assertThat(first.secret()).isEqualTo(second.secret());
        try (Journal journal = SqliteJournal.open(folder)) {
            assertThat(HexFormat.of().formatHex(await(journal.secret()))).isEqualTo(first.secret());
            Set<String> found = new HashSet<>();
            for (int i = 0; i < BOARDS; i++) {
                check(journal, new BoardId("first" + i), found);
                check(journal, new BoardId("second" + i), found);
            }
            assertThat(found).containsAll(first.acknowledged()).containsAll(second.acknowledged());
        }
    }

    /** Reads the board to its end: whole, contiguous, no batch twice, session and head in step. */
    private static void check(Journal journal, BoardId board, Set<String> found) {
        long seq = 0;
        long batch = 0;
        for (List<Logged> log = page(journal, board, 0); !log.isEmpty(); log = page(journal, board, seq)) {
            for (Logged record : log) {
                assertThat(record.firstSeq()).isEqualTo(seq + 1);
                assertThat(record.batch()).isEqualTo(++batch);
                assertThat(record.commit()).hasSize(AppendUntilKilled.commitBytes(batch));
                seq = record.lastSeq();
                found.add(board + " " + record.batch());
            }
        }
        assertThat(await(journal.head(board)).position().seq()).isEqualTo(seq);
        assertThat(await(journal.session(board, 1)).map(SessionRow::lastBatch).orElse(0L))
                .isEqualTo(batch);
    }

    private static List<Logged> page(Journal journal, BoardId board, long afterSeq) {
        return await(journal.read(board, afterSeq, 1 << 16));
    }

    @Test
    @DisplayName("[I15] two processes that write as fast as they can each get their share of the file")
    void nobodyStarves() {
        Writing first = start("first");
        Writing second = start("second");
        first.awaitAcknowledged(1);
        second.awaitAcknowledged(1);
        int firstBefore = first.acknowledged().size();
        int secondBefore = second.acknowledged().size();
        first.awaitAcknowledged(firstBefore + ENOUGH);
        second.awaitAcknowledged(secondBefore + ENOUGH);
        int firstShare = first.acknowledged().size() - firstBefore;
        int secondShare = second.acknowledged().size() - secondBefore;

        assertThat(Math.max(firstShare, secondShare)).isLessThan(5 * Math.min(firstShare, secondShare));
    }

    private Writing start(String name) {
        Writing process = new Writing(folder, name);
        started.add(process);
        return process;
    }

    /** A child JVM that runs {@link AppendUntilKilled}. Thread-safe: what it printed is guarded by its monitor. */
    private static final class Writing {
        private final Process process;
        private final List<String> printed = new ArrayList<>();
        private final CompletableFuture<Void> end;

        Writing(Path folder, String name) {
            try {
                process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendUntilKilled.class.getName(),
                                folder.toString(),
                                name,
                                Integer.toString(BOARDS))
                        // Not inherited: a child that outlived a failed test would keep the build waiting for it.
                        .redirectError(folder.resolve(name + ".err").toFile())
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            end = CompletableFuture.runAsync(this::readAll, runnable -> new Thread(runnable, "child " + name).start());
        }

        private void readAll() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (this) {
                        printed.add(line);
                        notifyAll();
                    }
                }
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        synchronized void awaitAcknowledged(int count) {
            long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
            while (printed.size() - 1 < count) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
                if (leftMs <= 0) {
                    throw new AssertionError(printed.size() + " lines of " + count + "; alive: " + process.isAlive());
                }
                try {
                    wait(leftMs);
                } catch (InterruptedException asked) {
                    throw new AssertionError(asked);
                }
            }
        }

        synchronized String secret() {
            return printed.get(0);
        }

        synchronized List<String> acknowledged() {
            return List.copyOf(printed.subList(1, printed.size()));
        }

        /** With SIGKILL; waits until all that it printed is read. */
        void kill() {
            destroy();
            await(end);
        }

        /** By its handle: {@link Process#destroyForcibly} would close what is still to be read. */
        void destroy() {
            process.toHandle().destroyForcibly();
        }
    }
}
