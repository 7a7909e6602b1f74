// SPDX-License-Identifier: GPL-3.0-or-later
#include "hash_chain.h"

#include "latest.h"

#include <QCryptographicHash>
#include <QHash>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

class FieldHash
{
public:
    FieldHash() : m_hash(QCryptographicHash::Sha256) {}
    void bytes(const QByteArray &value)
    {
        if (value.isNull()) {
            m_text += "-,";
            return;
        }
        m_text += QByteArray::number(value.size());
        m_text += ':';
        m_text += value;
        m_text += ',';
    }
    void integer(qint64 value) { bytes(QByteArray::number(value)); }
    void text(const QString &value) { bytes(value.isEmpty() ? QByteArray("") : value.toUtf8()); }
    void variant(const QVariant &value)
    {
        if (value.isNull())
            bytes({});
        else
            text(value.toString());
    }
    [[nodiscard]] QByteArray result()
    {
        m_hash.addData(m_text);
        return m_hash.result();
    }

private:
    QCryptographicHash m_hash;
    QByteArray m_text;
};

} // namespace

QByteArray attemptHash(const HashedAttempt &attempt, const std::vector<HashedChange> &changes)
{
    FieldHash hash;
    hash.text(u"coffer attempt 1"_s);
    hash.bytes(attempt.previous);
    hash.text(attempt.connection);
    hash.integer(attempt.seq);
    hash.text(attempt.id);
    hash.integer(attempt.started);
    hash.integer(attempt.received);
    hash.text(attempt.outcome);
    hash.bytes(attempt.error);
    hash.integer(attempt.requests);
    hash.variant(attempt.provider);
    hash.variant(attempt.definitionVersion);
    hash.bytes(attempt.diagnostics);
    hash.bytes(attempt.bodies);
    hash.integer(qint64(changes.size()));
    for (const HashedChange &change : changes) {
        hash.text(change.account);
        hash.text(change.providerAccountId);
        hash.integer(change.kind);
        hash.bytes(change.note);
        for (const QVariant *value :
             {&change.posted, &change.available, &change.others, &change.tokens, &change.asOf, &change.altered})
            hash.variant(*value);
    }
    return hash.result();
}

namespace {

Error broken(const QString &where, const QString &found, const QString &expected)
{
    return Error{ErrorKind::StorageDamaged, where, found, expected};
}

/// Hashes of all notes, each made again from its text.
Result<QHash<qint64, QByteArray>> noteHashes(const Database &database)
{
    QHash<qint64, QByteArray> hashes;
    Statement notes(database, u"SELECT id, sha256, text FROM note"_s);
    if (auto done = notes.run({}); !done)
        return done.error();
    while (notes.next()) {
        const QByteArray hash = QCryptographicHash::hash(notes.text(2).toUtf8(), QCryptographicHash::Sha256);
        if (hash != notes.value(1).toByteArray())
            return broken(u"note %1"_s.arg(notes.integer(0)), u"a text that was altered"_s,
                          u"the text that was stored"_s);
        hashes.insert(notes.integer(0), hash);
    }
    if (auto done = notes.finish(); !done)
        return done.error();
    return hashes;
}

/// Reads changes in the order of the attempts, beside the attempts.
class ChangeReader
{
public:
    ChangeReader(const Database &database, const QHash<qint64, QByteArray> &notes)
        : m_statement(
            database,
            u"SELECT c.attempt, a.uuid, (SELECT provider_account_id FROM account_name WHERE account = c.account"
            " AND since <= c.attempt ORDER BY since DESC LIMIT 1), c.kind, c.note, c.posted, c.available, c.others,"
            " c.tokens, c.as_of, c.altered FROM change c JOIN account a ON a.id = c.account"
            " ORDER BY c.attempt, c.account"_s)
        , m_notes(notes)
    {
    }
    Result<void> start()
    {
        auto done = m_statement.run({});
        m_more = done && m_statement.next();
        return done;
    }
    /// The attempt of the next change; 0 at the end.
    [[nodiscard]] qint64 attempt() const { return m_more ? m_statement.integer(0) : 0; }
    std::vector<HashedChange> take(qint64 attempt)
    {
        std::vector<HashedChange> changes;
        while (m_more && m_statement.integer(0) == attempt) {
            changes.push_back({m_statement.text(1), m_statement.text(2), m_statement.value(3).toInt(),
                               m_notes.value(m_statement.integer(4)), m_statement.value(5), m_statement.value(6),
                               m_statement.value(7), m_statement.value(8), m_statement.value(9),
                               m_statement.value(10)});
            m_more = m_statement.next();
        }
        return changes;
    }
    Result<void> finish() { return m_statement.finish(); }

private:
    Statement m_statement;
    const QHash<qint64, QByteArray> &m_notes;
    bool m_more = false;
};

/// Where each connection's chain begins: nothing, or the tombstone of what was removed.
Result<QHash<QString, QByteArray>> chainStarts(const Database &database)
{
    QHash<QString, QByteArray> starts;
    Statement statement(database, u"SELECT uuid, removed_hash FROM connection"_s);
    if (auto done = statement.run({}); !done)
        return done.error();
    while (statement.next())
        starts.insert(statement.text(0), statement.value(1).isNull() ? QByteArray() : statement.value(1).toByteArray());
    if (auto done = statement.finish(); !done)
        return done.error();
    return starts;
}

} // namespace

Result<HistoryCheck> checkHistory(Database &database)
{
    auto notes = noteHashes(database);
    auto chains = chainStarts(database);
    if (!notes || !chains)
        return notes ? chains.error() : notes.error();
    const auto noteHash = [&](const QVariant &id) {
        return id.isNull() ? QByteArray() : notes.value().value(id.toLongLong());
    };
    ChangeReader changes(database, notes.value());
    if (auto done = changes.start(); !done)
        return done.error();
    Statement attempts(database,
                       u"SELECT t.seq, t.id, c.uuid, t.started, t.received, t.outcome, t.error, t.requests, t.provider,"
                       " t.definition_version, t.diagnostics, t.bodies, t.changes, t.hash"
                       " FROM attempt t JOIN connection c ON c.id = t.connection ORDER BY t.seq"_s);
    if (auto done = attempts.run({}); !done)
        return done.error();

    HistoryCheck check;
    while (attempts.next()) {
        const qint64 seq = attempts.integer(0);
        const QString id = attempts.text(1);
        if (changes.attempt() != 0 && changes.attempt() < seq)
            return broken(id, u"changes of an attempt before it that is not there"_s, u"every attempt"_s);
        QByteArray &last = chains.value()[attempts.text(2)];
        const HashedAttempt fields{last,
                                   attempts.text(2),
                                   seq,
                                   id,
                                   attempts.integer(3),
                                   attempts.integer(4),
                                   attempts.text(5),
                                   noteHash(attempts.value(6)),
                                   attempts.integer(7),
                                   attempts.value(8),
                                   attempts.value(9),
                                   noteHash(attempts.value(10)),
                                   attempts.value(11).isNull() ? QByteArray() : attempts.value(11).toByteArray()};
        const auto rows = changes.take(seq);
        if (qint64(rows.size()) != attempts.integer(12))
            return broken(id, u"%1 changes"_s.arg(rows.size()), u"%1 changes"_s.arg(attempts.integer(12)));
        last = attemptHash(fields, rows);
        if (last != attempts.value(13).toByteArray())
            return broken(id, u"another hash"_s, u"the hash that was stored"_s);
        ++check.attempts;
        check.changes += qint64(rows.size());
    }
    if (auto done = attempts.finish(); !done)
        return done.error();
    if (changes.attempt() != 0)
        return broken(u"attempt %1"_s.arg(changes.attempt()), u"changes of an attempt that is not there"_s,
                      u"every attempt"_s);
    if (auto done = changes.finish(); !done)
        return done.error();
    if (auto done = checkLatest(database); !done)
        return done.error();
    check.lastHashes = std::move(chains).value();
    return check;
}

} // namespace coffer
