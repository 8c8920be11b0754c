package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.metrics.Metrics.Event;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SessionMetricsTest {
    private static final int BUDGET = 10_000;

    private final Client client = new Client(false, BUDGET);
    private final Tallied metrics = client.metrics;

    @Test
    @DisplayName("a connection is open from its first moment until it is closed, once, and all its bytes are counted")
    void connection() {
        assertThat(metrics.open).isEqualTo(1);
        Wire.Frame hello =
                Wire.Frame.newBuilder().setHello(client.hello(Role.EDITOR)).build();
        client.send(hello);
        assertThat(metrics.received).isEqualTo(Frames.encode(hello).length);
        assertThat(metrics.sent).isPositive();
        long welcomed = metrics.sent;
        client.seat().member.feed(Client.item(4, 1_000));
        assertThat(metrics.sent - welcomed)
                .isEqualTo(Client.item(4, 1_000).all().length());
        client.session.transportChanged();
        assertThat(metrics.open).isEqualTo(1);
        client.session.closed();
        client.session.closed();
        client.session.transportChanged();
        assertThat(metrics.open).isZero();
        assertThat(metrics.endings).isEmpty();
    }

    @Test
    @DisplayName("one that falls behind its budget is a slow consumer once, however much comes on top")
    void slow() {
        client.opened();
        client.connection.room = 0;
        for (int seq = 4; seq < 40; seq++) {
            client.seat().member.feed(Client.item(seq, 1_000));
        }
        assertThat(metrics.times(Event.SLOW_CONSUMER)).isEqualTo(1);
        assertThat(metrics.times(Event.RESYNC)).isZero();
    }

    @Test
    @DisplayName("a snapshot that is asked for is a resync; one refused by its rate is none")
    void resync() {
        client.opened();
        for (int i = 0; i < 50; i++) {
            client.send(Client.RESYNC);
        }
        assertThat(metrics.times(Event.RESYNC)).isBetween(1L, 10L);
        assertThat(metrics.times(Event.SLOW_CONSUMER)).isZero();
    }

    @Test
    @DisplayName("a session that the server ends is counted by its code")
    void ended() {
        client.send(Client.PONG);
        assertThat(metrics.endings).containsExactly("PROTOCOL");
    }
}
