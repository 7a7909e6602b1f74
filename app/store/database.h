// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <memory>

namespace coffer {

/// One connection to the SQLite file of a profile, with the settings that the log relies on (security.md M13).
/// Thread: the one that opened it.
class Database
{
public:
    enum class Access {
        Read,
        ReadFrozen, ///< in a folder that cannot be written: SQLite is told that nobody changes the file
        Write,
        Create, ///< a new file: WAL is not switched on
    };

    static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Result<void> run(const QString &sql, const QVariantList &values = {});
    /// First column of the first row; invalid where there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Error error(const QSqlError &error) const;
    [[nodiscard]] const QSqlDatabase &handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Database(QSqlDatabase handle, QString path) : m_handle(std::move(handle)), m_path(std::move(path)) {}
    Result<void> configure(Access access);

    QSqlDatabase m_handle;
    QString m_path;
};

/// A statement that is prepared once and run often. Parameters are plain "?": the driver miscounts "?1" that stands
/// twice.
class Statement
{
public:
    Statement(const Database &database, const QString &sql);

    /// Binds in order and runs. Errors: also those of preparing.
    Result<void> run(std::initializer_list<QVariant> values);
    bool next() { return m_query.next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    /// Ends the reading, so that it no longer holds up a checkpoint. Errors: what stopped next() before the end.
    Result<void> finish();

private:
    const Database &m_database;
    QSqlQuery m_query;
    std::optional<Error> m_broken;
};

/// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> begin();
    Result<void> commit();

private:
    Database &m_database;
    bool m_open = false;
};

/// All queries inside see the same moment of the file, whatever the writer does meanwhile.
class ReadSnapshot
{
public:
    explicit ReadSnapshot(Database &database) : m_database(database) {}
    ~ReadSnapshot();
    ReadSnapshot(const ReadSnapshot &) = delete;
    ReadSnapshot &operator=(const ReadSnapshot &) = delete;

    Result<void> begin();

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace coffer
