package io.inkwire.board;

import com.google.protobuf.ByteString;
import io.inkwire.cluster.Bus;
import io.inkwire.cluster.Rendezvous;
import io.inkwire.cluster.pb.Cluster;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.metrics.Metrics.Level;
import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All boards of one board instance: opens them from the journal when they are needed, closes them when nobody uses them,
 * and ends one that fails without harm to the others. Confined to the instance's loop.
 */
public final class BoardHost implements Bus.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(BoardHost.class);

    private static final long SWEEP_MS = 1_000;

    /** A board that nobody looks at is let go after the grace of its last visitor. */
    private static final long IDLE_MS = Attendance.GRACE_MS + 5_000;

    private static final ServerMessage RENAMED = ServerMessage.newBuilder()
            .setRenamed(Cluster.Renamed.getDefaultInstance())
            .build();

    private final Loop loop;
    private final Outside outside;
    private final Map<BoardId, Place> places = new HashMap<>();
    private final Map<BoardId, Position> toldHeads = new HashMap<>();
    private boolean stopped;

    /** A board open, or on its way with those who wait for it. */
    private static final class Place {
        private @Nullable Board board;
        private final List<Waiter> waiting = new ArrayList<>();
    }

    private record Waiter(Consumer<Board> opened, Runnable failed) {}

    /**
     * @param loop the instance's own
     * @param bus this instance's view of the cluster, not shared with another host
     * @param random for seats; need not be secure
     */
    public BoardHost(Loop loop, Journal journal, Bus bus, Limits limits, RandomGenerator random, Metrics metrics) {
        this.loop = loop;
        this.outside = new Outside(journal, bus, limits, random, metrics);
    }

    /** Begins to receive and to sweep. On the loop. */
    public void start() {
        outside.bus().listen(this);
        loop.after(SWEEP_MS, this::sweep);
    }

    /** Lets go of every board in good order; members are ended with RESTART. On the loop. */
    public CompletionStage<Void> stop() {
        stopped = true;
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (BoardId id : List.copyOf(places.keySet())) {
            Board board = places.getOrDefault(id, new Place()).board;
            if (board != null) {
                CompletableFuture<Void> end = new CompletableFuture<>();
                ends.add(end);
                board.resign(() -> {
                    close(id);
                    end.complete(null);
                });
            }
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    Loop loop() {
        return loop;
    }

    void join(BoardId id, Join join, Member member) {
        withBoard(
                id,
                board -> board.join(join, member),
                () -> member.loop().execute(() -> member.refused(stopped ? Faults.restart() : Faults.readOnly())));
    }

    void head(BoardId id, CompletableFuture<Position> head) {
        withBoard(id, board -> board.head(head::complete, head::completeExceptionally), () -> fail(id, head));
    }

    void content(BoardId id, CompletableFuture<Content> content) {
        withBoard(id, board -> content.complete(board.content()), () -> fail(id, content));
    }

    private static void fail(BoardId id, CompletableFuture<?> asked) {
        asked.completeExceptionally(new JournalException("the board " + id + " cannot be opened here"));
    }

    void look(BoardId id, Onlooker onlooker) {
        withBoard(
                id,
                board -> board.onlookers().add(onlooker),
                () -> onlooker.loop().execute(onlooker::ended));
    }

    void lookAway(BoardId id, Onlooker onlooker) {
        Place place = places.get(id);
        if (place != null && place.board != null) {
            place.board.onlookers().remove(onlooker);
        } else if (place != null) {
            // Behind the look that is waiting there.
            place.waiting.add(new Waiter(board -> board.onlookers().remove(onlooker), () -> {}));
        }
    }

    /** The store has another title for the board: its owner, wherever it is, tells everybody. */
    void renamed(BoardId id) {
        tellOfTitle(id);
        String self = outside.bus().self();
        for (String node : outside.bus().nodes()) {
            if (!node.equals(self)) {
                outside.bus().send(node, id, RENAMED);
            }
        }
    }

    private void tellOfTitle(BoardId id) {
        Place place = places.get(id);
        if (place != null && place.board != null) {
            Board board = place.board;
            board.guarded(board::renamed);
        }
    }

    // ---- opening and closing

    private void withBoard(BoardId id, Consumer<Board> opened, Runnable failed) {
        if (stopped) {
            failed.run();
            return;
        }
        Place place = places.get(id);
        if (place != null && place.board != null) {
            Board board = place.board;
            board.guarded(() -> opened.accept(board));
            return;
        }
        Waiter waiter = new Waiter(opened, failed);
        if (place != null) {
            place.waiting.add(waiter);
        } else {
            Place opening = new Place();
            opening.waiting.add(waiter);
            places.put(id, opening);
            new Opening(id, outside.journal(), loop, state -> open(id, state), failure -> notOpened(id, failure))
                    .begin();
        }
    }

    private void open(BoardId id, BoardState state) {
        Place place = places.get(id);
        if (place == null) {
            return;
        }
        Board board;
        try {
            board = new Board(id, new GuardedLoop(loop, failure -> failed(id, failure)), outside, state);
        } catch (RuntimeException failure) {
            notOpened(id, failure);
            return;
        }
        place.board = board;
        outside.metrics().change(Level.BOARDS, 1);
        board.guarded(board::takeDuty);
        List<Waiter> waiting = List.copyOf(place.waiting);
        place.waiting.clear();
        waiting.forEach(waiter -> board.guarded(() -> waiter.opened.accept(board)));
    }

    private void notOpened(BoardId id, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("board", id)
                .addKeyValue("reason", failure)
                .log("board {} cannot be opened: {}", id, failure.toString());
        outside.metrics().count(Event.BOARD_UNOPENED);
        Place place = places.remove(id);
        if (place != null) {
            place.waiting.forEach(waiter -> waiter.failed.run());
        }
    }

    private void failed(BoardId id, Throwable failure) {
        LOG.atError()
                .addKeyValue("board", id)
                .addKeyValue("reason", failure)
                .setCause(failure)
                .log("board {} failed and is opened anew when it is next used", id);
        outside.metrics().count(Event.BOARD_FAULT);
        close(id);
    }

    private void close(BoardId id) {
        Place place = places.remove(id);
        toldHeads.remove(id);
        if (place != null && place.board != null) {
            outside.metrics().change(Level.BOARDS, -1);
            place.board.close(Faults.restart());
        }
    }

    private void sweep() {
        if (stopped) {
            return;
        }
        loop.after(SWEEP_MS, this::sweep);
        for (BoardId id : List.copyOf(places.keySet())) {
            Board board = places.getOrDefault(id, new Place()).board;
            if (board != null && loop.nowMs() - board.usedAtMs() > IDLE_MS) {
                close(id);
            } else if (board != null) {
                board.guarded(board::eachSecond);
            }
        }
        tellHeads();
    }

    // ---- other nodes

    private void tellHeads() {
        if (outside.bus().nodes().size() < 2) {
            return;
        }
        Cluster.Heads.Builder heads = Cluster.Heads.newBuilder();
        places.forEach((id, place) -> {
            if (place.board == null) {
                return;
            }
            Position head = place.board.replica().head();
            if (!head.equals(toldHeads.put(id, head))) {
                heads.addHead(Cluster.BoardHead.newBuilder()
                        .setBoard(id.value())
                        .setEpoch(ByteString.copyFrom(head.epoch().toBytes()))
                        .setSeq(head.seq()));
            }
        });
        if (heads.getHeadCount() > 0) {
            outside.bus().heads(heads.build());
        }
    }

    @Override
    public void heads(String from, Cluster.Heads heads) {
        for (Cluster.BoardHead head : heads.getHeadList()) {
            BoardId.parse(head.getBoard())
                    .map(places::get)
                    .map(place -> place.board)
                    .ifPresent(board -> board.guarded(() -> board.headSeen(head.getSeq())));
        }
    }

    @Override
    public void received(String from, BoardId id, ServerMessage message) {
        Place place = places.get(id);
        if (message.hasRenamed()) {
            tellOfTitle(id);
        } else if (place != null && place.board != null) {
            Board board = place.board;
            board.guarded(() -> board.received(from, message));
        } else if (message.hasSubscribe()) {
            asked(from, id, message);
        }
    }

    /** A board that is not open here: opened where this node should own it, else the asker is sent on. */
    private void asked(String from, BoardId id, ServerMessage message) {
        String first = Rendezvous.order(id, outside.bus().nodes()).get(0);
        boolean mine =
                first.equals(outside.bus().self()) || message.getSubscribe().getClaim();
        if (mine && !stopped) {
            withBoard(id, board -> board.received(from, message), () -> {});
        }
        outside.bus()
                .send(
                        from,
                        id,
                        ServerMessage.newBuilder()
                                .setNotOwner(Cluster.NotOwner.newBuilder()
                                        .setHint(
                                                mine && !stopped ? outside.bus().self() : first)
                                        .setTerm(message.getSubscribe().getTerm()))
                                .build());
    }

    @Override
    public void nodesChanged() {
        for (Place place : List.copyOf(places.values())) {
            if (place.board != null) {
                place.board.guarded(place.board::nodesChanged);
            }
        }
    }
}
