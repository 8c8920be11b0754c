package io.inkwire.journal;

import io.inkwire.model.BoardId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables {@code session} and {@code refusal}, as they are read. Thread-safe: holds no state. */
final class PostgresSessions {
    private PostgresSessions() {}

    static Optional<SessionRow> row(PostgresConnection db, BoardId board, int author) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT s.name, s.last_batch, s.last_n, r.batch, r.code, r.text FROM session s"
                        + " LEFT JOIN refusal r ON r.board = s.board AND r.author = s.author AND r.batch > s.last_batch - "
                        + SessionRow.OUTCOMES
                        + " WHERE s.board = (SELECT number FROM board WHERE id = ?) AND s.author = ? ORDER BY r.batch",
                board.value(),
                Integer.toUnsignedLong(author))) {
            if (!row.next()) {
                return Optional.empty();
            }
            String name = PostgresText.decode(row.getString(1));
            long lastBatch = row.getLong(2);
            int lastN = (int) row.getLong(3);
            List<SessionRow.Refused> refusals = new ArrayList<>();
            do {
                String text = row.getString(6);
                if (text != null) {
                    refusals.add(new SessionRow.Refused(row.getLong(4), row.getInt(5), PostgresText.decode(text)));
                }
            } while (row.next());
            return Optional.of(new SessionRow(author, name, lastBatch, lastN, List.copyOf(refusals)));
        }
    }
}
