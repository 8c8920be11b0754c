package io.inkwire.board;

import io.inkwire.wire.pb.Wire;
import java.util.List;

/** Live frames and elements for tests, written short. */
final class Lives {
    private Lives() {}

    static Wire.Id id(int author, int n) {
        return Wire.Id.newBuilder().setAuthor(author).setN(n).build();
    }

    /** A chunk from 0 at (10, 20). */
    static Wire.Chunk begin(int author, int stroke, Integer... steps) {
        return Wire.Chunk.newBuilder()
                .setAuthor(author)
                .setStroke(stroke)
                .setStyle(Wire.Style.newBuilder().setWidth(32))
                .setInk(Wire.Ink.newBuilder().setScale(4).setX(10).setY(20).addAllD(List.of(steps)))
                .build();
    }

    static Wire.Chunk goOn(int author, int stroke, int from, Integer... steps) {
        return Wire.Chunk.newBuilder()
                .setAuthor(author)
                .setStroke(stroke)
                .setFrom(from)
                .setInk(Wire.Ink.newBuilder().addAllD(List.of(steps)))
                .build();
    }

    static Wire.Chunk cancel(int author, int stroke) {
        return Wire.Chunk.newBuilder()
                .setAuthor(author)
                .setStroke(stroke)
                .setCancel(true)
                .build();
    }

    static Wire.Chunk withPressure(Wire.Chunk chunk, Integer... pressures) {
        return chunk.toBuilder()
                .setInk(chunk.getInk().toBuilder().addAllP(List.of(pressures)))
                .build();
    }

    static Wire.Cursor cursor(int author, long x) {
        return Wire.Cursor.newBuilder().setAuthor(author).setX(x).setY(0).build();
    }

    static Wire.Cursor viewing(Wire.Cursor cursor, long w) {
        return cursor.toBuilder().setView(Wire.Place.newBuilder().setW(w)).build();
    }

    static Wire.Draft draft(int author, Wire.Id id, long x) {
        return Wire.Draft.newBuilder()
                .setAuthor(author)
                .setElement(Wire.Element.newBuilder()
                        .setId(id)
                        .setPlace(Wire.Place.newBuilder().setX(x)))
                .build();
    }

    static Wire.Live chunks(Wire.Chunk... chunks) {
        return Wire.Live.newBuilder().addAllChunk(List.of(chunks)).build();
    }

    static Wire.Live cursors(Wire.Cursor... cursors) {
        return Wire.Live.newBuilder().addAllCursor(List.of(cursors)).build();
    }

    static Wire.Live drafts(Wire.Draft... drafts) {
        return Wire.Live.newBuilder().addAllDraft(List.of(drafts)).build();
    }

    static Wire.Op put(Wire.Id id) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder().setId(id).setKind(1))
                .build();
    }

    static Wire.Commit commit(long seq, int author, Wire.Op... ops) {
        return Wire.Commit.newBuilder()
                .setSeq((int) seq)
                .setAuthor(author)
                .addAllOp(List.of(ops))
                .build();
    }
}
