package io.inkwire.journal;

import io.inkwire.model.BoardId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables {@code session} and {@code refusal}: what each session has settled. Thread-safe: holds no state. */
final class SqliteSessions {
    private SqliteSessions() {}

    static void settle(SqliteConnection db, long board, List<Batch> batches) throws SQLException {
        Map<Integer, Batch> newest = new LinkedHashMap<>();
        for (Batch batch : batches) {
            newest.put(batch.author(), batch);
            if (batch instanceof Batch.Refusal refusal) {
                refuse(db, board, refusal);
            }
        }
        for (Batch batch : newest.values()) {
            db.update(
                    "INSERT INTO session (board, author, name, last_batch, last_n) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (board, author) DO UPDATE SET name = excluded.name,"
                            + " last_batch = excluded.last_batch, last_n = excluded.last_n",
                    board,
                    Integer.toUnsignedLong(batch.author()),
                    batch.name(),
                    batch.number(),
                    Integer.toUnsignedLong(batch.lastN()));
        }
    }

    private static void refuse(SqliteConnection db, long board, Batch.Refusal refusal) throws SQLException {
        long author = Integer.toUnsignedLong(refusal.author());
        db.update(
                "DELETE FROM refusal WHERE board = ? AND author = ? AND batch <= ?",
                board,
                author,
                refusal.number() - SessionRow.OUTCOMES);
        db.update(
                "INSERT OR REPLACE INTO refusal (board, author, batch, code, text) VALUES (?, ?, ?, ?, ?)",
                board,
                author,
                refusal.number(),
                refusal.code(),
                refusal.text());
    }

    static Optional<SessionRow> row(SqliteConnection db, BoardId board, int author) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT s.name, s.last_batch, s.last_n, r.batch, r.code, r.text FROM board b"
                        + " JOIN session s ON s.board = b.number AND s.author = ?"
                        + " LEFT JOIN refusal r ON r.board = s.board AND r.author = s.author AND r.batch > s.last_batch - "
                        + SessionRow.OUTCOMES
                        + " WHERE b.id = ? ORDER BY r.batch",
                Integer.toUnsignedLong(author),
                board.value())) {
            if (!row.next()) {
                return Optional.empty();
            }
            String name = row.getString(1);
            long lastBatch = row.getLong(2);
            int lastN = (int) row.getLong(3);
            List<SessionRow.Refused> refusals = new ArrayList<>();
            do {
                String text = row.getString(6);
                if (text != null) {
                    refusals.add(new SessionRow.Refused(row.getLong(4), row.getInt(5), text));
                }
            } while (row.next());
            return Optional.of(new SessionRow(author, name, lastBatch, lastN, List.copyOf(refusals)));
        }
    }
}
