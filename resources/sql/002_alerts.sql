-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened to alerts. How an alert stands follows from its events: it is open until one says otherwise.

-- alert: UUID of the alert. until: of a snooze. From alert_kind on: what was raised, in the event that raised it only.
-- figure and bound are exact decimal text; error is JSON as in note.
CREATE TABLE alert_event (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    alert      TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('raised', 'recovered', 'acknowledged', 'snoozed', 'reopened')),
    at         INTEGER NOT NULL,
    who        TEXT NOT NULL,
    note       TEXT NOT NULL,
    until      INTEGER,
    alert_kind TEXT,
    connection TEXT,
    account    TEXT,
    subject    TEXT,
    currency   TEXT,
    basis      TEXT,
    figure     TEXT,
    bound      TEXT,
    ends_at    INTEGER,
    error      TEXT,
    source     TEXT,
    CHECK ((kind = 'raised') = (alert_kind IS NOT NULL)),
    CHECK ((kind = 'snoozed') = (until IS NOT NULL))
) STRICT;

CREATE INDEX alert_event_alert ON alert_event (alert, kind);

CREATE UNIQUE INDEX alert_event_once ON alert_event (alert) WHERE kind = 'raised';

CREATE INDEX alert_event_at ON alert_event (at);

CREATE TRIGGER alert_event_is_final BEFORE UPDATE ON alert_event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The figure of each watched account that was judged last: the next one is compared with it, also after a restart.
CREATE TABLE alert_judged (
    account    TEXT PRIMARY KEY,
    connection TEXT NOT NULL,
    basis      TEXT NOT NULL,
    currency   TEXT NOT NULL,
    figure     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Moments to be remembered, such as when the person last looked.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
