package io.inkwire.board;

import io.inkwire.model.ElementId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A board's confirmed elements at one position of its log: what the log up to there makes of an empty board. Judges
 * nothing: what is in the log was accepted. Confined to the board's loop, or to whatever one thread holds it.
 */
public final class BoardState {
    private final Elements elements = new Elements();
    private Position position = Position.START;

    /** An empty board before its first op. */
    public BoardState() {}

    /**
     * The state that a snapshot holds.
     *
     * @param parts all of one snapshot, in order
     * @throws IllegalArgumentException where they are not one whole snapshot, or it does not fit its digest
     */
    public static BoardState of(List<Wire.Snapshot> parts) {
        SnapshotParts.check(parts);
        BoardState state = new BoardState();
        for (Wire.Snapshot part : parts) {
            for (Wire.Entry entry : part.getEntryList()) {
                Held held = Held.of(entry);
                if (state.elements.get(held.id()) != null) {
                    throw new IllegalArgumentException("the snapshot brings " + held.id() + " twice");
                }
                state.elements.put(held);
            }
        }
        Wire.Snapshot last = parts.get(parts.size() - 1);
        if (last.getDigest() != state.digest()) {
            throw new IllegalArgumentException("the snapshot does not fit its digest");
        }
        state.position = SnapshotParts.position(last);
        return state;
    }

    public Position position() {
        return position;
    }

    /** ORD-7; 0 for an empty board. */
    public int digest() {
        return elements.digest;
    }

    public int elements() {
        return elements.elements();
    }

    /** Encoded bytes of all elements. */
    public long bytes() {
        return elements.bytes();
    }

    public Wire.@Nullable Entry get(ElementId id) {
        Held held = elements.get(id);
        return held == null ? null : held.toEntry();
    }

    /** A view, the longest unchanged first; each entry is made as it is read. Ends with the next change. */
    public Collection<Wire.Entry> entries() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Wire.Entry> iterator() {
                return elements.bySeq.values().stream().map(Held::toEntry).iterator();
            }

            @Override
            public int size() {
                return elements.elements();
            }
        };
    }

    /** Its elements as a list of their own, in no order: far cheaper than {@link #entries}. */
    List<Wire.Element> all() {
        List<Wire.Element> all = new ArrayList<>(elements.elements());
        elements.byId.values().forEach(held -> all.add(held.element()));
        return all;
    }

    /**
     * Applies the next record of the log.
     *
     * @param recordEpoch the epoch of that record, which {@code commit} itself need not carry
     * @throws IllegalArgumentException where its seq is not the next one, or it holds no op
     */
    public void apply(Wire.Commit commit, Epoch recordEpoch) {
        long firstSeq = Integer.toUnsignedLong(commit.getSeq());
        if (firstSeq != position.seq() + 1 || commit.getOpCount() == 0) {
            throw new IllegalArgumentException(
                    "a commit of " + commit.getOpCount() + " ops from seq " + firstSeq + " cannot follow " + position);
        }
        int seq = commit.getSeq();
        for (Wire.Op op : commit.getOpList()) {
            Ops.apply(elements, op, commit.getAuthor(), seq++);
        }
        position = new Position(recordEpoch, firstSeq + commit.getOpCount() - 1);
    }

    /** For drafts, which lay their changes over it and leave it as it is. */
    Ground ground() {
        return elements;
    }

    /** Each op changes at most one element's seq, so a seq names at most one element. */
    private static final class Elements implements Ground {
        private final Map<ElementId, Held> byId = new HashMap<>();
        private final TreeMap<Long, Held> bySeq = new TreeMap<>();
        private int digest;
        private long bytes;
        private long clearedTo;

        @Override
        public @Nullable Held get(ElementId id) {
            return byId.get(id);
        }

        @Override
        public void put(Held held) {
            forget(byId.put(held.id(), held));
            if (bySeq.put(held.seqNumber(), held) != null) {
                throw new IllegalArgumentException("two elements were last changed by the op " + held.seqNumber());
            }
            digest ^= held.mix();
            bytes += held.bytes();
        }

        @Override
        public void remove(ElementId id) {
            forget(byId.remove(id));
        }

        private void forget(@Nullable Held held) {
            if (held != null) {
                bySeq.remove(held.seqNumber());
                digest ^= held.mix();
                bytes -= held.bytes();
            }
        }

        @Override
        public List<Held> changedWithin(long afterSeq, long upToSeq) {
            return new ArrayList<>(bySeq.subMap(afterSeq, false, upToSeq, true).values());
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
            return byId.size();
        }

        @Override
        public long bytes() {
            return bytes;
        }
    }
}
