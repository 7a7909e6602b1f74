// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/utc_time.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace coffer::sandbox {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// One request as a bank sees it.
struct WireRequest
{
    QByteArray method;
    QByteArray scheme;                     ///< "http" or "https"
    QByteArray host;                       ///< the Host header
    QByteArray target;                     ///< path and query as sent
    QByteArray area;                       ///< first path segment: "finix", "midaz-auth", "_control", …
    QByteArray path;                       ///< the rest, still percent-encoded, starting with '/' (or empty)
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body = {};

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const { return headers.value(lowerCaseName); }
    /// Percent-decoded; "page%5Bnumber%5D" is found as "page[number]". Null when absent.
    [[nodiscard]] QByteArray query(const QByteArray &name) const;
    /// The path's segments, percent-decoded; a trailing slash gives an empty last one.
    [[nodiscard]] QList<QByteArray> segments() const;
};

enum class Credential {
    NotChecked, ///< the address asks for none, or the request did not get that far
    Accepted,
    Refused,
};

struct WireReply
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body = {};
    HeaderList headers = {};
    Credential credential = Credential::NotChecked;
};

/// Text of a JSON string, quotes included.
[[nodiscard]] QByteArray jsonText(const QString &text);
[[nodiscard]] QByteArray jsonText(const QByteArray &utf8);
[[nodiscard]] QByteArray jsonArray(const QList<QByteArray> &items);
[[nodiscard]] QByteArray jsonBool(bool value);

/// Writes members in the order they are given and never touches a number's digits, unlike QJsonObject.
class JsonObject
{
public:
    JsonObject &raw(const char *name, const QByteArray &json);
    JsonObject &text(const char *name, const QByteArray &utf8) { return raw(name, jsonText(utf8)); }
    JsonObject &text(const char *name, const QString &value) { return raw(name, jsonText(value)); }
    JsonObject &number(const char *name, qint64 value) { return raw(name, QByteArray::number(value)); }
    [[nodiscard]] QByteArray toJson() const { return '{' + m_members + '}'; }

private:
    QByteArray m_members;
};

/// String member of a JSON request body (of a login, a token request); null when it is not there.
[[nodiscard]] QByteArray bodyMember(const QByteArray &json, const char *name);
/// "Basic" or "Bearer" credentials of the Authorization header; null for another scheme. The scheme is
/// case-insensitive.
[[nodiscard]] QByteArray authorization(const WireRequest &request, const QByteArray &scheme);
[[nodiscard]] QByteArray rfc3339(UtcTime time);
/// Seconds since 1970.
[[nodiscard]] qint64 unixSeconds(UtcTime time);

} // namespace coffer::sandbox
