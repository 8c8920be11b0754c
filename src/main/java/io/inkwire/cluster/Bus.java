package io.inkwire.cluster;

import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import java.util.List;

/**
 * What one board instance knows of the other nodes. Messages are at best delivered once and in order between two nodes;
 * they may be lost, and in the simulator are doubled, delayed and reordered too. Confined to the board instance's loop:
 * calls come from it, and the receiver is called on it.
 */
public interface Bus {
    /** This node's name: unique in the cluster, constant while the process lives. */
    String self();

    /** The nodes thought alive, this one among them, in no order. May be wrong (CLU-3 and the journal's fence repair that). */
    List<String> nodes();

    /**
     * Sends to the instance of {@code node} on which {@code board} lives. Dropped where the node is unknown or more than
     * the bound of bytes is in flight to it (CLU-5). Never to oneself.
     */
    void send(String node, BoardId board, ServerMessage message);

    /** Sends to every instance of every other node (CLU-4). Dropped under the same bound. */
    void heads(Heads heads);

    /** Called once, before anything is received. */
    void listen(Receiver receiver);

    /** Where a bus brings what it receives. */
    interface Receiver {
        void received(String from, BoardId board, ServerMessage message);

        /** Where boards of {@code from} stand; also boards that this instance does not hold. */
        void heads(String from, Heads heads);

        /** {@link #nodes} has changed. */
        void nodesChanged();
    }
}
