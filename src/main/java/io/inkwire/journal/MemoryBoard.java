package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a {@link MemoryJournal} holds of one board. Thread-safe: every method is synchronised on the board. */
final class MemoryBoard {
    private final BoardId id;
    private final long madeMs;
    private final List<Logged> log = new ArrayList<>();
    private final Map<Integer, SessionRow> sessions = new HashMap<>();
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private String title;
    private Epoch owner = Epoch.NONE;
    private String ownerNode = "";
    private long authors;

    MemoryBoard(BoardId id, String title, long madeMs) {
        this.id = id;
        this.title = title;
        this.madeMs = madeMs;
    }

    synchronized BoardRow row() {
        return new BoardRow(id, title, 1, madeMs, (int) authors);
    }

    synchronized void rename(String to) {
        title = to;
    }

    synchronized Claim claim(String node, int nonce) {
        owner = Epoch.of(owner.counter() + 1, nonce);
        ownerNode = node;
        return new Claim(owner, position());
    }

    synchronized Append append(Epoch epoch, long expectedSeq, List<Batch> batches) {
        if (epoch.isNone() || !epoch.equals(owner) || expectedSeq != position().seq()) {
            return new Append.Fenced();
        }
        long seq = expectedSeq;
        for (Batch batch : batches) {
            sessions.merge(batch.author(), SessionRow.first(batch), (held, first) -> held.with(batch));
            if (batch instanceof Batch.Ops ops) {
                log.add(new Logged(seq + 1, ops.count(), epoch, ops.author(), ops.number(), ops.commit()));
                seq += ops.count();
            }
        }
        return new Append.Committed();
    }

    synchronized List<Logged> read(long afterSeq, int maxBytes) {
        List<Logged> records = new ArrayList<>();
        long bytes = 0;
        for (int i = firstAfter(afterSeq); i < log.size(); i++) {
            Logged record = log.get(i);
            bytes += record.commit().length;
            if (bytes > maxBytes && !records.isEmpty()) {
                break;
            }
            records.add(record);
        }
        return List.copyOf(records);
    }

    synchronized Optional<Logged> recordAt(long seq) {
        int index = firstAfter(seq) - 1;
        return index >= 0 && seq <= log.get(index).lastSeq() ? Optional.of(log.get(index)) : Optional.empty();
    }

    synchronized Head head() {
        return new Head(position(), ownerNode);
    }

    synchronized Optional<SessionRow> session(int author) {
        return Optional.ofNullable(sessions.get(author));
    }

    synchronized int reserveAuthors(int count) {
        long first = authors + 1;
        AuthorNumbers.requireFree(id, authors, count);
        authors += count;
        return (int) first;
    }

    synchronized void writeSnapshotPart(Object writer, Position at, int part, boolean last, byte[] frame) {
        if (last && !isRecordEnd(at)) {
            throw new JournalException("no record of board " + id + " ends at " + at);
        }
        snapshots.write(writer, at, part, last, frame);
    }

    synchronized Optional<SnapshotInfo> snapshot() {
        return snapshots.newest();
    }

    synchronized byte[] snapshotPart(Position at, int part) {
        return snapshots.part(at, part);
    }

    private Position position() {
        if (log.isEmpty()) {
            return Position.START;
        }
        Logged newest = log.get(log.size() - 1);
        return new Position(newest.epoch(), newest.lastSeq());
    }

    private boolean isRecordEnd(Position at) {
        return at.equals(Position.START)
                || recordAt(at.seq())
                        .filter(record ->
                                record.lastSeq() == at.seq() && record.epoch().equals(at.epoch()))
                        .isPresent();
    }

    /** The index of the first record that begins after {@code seq}. */
    private int firstAfter(long seq) {
        int low = 0;
        int high = log.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.get(middle).firstSeq() > seq) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
