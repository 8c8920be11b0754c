package io.inkwire.board;

import com.google.protobuf.CodedOutputStream;
import io.inkwire.model.ElementId;
import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is just being done on a board and is nowhere stored: live strokes, drafts, cursors (LIV-3, LIV-4). Bounded a person
 * and a board; what does not fit is left out, which the rules allow at any time. Confined to the board's loop.
 */
final class LiveState {
    static final long EXPIRY_MS = 15_000;
    /** Two hands with a pen each, and a laser pointer each. */
    static final int STROKES_PER_AUTHOR = 4;
    /** 32 of the longest strokes of the default limits; some 3 MiB. */
    static final int POINTS_PER_BOARD = 1 << 18;

    static final int DRAFT_BYTES_PER_BOARD = 4 << 20;

    private final Limits limits;
    private final Map<Integer, LiveAuthor> authors = new LinkedHashMap<>();
    private int points;
    private int draftBytes;

    LiveState(Limits limits) {
        this.limits = limits;
    }

    /** @param live of good shape, its authors stamped */
    void apply(Wire.Live live, long nowMs) {
        live.getChunkList().forEach(chunk -> chunk(chunk, nowMs));
        live.getCursorList().forEach(cursor -> author(cursor.getAuthor()).cursor(cursor));
        live.getDraftList().forEach(draft -> draft(draft, nowMs));
    }

    private LiveAuthor author(int author) {
        return authors.computeIfAbsent(author, number -> new LiveAuthor());
    }

    private void chunk(Wire.Chunk chunk, long nowMs) {
        LiveAuthor author = author(chunk.getAuthor());
        if (chunk.getCancel()) {
            dropStroke(author, chunk.getStroke());
        } else if (chunk.getFrom() == 0) {
            dropStroke(author, chunk.getStroke());
            if (author.strokes.size() == STROKES_PER_AUTHOR) {
                dropStroke(author, author.strokes.keySet().iterator().next());
            }
            if (chunk.hasInk() && points + 1 + chunk.getInk().getDCount() / 2 <= POINTS_PER_BOARD) {
                LiveStroke stroke = new LiveStroke(chunk, limits.strokePoints(), nowMs);
                points += stroke.points();
                author.strokes.put(chunk.getStroke(), stroke);
            }
        } else {
            LiveStroke stroke = author.strokes.get(chunk.getStroke());
            if (stroke != null) {
                goOn(stroke, chunk, nowMs);
            }
        }
    }

    private void goOn(LiveStroke stroke, Wire.Chunk chunk, long nowMs) {
        if (points + chunk.getInk().getDCount() / 2 > POINTS_PER_BOARD) {
            stroke.end();
            return;
        }
        points -= stroke.points();
        stroke.add(chunk, nowMs);
        points += stroke.points();
    }

    private void draft(Wire.Draft draft, long nowMs) {
        LiveAuthor author = author(draft.getAuthor());
        ElementId id = Held.id(draft.getElement().getId());
        dropDraft(author, id);
        if (!draft.getCancel()
                && author.drafts.size() < limits.batchOps()
                && draftBytes + draft.getSerializedSize() <= DRAFT_BYTES_PER_BOARD) {
            draftBytes += draft.getSerializedSize();
            author.drafts.put(id, new LiveAuthor.HeldDraft(draft, nowMs));
        }
    }

    /** What the commit makes lasting is live no more: strokes that were put, the author's drafts of what it touches. */
    void settled(Wire.Commit commit) {
        for (Wire.Op op : commit.getOpList()) {
            switch (op.getKindCase()) {
                case PUT -> settled(commit.getAuthor(), op.getPut().getId());
                case PATCH -> settled(commit.getAuthor(), op.getPatch().getId());
                case REMOVE -> op.getRemove().getIdList().forEach(id -> settled(commit.getAuthor(), id));
                case CLEAR, KIND_NOT_SET -> {}
            }
        }
    }

    private void settled(int by, Wire.Id id) {
        LiveAuthor creator = authors.get(id.getAuthor());
        if (creator != null) {
            dropStroke(creator, id.getN());
        }
        LiveAuthor author = authors.get(by);
        if (author != null) {
            dropDraft(author, Held.id(id));
        }
    }

    /** The person is gone. */
    void dropAuthor(int number) {
        LiveAuthor author = authors.remove(number);
        if (author != null) {
            List.copyOf(author.strokes.keySet()).forEach(n -> dropStroke(author, n));
            List.copyOf(author.drafts.keySet()).forEach(id -> dropDraft(author, id));
        }
    }

    /** Forgets strokes and drafts that nothing was heard of for 15 s. */
    void expire(long nowMs) {
        for (Iterator<LiveAuthor> all = authors.values().iterator(); all.hasNext(); ) {
            LiveAuthor author = all.next();
            author.strokes.entrySet().stream()
                    .filter(stroke -> nowMs - stroke.getValue().lastMs() >= EXPIRY_MS)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(n -> dropStroke(author, n));
            author.drafts.entrySet().stream()
                    .filter(draft -> nowMs - draft.getValue().lastMs() >= EXPIRY_MS)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(id -> dropDraft(author, id));
            if (author.isEmpty()) {
                all.remove();
            }
        }
    }

    private void dropStroke(LiveAuthor author, int n) {
        LiveStroke stroke = author.strokes.remove(n);
        points -= stroke == null ? 0 : stroke.points();
    }

    private void dropDraft(LiveAuthor author, ElementId id) {
        LiveAuthor.HeldDraft held = author.drafts.remove(id);
        draftBytes -= held == null ? 0 : held.draft().getSerializedSize();
    }

    boolean isEmpty() {
        return authors.isEmpty();
    }

    /**
     * All of it, for a newcomer (LIV-4): each stroke as one chunk from 0.
     *
     * @param frameBytes each Live is at most so long; a single thing that is longer is left out
     */
    List<Wire.Live> all(int frameBytes) {
        LivePacker packer = new LivePacker(frameBytes);
        authors.forEach((number, author) -> {
            author.strokes.values().forEach(stroke -> packer.add(stroke.toChunk()));
            Wire.Cursor cursor = author.cursor();
            if (cursor != null) {
                packer.add(cursor);
            }
            author.drafts.values().forEach(held -> packer.add(held.draft()));
        });
        return packer.lives();
    }

    /** Fills one Live after the other. */
    private static final class LivePacker {
        private final int maxBytes;
        private final List<Wire.Live> full = new ArrayList<>();
        private Wire.Live.Builder open = Wire.Live.newBuilder();
        private int bytes;

        LivePacker(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        void add(Wire.Chunk chunk) {
            if (fits(CodedOutputStream.computeMessageSize(Wire.Live.CHUNK_FIELD_NUMBER, chunk))) {
                open.addChunk(chunk);
            }
        }

        void add(Wire.Cursor cursor) {
            if (fits(CodedOutputStream.computeMessageSize(Wire.Live.CURSOR_FIELD_NUMBER, cursor))) {
                open.addCursor(cursor);
            }
        }

        void add(Wire.Draft draft) {
            if (fits(CodedOutputStream.computeMessageSize(Wire.Live.DRAFT_FIELD_NUMBER, draft))) {
                open.addDraft(draft);
            }
        }

        private boolean fits(int more) {
            if (bytes + more > maxBytes) {
                close();
            }
            boolean fits = more <= maxBytes;
            bytes += fits ? more : 0;
            return fits;
        }

        private void close() {
            if (bytes != 0) {
                full.add(open.build());
                open = Wire.Live.newBuilder();
                bytes = 0;
            }
        }

        List<Wire.Live> lives() {
            close();
            return full;
        }
    }
}
