-- Numbers that are unsigned on the wire (authors, n, batches, seqs) are stored as such. An epoch is its 64 bits.

CREATE TABLE store (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

CREATE TABLE board (
    number      INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 0x7FFFFFFF),
    id          TEXT    NOT NULL UNIQUE,
    title       TEXT    NOT NULL,
    key_version INTEGER NOT NULL DEFAULT 1,
    made_ms     INTEGER NOT NULL,
    authors     INTEGER NOT NULL DEFAULT 0 CHECK (authors BETWEEN 0 AND 0xFFFFFFFF),
    -- the fence: an append under another epoch is not taken
    epoch       INTEGER NOT NULL DEFAULT 0,
    node        TEXT    NOT NULL DEFAULT '',
    -- the newest record's last seq, and the epoch that wrote it
    head_seq    INTEGER NOT NULL DEFAULT 0,
    head_epoch  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One whole batch a row. at_ms and name are for people and history; no rule reads them.
-- place = board.number * 2^32 + seq of the first op: a rowid, so that a board's records lie side by side in log order
-- and an append writes to one B-tree only.
CREATE TABLE record (
    place  INTEGER PRIMARY KEY,
    count  INTEGER NOT NULL CHECK (count > 0),
    epoch  INTEGER NOT NULL,
    author INTEGER NOT NULL,
    batch  INTEGER NOT NULL,
    at_ms  INTEGER NOT NULL,
    name   TEXT    NOT NULL,
    commit_frame BLOB NOT NULL
) STRICT;

CREATE TABLE session (
    board      INTEGER NOT NULL REFERENCES board,
    author     INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    last_batch INTEGER NOT NULL,
    last_n     INTEGER NOT NULL,
    PRIMARY KEY (board, author)
) STRICT, WITHOUT ROWID;

-- Read only where batch is among the session's last ones; older rows go when the next refusal comes.
CREATE TABLE refusal (
    board  INTEGER NOT NULL,
    author INTEGER NOT NULL,
    batch  INTEGER NOT NULL,
    code   INTEGER NOT NULL,
    text   TEXT    NOT NULL,
    PRIMARY KEY (board, author, batch)
) STRICT, WITHOUT ROWID;

-- parts is 0 while the snapshot is being written. writer names the journal that writes it.
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    board  INTEGER NOT NULL REFERENCES board,
    seq    INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    writer INTEGER NOT NULL,
    parts  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (board, seq, epoch, writer)
) STRICT;

CREATE TABLE snapshot_part (
    snapshot INTEGER NOT NULL REFERENCES snapshot,
    part     INTEGER NOT NULL,
    frame    BLOB    NOT NULL,
    PRIMARY KEY (snapshot, part)
) STRICT;
