// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/http_message.h>

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <optional>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

bool sameName(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// tchar of RFC 9110 5.6.2.
bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// Names that frame the message or belong to one hop: only the client and Qt write them. Cookie, because sessions must
/// not cross credentials.
bool isReserved(const QByteArray &name)
{
    static constexpr std::array reserved{"accept-encoding",  "connection", "content-length", "cookie",
                                         "expect",           "host",       "http2-settings", "keep-alive",
                                         "proxy-connection", "te",         "trailer",        "transfer-encoding",
                                         "upgrade"};
    return std::ranges::any_of(reserved, [&](const char *one) { return sameName(name, one); })
        || name.left(6).compare("proxy-", Qt::CaseInsensitive) == 0;
}

/// IMF-fixdate of RFC 9110 5.6.7, the only form that servers may still send.
std::optional<UtcTime> httpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return utcTimeFromDateTime(time);
}

} // namespace

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host == "localhost"_L1)
        return true;
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
        || (address.protocol() == QAbstractSocket::IPv4Protocol && address.isInSubnet(QHostAddress(u"127.0.0.0"_s), 8));
}

Result<QString> originOf(const QUrl &url)
{
    const auto refused = [&url](const QString &expected) {
        // Never the whole address: its query may hold a credential.
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = shortened(url.host()),
                     .found = shortened(url.scheme()),
                     .expected = expected};
    };
    if (!url.isValid() || url.host().isEmpty())
        return refused(u"a whole address such as https://api.bank.example/path"_s);
    if (!url.userInfo().isEmpty())
        return refused(u"an address without user name or password in it"_s);
    const QString scheme = url.scheme().toLower();
    if (scheme != "https"_L1 && !(scheme == "http"_L1 && isLoopback(url)))
        return refused(u"https, or http to this computer itself"_s);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return u"%1://%2:%3"_s.arg(scheme, host, QString::number(url.port(scheme == "https"_L1 ? 443 : 80)));
}

Result<void> checkHeader(const QByteArray &name, const QByteArray &value)
{
    const auto refused = [&name](const QString &expected) {
        return Error{
            .kind = ErrorKind::InvalidInput, .where = shortened(QString::fromLatin1(name)), .expected = expected};
    };
    if (name.isEmpty() || !std::ranges::all_of(name, isTokenChar))
        return refused(u"a header name of letters, digits and -"_s);
    if (isReserved(name))
        return refused(u"a header that is not reserved for the transport"_s);
    if (!std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; }))
        return refused(u"a header value of printable ASCII characters"_s);
    if (value.startsWith(' ') || value.endsWith(' '))
        return refused(u"a header value without blanks at its ends"_s);
    return {};
}

std::optional<seconds> retryAfter(const HttpResponse &response)
{
    static constexpr seconds longest{3600};
    const QByteArray text = response.header("Retry-After").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const int count = text.toInt(&fits);
        return fits ? std::min(seconds(count), longest) : longest;
    }
    const auto until = httpDate(text);
    if (!until)
        return std::nullopt;
    // Against the server's own clock where it tells it, so that a wrong clock here does not turn into a long pause.
    const UtcTime from = httpDate(response.header("Date")).value_or(response.receivedAt);
    return std::clamp(std::chrono::ceil<seconds>(*until - from), seconds(0), longest);
}

QString tlsLibraryVersion()
{
    return QSslSocket::sslLibraryVersionString();
}

} // namespace coffer
