package io.inkwire.board;

import io.inkwire.cluster.Rendezvous;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.journal.SessionRow;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One board on one node: joins its replica, its people and live state, its members on this node, and the duty the node
 * has towards it. Decides only who does what; each part keeps its own rules. Confined to the board's loop.
 */
final class Board {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    /** A node that did not answer is passed over for so long; then it may be well again. */
    private static final long SUSPECT_MS = 10_000;

    /** A batch handed to the owner that is not settled by then was probably lost on the way. */
    private static final long STALL_MS = 3_000;

    private final BoardId id;
    private final GuardedLoop loop;
    private final Outside outside;
    private final Replica replica;
    private final Repair repair;
    private final Reception reception;
    private final FanOut fanOut;
    private final LiveState live;
    private final Roster roster = new Roster();
    private final LocalSeats seats = new LocalSeats();
    private final Unsettled unsettled = new Unsettled();
    private final Onlookers onlookers = new Onlookers();
    private final Keeper keeper;
    private final Map<String, Long> suspectUntilMs = new HashMap<>();
    private @Nullable Duty duty;
    private long usedAtMs;
    /** Only the newest one is told. */
    private long titleReadings;

    Board(BoardId id, GuardedLoop loop, Outside outside, BoardState state) {
        this.id = id;
        this.loop = loop;
        this.outside = outside;
        this.replica = new Replica(state, outside.limits().frameBytes(), this::applied);
        this.repair = new Repair(id, outside.journal(), loop, replica, outside.metrics());
        this.keeper = new Keeper(
                id, outside.journal(), loop, replica, state.position().seq());
        this.fanOut = new FanOut(loop, replica::mark, this::pendingLive, this::relay);
        this.live = new LiveState(outside.limits());
        this.reception = new Reception(this, outside);
        this.usedAtMs = loop.nowMs();
    }

    // ---- parts

    BoardId id() {
        return id;
    }

    Loop loop() {
        return loop;
    }

    /** Runs {@code task} now, on the loop, so that what it throws ends this board alone. */
    void guarded(Runnable task) {
        loop.run(task);
    }

    Outside outside() {
        return outside;
    }

    Replica replica() {
        return replica;
    }

    Repair repair() {
        return repair;
    }

    FanOut fanOut() {
        return fanOut;
    }

    LiveState live() {
        return live;
    }

    Roster roster() {
        return roster;
    }

    LocalSeats seats() {
        return seats;
    }

    Onlookers onlookers() {
        return onlookers;
    }

    Keeper keeper() {
        return keeper;
    }

    // ---- duty

    /** Takes the duty that the cluster's members suggest; {@code claim} asks the owner-to-be to claim in any case. */
    void takeDuty() {
        String self = outside.bus().self();
        String first = firstCandidate();
        if (first.equals(self)) {
            own(List.of());
        } else {
            follow(first, !suspectUntilMs.isEmpty());
        }
    }

    /** The first in the board's order among the nodes that live and answer. */
    String firstCandidate() {
        long nowMs = loop.nowMs();
        suspectUntilMs.values().removeIf(untilMs -> untilMs <= nowMs);
        String self = outside.bus().self();
        for (String node : Rendezvous.order(id, outside.bus().nodes())) {
            if (node.equals(self) || !suspectUntilMs.containsKey(node)) {
                return node;
            }
        }
        return self;
    }

    /** Who should own the board once this node is gone; this node where there is no other. */
    String nextCandidate() {
        String self = outside.bus().self();
        return Rendezvous.order(id, outside.bus().nodes()).stream()
                .filter(node -> !node.equals(self))
                .findFirst()
                .orElse(self);
    }

    /** {@code node} does not answer; the next candidate is asked. */
    void suspect(String node) {
        suspectUntilMs.put(node, loop.nowMs() + SUSPECT_MS);
        takeDuty();
    }

    /** @param waiting nodes that asked this one to own the board */
    void own(List<String> waiting) {
        change(new Owner(this, waiting));
    }

    void follow(String node, boolean claim) {
        change(new Follower(this, node, claim));
    }

    private void change(Duty next) {
        Duty before = duty;
        if (before != null) {
            before.end();
        }
        duty = next;
        next.begin();
    }

    /** The duty is settled with an owner: whatever of this node's batches may have been lost is asked for again. */
    void ownerFound() {
        unsettled.drainOlderThan(Long.MAX_VALUE, this::askAgain);
    }

    /** Where the lowest of them never arrived, the journal knows which batch is the next one. */
    private void askAgain(int author, long lowest) {
        LocalSeat seat = seats.of(author);
        if (seat != null) {
            Hop.to(
                    loop,
                    outside.journal().session(id, author),
                    row -> seat.answer(Faults.resend(
                            Math.min(lowest, row.map(SessionRow::lastBatch).orElse(0L) + 1))),
                    failure -> unsettled.handedOver(author, lowest, loop.nowMs()));
        }
    }

    // ---- from members

    void join(Join join, Member member) {
        usedAtMs = loop.nowMs();
        reception.join(join, member);
    }

    /** Seats the member; whoever it takes over from is told. */
    LocalSeat seat(int author, Join join, Member member) {
        LocalSeat seat = new LocalSeat(this, author, seatNumber(join), join, member);
        LocalSeat before = seats.put(seat);
        if (before != null) {
            unseat(before);
            before.member().loop().execute(before.member()::replaced);
        }
        roster.apply(Wire.Roster.newBuilder().addPerson(seat.toPerson()).build());
        seatsChanged();
        return seat;
    }

    private long seatNumber(Join join) {
        return (long) join.connections() << 32
                | Integer.toUnsignedLong(outside.random().nextInt());
    }

    void catchUp(LocalSeat seat, Position from) {
        reception.catchUp(seat, from);
    }

    void submit(LocalSeat seat, Wire.Submit submit) {
        unsettled.handedOver(seat.author(), Integer.toUnsignedLong(submit.getBatch()), loop.nowMs());
        if (duty != null) {
            duty.submit(seat, submit);
        }
    }

    void live(LocalSeat seat, Wire.Live sent) {
        if (duty != null) {
            duty.live(seat, sent);
        }
    }

    void seatsChanged() {
        if (duty != null) {
            duty.seatsChanged();
        }
    }

    void leave(LocalSeat seat) {
        usedAtMs = loop.nowMs();
        unseat(seat);
        if (seats.remove(seat)) {
            unsettled.forget(seat.author());
            seatsChanged();
        }
    }

    private void unseat(LocalSeat seat) {
        seat.end();
        fanOut.remove(seat.member());
    }

    /** Another node holds this session now (SES-4). */
    void displaced(int author, long number) {
        LocalSeat seat = seats.of(author, number);
        if (seat != null) {
            unseat(seat);
            seats.remove(seat);
            unsettled.forget(author);
            seat.member().loop().execute(seat.member()::replaced);
        }
    }

    // ---- towards members

    /** A Settle or Fault for one session: after everything that is on its way to all. */
    void answer(LocalSeat seat, Wire.Frame frame) {
        if (seat.gone()) {
            return;
        }
        fanOut.flush();
        if (frame.hasSettle()) {
            unsettled.settled(
                    seat.author(), Integer.toUnsignedLong(frame.getSettle().getBatch()), loop.nowMs());
        } else {
            unsettled.forget(seat.author());
        }
        seat.answer(frame);
    }

    private void applied(Wire.Commit commit, byte[] frame) {
        live.settled(commit);
        fanOut.commit(frame, Integer.toUnsignedLong(commit.getSeq()));
        long batch = Integer.toUnsignedLong(commit.getBatch());
        long missed = unsettled.missedBefore(commit.getAuthor(), batch);
        unsettled.settled(commit.getAuthor(), batch, loop.nowMs());
        LocalSeat seat = seats.of(commit.getAuthor());
        if (missed != 0 && seat != null) {
            // Its refusal was lost on the way. The outcome is stored, but only for as long as it is among the last.
            seat.answer(Faults.resend(missed));
        }
    }

    /** People came, changed or left, as the owner says. */
    void people(Wire.Roster change) {
        if (change.getPersonCount() > 0) {
            roster.apply(change).forEach(live::dropAuthor);
            fanOut.frame(Wire.Frame.newBuilder().setRoster(change).build());
        }
    }

    /**
     * The owner tells everybody, other nodes' people too, by the feed. The store is asked rather than the news believed, so
     * that of two renames at once the last one is told.
     */
    void renamed() {
        if (duty instanceof Owner) {
            long reading = ++titleReadings;
            Hop.to(
                    loop,
                    outside.journal().board(id),
                    row -> {
                        if (reading == titleReadings) {
                            row.ifPresent(found -> titled(found.title()));
                        }
                    },
                    failure -> LOG.debug("board {}: its new title cannot be read: {}", id, failure.toString()));
        }
    }

    /** Not kept: a newcomer's Welcome has it from the store. */
    void titled(String title) {
        fanOut.frame(Wire.Frame.newBuilder()
                .setRoster(Wire.Roster.newBuilder().setTitle(title))
                .build());
    }

    /** Beside the elements, all that is there: everybody, then live state (LIV-4). */
    List<Wire.Frame> present() {
        List<Wire.Frame> frames = new ArrayList<>();
        frames.add(Wire.Frame.newBuilder().setRoster(roster.whole()).build());
        for (Wire.Live part : live.all(outside.limits().frameBytes())) {
            frames.add(Wire.Frame.newBuilder().setLive(part).build());
        }
        return frames;
    }

    private Wire.@Nullable Live pendingLive() {
        return duty == null ? null : duty.pendingLive();
    }

    private void relay(FeedItem item) {
        if (item.bringsOps()) {
            onlookers.changed(item.head().at());
        }
        if (duty != null) {
            duty.relay(item);
        }
    }

    // ---- from onlookers

    /** Where the board stands once it has all that the journal has (I11). */
    void head(Consumer<Position> found, Consumer<Throwable> failed) {
        usedAtMs = loop.nowMs();
        Hop.to(
                loop,
                outside.journal().head(id),
                head -> repair.upTo(head.position().seq(), () -> found.accept(replica.head()), failed),
                failed);
    }

    Content content() {
        usedAtMs = loop.nowMs();
        return new Content(replica.head(), replica.state().all());
    }

    // ---- from outside

    void received(String from, ServerMessage message) {
        if (duty != null) {
            duty.received(from, message);
        }
    }

    void headSeen(long seq) {
        if (duty != null && seq > replica.head().seq()) {
            duty.headSeen(seq);
        }
    }

    void nodesChanged() {
        if (duty != null) {
            duty.nodesChanged();
        }
    }

    void eachSecond() {
        live.expire(loop.nowMs());
        unsettled.drainOlderThan(loop.nowMs() - STALL_MS, this::askAgain);
        if (duty != null) {
            duty.eachSecond();
        }
    }

    /** Since when nobody of this node and no other node has used the board. */
    long usedAtMs() {
        if (!seats.isEmpty() || !onlookers.isEmpty()) {
            usedAtMs = loop.nowMs();
        }
        return usedAtMs;
    }

    void used() {
        usedAtMs = loop.nowMs();
    }

    /** Lets go in good order, then runs {@code done}: what is under way is settled first. */
    void resign(Runnable done) {
        if (duty instanceof Owner owner) {
            owner.resign(done);
        } else {
            done.run();
        }
    }

    /** Ends every member's connection with {@code fault}; the board does nothing from now on. */
    void close(Wire.Fault fault) {
        if (duty != null) {
            duty.end();
            duty = null;
        }
        onlookers.end();
        for (LocalSeat seat : new ArrayList<>(seats.all())) {
            unseat(seat);
            seats.remove(seat);
            seat.member().loop().execute(() -> seat.member().ended(fault));
        }
        loop.end();
        LOG.debug("board {} closed at {}", id, replica.head());
    }
}
