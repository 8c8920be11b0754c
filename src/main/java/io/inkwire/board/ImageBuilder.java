package io.inkwire.board;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.inkwire.journal.JournalException;
import io.inkwire.model.Position;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.Frames;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Payload;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/** Snapshots: a state as parts that are sent and stored as the same bytes, and parts as the state again (SES-3). Holds nothing. */
final class ImageBuilder {
    /** Large enough that few are needed, small enough that a slow reader frees memory bit by bit. */
    private static final int PART_BYTES = 128 * 1024;

    /** Number, epoch, seq, last, digest, and the tag and length of the frame's body: at most 38. */
    private static final int HEADER_BYTES = 40;

    private ImageBuilder() {}

    /**
     * Takes as long as all of the board takes to encode.
     *
     * @param frameBytes what a client may send in one frame: so long is a part, unless a single element is longer
     */
    static CatchUp.Image image(BoardState state, int frameBytes) {
        int entryBytes = Math.min(PART_BYTES, frameBytes) - HEADER_BYTES;
        List<Payload> parts = new ArrayList<>();
        Wire.Snapshot.Builder part = begin(state.position(), 0);
        int bytes = 0;
        for (Wire.Entry entry : state.entries()) {
            int more = CodedOutputStream.computeMessageSize(Wire.Snapshot.ENTRY_FIELD_NUMBER, entry);
            if (bytes > 0 && bytes + more > entryBytes) {
                parts.add(payload(part));
                part = begin(state.position(), parts.size());
                bytes = 0;
            }
            part.addEntry(entry);
            bytes += more;
        }
        parts.add(payload(part.setLast(true).setDigest(state.digest())));
        return new CatchUp.Image(state.position(), List.copyOf(parts));
    }

    private static Wire.Snapshot.Builder begin(Position at, int number) {
        return Wire.Snapshot.newBuilder()
                .setPart(number)
                .setEpoch(ByteString.copyFrom(at.epoch().toBytes()))
                .setSeq((int) at.seq());
    }

    private static Payload payload(Wire.Snapshot.Builder part) {
        return new Payload(
                Frames.encode(Wire.Frame.newBuilder().setSnapshot(part).build()));
    }

    /**
     * The state whose image was stored.
     *
     * @param parts all parts of one image, in order
     * @throws JournalException where they are not: the store has lost something
     */
    static BoardState restore(List<byte[]> parts) {
        List<Wire.Snapshot> snapshots = new ArrayList<>();
        for (byte[] part : parts) {
            Decoded decoded = MessageDecoder.decode(part, Integer.MAX_VALUE);
            if (decoded instanceof Decoded.Message message
                    && message.frames().get(0) instanceof Received.Known known
                    && known.frame().hasSnapshot()) {
                snapshots.add(known.frame().getSnapshot());
            }
        }
        try {
            return BoardState.of(snapshots);
        } catch (IllegalArgumentException e) {
            throw new JournalException("a stored snapshot is damaged: " + e.getMessage(), e);
        }
    }
}
