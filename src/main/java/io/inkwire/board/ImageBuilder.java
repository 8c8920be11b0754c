package io.inkwire.board;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.inkwire.journal.JournalException;
import io.inkwire.model.Position;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a state as a snapshot, part by part, so that a large board may be spread over turns of its loop: what is encoded
 * is the state as it was at construction, whatever happens to it afterwards. A part is an encoded {@code Snapshot} message
 * as journals store it; {@link #image} makes of it what is sent. Confined to one thread at a time.
 */
final class ImageBuilder {
    /** Large enough that few are needed, small enough that a slow reader frees memory bit by bit. */
    private static final int PART_BYTES = 128 * 1024;
    /** Number, epoch, seq, last, digest, and the tag and length around it: at most 38. */
    private static final int HEADER_BYTES = 40;

    private final List<Held> elements;
    private final Position at;
    private final int digest;
    private final int partBytes;
    private int next;
    private int part;
    private boolean done;

    /** @param frameBytes what a client may send in one frame; a part is at most 64 bytes longer if every element is shorter */
    ImageBuilder(BoardState state, int frameBytes) {
        this.elements = state.held();
        this.at = state.position();
        this.digest = state.digest();
        this.partBytes = Math.min(PART_BYTES, frameBytes) - HEADER_BYTES;
    }

    Position at() {
        return at;
    }

    boolean isDone() {
        return done;
    }

    /** The next part. An empty board has one, too. */
    byte[] next() {
        Wire.Snapshot.Builder snapshot = Wire.Snapshot.newBuilder()
                .setPart(part++)
                .setEpoch(ByteString.copyFrom(at.epoch().toBytes()))
                .setSeq((int) at.seq());
        int bytes = 0;
        while (next < elements.size()) {
            Wire.Entry entry = elements.get(next).toEntry();
            bytes += CodedOutputStream.computeMessageSize(Wire.Snapshot.ENTRY_FIELD_NUMBER, entry);
            if (bytes > partBytes && snapshot.getEntryCount() != 0) {
                return snapshot.build().toByteArray();
            }
            snapshot.addEntry(entry);
            next++;
        }
        done = true;
        return snapshot.setLast(true).setDigest(digest).build().toByteArray();
    }

    /** All parts at once. */
    static List<byte[]> encode(BoardState state, int frameBytes) {
        ImageBuilder builder = new ImageBuilder(state, frameBytes);
        List<byte[]> parts = new ArrayList<>();
        while (!builder.isDone()) {
            parts.add(builder.next());
        }
        return parts;
    }

    /** @param parts all of one snapshot, in order, as they are stored */
    static CatchUp.Image image(Position at, List<byte[]> parts) {
        return new CatchUp.Image(
                at,
                parts.stream().map(part -> new Payload(Frames.snapshot(part))).toList());
    }

    static CatchUp.Image image(BoardState state, int frameBytes) {
        return image(state.position(), encode(state, frameBytes));
    }

    /**
     * The state that was stored.
     *
     * @throws JournalException where the parts are not one whole snapshot: the store has lost something
     */
    static BoardState restore(List<byte[]> parts) {
        try {
            List<Wire.Snapshot> snapshots = new ArrayList<>();
            for (byte[] part : parts) {
                snapshots.add(Wire.Snapshot.parseFrom(part));
            }
            return BoardState.of(snapshots);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new JournalException("a stored snapshot is damaged: " + e.getMessage(), e);
        }
    }
}
