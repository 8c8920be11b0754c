package io.inkwire.board;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one person is just doing on a board. Confined to the board's loop. */
final class LiveAuthor {
    /** By the n of the element to come; the longest begun first. */
    final Map<Integer, LiveStroke> strokes = new LinkedHashMap<>();

    final Map<ElementId, HeldDraft> drafts = new LinkedHashMap<>();
    private Wire.@Nullable Cursor cursor;

    record HeldDraft(Wire.Draft draft, long lastMs) {}

    Wire.@Nullable Cursor cursor() {
        return cursor;
    }

    void cursor(Wire.Cursor newest) {
        cursor = withView(newest, cursor);
    }

    boolean isEmpty() {
        return cursor == null && strokes.isEmpty() && drafts.isEmpty();
    }

    /** The newest cursor, with the view last told where it tells none (LIV-5). */
    static Wire.Cursor withView(Wire.Cursor newest, Wire.@Nullable Cursor before) {
        return newest.hasView() || before == null || !before.hasView()
                ? newest
                : newest.toBuilder().setView(before.getView()).build();
    }
}
