// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coffer::sandbox {

QByteArray WireRequest::query(const QByteArray &name) const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    const QList<QByteArray> items = target.mid(mark + 1).split('&');
    for (const QByteArray &item : items) {
        const qsizetype equals = item.indexOf('=');
        if (QByteArray::fromPercentEncoding(equals < 0 ? item : item.first(equals)) == name)
            return equals < 0 ? QByteArray("") : QByteArray::fromPercentEncoding(item.mid(equals + 1));
    }
    return {};
}

QList<QByteArray> WireRequest::segments() const
{
    QList<QByteArray> parts = path.mid(1).split('/');
    for (QByteArray &part : parts)
        part = QByteArray::fromPercentEncoding(part);
    return parts;
}

QByteArray jsonText(const QString &text)
{
    return jsonText(text.toUtf8());
}

QByteArray jsonText(const QByteArray &utf8)
{
    QByteArray out = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (uchar(c) < 0x20)
            out += "\\u00" + QByteArray(1, c).toHex();
        else
            out += c;
    }
    return out + '"';
}

QByteArray jsonArray(const QList<QByteArray> &items)
{
    return '[' + items.join(',') + ']';
}

QByteArray jsonBool(bool value)
{
    return value ? "true" : "false";
}

JsonObject &JsonObject::raw(const char *name, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += jsonText(QByteArray(name)) + ':' + json;
    return *this;
}

QByteArray bodyMember(const QByteArray &json, const char *name)
{
    const QJsonValue value = QJsonDocument::fromJson(json).object().value(QLatin1StringView(name));
    return value.isString() ? value.toString().toUtf8() : QByteArray();
}

QByteArray authorization(const WireRequest &request, const QByteArray &scheme)
{
    const QByteArray value = request.header("authorization");
    if (value.size() <= scheme.size() || value.first(scheme.size()).toLower() != scheme.toLower()
        || value.at(scheme.size()) != ' ')
        return {};
    return value.mid(scheme.size() + 1);
}

QByteArray rfc3339(UtcTime time)
{
    return formatRfc3339(time).toLatin1();
}

qint64 unixSeconds(UtcTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

} // namespace coffer::sandbox
