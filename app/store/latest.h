// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "reading_codec.h"

#include <QHash>

namespace coffer {

/// Kinds of change rows.
enum class ChangeKind { New = 1, Changed = 2, Absent = 3, Unreadable = 4 };

[[nodiscard]] AccountState stateOf(ChangeKind kind);
[[nodiscard]] inline bool bringsReading(ChangeKind kind)
{
    return kind == ChangeKind::New || kind == ChangeKind::Changed;
}

[[nodiscard]] inline UtcTime timeFromColumn(const QVariant &value)
{
    return UtcTime(std::chrono::microseconds(value.toLongLong()));
}
[[nodiscard]] inline QVariant toColumn(UtcTime time)
{
    return QVariant::fromValue<qlonglong>(time.time_since_epoch().count());
}

/// Notes of the database by row id, decoded once.
class NoteReader
{
public:
    explicit NoteReader(const Database &database)
        : m_text(database, QStringLiteral("SELECT text FROM note WHERE id = ?"))
    {
    }

    Result<std::shared_ptr<const ReadingShape>> shape(qint64 note);
    Result<BalanceReading> reading(qint64 note, const StoredReading &stored, const QString &providerAccountId);
    Result<StoredError> error(qint64 note);
    Result<std::vector<Diagnostic>> diagnostics(qint64 note);

private:
    Result<QByteArray> text(qint64 note);

    Statement m_text;
    QHash<qint64, std::shared_ptr<const ReadingShape>> m_shapes;
};

/// An account as `latest` holds it.
struct LatestAccount
{
    qint64 row = 0;
    AccountSnapshot snapshot;
};

/// By connection and first appearance; of one connection where `connection` is its row id.
Result<std::vector<LatestAccount>> loadLatest(const Database &database, NoteReader &notes,
                                              std::optional<qint64> connection);

/// What is known of a connection's attempts, of those received at or before `knownAt`.
Result<ConnectionActivity> loadActivity(const Database &database, NoteReader &notes, qint64 connection,
                                        const ConnectionId &id, std::optional<UtcTime> knownAt);

/// The last good attempt of a connection with firstSeq <= seq < endSeq that was received at or before `until`.
struct Confirmation
{
    qint64 seq = 0; ///< 0: none
    UtcTime receivedAt;
    QString attempt;
};
Result<Confirmation> lastConfirmation(const Database &database, qint64 connection, qint64 firstSeq, qint64 endSeq,
                                      std::optional<UtcTime> until);

/// Makes `latest` anew from the log. Inside a transaction of the caller.
Result<void> rebuildLatest(Database &database);

/// Makes it anew in a temporary table and compares, row by row and column by column. The file stays as it is; it may be
/// read-only. Errors: StorageDamaged; `where` is the provider's id of the first account whose rows differ.
Result<void> checkLatest(Database &database);

} // namespace coffer
