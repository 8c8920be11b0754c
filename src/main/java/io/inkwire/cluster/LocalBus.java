package io.inkwire.cluster;

import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import java.util.List;

/** The bus of a node that stands alone: nobody to send to, nothing to receive. Confined to the board's loop. */
public final class LocalBus implements Bus {
    private final String self;

    public LocalBus(String self) {
        this.self = self;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public List<String> nodes() {
        return List.of(self);
    }

    @Override
    public void send(String node, BoardId board, ServerMessage message) {}

    @Override
    public void heads(Heads heads) {}

    @Override
    public void listen(Receiver receiver) {}
}
