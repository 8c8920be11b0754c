package io.inkwire.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.journal.FaultyJournal;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.model.BoardId;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A new title on its way from the node that was asked, by the owner, to the people on every node. */
final class RenamedBoardTest {
    private static final BoardId BOARD = new BoardId("sim");

    private final VirtualTime time = new VirtualTime();
    private final RandomGenerator random = new Random(7);
    private final SimNetwork network = new SimNetwork(random, new Weather(0, 0, 3, 0, 0, 0, false));
    private final MemoryJournal journal = new MemoryJournal(random, time::nowMs);
    private List<SimNode> nodes = List.of();
    private List<SimClient> people = List.of();

    @BeforeEach
    void oneOnEachNode() {
        journal.createBoard(BOARD, "old").toCompletableFuture().join();
        nodes = IntStream.range(0, 3)
                .mapToObj(i -> new SimNode("node-" + i, time, network, journal, random, FaultyJournal.Faults.slow(5)))
                .toList();
        run(1_000);
        people = nodes.stream()
                .map(node ->
                        new SimClient("person on " + node.name(), BOARD, time.loop(), random, () -> node, () -> 0L))
                .toList();
        people.forEach(SimClient::start);
        run(2_000);
    }

    private void run(long ms) {
        time.runUntil(time.nowMs() + ms);
    }

    @Test
    @DisplayName("[BRD-3] whichever node renames a board, the people on all of them are told within a second")
    void everybodyIsTold() {
        for (SimNode node : nodes) {
            var unused = node.rename(BOARD, "by " + node.name());
            run(1_000);
            assertThat(people).allSatisfy(person -> assertThat(person.title()).contains("by " + node.name()));
        }
    }

    @Test
    @DisplayName("[BRD-3] of two renames at once everybody is told the one that stays")
    void theLastOneStays() {
        for (int round = 0; round < 20; round++) {
            var one = nodes.get(round % 3).rename(BOARD, "one " + round);
            var other = nodes.get((round + 1) % 3).rename(BOARD, "other " + round);
            run(1_000);
            assertThat(one.toCompletableFuture()).isCompleted();
            assertThat(other.toCompletableFuture()).isCompleted();
            String stored = journal.board(BOARD)
                    .toCompletableFuture()
                    .join()
                    .orElseThrow()
                    .title();
            assertThat(people).allSatisfy(person -> assertThat(person.title()).contains(stored));
        }
    }

    @Test
    @DisplayName("[BRD-3] an empty title is told, too, and moves nothing in the log")
    void emptyTitle() {
        var before = journal.head(BOARD).toCompletableFuture().join();
        var unused = nodes.get(0).rename(BOARD, "");
        run(1_000);
        assertThat(people).allSatisfy(person -> assertThat(person.title()).contains(""));
        assertThat(journal.head(BOARD).toCompletableFuture().join()).isEqualTo(before);
    }
}
