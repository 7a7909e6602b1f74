// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folder_lock.h"
#include "json_file.h"

#include <QJsonArray>

#include <functional>

namespace coffer {

/// A file of the profile that holds one list: {"version": 1, "<key>": [ … ]}. What cannot be read of it is reported and
/// left out, after a copy of the file was kept aside.
template <typename T>
struct ListFile
{
    QString folder;
    QString name; ///< of the file
    QString key;
    std::function<Result<T>(const JsonValue &, const QString &where)> fromJson;
    std::function<QJsonObject(const T &)> toJson;
    std::function<bool(const T &, const T &)> isSame; ///< two that may not both be there

    struct Loaded
    {
        std::vector<T> items;
        std::vector<Error> problems;
        bool writable = true; ///< nothing would be lost by writing the file anew
    };
    [[nodiscard]] Loaded load() const;
    /// Reads it again, changes it and writes it, under a lock. On an error nothing has changed.
    [[nodiscard]] Result<Loaded> change(const std::function<Result<void>(std::vector<T> &)> &edit) const;
};

template <typename T>
typename ListFile<T>::Loaded ListFile<T>::load() const
{
    using namespace Qt::StringLiterals;

    Loaded loaded;
    const QString path = folder + u'/' + name;
    const JsonFile file = readJsonFile(path);
    if (file.fault)
        loaded.problems.push_back(*file.fault);
    if (file.state != JsonFile::State::Read) {
        loaded.writable = file.state != JsonFile::State::Untouchable;
        return loaded;
    }
    const auto damaged = [&](Error fault) {
        const Result<QString> copy = keepCopyAside(path);
        fault.detail = copy ? u"a copy is kept as "_s + copy.value() : copy.error().detail;
        loaded.problems.push_back(std::move(fault));
        loaded.writable = loaded.writable && copy.hasValue();
    };
    MemberReader members(file.document.root(), path);
    (void)members.integer(u"version"_s);
    const JsonValue list = members.member(key, JsonType::Array);
    if (auto fault = members.finish())
        damaged(*fault);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = u"%1/%2/%3"_s.arg(path, key, QString::number(i));
        Result<T> item = fromJson(list.at(i), where);
        if (!item) {
            damaged(item.error());
            continue;
        }
        bool isTaken = false;
        for (const T &known : loaded.items)
            isTaken = isTaken || isSame(known, item.value());
        if (isTaken)
            damaged({ErrorKind::StorageDamaged, where, {}, u"each one once"_s, {}});
        else
            loaded.items.push_back(std::move(item).value());
    }
    return loaded;
}

template <typename T>
Result<typename ListFile<T>::Loaded>
ListFile<T>::change(const std::function<Result<void>(std::vector<T> &)> &edit) const
{
    FolderLock lock(folder);
    if (const Result<void> locked = lock.acquire(); !locked)
        return locked.error();
    Loaded loaded = load();
    if (!loaded.writable)
        return loaded.problems.front();
    if (const Result<void> edited = edit(loaded.items); !edited)
        return edited.error();
    QJsonArray list;
    for (const T &item : loaded.items)
        list.append(toJson(item));
    if (const Result<void> written = writeJsonFile(folder + u'/' + name, QJsonObject{{key, list}}); !written)
        return written.error();
    return loaded;
}

} // namespace coffer
