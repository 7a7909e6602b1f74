-- SPDX-License-Identifier: GPL-3.0-or-later
-- What charts, the table of readings and the completeness grid look up.

-- What was received in a time: at the cost of that time, not of the whole log.
CREATE INDEX attempt_received ON attempt (connection, received);

-- What went wrong is rare and looked for: without reading all that went well.
CREATE INDEX attempt_problem ON attempt (outcome) WHERE outcome <> 'ok';

-- Whether an account's provider states as-of times: only then may a later change count for an earlier day.
CREATE INDEX change_as_of ON change (account) WHERE as_of IS NOT NULL;
