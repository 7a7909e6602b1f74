// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/layout.h>

#include "json_file.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 64 * 1024; // the states of widgets have a few hundred

QString fileOf(const QString &folder)
{
    return folder + u"/layout.json"_s;
}

Error damaged(const QString &folder, const QString &part)
{
    const Result<QString> copy = keepCopyAside(fileOf(folder));
    return Error{.kind = ErrorKind::StorageDamaged,
                 .where = u"%1/%2"_s.arg(fileOf(folder), shortened(part)),
                 .expected = u"an arrangement of the window that was saved by this program"_s,
                 .detail = copy ? u"a copy is kept as "_s + copy.value() : copy.error().detail};
}

/// Nothing where the member is there but is not ours.
std::optional<QByteArray> bytesOf(const JsonValue &json)
{
    if (!json.exists())
        return QByteArray();
    const auto decoded =
        QByteArray::fromBase64Encoding(json.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!json.isString() || !decoded || decoded.decoded.size() > maxBytes)
        return std::nullopt;
    return decoded.decoded;
}

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

LoadedLayout loadLayout(const QString &folder)
{
    LoadedLayout loaded;
    const JsonFile file = readJsonFile(fileOf(folder));
    loaded.notice = file.fault;
    if (file.state != JsonFile::State::Read)
        return loaded;

    QString wrong;
    const auto read = [&wrong](const JsonValue &json, const QString &name, QByteArray &target) {
        const std::optional<QByteArray> bytes = bytesOf(json);
        target = bytes.value_or(QByteArray());
        if (!bytes)
            wrong = name;
    };
    const JsonValue root = file.document.root();
    read(root.member(u"geometry"_s), u"geometry"_s, loaded.layout.geometry);
    read(root.member(u"parts"_s), u"parts"_s, loaded.layout.parts);
    const JsonValue page = root.member(u"page"_s);
    if (page.isString() && page.toString().size() <= 40)
        loaded.layout.page = page.toString();
    else if (page.exists())
        wrong = u"page"_s;
    const JsonValue pages = root.member(u"pages"_s);
    if (pages.exists() && !pages.isObject())
        wrong = u"pages"_s;
    for (qsizetype i = 0; pages.isObject() && i < pages.size(); ++i) {
        QByteArray state;
        read(pages.member(pages.keyAt(i)), pages.keyAt(i), state);
        if (!state.isEmpty())
            loaded.layout.pages.emplace(pages.keyAt(i), state);
    }
    if (!wrong.isEmpty())
        loaded.notice = damaged(folder, wrong);
    return loaded;
}

Result<void> saveLayout(const QString &folder, const WindowLayout &layout)
{
    QJsonObject pages;
    for (const auto &[name, state] : layout.pages)
        pages.insert(name, encoded(state));
    const JsonFile file = readJsonFile(fileOf(folder));
    if (file.state == JsonFile::State::Untouchable)
        return *file.fault;
    return writeJsonFile(fileOf(folder),
                         {{u"geometry"_s, encoded(layout.geometry)},
                          {u"parts"_s, encoded(layout.parts)},
                          {u"page"_s, layout.page},
                          {u"pages"_s, pages}});
}

Error refusedLayout(const QString &folder, const QString &part)
{
    return damaged(folder, part);
}

} // namespace coffer
