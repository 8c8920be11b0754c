-- Numbers that are unsigned on the wire (authors, n, batches, seqs) are stored as such. An epoch is its 64 bits.
-- A text may hold what PostgreSQL's may not: see PostgresText.

CREATE TABLE store (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    secret BYTEA NOT NULL CHECK (length(secret) = 32)
);

-- Written with each append: room is left in the pages, so that a new version of a row stays beside the old one.
CREATE TABLE board (
    number      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    title       TEXT    NOT NULL,
    key_version INTEGER NOT NULL DEFAULT 1,
    made_ms     BIGINT  NOT NULL,
    authors     BIGINT  NOT NULL DEFAULT 0 CHECK (authors BETWEEN 0 AND 4294967295),
    -- the fence: an append under another epoch is not taken
    epoch       BIGINT  NOT NULL DEFAULT 0,
    node        TEXT    NOT NULL DEFAULT '',
    -- the newest record's last seq, and the epoch that wrote it
    head_seq    BIGINT  NOT NULL DEFAULT 0 CHECK (head_seq BETWEEN 0 AND 4294967295),
    head_epoch  BIGINT  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- One whole batch a row. at_ms and name are for people and history; no rule reads them.
CREATE TABLE record (
    board     BIGINT  NOT NULL,
    first_seq BIGINT  NOT NULL,
    count     INTEGER NOT NULL CHECK (count > 0),
    epoch     BIGINT  NOT NULL,
    author    BIGINT  NOT NULL,
    batch     BIGINT  NOT NULL,
    at_ms     BIGINT  NOT NULL,
    name      TEXT    NOT NULL,
    commit_frame BYTEA NOT NULL,
    PRIMARY KEY (board, first_seq)
);

CREATE TABLE session (
    board      BIGINT NOT NULL REFERENCES board,
    author     BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    last_batch BIGINT NOT NULL,
    last_n     BIGINT NOT NULL,
    PRIMARY KEY (board, author)
) WITH (fillfactor = 50);

-- Read only where batch is among the session's last ones; older rows go when the next refusal comes.
CREATE TABLE refusal (
    board  BIGINT  NOT NULL,
    author BIGINT  NOT NULL,
    batch  BIGINT  NOT NULL,
    code   INTEGER NOT NULL,
    text   TEXT    NOT NULL,
    PRIMARY KEY (board, author, batch)
);

-- parts is 0 while the snapshot is being written. writer names the journal that writes it.
CREATE TABLE snapshot (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    board  BIGINT  NOT NULL REFERENCES board,
    seq    BIGINT  NOT NULL,
    epoch  BIGINT  NOT NULL,
    writer BIGINT  NOT NULL,
    parts  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (board, seq, epoch, writer)
);

CREATE TABLE snapshot_part (
    snapshot BIGINT  NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    part     INTEGER NOT NULL,
    frame    BYTEA   NOT NULL,
    PRIMARY KEY (snapshot, part)
);

-- Packed deltas hardly compress: trying to costs more than it saves.
ALTER TABLE record ALTER COLUMN commit_frame SET STORAGE EXTERNAL;
ALTER TABLE snapshot_part ALTER COLUMN frame SET STORAGE EXTERNAL;
