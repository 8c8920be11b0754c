package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code record}: appending and reading a board's log. Thread-safe: holds no state. */
final class SqliteLog {
    private static final long MAX_SEQ = 0xFFFF_FFFFL;

    /** The first column is the first op's seq, the lower half of {@code place}. */
    private static final String SELECT =
            "SELECT r.place & 0xFFFFFFFF, r.count, r.epoch, r.author, r.batch, r.commit_frame"
                    + " FROM board b JOIN record r ";

    private SqliteLog() {}

    static Append append(
            SqliteConnection db, BoardId board, Epoch owner, long expectedSeq, List<Batch> batches, long nowMs)
            throws SQLException {
        Optional<Long> number = SqliteBoards.fence(db, board, owner, expectedSeq);
        if (number.isEmpty()) {
            return new Append.Fenced();
        }
        long seq = expectedSeq;
        for (Batch batch : batches) {
            if (batch instanceof Batch.Ops ops) {
                insert(db, number.get(), seq + 1, owner, ops, nowMs);
                seq += ops.count();
            }
        }
        if (seq > MAX_SEQ) {
            throw new JournalException("board " + board + " is at the end of its log");
        }
        if (seq > expectedSeq) {
            SqliteBoards.moveHead(db, number.get(), new Position(owner, seq));
        }
        SqliteSessions.settle(db, number.get(), batches);
        return new Append.Committed();
    }

    private static void insert(SqliteConnection db, long number, long firstSeq, Epoch owner, Batch.Ops ops, long nowMs)
            throws SQLException {
        db.update(
                "INSERT INTO record (place, count, epoch, author, batch, at_ms, name, commit_frame)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                number << 32 | firstSeq,
                ops.count(),
                owner.bits(),
                Integer.toUnsignedLong(ops.author()),
                ops.number(),
                nowMs,
                ops.name(),
                ops.commit());
    }

    static List<Logged> read(SqliteConnection db, BoardId board, long afterSeq, int maxBytes) throws SQLException {
        List<Logged> records = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = db.query(
                SELECT + "ON r.place > (b.number << 32) + ? AND r.place < (b.number + 1) << 32"
                        + " WHERE b.id = ? ORDER BY r.place",
                afterSeq,
                board.value())) {
            while (row.next()) {
                Logged record = logged(row);
                bytes += record.commit().length;
                if (bytes > maxBytes && !records.isEmpty()) {
                    break;
                }
                records.add(record);
            }
        }
        return List.copyOf(records);
    }

    static Optional<Logged> recordAt(SqliteConnection db, BoardId board, long seq) throws SQLException {
        if (seq < 1 || seq > MAX_SEQ) {
            return Optional.empty();
        }
        try (ResultSet row = db.query(
                SELECT + "ON r.place > b.number << 32 AND r.place <= (b.number << 32) + ?"
                        + " WHERE b.id = ? ORDER BY r.place DESC LIMIT 1",
                seq,
                board.value())) {
            return row.next() ? Optional.of(logged(row)).filter(record -> seq <= record.lastSeq()) : Optional.empty();
        }
    }

    static boolean endsAt(SqliteConnection db, BoardId board, Position at) throws SQLException {
        return at.equals(Position.START)
                || recordAt(db, board, at.seq())
                        .map(record -> new Position(record.epoch(), record.lastSeq()))
                        .filter(at::equals)
                        .isPresent();
    }

    private static Logged logged(ResultSet row) throws SQLException {
        return new Logged(
                row.getLong(1),
                row.getInt(2),
                new Epoch(row.getLong(3)),
                (int) row.getLong(4),
                row.getLong(5),
                row.getBytes(6));
    }
}
