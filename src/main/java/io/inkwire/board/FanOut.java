package io.inkwire.board;

import io.inkwire.model.Loop;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what happens on a board and hands it to everybody as one shared message: at once where the board is quiet, once
 * a tick where it is busy. One hop per event loop, never one per socket. Keeps live frames in order with the commits.
 * Confined to the board's loop.
 */
final class FanOut {
    /** Long enough that ten people drawing at 20/s share writes, short enough to stay unseen. */
    static final long TICK_MS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

    private static final Payload NOTHING = new Payload(new byte[0]);

    private final Loop loop;
    private final Supplier<Mark> mark;
    private final Supplier<Wire.@Nullable Live> pendingLive;
    private final Consumer<FeedItem> relay;

    private final Map<Loop, List<Member>> members = new HashMap<>();
    private final List<byte[]> all = new ArrayList<>();
    private final List<byte[]> lasting = new ArrayList<>();
    private final List<Wire.Live> lives = new ArrayList<>();
    private long firstSeq;
    private boolean wanted;
    private boolean ticking;

    /**
     * @param mark where the board stands
     * @param pendingLive takes what live state has gathered since it was last asked; null where there is none
     * @param relay is given each item beside the members
     */
    FanOut(Loop loop, Supplier<Mark> mark, Supplier<Wire.@Nullable Live> pendingLive, Consumer<FeedItem> relay) {
        this.loop = loop;
        this.mark = mark;
        this.pendingLive = pendingLive;
        this.relay = relay;
    }

    /** The member gets what happens from now on, and nothing that happened before. */
    void add(Member member) {
        flush();
        List<Member> group = new ArrayList<>(members.getOrDefault(member.loop(), List.of()));
        if (!group.contains(member)) {
            group.add(member);
        }
        members.put(member.loop(), List.copyOf(group));
    }

    void remove(Member member) {
        List<Member> group = new ArrayList<>(members.getOrDefault(member.loop(), List.of()));
        if (!group.remove(member)) {
            return;
        }
        if (group.isEmpty()) {
            members.remove(member.loop());
        } else {
            members.put(member.loop(), List.copyOf(group));
        }
    }

    /** @param frame a delimited Commit frame that has just been applied @param seq seq of its first op */
    void commit(byte[] frame, long seq) {
        gatherLive();
        all.add(frame);
        lasting.add(frame);
        if (firstSeq == 0) {
            firstSeq = seq;
        }
        wake();
    }

    /** Anything that is neither a Commit nor Live. */
    void frame(Wire.Frame frame) {
        gatherLive();
        byte[] encoded = Frames.encode(frame);
        all.add(encoded);
        lasting.add(encoded);
        wake();
    }

    void live(Wire.Live live) {
        lives.add(live);
        all.add(Frames.encode(Wire.Frame.newBuilder().setLive(live).build()));
        wake();
    }

    /** There is, or may soon be, something to send. */
    void wake() {
        wanted = true;
        if (!ticking) {
            ticking = true;
            // At the end of this turn, so that a group of commits is one message.
            loop.execute(this::flush);
            loop.after(TICK_MS, this::tick);
        }
    }

    private void tick() {
        ticking = false;
        if (wanted) {
            wake();
        }
    }

    void flush() {
        wanted = false;
        gatherLive();
        if (all.isEmpty()) {
            return;
        }
        Payload whole = new Payload(Frames.concat(all));
        Payload durable = lives.isEmpty() ? whole : lasting.isEmpty() ? NOTHING : new Payload(Frames.concat(lasting));
        FeedItem item = new FeedItem(whole, durable, List.copyOf(lives), firstSeq, mark.get());
        all.clear();
        lasting.clear();
        lives.clear();
        firstSeq = 0;
        relay.accept(item);
        members.forEach((memberLoop, group) -> memberLoop.execute(() -> {
            for (Member member : group) {
                feed(member, item);
            }
        }));
    }

    /** What goes wrong with one member is not the others' loss. */
    private static void feed(Member member, FeedItem item) {
        try {
            member.feed(item);
        } catch (RuntimeException failure) {
            LOG.error("a member could not be fed", failure);
        }
    }

    private void gatherLive() {
        Wire.Live live = pendingLive.get();
        if (live != null) {
            lives.add(live);
            all.add(Frames.encode(Wire.Frame.newBuilder().setLive(live).build()));
        }
    }
}
