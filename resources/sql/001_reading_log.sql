-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reading log. Statements are separated by one blank line.
-- Times: microseconds since 1970, UTC. Order is attempt.seq, never a time: clocks are set back.
-- Amounts: the unscaled integer; its scale stands in the note. Text of digits where 64 bits do not hold it. Never summed in SQL.

-- One run of the program. "Machine off" is told from "not answered" by these.
CREATE TABLE session (
    id        INTEGER PRIMARY KEY,
    program   TEXT NOT NULL,
    host      TEXT NOT NULL,
    process   INTEGER NOT NULL,
    started   INTEGER NOT NULL,
    heartbeat INTEGER NOT NULL,
    stopped   INTEGER
) STRICT;

-- removed_seq and removed_hash are the tombstone of a history that was removed: the chain goes on from there.
CREATE TABLE connection (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    removed_seq  INTEGER,
    removed_hash BLOB,
    removed_at   INTEGER
) STRICT;

CREATE TABLE account (
    id   INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE
) STRICT;

-- Which account a provider's id means. Apart from account, so that a provider's new id can be linked to an old account.
CREATE TABLE account_key (
    connection          INTEGER NOT NULL REFERENCES connection(id),
    provider_account_id TEXT NOT NULL,
    account             INTEGER NOT NULL REFERENCES account(id),
    PRIMARY KEY (connection, provider_account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_key_account ON account_key (account);

-- JSON that repeats: what is constant in a reading (names, pointers, scales), errors, diagnostics. sha256 is of text.
CREATE TABLE note (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    text   TEXT NOT NULL
) STRICT;

-- One poll. provider is set where there was a report. bodies: SHA-256 over the hashes of all reply bodies, kept or not.
CREATE TABLE attempt (
    seq                INTEGER PRIMARY KEY AUTOINCREMENT,
    id                 TEXT NOT NULL UNIQUE,
    connection         INTEGER NOT NULL REFERENCES connection(id),
    session            INTEGER NOT NULL REFERENCES session(id),
    started            INTEGER NOT NULL,
    received           INTEGER NOT NULL,
    outcome            TEXT NOT NULL CHECK (outcome IN ('ok', 'partial', 'failed', 'refused')),
    error              INTEGER,
    requests           INTEGER NOT NULL,
    provider           TEXT,
    definition_version INTEGER,
    diagnostics        INTEGER,
    bodies             BLOB,
    changes            INTEGER NOT NULL,
    hash               BLOB NOT NULL
) STRICT;

CREATE INDEX attempt_connection ON attempt (connection, seq, outcome, received);

-- One account whose reading or state changed. kind: 1 new, 2 changed (or back), 3 absent, 4 unreadable.
-- note: what is constant in the reading for 1 and 2, the error for 3 and 4.
-- others: pending, credit line and components, in the order of the note; tokens: raw tokens that do not follow from the amounts.
CREATE TABLE change (
    account   INTEGER NOT NULL REFERENCES account(id),
    attempt   INTEGER NOT NULL,
    kind      INTEGER NOT NULL CHECK (kind IN (1, 2, 3, 4)),
    note      INTEGER NOT NULL,
    posted    ANY,
    available ANY,
    others    TEXT,
    tokens    TEXT,
    as_of     INTEGER,
    altered   INTEGER,
    PRIMARY KEY (account, attempt)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TRIGGER change_is_final BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Cache of the last change of each account; ReadingLog::rebuildLatest makes it anew from attempt and change.
-- attempt is that of the last good reading. confirmed_* is kept only for accounts that are not present: the others were
-- confirmed by the last good attempt of their connection.
CREATE TABLE latest (
    account           INTEGER PRIMARY KEY REFERENCES account(id),
    attempt           INTEGER,
    since             INTEGER,
    note              INTEGER,
    posted            ANY,
    available         ANY,
    others            TEXT,
    tokens            TEXT,
    as_of             INTEGER,
    altered           INTEGER,
    kind              INTEGER NOT NULL,
    state_note        INTEGER,
    state_since       INTEGER,
    confirmed_at      INTEGER,
    confirmed_attempt TEXT
) STRICT;

-- Reply bodies that changed a reading, compressed (zlib with Qt's 4-byte size in front); attempt is the last one that used it.
CREATE TABLE body (
    sha256  BLOB PRIMARY KEY,
    attempt INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    stored  BLOB NOT NULL
) STRICT;

CREATE INDEX body_attempt ON body (attempt);

-- Which bodies an attempt's changes were made from. Stays when retention removes the body.
CREATE TABLE attempt_body (
    attempt INTEGER NOT NULL REFERENCES attempt(seq),
    request TEXT NOT NULL,
    sha256  BLOB NOT NULL,
    PRIMARY KEY (attempt, request)
) STRICT, WITHOUT ROWID;
