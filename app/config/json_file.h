// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <json/json_document.h>

#include <QJsonObject>
#include <QSet>

#include <optional>
#include <vector>

namespace coffer {

/// What stands in a JSON file of the profile: an object with "version": 1 and one more level of our own.
struct JsonFile
{
    enum class State {
        Missing,
        Read,
        Damaged,     ///< not of our form. A copy was kept aside, so the file may be written anew.
        Untouchable, ///< written by a newer version, not a plain file, no permission, or no copy could be kept: never
                     ///< overwritten
    };

    State state = State::Missing;
    JsonDocument document;      ///< when Read
    std::optional<Error> fault; ///< when Damaged or Untouchable; `where` is the file
};

/// At most 8 MiB, strict (duplicate keys refused), no symbolic links.
[[nodiscard]] JsonFile readJsonFile(const QString &path);

/// Keeps a copy beside the file, named by its content ("connections.json.damaged-1f0c9a3e"), so that reading the same
/// damage again makes no further copy. Gives the copy's path. Errors: StorageFailed.
[[nodiscard]] Result<QString> keepCopyAside(const QString &path);

/// Whole or not at all: a failure leaves the old file. Mode 0600. Adds the version. Errors: StorageFailed,
/// StorageDamaged (Untouchable).
[[nodiscard]] Result<void> writeJsonFile(const QString &path, QJsonObject object);

/// Reads the members of one object; remembers the first fault instead of returning each. Every key must be asked for:
/// finish() refuses the others.
class MemberReader
{
public:
    /// `where`: file and JSON pointer of the object, for the error.
    MemberReader(JsonValue object, QString where) : m_object(object), m_where(std::move(where)) {}

    /// The member, of this type; does not exist() when absent. Absent is no fault: defaults are the caller's.
    JsonValue member(const QString &key, JsonType type);
    QString text(const QString &key) { return member(key, JsonType::String).toString(); }
    bool flag(const QString &key) { return member(key, JsonType::Bool).toBool(); }
    std::optional<qint64> integer(const QString &key);
    QStringList textList(const QString &key);

    void fail(const QString &key, const QString &found, const QString &expected);
    [[nodiscard]] std::optional<Error> finish();

private:
    JsonValue m_object;
    QString m_where;
    QSet<QString> m_known;
    std::optional<Error> m_fault;
};

} // namespace coffer
