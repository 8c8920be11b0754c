package io.inkwire.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class WriteQueueTest {
    private final WriteQueue<Integer> queue = new WriteQueue<>();

    @Test
    @DisplayName("[I15] the queue takes so many writes and no more, until some are taken out")
    void boundedInNumber() {
        int taken = 0;
        while (queue.offer(taken, 1, 1).isEmpty()) {
            taken++;
        }
        assertThat(taken).isEqualTo(16_384);
        List<Integer> group = queue.take();
        assertThat(queue.offer(0, 1, 1)).isEmpty();
        assertThat(group).startsWith(0, 1, 2);
    }

    @Test
    @DisplayName("[I15] the queue holds so many bytes and one write more")
    void boundedInBytes() {
        int taken = 0;
        while (queue.offer(taken, 1, 1 << 20).isEmpty()) {
            taken++;
        }
        assertThat(taken).isEqualTo(64);
        queue.take();
        assertThat(queue.offer(0, 1, 1)).isEmpty();
    }

    @Test
    @DisplayName("a group is everything that waits, up to 1024 ops or 1 MiB; a bigger write goes alone")
    void groups() {
        queue.offer(1, 5_000, 10);
        queue.offer(2, 1_000, 10);
        queue.offer(3, 24, 10);
        queue.offer(4, 1, 2 << 20);
        queue.offer(5, 1, 10);
        assertThat(queue.take()).containsExactly(1);
        assertThat(queue.take()).containsExactly(2, 3);
        assertThat(queue.take()).containsExactly(4);
        assertThat(queue.take()).containsExactly(5);
    }

    @Test
    @DisplayName("a closed queue refuses, gives out what waits, and then nothing")
    void closed() {
        queue.offer(1, 1, 1);
        queue.close();
        assertThat(queue.offer(2, 1, 1)).contains("closed");
        assertThat(queue.take()).containsExactly(1);
        assertThat(queue.take()).isEmpty();
    }
}
