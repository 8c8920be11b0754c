package io.inkwire.session;

import io.inkwire.model.ElementId;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of live frames for a connection that cannot take them all: each person's newest cursor and the newest draft
 * of each element (LIV-5). Chunks are dropped: a receiver ignores the rest of a stroke that it missed a piece of (LIV-3).
 * Bounded by {@link #DRAFT_BYTES} and the people of the board. Confined to the connection's loop.
 */
final class NewestLive {
    /** More than people drag at once; a draft beyond it is dropped, and its put brings it. */
    private static final int DRAFT_BYTES = 64 * 1024;

    private record DraftKey(int author, ElementId element) {}

    private final Map<Integer, Wire.Cursor> cursors = new LinkedHashMap<>();
    private final Map<DraftKey, Wire.Draft> drafts = new LinkedHashMap<>();
    private int draftBytes;

    void add(Wire.Live live) {
        for (Wire.Cursor cursor : live.getCursorList()) {
            cursors.merge(cursor.getAuthor(), cursor, NewestLive::keepingView);
        }
        live.getDraftList().forEach(this::add);
    }

    private void add(Wire.Draft draft) {
        Wire.Id id = draft.getElement().getId();
        DraftKey key = new DraftKey(draft.getAuthor(), new ElementId(id.getAuthor(), id.getN()));
        Wire.Draft older = drafts.remove(key);
        draftBytes -= older == null ? 0 : older.getSerializedSize();
        if (draftBytes + draft.getSerializedSize() <= DRAFT_BYTES) {
            drafts.put(key, draft);
            draftBytes += draft.getSerializedSize();
        }
    }

    /** A cursor without a view keeps the last one, which may be in what is being dropped. */
    private static Wire.Cursor keepingView(Wire.Cursor older, Wire.Cursor newer) {
        return newer.hasView() || !older.hasView()
                ? newer
                : newer.toBuilder().setView(older.getView()).build();
    }

    /** Ops go out after what is held: a draft may be of an element that they have changed since, and would lie over it. */
    void opsFollowed() {
        drafts.values().removeIf(draft -> !draft.getCancel());
        draftBytes =
                drafts.values().stream().mapToInt(Wire.Draft::getSerializedSize).sum();
    }

    boolean isEmpty() {
        return cursors.isEmpty() && drafts.isEmpty();
    }

    void clear() {
        cursors.clear();
        drafts.clear();
        draftBytes = 0;
    }

    /** One Live frame of all that is held, which is then held no more. */
    Payload take() {
        Wire.Live live = Wire.Live.newBuilder()
                .addAllCursor(cursors.values())
                .addAllDraft(drafts.values())
                .build();
        clear();
        return new Payload(Frames.encode(Wire.Frame.newBuilder().setLive(live).build()));
    }
}
