package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The appends of many boards in one statement, which is one round trip and one transaction: it takes the rows of those
 * boards whose epoch and head are as each append expects them, and writes for these alone. Confined to the caller.
 *
 * <p>A row that somebody else holds is left out at once, so that no board waits for another and no two nodes for each
 * other. Whether it was that or the fence, the statement's own sight tells: an epoch and a head that have changed never
 * come back.
 */
final class PostgresAppend {
    private static final long MAX_SEQ = 0xFFFF_FFFFL;

    /** One board's append. */
    record Asked(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches, long atMs) {
        /** Where the board's head is afterwards. */
        long headSeq() {
            long seq = expectedSeq;
            for (Batch batch : batches) {
                seq += batch instanceof Batch.Ops ops ? ops.count() : 0;
            }
            return seq;
        }

        boolean fits() {
            return headSeq() <= MAX_SEQ;
        }
    }

    enum Done {
        COMMITTED,
        FENCED,
        /** Somebody else has the board's row at this moment: nothing was written, and it is worth another try. */
        HELD
    }

    private static final String SQL = """
            WITH asked AS MATERIALIZED (
                SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                WITH ORDINALITY AS a (id, owner, expected, head, at_ms, n)
            ), held AS MATERIALIZED (
                SELECT a.n, b.number, a.owner, a.expected, a.head, a.at_ms
                FROM asked a JOIN board b ON b.id = a.id AND b.epoch = a.owner AND b.head_seq = a.expected
                WHERE a.owner <> 0
                FOR NO KEY UPDATE OF b SKIP LOCKED
            ), moved AS (
                UPDATE board b SET head_seq = h.head, head_epoch = h.owner
                FROM held h WHERE b.number = h.number AND h.head > h.expected
            ), logged AS (
                INSERT INTO record (board, first_seq, count, epoch, author, batch, at_ms, name, commit_frame)
                SELECT h.number, r.first_seq, r.count, h.owner, r.author, r.batch, h.at_ms, r.name, r.commit_frame
                FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::bytea[])
                AS r (n, first_seq, count, author, batch, name, commit_frame) JOIN held h USING (n)
            ), settled AS (
                INSERT INTO session (board, author, name, last_batch, last_n)
                SELECT h.number, s.author, s.name, s.last_batch, s.last_n
                FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                AS s (n, author, name, last_batch, last_n) JOIN held h USING (n)
                ON CONFLICT (board, author) DO UPDATE
                SET name = excluded.name, last_batch = excluded.last_batch, last_n = excluded.last_n
            ), forgotten AS (
                DELETE FROM refusal f
                USING unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS o (n, author, up_to) JOIN held h USING (n)
                WHERE f.board = h.number AND f.author = o.author AND f.batch <= o.up_to
            ), refused AS (
                INSERT INTO refusal (board, author, batch, code, text)
                SELECT h.number, r.author, r.batch, r.code, r.text
                FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[])
                AS r (n, author, batch, code, text) JOIN held h USING (n)
                ON CONFLICT (board, author, batch) DO UPDATE SET code = excluded.code, text = excluded.text
            )
            SELECT a.n, h.n IS NOT NULL, b.id IS NOT NULL
            FROM asked a LEFT JOIN held h USING (n)
            LEFT JOIN board b ON b.id = a.id AND b.epoch = a.owner AND b.head_seq = a.expected AND a.owner <> 0
            """;

    private final PostgresConnection db;
    private final List<Asked> group;

    // What is written with each append, side by side; the first of each is the append's number in the group, from 1.
    private final Rows asked = new Rows("text", "int8", "int8", "int8", "int8");
    private final Rows records = new Rows("int8", "int8", "int4", "int8", "int8", "text", "bytea");
    private final Rows sessions = new Rows("int8", "int8", "text", "int8", "int8");
    private final Rows forgotten = new Rows("int8", "int8", "int8");
    private final Rows refusals = new Rows("int8", "int8", "int8", "int4", "text");

    private PostgresAppend(PostgresConnection db, List<Asked> group) {
        this.db = db;
        this.group = group;
    }

    /**
     * All of the group that can be, or nothing where it throws.
     *
     * @param group each {@linkplain Asked#fits fits}
     * @return what became of each
     */
    static List<Done> write(PostgresConnection db, List<Asked> group) throws SQLException {
        return new PostgresAppend(db, group).write();
    }

    private List<Done> write() throws SQLException {
        for (int i = 0; i < group.size(); i++) {
            add(i + 1, group.get(i));
        }
        List<Object> values = new ArrayList<>();
        for (Rows rows : List.of(asked, records, sessions, forgotten, refusals)) {
            rows.addTo(values, db);
        }
        List<Done> done = new ArrayList<>(Collections.nCopies(group.size(), Done.FENCED));
        try (ResultSet row = db.query(SQL, values.toArray())) {
            while (row.next()) {
                if (row.getBoolean(2)) {
                    done.set(row.getInt(1) - 1, Done.COMMITTED);
                } else if (row.getBoolean(3)) {
                    done.set(row.getInt(1) - 1, Done.HELD);
                }
            }
        }
        return done;
    }

    private void add(long n, Asked append) {
        asked.add(append.board.value(), append.owner.bits(), append.expectedSeq, append.headSeq(), append.atMs);
        long seq = append.expectedSeq;
        Map<Integer, Batch> newest = new LinkedHashMap<>();
        for (Batch batch : append.batches) {
            newest.put(batch.author(), batch);
            if (batch instanceof Batch.Ops ops) {
                String name = PostgresText.encode(ops.name());
                records.add(n, seq + 1, ops.count(), author(ops), ops.number(), name, ops.commit());
                seq += ops.count();
            }
        }
        for (Batch last : newest.values()) {
            sessions.add(
                    n,
                    author(last),
                    PostgresText.encode(last.name()),
                    last.number(),
                    Integer.toUnsignedLong(last.lastN()));
        }
        refuse(n, append, newest);
    }

    /** Of each session that is refused something, what is older than its last outcomes goes. */
    private void refuse(long n, Asked append, Map<Integer, Batch> newest) {
        Map<Long, Long> upTo = new LinkedHashMap<>();
        for (Batch batch : append.batches) {
            if (batch instanceof Batch.Refusal refusal) {
                long outdated =
                        Objects.requireNonNull(newest.get(batch.author())).number() - SessionRow.OUTCOMES;
                upTo.put(author(refusal), outdated);
                if (refusal.number() > outdated) {
                    String text = PostgresText.encode(refusal.text());
                    refusals.add(n, author(refusal), refusal.number(), refusal.code(), text);
                }
            }
        }
        upTo.forEach((author, outdated) -> forgotten.add(n, author, outdated));
    }

    private static long author(Batch batch) {
        return Integer.toUnsignedLong(batch.author());
    }

    /** Rows as the columns that {@code unnest} takes. */
    private static final class Rows {
        private final String[] types;
        private final List<List<Object>> columns = new ArrayList<>();

        Rows(String... types) {
            this.types = types;
            for (int i = 0; i < types.length; i++) {
                columns.add(new ArrayList<>());
            }
        }

        void add(Object... row) {
            for (int i = 0; i < row.length; i++) {
                columns.get(i).add(row[i]);
            }
        }

        void addTo(List<Object> values, PostgresConnection db) throws SQLException {
            for (int i = 0; i < types.length; i++) {
                values.add(array(db, types[i], columns.get(i)));
            }
        }

        /** Of their own class: the driver sends such arrays in binary. */
        private static Array array(PostgresConnection db, String type, List<Object> column) throws SQLException {
            return db.array(
                    type,
                    switch (type) {
                        case "text" -> column.toArray(String[]::new);
                        case "int4" -> column.toArray(Integer[]::new);
                        case "bytea" -> column.toArray(byte[][]::new);
                        default -> column.toArray(Long[]::new);
                    });
        }
    }
}
