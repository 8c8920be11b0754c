package io.inkwire.board;

import com.google.protobuf.ByteString;
import io.inkwire.cluster.pb.Cluster;
import io.inkwire.cluster.pb.Cluster.Forward;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.cluster.pb.Cluster.Subscribe;
import io.inkwire.journal.Claim;
import io.inkwire.journal.Head;
import io.inkwire.model.Epoch;
import io.inkwire.model.Loop;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty of the node that orders a board: it claims the board in the journal, sequences, tells every subscribed node,
 * and keeps the book of who is there. What it believes may be wrong; the journal's fence is not (I9). Confined to the
 * board's loop.
 */
final class Owner implements Duty, Sequencer.Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);

    private static final long FIRST_RETRY_MS = 50;
    private static final long LAST_RETRY_MS = 4_000;

    /** A new node gets this long to be seen by everybody before a board is moved to it. */
    private static final long SETTLE_MS = 3_000;

    private enum Phase {
        CLAIMING,
        READY,
        LEAVING
    }

    private final Board board;
    private final Loop loop;
    private final Subscribers subscribers;
    private final Attendance attendance;
    private final Sequencer sequencer;
    private final LiveMerger merger;
    private Phase phase = Phase.CLAIMING;
    private Epoch epoch = Epoch.NONE;
    private boolean readOnly;
    /** Only the newest attempt to claim counts. */
    private long claims;

    private long retryMs = FIRST_RETRY_MS;
    private long otherFirstSinceMs = -1;
    private boolean ended;

    Owner(Board board, List<String> waiting) {
        this.board = board;
        this.loop = board.loop();
        Outside outside = board.outside();
        this.subscribers = new Subscribers(board.id(), outside.bus(), loop);
        this.attendance = new Attendance(board.roster().everyone(), loop.nowMs());
        this.sequencer = new Sequencer(
                board.id(),
                outside.journal(),
                loop,
                board.replica().state(),
                outside.limits(),
                outside.metrics(),
                this);
        this.merger = new LiveMerger(outside.limits().frameBytes());
        waiting.forEach(subscribers::expect);
    }

    @Override
    public void begin() {
        claim();
        seatsChanged();
    }

    // ---- claiming

    private void claim() {
        phase = Phase.CLAIMING;
        sequencer.close();
        long attempt = ++claims;
        Outside outside = board.outside();
        Hop.to(
                loop,
                outside.journal().claim(board.id(), outside.bus().self()),
                claim -> claimed(claim, attempt),
                this::claimFailed);
    }

    private void claimed(Claim claim, long attempt) {
        if (ended || attempt != claims) {
            return;
        }
        epoch = claim.epoch();
        board.repair().upTo(claim.head().seq(), this::ready, this::claimFailed);
    }

    private void ready() {
        if (ended) {
            return;
        }
        LOG.debug(
                "board {}: owned under {} from {}",
                board.id(),
                epoch,
                board.replica().head());
        phase = Phase.READY;
        if (readOnly) {
            readOnly = false;
            LOG.info("board {}: can be saved again", board.id());
            board.fanOut().frame(Faults.frame(Faults.healed()));
        }
        subscribers.answerAll(this::standing);
        board.ownerFound();
        sequencer.open(epoch);
    }

    private void claimFailed(Throwable failure) {
        if (ended) {
            return;
        }
        if (!readOnly) {
            readOnly = true;
            LOG.atWarn()
                    .addKeyValue("board", board.id())
                    .addKeyValue("reason", failure)
                    .log("board {}: read-only, the journal does not take it: {}", board.id(), failure.toString());
        }
        board.fanOut().frame(Faults.frame(Faults.readOnly()));
        claimLater();
    }

    /** Each time later, until something is committed: a store that fails half of what it is asked is not stormed. */
    private void claimLater() {
        phase = Phase.CLAIMING;
        sequencer.close();
        long attempt = ++claims;
        loop.after(retryMs, () -> {
            if (!ended && attempt == claims) {
                claim();
            }
        });
        retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
    }

    // ---- sequencing

    @Override
    public void submit(LocalSeat seat, Wire.Submit submit) {
        sequencer.submit(new Submission(
                loop.nowMs(), seat.author(), seat.role(), seat.name(), submit, frame -> board.answer(seat, frame)));
    }

    @Override
    public void committed(Wire.Commit commit, byte[] encoded, Epoch recordEpoch) {
        retryMs = FIRST_RETRY_MS;
        long before = board.replica().head().seq();
        if (Integer.toUnsignedLong(commit.getSeq()) <= before) {
            // A repair, for somebody who joined, has read it from the journal before its answer came back.
            return;
        }
        board.replica().apply(commit, encoded, recordEpoch);
        if (board.replica().head().seq() / Heads.EVERY_OPS != before / Heads.EVERY_OPS) {
            board.fanOut().frame(Heads.frame(board.replica().mark()));
        }
        board.keeper().consider();
    }

    @Override
    public void lost(boolean fenced, String reason) {
        if (ended) {
            return;
        }
        if (phase == Phase.LEAVING) {
            leave();
        } else if (fenced) {
            LOG.debug("board {}: fenced under {}", board.id(), epoch);
            findOwner();
        } else {
            LOG.atWarn()
                    .addKeyValue("board", board.id())
                    .addKeyValue("reason", reason)
                    .log("board {}: outcome of an append unknown: {}; claiming anew", board.id(), reason);
            claimLater();
        }
    }

    /** Another node seems to have claimed since: the journal knows which. */
    private void findOwner() {
        Hop.to(loop, board.outside().journal().head(board.id()), this::ownerKnown, this::claimFailed);
    }

    private void ownerKnown(Head head) {
        if (ended || phase != Phase.READY) {
            return;
        }
        String self = board.outside().bus().self();
        String owner = head.ownerNode();
        boolean other = !owner.equals(self);
        if (other && board.outside().bus().nodes().contains(owner)) {
            board.follow(owner, false);
        } else if ((other || !sequencer.isOpen()) && !sequencer.busy()) {
            claim();
        }
    }

    // ---- live state and people

    @Override
    public void live(LocalSeat seat, Wire.Live live) {
        gather(seat.author(), live);
    }

    private void gather(int author, Wire.Live live) {
        merger.offer(author, live);
        board.fanOut().wake();
    }

    @Override
    public Wire.@Nullable Live pendingLive() {
        Wire.Live merged = merger.take();
        if (merged != null) {
            board.live().apply(merged, loop.nowMs());
        }
        return merged;
    }

    @Override
    public void seatsChanged() {
        // A seat of this very node displaced by another one was told when it was seated.
        seated(board.outside().bus().self(), board.seats().toSeated());
    }

    private void seated(String node, List<Cluster.Seated> seats) {
        Attendance.Change change = attendance.seated(node, seats, loop.nowMs());
        tell(change.people());
        for (Attendance.Displaced displaced : change.displaced()) {
            if (displaced.node().equals(board.outside().bus().self())) {
                board.displaced(displaced.author(), displaced.seat());
            } else {
                subscribers.displaced(displaced);
            }
        }
    }

    private void tell(List<Wire.Person> people) {
        board.people(Wire.Roster.newBuilder().addAllPerson(people).build());
    }

    // ---- other nodes

    @Override
    public void relay(FeedItem item) {
        subscribers.deliver(epoch, item);
    }

    @Override
    public void received(String from, ServerMessage message) {
        switch (message.getBodyCase()) {
            case SUBSCRIBE -> subscribed(from, message.getSubscribe());
            case UNSUBSCRIBE -> {
                subscribers.remove(from);
                tell(attendance.nodeLost(from, loop.nowMs()));
            }
            case FORWARD -> forwarded(from, message.getForward());
            case DELIVER -> otherOwner(message.getDeliver().getOwner());
            case SUBSCRIBED, NOT_OWNER, ANSWER, REPLACED, MOVED, HEADS, RENAMED, BODY_NOT_SET -> {}
        }
    }

    private void subscribed(String from, Subscribe subscribe) {
        board.used();
        if (phase == Phase.LEAVING) {
            return;
        }
        if (subscribers.renew(from, subscribe.getTerm())) {
            seated(from, subscribe.getSeatedList());
        }
        if (phase == Phase.READY) {
            board.fanOut().flush();
            subscribers.answer(from, standing());
        } else {
            subscribers.comeAgain(from, subscribe.getTerm());
        }
    }

    private Cluster.Subscribed.Builder standing() {
        Mark mark = board.replica().mark();
        return Cluster.Subscribed.newBuilder()
                .setEpoch(ByteString.copyFrom(mark.at().epoch().toBytes()))
                .setSeq(mark.at().seq())
                .setOwner(ByteString.copyFrom(epoch.toBytes()))
                .setFrames(ByteString.copyFrom(Frames.encode(board.present())));
    }

    private void forwarded(String from, Forward forward) {
        Optional<Wire.Frame> parsed = Relayed.frame(forward.getFrame());
        if (parsed.isEmpty() || phase == Phase.LEAVING) {
            return;
        }
        Wire.Frame frame = parsed.get();
        int author = forward.getAuthor();
        if (frame.hasLive()) {
            gather(author, frame.getLive());
        } else if (frame.hasSubmit()) {
            Role role = Relayed.role(forward.getRole());
            sequencer.submit(new Submission(
                    loop.nowMs(),
                    author,
                    role,
                    forward.getName(),
                    frame.getSubmit(),
                    answer -> subscribers.answerSession(from, author, forward.getSeat(), answer)));
        }
    }

    private void otherOwner(ByteString owner) {
        Epoch other = Epoch.parse(owner.toByteArray()).orElse(Epoch.NONE);
        if (phase == Phase.READY && other.counter() > epoch.counter()) {
            findOwner();
        }
    }

    @Override
    public void headSeen(long seq) {
        // Behind in one's own board: somebody else writes it.
        if (phase == Phase.READY && !sequencer.busy()) {
            findOwner();
        }
    }

    @Override
    public void nodesChanged() {
        List<String> alive = board.outside().bus().nodes();
        for (String lost : subscribers.retain(alive)) {
            tell(attendance.nodeLost(lost, loop.nowMs()));
        }
        considerMoving();
    }

    @Override
    public void eachSecond() {
        for (String silent : subscribers.expire()) {
            tell(attendance.nodeLost(silent, loop.nowMs()));
        }
        tell(attendance.expire(loop.nowMs()));
        considerMoving();
        if (!subscribers.isEmpty()) {
            board.used();
        }
    }

    // ---- moving on

    private void considerMoving() {
        boolean otherFirst =
                !board.firstCandidate().equals(board.outside().bus().self());
        if (!otherFirst) {
            otherFirstSinceMs = -1;
        } else if (otherFirstSinceMs < 0) {
            otherFirstSinceMs = loop.nowMs();
        } else if (phase == Phase.READY && loop.nowMs() - otherFirstSinceMs >= SETTLE_MS) {
            phase = Phase.LEAVING;
            sequencer.close();
            leave();
        }
    }

    /** Lets go once no append is under way, so that nothing of it is lost on the way. */
    private void leave() {
        if (sequencer.busy()) {
            loop.after(FanOut.TICK_MS, () -> {
                if (!ended) {
                    leave();
                }
            });
            return;
        }
        String next = board.firstCandidate();
        if (next.equals(board.outside().bus().self())) {
            claim();
            return;
        }
        board.fanOut().flush();
        subscribers.moved(next, epoch);
        LOG.debug(
                "board {}: handed over to {} at {}",
                board.id(),
                next,
                board.replica().head());
        board.follow(next, true);
    }

    /** This node goes away: runs {@code done} once no append is under way, with the others told whom to ask. */
    void resign(Runnable done) {
        phase = Phase.LEAVING;
        sequencer.close();
        if (sequencer.busy()) {
            loop.after(FanOut.TICK_MS, () -> resign(done));
            return;
        }
        board.fanOut().flush();
        subscribers.moved(board.nextCandidate(), epoch);
        done.run();
    }

    @Override
    public void end() {
        ended = true;
        sequencer.close();
        sequencer.drain();
    }
}
