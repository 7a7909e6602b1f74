// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/http_message.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestHttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheOrigin_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");

        QTest::newRow("default port is written out")
            << u"https://api.bank.example/v1?x=1"_s << u"https://api.bank.example:443"_s;
        QTest::newRow("host in lower case") << u"HTTPS://API.Bank.Example:8443"_s << u"https://api.bank.example:8443"_s;
        QTest::newRow("international name as it goes out")
            << u"https://b\u00fcrobank.example/"_s << u"https://xn--brobank-n2a.example:443"_s;
        QTest::newRow("http to loopback") << u"http://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("all of 127/8") << u"http://127.9.8.7/"_s << u"http://127.9.8.7:80"_s;
        QTest::newRow("IPv6 loopback") << u"http://[::1]:81/"_s << u"http://[::1]:81"_s;
        QTest::newRow("localhost by name") << u"http://LOCALHOST/"_s << u"http://localhost:80"_s;
    }

    void namesTheOrigin()
    {
        QFETCH(QString, url);
        QFETCH(QString, origin);

        const Result<QString> found = originOf(QUrl(url));

        QVERIFY(found);
        QCOMPARE(found.value(), origin);
    }

    void refusesAddresses_data()
    {
        QTest::addColumn<QString>("url");

        QTest::newRow("plain http to a host") << u"http://api.bank.example/"_s;
        QTest::newRow("loopback only as a prefix of a name") << u"http://127.0.0.1.evil.example/"_s;
        QTest::newRow("localhost only as a prefix") << u"http://localhost.evil.example/"_s;
        QTest::newRow("http to a private address") << u"http://10.0.0.1/"_s;
        QTest::newRow("user and password") << u"https://user:word@api.bank.example/"_s;
        QTest::newRow("user that looks like the host") << u"https://api.bank.example@evil.example/"_s;
        QTest::newRow("file") << u"file:///etc/hostname"_s;
        QTest::newRow("data") << u"data:application/json,{}"_s;
        QTest::newRow("ftp") << u"ftp://api.bank.example/"_s;
        QTest::newRow("no scheme") << u"//api.bank.example/"_s;
        QTest::newRow("no host") << u"https:///v1"_s;
        QTest::newRow("nothing") << QString();
    }

    void refusesAddresses()
    {
        QFETCH(QString, url);

        const Result<QString> found = originOf(QUrl(url));

        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!found.error().found.contains(u"word"));
        QVERIFY(!found.error().where.contains(u"word"));
    }

    void refusesHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");

        const QByteArray good = "X-Key";
        QTest::newRow("second header by CR LF") << good << QByteArray("a\r\nX-Injected: yes");
        QTest::newRow("second header by LF alone") << good << QByteArray("a\nX-Injected: yes");
        QTest::newRow("NUL") << good << QByteArray("a\0b", 3);
        QTest::newRow("tab") << good << QByteArray("a\tb");
        QTest::newRow("umlaut in UTF-8") << good << QByteArray("M\xc3\xbcller");
        QTest::newRow("delete") << good << QByteArray("a\x7f");
        QTest::newRow("blank that a paste left behind") << good << QByteArray("key ");
        QTest::newRow("blank before") << good << QByteArray(" key");
        QTest::newRow("no name") << QByteArray() << QByteArray("a");
        QTest::newRow("name with a blank") << QByteArray("X Key") << QByteArray("a");
        QTest::newRow("name with CR LF") << QByteArray("X\r\nY") << QByteArray("a");
        QTest::newRow("name with a colon") << QByteArray("X:") << QByteArray("a");
        for (const char *name :
             {"Host", "content-length", "TRANSFER-ENCODING", "Connection", "Cookie", "Accept-Encoding", "Upgrade",
              "Proxy-Authorization", "Expect", "TE", "Keep-Alive", "Trailer"})
            QTest::newRow(name) << QByteArray(name) << QByteArray("a");
    }

    void refusesHeaders()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);

        const Result<void> checked = checkHeader(name, value);

        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
        QVERIFY(checked.error().found.isEmpty()); // the value may be a secret
    }

    void acceptsHeaders()
    {
        QVERIFY(checkHeader("X-Auth-Token", "eyJ.a-b_c~"));
        QVERIFY(checkHeader("x-fapi-interaction-id", ""));
        QVERIFY(checkHeader("Authorization", "Bearer a b"));
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("seconds"); // -1: nothing

        const QByteArray none;
        QTest::newRow("seconds") << QByteArray("120") << none << 120;
        QTest::newRow("zero") << QByteArray("0") << none << 0;
        QTest::newRow("capped at an hour") << QByteArray("1000000000") << none << 3600;
        QTest::newRow("more digits than any integer") << QByteArray(40, '9') << none << 3600;
        QTest::newRow("date by our clock") << QByteArray("Fri, 20 Nov 2026 08:32:00 GMT") << none << 120;
        QTest::newRow("date by the server's clock")
            << QByteArray("Fri, 20 Nov 2026 10:01:00 GMT") << QByteArray("Fri, 20 Nov 2026 10:00:00 GMT") << 60;
        QTest::newRow("date in the past") << QByteArray("Fri, 20 Nov 2020 08:32:00 GMT") << none << 0;
        QTest::newRow("date far away") << QByteArray("Fri, 20 Nov 2099 08:32:00 GMT") << none << 3600;
        QTest::newRow("negative") << QByteArray("-5") << none << -1;
        QTest::newRow("rubbish") << QByteArray("soon") << none << -1;
        QTest::newRow("fraction") << QByteArray("1.5") << none << -1;
        QTest::newRow("absent") << none << none << -1;
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(int, seconds);
        HttpResponse response;
        response.receivedAt = parseRfc3339(u"2026-11-20T08:30:00Z").value();
        response.headers = {{"retry-after", value}, {"DATE", date}};

        const auto found = retryAfter(response);

        QCOMPARE(found ? int(found->count()) : -1, seconds);
    }
};

QTEST_APPLESS_MAIN(TestHttpMessage)
#include "tst_http_message.moc"
