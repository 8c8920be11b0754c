package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables {@code snapshot} and {@code snapshot_part}. Thread-safe: holds no state. */
final class SqliteSnapshots {
    /** A part is about a frame: so many of them are deleted in some milliseconds. */
    private static final int PARTS_AT_ONCE = 16;

    private SqliteSnapshots() {}

    /**
     * Writes one part.
     *
     * @param writer names the journal among all that write to the file
     */
    static void write(
            SqliteConnection db, long writer, BoardId board, Position at, int part, boolean last, byte[] frame)
            throws SQLException {
        long number = SqliteBoards.number(db, board);
        Optional<SnapshotInfo> newest = newest(db, board);
        if (newest.isPresent() && newest.get().at().seq() >= at.seq()) {
            return;
        }
        long snapshot = begin(db, writer, number, at);
        db.update(
                "INSERT OR REPLACE INTO snapshot_part (snapshot, part, frame) VALUES (?, ?, ?)", snapshot, part, frame);
        if (last) {
            end(db, board, at, snapshot, part + 1);
        }
    }

    private static long begin(SqliteConnection db, long writer, long board, Position at) throws SQLException {
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
            row.next();
            return row.getLong(1);
        }
    }

    private static void end(SqliteConnection db, BoardId board, Position at, long snapshot, int parts)
            throws SQLException {
        if (!SqliteLog.endsAt(db, board, at)) {
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

    static Optional<SnapshotInfo> newest(SqliteConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT s.epoch, s.seq, s.parts FROM board b JOIN snapshot s ON s.board = b.number"
                        + " WHERE b.id = ? AND s.parts > 0 ORDER BY s.seq DESC LIMIT 1",
                board.value())) {
            return row.next()
                    ? Optional.of(
                            new SnapshotInfo(new Position(new Epoch(row.getLong(1)), row.getLong(2)), row.getInt(3)))
                    : Optional.empty();
        }
    }

    static byte[] part(SqliteConnection db, BoardId board, Position at, int part) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT p.frame FROM board b JOIN snapshot s ON s.board = b.number"
                        + " JOIN snapshot_part p ON p.snapshot = s.number"
                        + " WHERE b.id = ? AND s.seq = ? AND s.epoch = ? AND s.parts > 0 AND p.part = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM snapshot n WHERE n.board = s.board AND n.seq > s.seq"
                        + " AND n.parts > 0)",
                board.value(),
                at.seq(),
                at.epoch().bits(),
                part)) {
            if (!row.next()) {
                throw new JournalException("no part " + part + " of a snapshot at " + at + " of board " + board);
            }
            return row.getBytes(1);
        }
    }

    /**
     * Deletes some of what the newest complete snapshot has replaced, so that no transaction is a long one.
     *
     * @return whether there is more to delete
     */
    static boolean purge(SqliteConnection db, BoardId board) throws SQLException {
        String replaced = "(SELECT s.number FROM snapshot s JOIN board b ON b.number = s.board WHERE b.id = ?1"
                + " AND EXISTS (SELECT 1 FROM snapshot n WHERE n.board = s.board AND n.parts > 0 AND n.number <> s.number"
                + " AND (n.seq > s.seq OR n.seq = s.seq AND s.parts = 0)))";
        int parts = db.update(
                "DELETE FROM snapshot_part WHERE rowid IN (SELECT p.rowid FROM snapshot_part p WHERE p.snapshot IN "
                        + replaced + " LIMIT " + PARTS_AT_ONCE + ")",
                board.value());
        if (parts == PARTS_AT_ONCE) {
            return true;
        }
        db.update("DELETE FROM snapshot WHERE number IN " + replaced, board.value());
        return false;
    }
}
