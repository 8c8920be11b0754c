package io.inkwire.cluster;

import io.inkwire.cluster.Envelopes.Opened;
import io.inkwire.cluster.pb.Cluster.BoardHead;
import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.MessageProducer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One board instance's place on the clustered event bus: a fixed address of its own (CLU-2), and a sender for each
 * instance of each other node. Confined to the board's loop. A message that finds no room, no node or no handler is gone:
 * nothing is queued here, nothing is sent twice, and no failure to send is an error.
 */
public final class VertxBus implements Bus {
    private static final Logger LOG = LoggerFactory.getLogger(VertxBus.class);

    /** Address, headers and bookkeeping of one message on the event bus, on the generous side. */
    private static final int OVERHEAD_BYTES = 256;

    private final EventBus eventBus;
    private final Loop loop;
    private final Nodes nodes;
    private final int instance;
    private final long boundBytes;

    /** Only nodes that were alive when last looked at. */
    private final Map<String, Peer> peers = new HashMap<>();

    private @Nullable Receiver receiver;
    private @Nullable MessageConsumer<Object> consumer;
    private Nodes.@Nullable Watch watch;
    private long dropped;
    private boolean malformedSeen;

    /**
     * @param loop the loop of the context that calls {@link #open}
     * @param instance which of this node's board instances this is, from 0
     * @param boundBytes most bytes that this instance has in flight to one node
     */
    public VertxBus(EventBus eventBus, Loop loop, Nodes nodes, int instance, long boundBytes) {
        this.eventBus = eventBus;
        this.loop = loop;
        this.nodes = nodes;
        this.instance = instance;
        this.boundBytes = boundBytes;
    }

    /** Begins to receive; {@link #listen} must have been called. Completes once the address is registered. */
    public Future<Void> open() {
        MessageConsumer<Object> opened = eventBus.consumer(address(self(), instance));
        opened.handler(this::received);
        consumer = opened;
        watch = nodes.watch(() -> loop.execute(this::nodesChanged));
        return opened.completion();
    }

    /** Receives and sends nothing more. */
    public Future<Void> close() {
        if (watch != null) {
            watch.close();
        }
        peers.clear();
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    /** How many messages found no room in flight. */
    public long dropped() {
        return dropped;
    }

    @Override
    public String self() {
        return nodes.self();
    }

    @Override
    public List<String> nodes() {
        return List.copyOf(nodes.live().keySet());
    }

    @Override
    public void send(String node, BoardId board, ServerMessage message) {
        int instances = instancesOf(node);
        if (instances > 0) {
            send(node, instanceOf(board.value(), instances), Envelopes.seal(self(), board, message));
        }
    }

    @Override
    public void heads(Heads heads) {
        for (String node : nodes.live().keySet()) {
            int instances = instancesOf(node);
            if (instances > 0) {
                Map<Integer, Heads.Builder> byInstance = new HashMap<>();
                for (BoardHead head : heads.getHeadList()) {
                    byInstance
                            .computeIfAbsent(instanceOf(head.getBoard(), instances), i -> Heads.newBuilder())
                            .addHead(head);
                }
                byInstance.forEach((to, some) -> send(node, to, Envelopes.seal(self(), some.build())));
            }
        }
    }

    @Override
    public void listen(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Where the board's router puts it: the same on every node and in every version. */
    private static int instanceOf(String board, int instances) {
        return Math.floorMod(board.hashCode(), instances);
    }

    private static String address(String node, int instance) {
        return "inkwire.board." + node + "." + instance;
    }

    /** 0 where there is nobody to send to. */
    private int instancesOf(String node) {
        return node.equals(self()) ? 0 : nodes.live().getOrDefault(node, 0);
    }

    private void send(String node, int to, byte[] bytes) {
        Peer peer = peers.computeIfAbsent(node, Peer::new);
        long messageBytes = bytes.length + (long) OVERHEAD_BYTES;
        switch (peer.inFlight.admit(messageBytes)) {
            case TAKEN -> peer.producer(to).write(bytes).onComplete(written -> peer.inFlight.release(messageBytes));
            case FIRST_DROPPED -> {
                dropped++;
                LOG.warn("more than {} bytes in flight to node {}: dropping messages to it", boundBytes, node);
            }
            case DROPPED -> dropped++;
        }
    }

    private void received(Message<Object> message) {
        Receiver to = receiver;
        if (to == null) {
            return;
        }
        Opened opened =
                message.body() instanceof byte[] bytes ? Envelopes.open(bytes) : new Opened.Malformed("not bytes");
        if (opened instanceof Opened.ToBoard one) {
            to.received(one.from(), one.board(), one.message());
        } else if (opened instanceof Opened.AllHeads all) {
            to.heads(all.from(), all.heads());
        } else if (opened instanceof Opened.Malformed malformed && !malformedSeen) {
            malformedSeen = true;
            LOG.warn("ignoring malformed messages on the event bus: {}", malformed.why());
        }
    }

    private void nodesChanged() {
        peers.keySet().retainAll(nodes.live().keySet());
        if (receiver != null) {
            receiver.nodesChanged();
        }
    }

    /** Another node, with a producer for each of its instances. */
    private final class Peer {
        private final String node;
        private final InFlight inFlight = new InFlight(boundBytes);
        private final Map<Integer, MessageProducer<byte[]>> producers = new HashMap<>();

        Peer(String node) {
            this.node = node;
        }

        MessageProducer<byte[]> producer(int to) {
            return producers.computeIfAbsent(to, i -> eventBus.sender(address(node, i)));
        }
    }
}
