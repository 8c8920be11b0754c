package io.inkwire.board;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A board's confirmed content on this node, which is always a prefix of the log: state, the encoded tail, and the shared
 * image for newcomers. Applies records in order and only in order (ORD-2). Confined to the board's loop.
 */
final class Replica {
    /** Told of each record right after it was applied. */
    interface Listener {
        void applied(Wire.Commit commit, byte[] frame);
    }

    private static final int TAIL_BYTES = 4 * 1024 * 1024;

    /** More is cheaper to send as an image, and must fit well within a connection's budget. */
    private static final int RESUME_BYTES = 384 * 1024;

    /** An image is made anew once what follows it is a quarter of its size, and more than this. */
    private static final int IMAGE_SLACK_BYTES = 32 * 1024;

    /** Commits that came before their predecessors, kept for after the repair; what does not fit the repair fetches. */
    private static final int MAX_EARLY = 512;

    private final BoardState state;
    private final Tail tail;
    private final int frameBytes;
    private final Listener listener;
    private final TreeMap<Long, Wire.Commit> early = new TreeMap<>();
    private CatchUp.Image image;
    private long imageBytes;

    Replica(BoardState state, int frameBytes, Listener listener) {
        this.state = state;
        this.frameBytes = frameBytes;
        this.listener = listener;
        this.tail = new Tail(state.position(), TAIL_BYTES);
        this.image = makeImage();
    }

    BoardState state() {
        return state;
    }

    Position head() {
        return state.position();
    }

    Mark mark() {
        return new Mark(state.position(), state.digest());
    }

    /** Applies a record that is known to be next. */
    void apply(Wire.Commit commit, byte[] encoded, Epoch epoch) {
        state.apply(commit, epoch);
        byte[] frame = Frames.commit(encoded);
        tail.add(state.position(), frame);
        listener.applied(commit, frame);
    }

    /** A record as another node sent it. False where those before it are missing: repair up to it. */
    boolean offer(Wire.Commit commit) {
        long seq = Integer.toUnsignedLong(commit.getSeq());
        if (seq > head().seq() + 1) {
            if (early.size() < MAX_EARLY) {
                early.put(seq, commit);
            }
            return false;
        }
        if (seq == head().seq() + 1) {
            applyNext(commit);
            drainEarly();
        }
        return true;
    }

    /** Applies those that came early and are next now. */
    void drainEarly() {
        while (!early.isEmpty() && early.firstKey() <= head().seq() + 1) {
            Map.Entry<Long, Wire.Commit> first = early.pollFirstEntry();
            if (first.getKey() == head().seq() + 1) {
                applyNext(first.getValue());
            }
        }
    }

    private void applyNext(Wire.Commit commit) {
        Epoch named = Epoch.parse(commit.getEpoch().toByteArray()).orElse(Epoch.NONE);
        apply(commit, commit.toByteArray(), named.isNone() ? head().epoch() : named);
    }

    /** What brings a client from {@code from} to the head, or empty where only an image can. */
    Optional<List<Payload>> resume(Position from) {
        return tail.bytesAfter(from).filter(bytes -> bytes <= RESUME_BYTES).map(bytes -> tail.after(from));
    }

    /** Whether the tail reaches back to {@code from}. */
    boolean reaches(Position from) {
        return tail.bytesAfter(from).isPresent();
    }

    /** The board's content, at most a little older than the head: the tail leads from it to the head. */
    CatchUp.Image image() {
        long slack = Math.max(IMAGE_SLACK_BYTES, imageBytes / 4);
        long behind = tail.bytesAfter(image.at()).orElse(Long.MAX_VALUE);
        if (behind > Math.min(slack, RESUME_BYTES / 2)) {
            image = makeImage();
        }
        return image;
    }

    private CatchUp.Image makeImage() {
        CatchUp.Image made = ImageBuilder.image(state, frameBytes);
        imageBytes = made.parts().stream().mapToLong(Payload::length).sum();
        return made;
    }
}
