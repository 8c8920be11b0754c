package io.inkwire.board;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the live frames of one tick into one (LIV-2): consecutive chunks of a stroke are joined, of cursors and drafts
 * only the newest is kept. Bounded; what is too much is dropped, and with a chunk the rest of its stroke (LIV-3).
 * Confined to the board's loop.
 */
final class LiveMerger {
    /** A tag and a length, for each thing in a Live. */
    private static final int HEADER_BYTES = 5;

    private final int maxBytes;
    private final Map<ElementId, Wire.Chunk.Builder> chunks = new LinkedHashMap<>();
    private final Map<Integer, Wire.Cursor> cursors = new LinkedHashMap<>();
    private final Map<DraftOf, Wire.Draft> drafts = new LinkedHashMap<>();
    /** Of all that came since the last take, whether or not it replaced something. */
    private int bytes;

    private record DraftOf(int author, ElementId id) {}

    /** @param maxBytes the longest Live it makes */
    LiveMerger(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What a client sent, of good shape; it is stamped with its author. */
    void offer(int author, Wire.Live live) {
        for (Wire.Chunk chunk : live.getChunkList()) {
            add(chunk.toBuilder().setAuthor(author).build());
        }
        for (Wire.Cursor cursor : live.getCursorList()) {
            add(cursor.toBuilder().setAuthor(author).build());
        }
        for (Wire.Draft draft : live.getDraftList()) {
            add(draft.toBuilder().setAuthor(author).build());
        }
    }

    private void add(Wire.Chunk chunk) {
        ElementId id = new ElementId(chunk.getAuthor(), chunk.getStroke());
        Wire.Chunk.Builder before = chunks.get(id);
        if (chunk.getFrom() == 0 || chunk.getCancel() || before == null) {
            if (fits(chunk.getSerializedSize())) {
                Wire.Chunk.Builder pending = chunk.toBuilder();
                if (pending.hasInk()) {
                    // Times have no use before the put, and would have to be joined too.
                    pending.getInkBuilder().clearT();
                }
                chunks.put(id, pending);
            }
        } else if (follows(before, chunk) && fits(chunk.getSerializedSize())) {
            before.getInkBuilder()
                    .addAllD(chunk.getInk().getDList())
                    .addAllP(chunk.getInk().getPList());
        }
    }

    private static boolean follows(Wire.Chunk.Builder before, Wire.Chunk chunk) {
        int steps = before.getInk().getDCount() / 2;
        int points = before.getFrom() == 0 ? 1 + steps : steps;
        boolean alike = points == 0
                || chunk.getInk().getDCount() == 0
                || (before.getInk().getPCount() == 0) == (chunk.getInk().getPCount() == 0);
        return alike && !before.getCancel() && chunk.getFrom() == before.getFrom() + points;
    }

    private void add(Wire.Cursor cursor) {
        if (fits(cursor.getSerializedSize())) {
            cursors.merge(cursor.getAuthor(), cursor, (before, newest) -> LiveAuthor.withView(newest, before));
        }
    }

    private void add(Wire.Draft draft) {
        if (fits(draft.getSerializedSize())) {
            drafts.put(new DraftOf(draft.getAuthor(), Held.id(draft.getElement().getId())), draft);
        }
    }

    private boolean fits(int more) {
        boolean fits = bytes + HEADER_BYTES + more <= maxBytes;
        bytes += fits ? HEADER_BYTES + more : 0;
        return fits;
    }

    /** What has come since the last call; null for nothing. */
    Wire.@Nullable Live take() {
        if (chunks.isEmpty() && cursors.isEmpty() && drafts.isEmpty()) {
            return null;
        }
        Wire.Live.Builder live =
                Wire.Live.newBuilder().addAllCursor(cursors.values()).addAllDraft(drafts.values());
        chunks.values().forEach(live::addChunk);
        chunks.clear();
        cursors.clear();
        drafts.clear();
        bytes = 0;
        return live.build();
    }
}
