// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

#include <QSqlError>
#include <QUrl>
#include <QUuid>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

// Result codes of SQLite; the low byte of an extended code is the primary one.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

Result<void> applyPragmas(Database &database, std::initializer_list<QString> pragmas)
{
    for (const QString &pragma : pragmas) {
        if (auto done = database.run(u"PRAGMA "_s + pragma); !done)
            return done;
    }
    return {};
}

QString queryFor(Database::Access access)
{
    switch (access) {
    case Database::Access::Read:
        return u"mode=ro"_s;
    case Database::Access::ReadFrozen:
        return u"mode=ro&immutable=1"_s;
    case Database::Access::Write:
        return u"mode=rw"_s;
    case Database::Access::Create:
        return u"mode=rwc"_s;
    }
    Q_UNREACHABLE();
}

QSqlDatabase makeHandle(const QString &path, Database::Access access)
{
    // A URI, so that SQLite never creates a file by itself; the path is encoded, it may hold any character.
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(queryFor(access));
    QSqlDatabase handle =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, u"coffer-"_s + QUuid::createUuid().toString(QUuid::Id128));
    handle.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=10000"_s);
    handle.setDatabaseName(QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded)));
    return handle;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    std::unique_ptr<Database> database(new Database(makeHandle(path, access), path));
    if (!database->m_handle.open())
        return database->error(database->m_handle.lastError());
    if (auto done = database->configure(access); !done)
        return done.error();
    return database;
}

Database::~Database()
{
    const QString name = m_handle.connectionName();
    m_handle.close();
    m_handle = {};
    QSqlDatabase::removeDatabase(name);
}

Result<void> Database::configure(Access access)
{
    if (auto done = applyPragmas(*this, {u"trusted_schema=OFF"_s, u"cell_size_check=ON"_s, u"foreign_keys=ON"_s});
        !done)
        return done;
    if (access != Access::Write)
        return {};
    // A larger WAL than SQLite's 4 MB, so that a sweep of some thousand accounts does not end in a checkpoint each
    // time.
    return applyPragmas(*this, {u"journal_mode=WAL"_s, u"synchronous=FULL"_s, u"wal_autocheckpoint=4000"_s});
}

Result<void> Database::run(const QString &sql, const QVariantList &values)
{
    const auto done = value(sql, values);
    return done ? Result<void>{} : Result<void>{done.error()};
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_handle);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return error(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return error(query.lastError());
    return query.next() ? query.value(0) : QVariant();
}

Error Database::error(const QSqlError &sqlError) const
{
    const int code = sqlError.nativeErrorCode().toInt() & 0xff;
    const bool damaged = code == sqliteCorrupt || code == sqliteNotADatabase;
    Error error{damaged ? ErrorKind::StorageDamaged : ErrorKind::StorageFailed, m_path, sqlError.databaseText()};
    error.detail = u"SQLite %1: %2"_s.arg(sqlError.nativeErrorCode(), sqlError.driverText());
    return error;
}

Statement::Statement(const Database &database, const QString &sql) : m_database(database), m_query(database.handle())
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql))
        m_broken = database.error(m_query.lastError());
}

Result<void> Statement::run(std::initializer_list<QVariant> values)
{
    if (m_broken)
        return *m_broken;
    int position = 0;
    for (const QVariant &value : values)
        m_query.bindValue(position++, value);
    if (!m_query.exec())
        return m_database.error(m_query.lastError());
    return {};
}

Result<void> Statement::finish()
{
    const QSqlError sqlError = m_query.lastError();
    m_query.finish();
    if (sqlError.isValid())
        return m_database.error(sqlError);
    return {};
}

Transaction::~Transaction()
{
    if (m_open)
        static_cast<void>(m_database.run(u"ROLLBACK"_s).hasValue());
}

Result<void> Transaction::begin()
{
    // IMMEDIATE: the write lock is taken now, not in the middle of the work.
    auto done = m_database.run(u"BEGIN IMMEDIATE"_s);
    m_open = done.hasValue();
    return done;
}

Result<void> Transaction::commit()
{
    auto done = m_database.run(u"COMMIT"_s);
    if (done)
        m_open = false;
    return done;
}

ReadSnapshot::~ReadSnapshot()
{
    if (m_open)
        static_cast<void>(m_database.run(u"COMMIT"_s).hasValue());
}

Result<void> ReadSnapshot::begin()
{
    auto done = m_database.run(u"BEGIN"_s);
    m_open = done.hasValue();
    return done;
}

} // namespace coffer
