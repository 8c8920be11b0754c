package io.inkwire.board;

import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.wire.pb.Wire;
import org.jspecify.annotations.Nullable;

/** This node's part in a board at the moment: its {@link Owner} or a {@link Follower} of it. Confined to the board's loop. */
interface Duty {
    void begin();

    /** A batch of a session of this node. */
    void submit(LocalSeat seat, Wire.Submit submit);

    /** Live state of a session of this node. */
    void live(LocalSeat seat, Wire.Live live);

    /** A session of this node came, left or changed its profile. */
    void seatsChanged();

    void received(String from, ServerMessage message);

    /** Another node says that the board stands at {@code seq}. */
    void headSeen(long seq);

    void nodesChanged();

    void eachSecond();

    /** Live state gathered for the next tick; null where there is none. */
    Wire.@Nullable Live pendingLive();

    /** Each item of the feed, beside this node's members. */
    void relay(FeedItem item);

    /** Another duty takes over, or the board closes: no timer of this one acts any more. */
    void end();
}
