package io.inkwire.board;

import io.inkwire.cluster.pb.Cluster;
import io.inkwire.cluster.pb.Cluster.Deliver;
import io.inkwire.cluster.pb.Cluster.NotOwner;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.cluster.pb.Cluster.Subscribed;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty of a node that has sessions on a board which another node owns: it subscribes to the owner, hands its sessions'
 * batches and live state over, and feeds them what comes back. Nothing it is told is trusted further than the log's order
 * (ORD-2); what it misses it reads from the journal. Confined to the board's loop.
 */
final class Follower implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** An owner answers in a millisecond or two; twice this without an answer, and the next candidate is asked. */
    private static final long ANSWER_MS = 1_000;

    private static final int MISSES = 2;
    private static final long RENEW_MS = 5_000;

    /** The owner-to-be opens and claims the board: soon, not yet. */
    private static final long COME_AGAIN_MS = 100;

    /** So often one is sent on before the node at hand is made to claim. */
    private static final int MAX_HINTS = 4;

    /** And so often it may say "soon" before it is given up: 10 s. */
    private static final int MAX_SOON = 100;

    private final Board board;
    private final Loop loop;
    private final String self;
    private String owner;
    private boolean claim;
    private long term;
    private boolean subscribed;
    private int misses;
    private int hints;
    private int soons;
    private boolean seatsDirty;
    private Loop.@Nullable Timer timer;

    Follower(Board board, String owner, boolean claim) {
        this.board = board;
        this.loop = board.loop();
        this.self = board.outside().bus().self();
        this.owner = owner;
        this.claim = claim;
    }

    @Override
    public void begin() {
        ask();
    }

    // ---- subscription

    private void ask() {
        term = board.seats().nextTerm();
        seatsDirty = false;
        send(ServerMessage.newBuilder()
                .setSubscribe(Cluster.Subscribe.newBuilder()
                        .addAllSeated(board.seats().toSeated())
                        .setClaim(claim)
                        .setTerm(term)));
        wait(ANSWER_MS, this::missed);
    }

    private void missed() {
        misses++;
        if (misses >= MISSES) {
            LOG.info("board {}: no answer from its owner {}", board.id(), owner);
            board.suspect(owner);
        } else {
            ask();
        }
    }

    private void wait(long ms, Runnable then) {
        if (timer != null) {
            timer.cancel();
        }
        timer = loop.after(ms, then);
    }

    private void answered(Subscribed answer) {
        misses = 0;
        hints = 0;
        soons = 0;
        claim = false;
        boolean first = !subscribed;
        subscribed = true;
        board.repair().upTo(answer.getSeq(), () -> {}, this::behind);
        for (Wire.Frame frame : Relayed.frames(answer.getFrames())) {
            if (frame.hasRoster()) {
                Set<Integer> here = board.seats().authors();
                board.people(board.roster().changeTo(frame.getRoster(), here));
            } else if (frame.hasLive() && first) {
                feedLive(frame.getLive());
            }
        }
        if (first) {
            board.ownerFound();
        }
        wait(seatsDirty ? 0 : RENEW_MS, this::ask);
    }

    private void behind(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("board", board.id())
                .addKeyValue("reason", failure)
                .log(
                        "board {}: behind at {}, and the journal cannot be read: {}",
                        board.id(),
                        board.replica().head(),
                        failure.toString());
    }

    private void notOwner(NotOwner answer) {
        if (answer.getTerm() != term) {
            return;
        }
        misses = 0;
        if (answer.getHint().equals(owner) && soons < MAX_SOON) {
            soons++;
            wait(COME_AGAIN_MS, this::ask);
        } else if (answer.getHint().equals(self)) {
            board.own(List.of());
        } else if (answer.getHint().isEmpty()
                || hints >= MAX_HINTS
                || answer.getHint().equals(owner)) {
            turnTo(board.firstCandidate(), true);
        } else {
            turnTo(answer.getHint(), false);
        }
    }

    private void turnTo(String node, boolean toClaim) {
        if (node.equals(self)) {
            board.own(List.of());
            return;
        }
        hints = toClaim ? 0 : hints + 1;
        owner = node;
        claim = toClaim;
        subscribed = false;
        soons = 0;
        wait(hints == 0 ? COME_AGAIN_MS : 0, this::ask);
    }

    @Override
    public void nodesChanged() {
        if (!board.outside().bus().nodes().contains(owner)) {
            turnTo(board.firstCandidate(), true);
        }
    }

    @Override
    public void seatsChanged() {
        if (!seatsDirty) {
            seatsDirty = true;
            // At the end of the turn, so that ten who join at once are one message.
            loop.execute(() -> {
                if (seatsDirty && timer != null) {
                    ask();
                }
            });
        }
    }

    // ---- upwards

    @Override
    public void submit(LocalSeat seat, Wire.Submit submit) {
        forward(seat, Wire.Frame.newBuilder().setSubmit(submit).build());
    }

    @Override
    public void live(LocalSeat seat, Wire.Live live) {
        forward(seat, Wire.Frame.newBuilder().setLive(live).build());
    }

    private void forward(LocalSeat seat, Wire.Frame frame) {
        send(ServerMessage.newBuilder()
                .setForward(Cluster.Forward.newBuilder()
                        .setAuthor(seat.author())
                        .setSeat(seat.number())
                        .setName(seat.name())
                        .setRole(seat.role().number())
                        .setFrame(frame.toByteString())));
    }

    private void send(ServerMessage.Builder message) {
        board.outside().bus().send(owner, board.id(), message.build());
    }

    // ---- downwards

    @Override
    public void received(String from, ServerMessage message) {
        boolean fromOwner = from.equals(owner);
        switch (message.getBodyCase()) {
            case SUBSCRIBED -> {
                if (fromOwner) {
                    answered(message.getSubscribed());
                }
            }
            case NOT_OWNER -> {
                if (fromOwner) {
                    notOwner(message.getNotOwner());
                }
            }
            case MOVED -> {
                if (fromOwner) {
                    turnTo(message.getMoved().getTo(), true);
                }
            }
            case DELIVER -> delivered(message.getDeliver(), fromOwner);
            case ANSWER -> answerSeat(message.getAnswer());
            case REPLACED ->
                board.displaced(
                        message.getReplaced().getAuthor(), message.getReplaced().getSeat());
            case SUBSCRIBE -> asked(from, message.getSubscribe());
            case FORWARD, UNSUBSCRIBE, HEADS, RENAMED, BODY_NOT_SET -> {}
        }
    }

    /** Somebody takes this node for the owner. */
    private void asked(String from, Cluster.Subscribe subscribe) {
        if (subscribe.getClaim()) {
            board.own(List.of(from));
            return;
        }
        board.outside()
                .bus()
                .send(
                        from,
                        board.id(),
                        ServerMessage.newBuilder()
                                .setNotOwner(Cluster.NotOwner.newBuilder()
                                        .setHint(owner)
                                        .setTerm(subscribe.getTerm()))
                                .build());
    }

    private void delivered(Deliver deliver, boolean fromOwner) {
        for (Wire.Frame frame : Relayed.frames(deliver.getFrames())) {
            if (frame.hasCommit()) {
                if (!board.replica().offer(frame.getCommit())) {
                    long seq = Integer.toUnsignedLong(frame.getCommit().getSeq());
                    board.repair().upTo(seq - 1, () -> {}, this::behind);
                }
            } else if (fromOwner && frame.hasLive()) {
                feedLive(frame.getLive());
            } else if (fromOwner && frame.hasRoster()) {
                board.people(frame.getRoster());
                if (frame.getRoster().hasTitle()) {
                    board.titled(frame.getRoster().getTitle());
                }
            } else if (fromOwner && frame.hasFault()) {
                board.fanOut().frame(frame);
            } else if (frame.hasHead()
                    && frame.getHead().getSeq() == (int) board.replica().head().seq()) {
                board.fanOut().frame(frame);
            }
        }
        // The owner has gathered a tick already.
        board.fanOut().flush();
    }

    private void feedLive(Wire.Live live) {
        board.live().apply(live, loop.nowMs());
        board.fanOut().live(live);
    }

    private void answerSeat(Cluster.Answer answer) {
        LocalSeat seat = board.seats().of(answer.getAuthor(), answer.getSeat());
        if (seat != null) {
            Relayed.frame(answer.getFrame()).ifPresent(frame -> board.answer(seat, frame));
        }
    }

    @Override
    public void headSeen(long seq) {
        board.repair().upTo(seq, () -> {}, this::behind);
    }

    @Override
    public void eachSecond() {}

    @Override
    public Wire.@Nullable Live pendingLive() {
        return null;
    }

    @Override
    public void relay(FeedItem item) {}

    @Override
    public void end() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        send(ServerMessage.newBuilder().setUnsubscribe(Cluster.Unsubscribe.getDefaultInstance()));
    }
}
