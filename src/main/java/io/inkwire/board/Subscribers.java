package io.inkwire.board;

import com.google.protobuf.ByteString;
import io.inkwire.cluster.Bus;
import io.inkwire.cluster.pb.Cluster;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The nodes that an owner tells what happens: soft state, renewed by them (CLU-3). Confined to the board's loop. */
final class Subscribers {
    /** Three renewals missed. */
    static final long EXPIRE_MS = 15_000;

    private static final class Row {
        private long renewedAtMs;
        private long term;
    }

    private final BoardId board;
    private final Bus bus;
    private final Loop loop;
    private final Map<String, Row> rows = new HashMap<>();

    Subscribers(BoardId board, Bus bus, Loop loop) {
        this.board = board;
        this.bus = bus;
        this.loop = loop;
    }

    /** {@code node} has asked before this node was the owner; it will ask again. */
    void expect(String node) {
        rows.computeIfAbsent(node, name -> new Row()).renewedAtMs = loop.nowMs();
    }

    /** False where a newer list of that node is known already. */
    boolean renew(String node, long term) {
        Row row = rows.computeIfAbsent(node, name -> new Row());
        row.renewedAtMs = loop.nowMs();
        boolean newest = term >= row.term;
        row.term = Math.max(term, row.term);
        return newest;
    }

    void remove(String node) {
        rows.remove(node);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void answer(String node, Cluster.Subscribed.Builder standing) {
        Row row = rows.get(node);
        if (row != null) {
            send(node, ServerMessage.newBuilder().setSubscribed(standing.setTerm(row.term)));
        }
    }

    void answerAll(Supplier<Cluster.Subscribed.Builder> standing) {
        rows.keySet().forEach(node -> answer(node, standing.get()));
    }

    /** The board is just being claimed. */
    void comeAgain(String node, long term) {
        send(
                node,
                ServerMessage.newBuilder()
                        .setNotOwner(Cluster.NotOwner.newBuilder()
                                .setHint(bus.self())
                                .setTerm(term)));
    }

    void deliver(Epoch owner, FeedItem item) {
        if (rows.isEmpty()) {
            return;
        }
        ServerMessage message = ServerMessage.newBuilder()
                .setDeliver(Cluster.Deliver.newBuilder()
                        .setOwner(ByteString.copyFrom(owner.toBytes()))
                        .setFrames(ByteString.copyFrom(item.all().bytes())))
                .build();
        rows.keySet().forEach(node -> bus.send(node, board, message));
    }

    void answerSession(String node, int author, long seat, Wire.Frame frame) {
        send(
                node,
                ServerMessage.newBuilder()
                        .setAnswer(Cluster.Answer.newBuilder()
                                .setAuthor(author)
                                .setSeat(seat)
                                .setFrame(frame.toByteString())));
    }

    void displaced(Attendance.Displaced displaced) {
        send(
                displaced.node(),
                ServerMessage.newBuilder()
                        .setReplaced(Cluster.Replaced.newBuilder()
                                .setAuthor(displaced.author())
                                .setSeat(displaced.seat())));
    }

    void moved(String to, Epoch owner) {
        ServerMessage.Builder message = ServerMessage.newBuilder()
                .setMoved(Cluster.Moved.newBuilder().setTo(to).setOwner(ByteString.copyFrom(owner.toBytes())));
        rows.keySet().forEach(node -> send(node, message));
    }

    private void send(String node, ServerMessage.Builder message) {
        bus.send(node, board, message.build());
    }

    /** Those that are not among {@code alive}; they are dropped. */
    List<String> retain(Collection<String> alive) {
        List<String> lost = new ArrayList<>(rows.keySet());
        lost.removeAll(alive);
        rows.keySet().removeAll(lost);
        return lost;
    }

    /** Those that have not renewed in time; they are dropped. */
    List<String> expire() {
        List<String> silent = new ArrayList<>();
        rows.forEach((node, row) -> {
            if (loop.nowMs() - row.renewedAtMs > EXPIRE_MS) {
                silent.add(node);
            }
        });
        rows.keySet().removeAll(silent);
        return silent;
    }
}
