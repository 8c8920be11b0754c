package io.inkwire.journal;

import io.inkwire.model.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest complete snapshot of a board, and those still being written, each writer's apart from the others'. A
 * complete snapshot never changes. Confined to its board's monitor.
 */
final class MemorySnapshots {
    private record Draft(Object writer, Position at) {}

    private record Complete(Position at, SortedMap<Integer, byte[]> parts) {}

    private final Map<Draft, SortedMap<Integer, byte[]>> drafts = new HashMap<>();
    private @Nullable Complete newest;

    void write(Object writer, Position at, int part, boolean last, byte[] frame) {
        if (newest != null && newest.at.seq() >= at.seq()) {
            return;
        }
        SortedMap<Integer, byte[]> parts = drafts.computeIfAbsent(new Draft(writer, at), none -> new TreeMap<>());
        parts.put(part, frame);
        if (last) {
            parts.tailMap(part + 1).clear();
            if (parts.size() != part + 1) {
                throw new JournalException("snapshot " + at + " lacks " + (part + 1 - parts.size()) + " parts");
            }
            newest = new Complete(at, parts);
            drafts.keySet().removeIf(draft -> draft.at.seq() <= at.seq());
        }
    }

    Optional<SnapshotInfo> newest() {
        return Optional.ofNullable(newest).map(snapshot -> new SnapshotInfo(snapshot.at, snapshot.parts.size()));
    }

    byte[] part(Position at, int part) {
        byte[] frame = newest != null && newest.at.equals(at) ? newest.parts.get(part) : null;
        if (frame == null) {
            throw new JournalException("no part " + part + " of a snapshot at " + at);
        }
        return frame;
    }
}
