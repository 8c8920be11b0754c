package io.inkwire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RendezvousTest {
    private static final List<String> THREE = List.of("a1b2c3", "d4e5f6", "071829");

    private static final List<BoardId> BOARDS =
            IntStream.range(0, 3_000).mapToObj(i -> new BoardId("board-" + i)).toList();

    @Test
    @DisplayName("every node is a candidate once, whatever the order and the repeats in which the nodes are given")
    void agree() {
        Random random = new Random(7);
        for (BoardId board : BOARDS.subList(0, 100)) {
            List<String> shuffled = new ArrayList<>(THREE);
            shuffled.addAll(THREE);
            Collections.shuffle(shuffled, random);
            assertThat(Rendezvous.order(board, shuffled))
                    .containsExactlyElementsOf(Rendezvous.order(board, THREE))
                    .containsExactlyInAnyOrderElementsOf(THREE);
        }
    }

    @Test
    @DisplayName("each node is first for about its share of the boards")
    void even() {
        Map<String, Integer> firsts = new HashMap<>();
        BOARDS.forEach(board -> firsts.merge(Rendezvous.order(board, THREE).get(0), 1, Integer::sum));
        assertThat(firsts).hasSize(3);
        assertThat(firsts.values()).allSatisfy(share -> assertThat(share).isBetween(900, 1_100));
    }

    @Test
    @DisplayName("a node that leaves hands each of its boards to the next candidate, and no other board moves")
    void leave() {
        String left = THREE.get(1);
        List<String> two = List.of(THREE.get(0), THREE.get(2));
        for (BoardId board : BOARDS) {
            List<String> before = new ArrayList<>(Rendezvous.order(board, THREE));
            before.remove(left);
            assertThat(Rendezvous.order(board, two)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("weights are the same in every version: nodes of a rolling restart agree")
    void stable() {
        assertThat(Rendezvous.weight("a1b2c3", new BoardId("board-0"))).isEqualTo(WEIGHT);
        assertThat(Rendezvous.order(new BoardId("board-0"), List.of())).isEmpty();
    }

    private static final long WEIGHT = 0x5d2942890cbd5481L;
}
