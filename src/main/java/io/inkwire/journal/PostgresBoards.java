package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code board}: rows, claims, author numbers, each in one statement. Thread-safe: holds no state. */
final class PostgresBoards {
    private PostgresBoards() {}

    static boolean create(PostgresConnection db, BoardId board, String title, long nowMs) throws SQLException {
        return db.update(
                        "INSERT INTO board (id, title, made_ms) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                        board.value(),
                        PostgresText.encode(title),
                        nowMs)
                == 1;
    }

    static Optional<BoardRow> row(PostgresConnection db, BoardId board) throws SQLException {
        try (ResultSet row =
                db.query("SELECT title, key_version, made_ms, authors FROM board WHERE id = ?", board.value())) {
            return row.next()
                    ? Optional.of(new BoardRow(
                            board, PostgresText.decode(row.getString(1)), row.getInt(2), row.getLong(3), (int)
                                    row.getLong(4)))
                    : Optional.empty();
        }
    }

    static void rename(PostgresConnection db, BoardId board, String title) throws SQLException {
        if (db.update("UPDATE board SET title = ? WHERE id = ?", PostgresText.encode(title), board.value()) == 0) {
            throw unknown(board);
        }
    }

    static Head head(PostgresConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query("SELECT head_epoch, head_seq, node FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            return new Head(position(row, 1), row.getString(3));
        }
    }

    /**
     * Waits for an append that holds the row, also one whose owner has lost its connection and does not know its end: the
     * head that comes back holds it, or it is fenced.
     */
    static Claim claim(PostgresConnection db, BoardId board, String node, int nonce) throws SQLException {
        try (ResultSet row = db.query(
                "UPDATE board SET epoch = (((epoch >> 32) + 1) << 32) | ?, node = ? WHERE id = ?"
                        + " RETURNING epoch, head_epoch, head_seq",
                Integer.toUnsignedLong(nonce),
                node,
                board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            return new Claim(new Epoch(row.getLong(1)), position(row, 2));
        }
    }

    static int reserveAuthors(PostgresConnection db, BoardId board, int count) throws SQLException {
        try (ResultSet row = db.query(
                "UPDATE board SET authors = authors + ? WHERE id = ? AND authors + ? <= 4294967295 RETURNING authors",
                count,
                board.value(),
                count)) {
            if (row.next()) {
                return (int) (row.getLong(1) - count + 1);
            }
        }
        BoardRow full = row(db, board).orElseThrow(() -> unknown(board));
        AuthorNumbers.requireFree(board, Integer.toUnsignedLong(full.authors()), count);
        throw new JournalException("board " + board + " did not give " + count + " author numbers");
    }

    static long number(PostgresConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query("SELECT number FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            return row.getLong(1);
        }
    }

    private static Position position(ResultSet row, int epochColumn) throws SQLException {
        return new Position(new Epoch(row.getLong(epochColumn)), row.getLong(epochColumn + 1));
    }

    private static JournalException unknown(BoardId board) {
        return new JournalException("no such board: " + board);
    }
}
