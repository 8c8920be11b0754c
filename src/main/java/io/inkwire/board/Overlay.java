package io.inkwire.board;

import io.inkwire.model.ElementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes laid over other ground, which stays as it is until {@link #settle}. That ground must not change meanwhile.
 * Confined to the board's loop.
 */
final class Overlay implements Ground {
    private final Ground below;
    /** Empty for what is below but taken away here. */
    private Map<ElementId, Optional<Held>> changes = new HashMap<>();

    private TreeMap<Long, Held> bySeq = new TreeMap<>();
    private int elements;
    private long bytes;
    private long clearedTo;

    Overlay(Ground below) {
        this.below = below;
        this.elements = below.elements();
        this.bytes = below.bytes();
        this.clearedTo = below.clearedTo();
    }

    /** Forgets every change. */
    void drop() {
        // New maps, since an emptied one keeps the size of the largest batch, and is walked to empty it again.
        changes = new HashMap<>();
        bySeq = new TreeMap<>();
        elements = below.elements();
        bytes = below.bytes();
        clearedTo = below.clearedTo();
    }

    /** Makes every change to the ground below, and starts anew over it. */
    void settle() {
        changes.forEach((id, change) -> {
            if (change.isEmpty()) {
                below.remove(id);
            }
        });
        bySeq.values().forEach(below::put);
        below.clearedTo(clearedTo);
        drop();
    }

    /** What was changed here and is still there, oldest change first. */
    Iterable<Held> changed() {
        return bySeq.values();
    }

    @Override
    public @Nullable Held get(ElementId id) {
        Optional<Held> change = changes.get(id);
        return change == null ? below.get(id) : change.orElse(null);
    }

    @Override
    public void put(Held held) {
        forget(get(held.id()));
        changes.put(held.id(), Optional.of(held));
        bySeq.put(held.seqNumber(), held);
        elements++;
        bytes += held.bytes();
    }

    @Override
    public void remove(ElementId id) {
        forget(get(id));
        changes.put(id, Optional.empty());
    }

    private void forget(@Nullable Held held) {
        if (held != null) {
            bySeq.remove(held.seqNumber());
            elements--;
            bytes -= held.bytes();
        }
    }

    @Override
    public List<Held> changedWithin(long afterSeq, long upToSeq) {
        List<Held> within = new ArrayList<>();
        for (Held held : below.changedWithin(afterSeq, upToSeq)) {
            if (!changes.containsKey(held.id())) {
                within.add(held);
            }
        }
        within.addAll(bySeq.subMap(afterSeq, false, upToSeq, true).values());
        return within;
    }

    @Override
    public long clearedTo() {
        return clearedTo;
    }

    @Override
    public void clearedTo(long seq) {
        clearedTo = seq;
    }

    @Override
    public int elements() {
        return elements;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
