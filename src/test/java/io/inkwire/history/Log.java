package io.inkwire.history;

import com.google.protobuf.InvalidProtocolBufferException;
import io.inkwire.board.BoardState;
import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** A board's final log, parsed. Confined to the test's thread. */
final class Log {
    private static final int READ_BYTES = 1 << 20;

    record Entry(Logged logged, Wire.Commit commit) {}

    /** Whose batch it is. */
    record Key(int author, long batch) {
        @Override
        public String toString() {
            return "batch " + batch + " of author " + Integer.toUnsignedString(author);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final TreeMap<Long, Entry> byFirstSeq = new TreeMap<>();
    private final Map<Key, Entry> byKey = new HashMap<>();

    Log(List<Logged> records) {
        for (Logged logged : records) {
            Entry entry = new Entry(logged, parse(logged));
            entries.add(entry);
            byFirstSeq.putIfAbsent(logged.firstSeq(), entry);
            byKey.putIfAbsent(key(entry), entry);
        }
    }

    static List<Logged> read(Journal journal, BoardId board) {
        List<Logged> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<Logged> some =
                    journal.read(board, after, READ_BYTES).toCompletableFuture().join();
            if (some.isEmpty()) {
                return all;
            }
            all.addAll(some);
            after = some.get(some.size() - 1).lastSeq();
        }
    }

    static Key key(Entry entry) {
        return new Key(entry.logged().author(), entry.logged().batch());
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> of(Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The record that holds {@code seq}. */
    Optional<Entry> at(long seq) {
        return Optional.ofNullable(byFirstSeq.floorEntry(seq))
                .map(Map.Entry::getValue)
                .filter(entry -> entry.logged().lastSeq() >= seq);
    }

    /** The epoch at {@code seq}; none at 0, empty beyond the log. */
    Optional<Epoch> epochAt(long seq) {
        return seq == 0
                ? Optional.of(Epoch.NONE)
                : at(seq).map(entry -> entry.logged().epoch());
    }

    /** The state's hash after each of {@code seqs} that is the end of a record, or 0. As far as the log can be applied. */
    NavigableMap<Long, String> hashes(SortedSet<Long> seqs) {
        NavigableMap<Long, String> hashes = new TreeMap<>();
        BoardState state = new BoardState();
        hashes.put(0L, ClientRecord.hashed(state).hash());
        for (Entry entry : entries) {
            if (entry.logged().firstSeq() != state.position().seq() + 1) {
                break;
            }
            state.apply(entry.commit(), entry.logged().epoch());
            if (seqs.contains(state.position().seq())) {
                hashes.put(state.position().seq(), ClientRecord.hashed(state).hash());
            }
        }
        return hashes;
    }

    private static Wire.Commit parse(Logged logged) {
        try {
            return Wire.Commit.parseFrom(logged.commit());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the record at " + logged.firstSeq() + " is no Commit", e);
        }
    }
}
