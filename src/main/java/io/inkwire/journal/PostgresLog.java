package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code record}, as it is read. Thread-safe: holds no state. */
final class PostgresLog {
    /** The driver holds a whole answer in memory, so that it must be cut in the database; records are some hundred bytes. */
    private static final int PAGE_RECORDS = 2_048;

    private static final String COLUMNS = "first_seq, count, epoch, author, batch, commit_frame";
    private static final String OF_BOARD =
            " FROM record WHERE board = (SELECT number FROM board WHERE id = ?) AND first_seq ";

    private PostgresLog() {}

    static List<Logged> read(PostgresConnection db, BoardId board, long afterSeq, int maxBytes) throws SQLException {
        List<Logged> records = new ArrayList<>();
        // The length of what is stored apart is known without fetching it.
        try (ResultSet row = db.query(
                "SELECT " + COLUMNS + " FROM (SELECT " + COLUMNS
                        + ", sum(octet_length(commit_frame)) OVER (ORDER BY first_seq) AS bytes,"
                        + " row_number() OVER (ORDER BY first_seq) AS place FROM (SELECT " + COLUMNS + OF_BOARD
                        + "> ? ORDER BY first_seq LIMIT " + PAGE_RECORDS
                        + ") AS page) AS counted WHERE bytes <= ? OR place = 1 ORDER BY first_seq",
                board.value(),
                afterSeq,
                maxBytes)) {
            while (row.next()) {
                records.add(logged(row));
            }
        }
        return List.copyOf(records);
    }

    static Optional<Logged> recordAt(PostgresConnection db, BoardId board, long seq) throws SQLException {
        try (ResultSet row =
                db.query("SELECT " + COLUMNS + OF_BOARD + "<= ? ORDER BY first_seq DESC LIMIT 1", board.value(), seq)) {
            return row.next() ? Optional.of(logged(row)).filter(record -> seq <= record.lastSeq()) : Optional.empty();
        }
    }

    static boolean endsAt(PostgresConnection db, BoardId board, Position at) throws SQLException {
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
