package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables {@code snapshot} and {@code snapshot_part}. Thread-safe: holds no state. */
final class PostgresSnapshots {
    /** Those who end snapshots of one board do so one after another. Any number that nobody else in the database takes. */
    private static final int ENDING = 0x696e6b77;

    private PostgresSnapshots() {}

    /**
     * Writes one part, in a transaction.
     *
     * @param writer names the journal among all that write to the database
     */
    static void write(
            PostgresConnection db, long writer, BoardId board, Position at, int part, boolean last, byte[] frame)
            throws SQLException {
        long number = PostgresBoards.number(db, board);
        if (last) {
            db.query("SELECT pg_advisory_xact_lock(?, ?)", ENDING, (int) number).close();
        }
        Optional<SnapshotInfo> newest = newest(db, board);
        if (newest.isPresent() && newest.get().at().seq() >= at.seq()) {
            return;
        }
        long snapshot = begin(db, writer, number, at);
        db.update(
                "INSERT INTO snapshot_part (snapshot, part, frame) VALUES (?, ?, ?)"
                        + " ON CONFLICT (snapshot, part) DO UPDATE SET frame = excluded.frame",
                snapshot,
                part,
                frame);
        if (last) {
            end(db, board, at, snapshot, part + 1);
            db.update("DELETE FROM snapshot WHERE board = ? AND seq <= ? AND number <> ?", number, at.seq(), snapshot);
        }
    }

    private static long begin(PostgresConnection db, long writer, long board, Position at) throws SQLException {
        db.update(
                "INSERT INTO snapshot (board, seq, epoch, writer) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                board,
                at.seq(),
                at.epoch().bits(),
                writer);
        try (ResultSet row = db.query(
                "SELECT number FROM snapshot WHERE board = ? AND seq = ? AND epoch = ? AND writer = ?",
                board,
                at.seq(),
                at.epoch().bits(),
                writer)) {
            if (!row.next()) {
                throw new JournalException("another node has ended its snapshot of board " + board + " meanwhile");
            }
            return row.getLong(1);
        }
    }

    private static void end(PostgresConnection db, BoardId board, Position at, long snapshot, int parts)
            throws SQLException {
        if (!PostgresLog.endsAt(db, board, at)) {
            throw new JournalException("no record of board " + board + " ends at " + at);
        }
        db.update("DELETE FROM snapshot_part WHERE snapshot = ? AND part >= ?", snapshot, parts);
        try (ResultSet row = db.query("SELECT count(*) FROM snapshot_part WHERE snapshot = ?", snapshot)) {
            row.next();
            if (row.getInt(1) != parts) {
                throw new JournalException("snapshot " + at + " lacks " + (parts - row.getInt(1)) + " parts");
            }
        }
        db.update("UPDATE snapshot SET parts = ? WHERE number = ?", parts, snapshot);
    }

    static Optional<SnapshotInfo> newest(PostgresConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT epoch, seq, parts FROM snapshot WHERE board = (SELECT number FROM board WHERE id = ?)"
                        + " AND parts > 0 ORDER BY seq DESC LIMIT 1",
                board.value())) {
            return row.next()
                    ? Optional.of(
                            new SnapshotInfo(new Position(new Epoch(row.getLong(1)), row.getLong(2)), row.getInt(3)))
                    : Optional.empty();
        }
    }

    /** What a newer snapshot has replaced is gone in the same transaction. */
    static byte[] part(PostgresConnection db, BoardId board, Position at, int part) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT p.frame FROM snapshot s JOIN snapshot_part p ON p.snapshot = s.number AND p.part = ?"
                        + " WHERE s.board = (SELECT number FROM board WHERE id = ?)"
                        + " AND s.seq = ? AND s.epoch = ? AND s.parts > 0",
                part,
                board.value(),
                at.seq(),
                at.epoch().bits())) {
            if (!row.next()) {
                throw new JournalException("no part " + part + " of a snapshot at " + at + " of board " + board);
            }
            return row.getBytes(1);
        }
    }
}
