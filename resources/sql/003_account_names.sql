-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which account a provider's id means may change: the user says that a new id is an old account ("the same account as ..."), or that
-- figures in another currency begin a new one. Nothing that was recorded is altered; a row holds from its attempt on.

-- since: attempt.seq from which on the id means the account; 0: from the first. account: NULL until the next attempt brings the new
-- account. at: when the user decided; NULL where the provider named it first.
CREATE TABLE account_name (
    connection          INTEGER NOT NULL REFERENCES connection(id),
    provider_account_id TEXT NOT NULL,
    since               INTEGER NOT NULL,
    account             INTEGER REFERENCES account(id),
    at                  INTEGER,
    PRIMARY KEY (connection, provider_account_id, since)
) STRICT, WITHOUT ROWID;

INSERT INTO account_name SELECT connection, provider_account_id, 0, account, NULL FROM account_key;

DROP TABLE account_key;

CREATE INDEX account_name_account ON account_name (account, since);

-- The id that each account had last: one row for each account.
CREATE VIEW account_key AS
    SELECT n.connection, n.provider_account_id, n.account FROM account_name n
    WHERE n.account IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM account_name later WHERE later.account = n.account AND later.since > n.since);

-- Accounts whose id means another one by now, and since when: their history stays, but they are not listed any more.
CREATE VIEW account_end AS
    SELECT k.account, min(n.at) AS at FROM account_key k
    JOIN account_name own ON own.account = k.account AND own.provider_account_id = k.provider_account_id
    JOIN account_name n ON n.connection = k.connection AND n.provider_account_id = k.provider_account_id
     AND n.since > own.since AND n.account IS NOT k.account
    GROUP BY k.account;
