package io.inkwire.sim;

import io.inkwire.cluster.Bus;
import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The servers' bus: loses, doubles, delays and reorders by the seed, and keeps a cut-off node's messages from the others. */
final class SimNetwork {
    private final RandomGenerator random;
    private final Map<String, NodeBus> buses = new LinkedHashMap<>();
    private final Set<String> cutOff = new HashSet<>();
    private Weather weather;

    SimNetwork(RandomGenerator random, Weather weather) {
        this.random = random;
        this.weather = weather;
    }

    void weather(Weather now) {
        weather = now;
    }

    Bus join(String node, VirtualTime.SimLoop loop) {
        NodeBus bus = new NodeBus(node, loop);
        buses.put(node, bus);
        tellMembers();
        return bus;
    }

    /** The process is dead: messages to it vanish, and the others soon see it gone. */
    void leave(String node) {
        buses.remove(node);
        cutOff.remove(node);
        tellMembers();
    }

    void cut(String node) {
        cutOff.add(node);
        tellMembers();
    }

    void heal() {
        cutOff.clear();
        tellMembers();
    }

    /** Each node learns at its own moment who can be reached. */
    private void tellMembers() {
        for (NodeBus bus : List.copyOf(buses.values())) {
            List<String> seen = buses.keySet().stream()
                    .filter(other -> reaches(bus.node, other))
                    .toList();
            bus.loop.after(random.nextInt(600), () -> bus.members(seen));
        }
    }

    private boolean reaches(String from, String to) {
        return from.equals(to) || (!cutOff.contains(from) && !cutOff.contains(to));
    }

    private final class NodeBus implements Bus {
        private final String node;
        private final VirtualTime.SimLoop loop;
        private List<String> members;
        private @Nullable Receiver receiver;

        NodeBus(String node, VirtualTime.SimLoop loop) {
            this.node = node;
            this.loop = loop;
            this.members = new ArrayList<>(buses.keySet());
            members.add(node);
        }

        void members(List<String> seen) {
            members = seen;
            if (receiver != null) {
                receiver.nodesChanged();
            }
        }

        @Override
        public String self() {
            return node;
        }

        @Override
        public List<String> nodes() {
            return members;
        }

        @Override
        public void send(String to, BoardId board, ServerMessage message) {
            carry(to, received -> received.received(node, board, message));
        }

        @Override
        public void heads(Heads heads) {
            for (String to : members) {
                if (!to.equals(node)) {
                    carry(to, received -> received.heads(node, heads));
                }
            }
        }

        private void carry(String to, Consumer<Receiver> delivery) {
            if (to.equals(node)) {
                throw new IllegalArgumentException("a node sends to itself");
            }
            int copies = random.nextDouble() < weather.lost() ? 0 : random.nextDouble() < weather.doubled() ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                NodeBus target = buses.get(to);
                if (target != null && reaches(node, to)) {
                    target.loop.after(random.nextInt(weather.maxDelayMs() + 1), () -> {
                        if (target.receiver != null && reaches(node, to)) {
                            delivery.accept(target.receiver);
                        }
                    });
                }
            }
        }

        @Override
        public void listen(Receiver heard) {
            receiver = heard;
        }
    }
}
