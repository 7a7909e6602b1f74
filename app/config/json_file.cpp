// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileVersion = 1;
const JsonLimits limits; // 8 MiB, depth 64
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

std::optional<qint64> toInteger(const JsonValue &value)
{
    bool ok = false;
    const QByteArrayView text = value.numberText();
    const qint64 number = text.toByteArray().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

JsonFile untouchable(Error fault)
{
    return JsonFile{JsonFile::State::Untouchable, {}, std::move(fault)};
}

JsonFile damagedFile(const QString &path, const QString &found, const QString &expected)
{
    const Result<QString> copy = keepCopyAside(path);
    if (!copy)
        return untouchable(copy.error());
    return JsonFile{JsonFile::State::Damaged,
                    {},
                    Error{ErrorKind::StorageDamaged, path, found, expected, u"a copy is kept as "_s + copy.value()}};
}

} // namespace

JsonFile readJsonFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return untouchable({ErrorKind::StorageFailed,
                            path,
                            info.isSymLink() ? u"a symbolic link"_s : u"not a plain file"_s,
                            u"a plain file"_s,
                            {}});
    if (!info.exists())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return untouchable({ErrorKind::StorageFailed, path, {}, {}, file.errorString()});
    const QByteArray bytes = file.read(limits.bytes + 1);
    if (file.error() != QFile::NoError)
        return untouchable({ErrorKind::StorageFailed, path, {}, {}, file.errorString()});

    const Result<JsonDocument> document = JsonDocument::parse(bytes, limits);
    if (!document)
        return damagedFile(path, u"%1 at %2"_s.arg(document.error().found, document.error().where), u"JSON"_s);
    const std::optional<qint64> version = toInteger(document.value().root().member(u"version"));
    if (!version || *version < 1)
        return damagedFile(path, u"no version"_s, u"an object with a version"_s);
    if (*version > fileVersion) {
        return untouchable({ErrorKind::StorageDamaged, path, u"version %1"_s.arg(*version),
                            u"version %1"_s.arg(fileVersion), u"written by a newer version of the program"_s});
    }
    return JsonFile{JsonFile::State::Read, document.value(), {}};
}

Result<QString> keepCopyAside(const QString &path)
{
    const auto failed = [&path](const QString &detail) {
        return Error{ErrorKind::StorageFailed, path, {}, u"room for a copy of the damaged file"_s, detail};
    };
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failed(file.errorString());
    const QString copy = u"%1.damaged-%2"_s.arg(path, QString::fromLatin1(hash.result().toHex().left(8)));
    if (QFileInfo::exists(copy))
        return copy;
    if (!file.copy(copy)) { // does not overwrite, and leaves nothing when it fails
        return failed(file.errorString());
    }
    QFile::setPermissions(copy, ownerOnly);
    return copy;
}

Result<void> writeJsonFile(const QString &path, QJsonObject object)
{
    const QFileInfo info(path);
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return Error{ErrorKind::StorageFailed, path, u"not a plain file"_s, u"a plain file"_s, {}};
    object.insert(u"version"_s, fileVersion);
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);

    QSaveFile file(path); // writes beside it, syncs, then renames; without a direct-write fallback
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return Error{ErrorKind::StorageFailed, path, {}, {}, file.errorString()};
    return {};
}

JsonValue MemberReader::member(const QString &key, JsonType type)
{
    m_known.insert(key);
    const JsonValue value = m_object.member(key);
    if (!value.exists() || value.type() == type)
        return value;
    fail(key, value.rawToken(), u"another type"_s);
    return {};
}

std::optional<qint64> MemberReader::integer(const QString &key)
{
    const JsonValue value = member(key, JsonType::Number);
    if (!value.exists())
        return std::nullopt;
    const std::optional<qint64> number = toInteger(value);
    if (!number)
        fail(key, value.rawToken(), u"an integer"_s);
    return number;
}

QStringList MemberReader::textList(const QString &key)
{
    QStringList texts;
    const JsonValue list = member(key, JsonType::Array);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isString())
            fail(key, list.at(i).rawToken(), u"texts"_s);
        texts.append(list.at(i).toString());
    }
    return texts;
}

void MemberReader::fail(const QString &key, const QString &found, const QString &expected)
{
    if (!m_fault)
        m_fault = Error{ErrorKind::StorageDamaged, m_where + u'/' + shortened(key), shortened(found), expected, {}};
}

std::optional<Error> MemberReader::finish()
{
    if (!m_object.isObject())
        fail({}, m_object.rawToken(), u"an object"_s);
    for (qsizetype i = 0; i < m_object.size(); ++i) {
        if (!m_known.contains(m_object.keyAt(i)))
            fail(m_object.keyAt(i), u"an unknown key"_s, u"no other keys"_s);
    }
    return m_fault;
}

} // namespace coffer
