package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MessageLogTest {
    private static final int BUDGET = 1_000;
    private static final long KEEP_MS = 30_000;

    private final MessageLog log = new MessageLog(BUDGET, KEEP_MS);

    private static Payload bytes(int length) {
        return new Payload(new byte[length]);
    }

    @Test
    @DisplayName("[TRN-5] what is not acknowledged is there again and never dropped; what is, is gone")
    void polled() {
        for (int i = 1; i <= 5; i++) {
            log.add(bytes(400), i);
        }
        assertThat(log.last()).isEqualTo(5);
        assertThat(log.owedBytes()).isEqualTo(2_000);
        assertThat(log.after(0)).hasSize(5);
        log.acknowledge(2);
        assertThat(log.after(2)).hasSize(3);
        assertThat(log.owedBytes()).isEqualTo(1_200);
        assertThat(log.keepsAfter(1)).isFalse();
        assertThat(log.keepsAfter(2)).isTrue();
        assertThat(log.keepsAfter(5)).isTrue();
        assertThat(log.keepsAfter(6)).isFalse();
        log.acknowledge(2);
        assertThat(log.after(2)).hasSize(3);
        log.acknowledge(5);
        assertThat(log.after(5)).isEmpty();
        assertThat(log.owedBytes()).isZero();
    }

    @Test
    @DisplayName(
            "[TRN-6] what a stream has taken is kept for 30 s and within the budget, and owed again to who comes back for it")
    void streamed() {
        for (int i = 1; i <= 3; i++) {
            log.add(bytes(300), 0);
        }
        log.streamed(2, 0);
        assertThat(log.owedBytes()).isEqualTo(300);
        assertThat(log.keepsAfter(0)).isTrue();
        log.add(bytes(200), KEEP_MS);
        assertThat(log.keepsAfter(0)).as("over the budget").isFalse();
        assertThat(log.keepsAfter(1)).isTrue();
        log.acknowledge(1);
        assertThat(log.owedBytes()).isEqualTo(800);
        assertThat(log.after(1)).hasSize(3);
        log.streamed(4, KEEP_MS);
        log.add(bytes(1), 2 * KEEP_MS);
        assertThat(log.keepsAfter(1)).isTrue();
        log.add(bytes(1), 2 * KEEP_MS + 1);
        assertThat(log.keepsAfter(1)).as("too old").isFalse();
        assertThat(log.keepsAfter(4)).isTrue();
        assertThat(log.owedBytes()).isEqualTo(2);
    }

    @Test
    @DisplayName("[TRN-5] Pings and Heads alone are no reason to end a wait")
    void heartbeats() {
        Wire.Frame ping = Wire.Frame.newBuilder()
                .setPing(Wire.Ping.newBuilder().setN(300))
                .build();
        Wire.Frame head = Wire.Frame.newBuilder()
                .setHead(Wire.Head.newBuilder().setSeq(7).setDigest(-1))
                .build();
        Wire.Frame roster =
                Wire.Frame.newBuilder().setRoster(Wire.Roster.newBuilder()).build();
        log.add(new Payload(Frames.encode(ping)), 0);
        log.add(new Payload(Frames.encode(ping, head)), 0);
        assertThat(log.bringsMoreThanHeartbeats(0)).isFalse();
        log.add(new Payload(Frames.encode(ping, head, roster)), 0);
        assertThat(log.bringsMoreThanHeartbeats(0)).isTrue();
        assertThat(log.bringsMoreThanHeartbeats(3)).isFalse();
        log.add(
                new Payload(Frames.encode(Wire.Frame.newBuilder()
                        .setFault(Wire.Fault.newBuilder().setText("x".repeat(200)))
                        .build())),
                0);
        assertThat(log.bringsMoreThanHeartbeats(3)).isTrue();
    }
}
