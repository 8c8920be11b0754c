package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code board}: rows, claims, author numbers. Thread-safe: holds no state. */
final class SqliteBoards {
    private SqliteBoards() {}

    static boolean create(SqliteConnection db, BoardId board, String title, long nowMs) throws SQLException {
        return db.update(
                        "INSERT INTO board (id, title, made_ms) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                        board.value(),
                        title,
                        nowMs)
                == 1;
    }

    static Optional<BoardRow> row(SqliteConnection db, BoardId board) throws SQLException {
        try (ResultSet row =
                db.query("SELECT title, key_version, made_ms, authors FROM board WHERE id = ?", board.value())) {
            return row.next()
                    ? Optional.of(
                            new BoardRow(board, row.getString(1), row.getInt(2), row.getLong(3), (int) row.getLong(4)))
                    : Optional.empty();
        }
    }

    static void rename(SqliteConnection db, BoardId board, String title) throws SQLException {
        if (db.update("UPDATE board SET title = ? WHERE id = ?", title, board.value()) == 0) {
            throw unknown(board);
        }
    }

    static Head head(SqliteConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query("SELECT head_epoch, head_seq, node FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            return new Head(position(row), row.getString(3));
        }
    }

    static Claim claim(SqliteConnection db, BoardId board, String node, int nonce) throws SQLException {
        Epoch epoch;
        Position head;
        try (ResultSet row = db.query("SELECT head_epoch, head_seq, epoch FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            epoch = Epoch.of(new Epoch(row.getLong(3)).counter() + 1, nonce);
            head = position(row);
        }
        db.update("UPDATE board SET epoch = ?, node = ? WHERE id = ?", epoch.bits(), node, board.value());
        return new Claim(epoch, head);
    }

    /** The board's number where {@code owner} owns it and its head is at {@code seq}; else empty. */
    static Optional<Long> fence(SqliteConnection db, BoardId board, Epoch owner, long seq) throws SQLException {
        try (ResultSet row = db.query(
                "SELECT number FROM board WHERE id = ? AND epoch = ? AND epoch <> 0 AND head_seq = ?",
                board.value(),
                owner.bits(),
                seq)) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    static void moveHead(SqliteConnection db, long number, Position to) throws SQLException {
        db.update(
                "UPDATE board SET head_seq = ?, head_epoch = ? WHERE number = ?",
                to.seq(),
                to.epoch().bits(),
                number);
    }

    static int reserveAuthors(SqliteConnection db, BoardId board, int count) throws SQLException {
        long minted;
        try (ResultSet row = db.query("SELECT authors FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            minted = row.getLong(1);
        }
        AuthorNumbers.requireFree(board, minted, count);
        db.update("UPDATE board SET authors = ? WHERE id = ?", minted + count, board.value());
        return (int) (minted + 1);
    }

    static long number(SqliteConnection db, BoardId board) throws SQLException {
        try (ResultSet row = db.query("SELECT number FROM board WHERE id = ?", board.value())) {
            if (!row.next()) {
                throw unknown(board);
            }
            return row.getLong(1);
        }
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(new Epoch(row.getLong(1)), row.getLong(2));
    }

    private static JournalException unknown(BoardId board) {
        return new JournalException("no such board: " + board);
    }
}
