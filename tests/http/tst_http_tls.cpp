// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_call.h"

#include <QDir>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestHttpTls : public QObject
{
    Q_OBJECT

private:
    using Choice = TestCertificate TlsFixture::*;

    TlsFixture m_tls;
    SystemClock m_clock;

    static QString dayFromNow(int days)
    {
        return QDateTime::currentDateTimeUtc().addDays(days).date().toString(Qt::ISODate);
    }
    static void ok(QTcpSocket &socket, const ScriptedServer::Request &) { socket.write(ScriptedServer::reply("{}")); }

private Q_SLOTS:
    void refusesCertificates_data()
    {
        QTest::addColumn<Choice>("certificate");
        QTest::addColumn<QString>("reason");

        QTest::newRow("13 wrong name") << &TlsFixture::wrongName
                                       << u"for another name (other.example), not for 127.0.0.1"_s;
        QTest::newRow("14 self-signed") << &TlsFixture::selfSigned << u"signed by itself"_s;
        QTest::newRow("14 unknown authority") << &TlsFixture::unknownAuthority << u"unknown authority (Strange CA)"_s;
        QTest::newRow("15 expired") << &TlsFixture::expired << u"expired on "_s + dayFromNow(-1);
        QTest::newRow("16 not yet valid") << &TlsFixture::notYetValid << u"not valid before "_s + dayFromNow(1);
        QTest::newRow("18 intermediate left out")
            << &TlsFixture::withoutIntermediate << u"a certificate between is missing"_s;
    }

    void refusesCertificates()
    {
        QFETCH(Choice, certificate);
        QFETCH(QString, reason);
        ScriptedServer server(m_tls.*certificate, ok);
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpRequest request = getRequest(server.url(u"/"_s));
        request.headers = {{"Authorization", "Bearer canary"}};
        HttpCall call;

        client.send(request, call.done());

        AWAIT_CALL(call);
        QVERIFY2(call.failedWith(ErrorKind::TlsFailed), call.text());
        QVERIFY2(call.result->error().found.contains(reason), call.text());
        QCOMPARE(server.bytesSeen(), 0); // the credential was not sent
    }

    void acceptsAChainWithItsIntermediate()
    {
        ScriptedServer server(m_tls.withIntermediate, ok);
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpCall call;

        client.send(getRequest(server.url(u"/"_s)), call.done());

        AWAIT_CALL(call);
        QVERIFY2(*call.result, call.text());
    }

    void trustsTheExtraAuthorityForItsOwnClientOnly()
    {
        ScriptedServer server(m_tls.good, ok);
        HttpClient trusting(policyFor(server, m_tls), m_clock);
        HttpPolicy bare = policyFor(server, m_tls);
        bare.caFile.clear();
        HttpClient other(bare, m_clock);
        HttpCall first;
        HttpCall second;

        trusting.send(getRequest(server.url(u"/"_s)), first.done());
        AWAIT_CALL(first);
        other.send(getRequest(server.url(u"/"_s)), second.done());
        AWAIT_CALL(second);

        QVERIFY2(*first.result, first.text());
        QVERIFY2(second.failedWith(ErrorKind::TlsFailed), second.text());
    }

    void takesNoAuthorityFromTheWorkingDirectory()
    {
        // Fault 19, CVE-2025-14575.
        QTemporaryDir folder;
        for (const QString &name : {u"ca.pem"_s, u"cert.pem"_s, m_tls.caHashName()})
            QVERIFY(QFile::copy(m_tls.caFile(), folder.filePath(name)));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        ScriptedServer server(m_tls.good, ok);
        HttpPolicy bare = policyFor(server, m_tls);
        bare.caFile.clear();
        HttpClient client(bare, m_clock);
        HttpCall call;

        client.send(getRequest(server.url(u"/"_s)), call.done());

        QTRY_VERIFY_WITH_TIMEOUT(call.count > 0, 30000);
        QVERIFY(QDir::setCurrent(before));
        QVERIFY2(call.failedWith(ErrorKind::TlsFailed), call.text());
    }

    void refusesAnAuthorityFileThatHoldsNone_data()
    {
        QTest::addColumn<QByteArray>("content");

        QTest::newRow("not there") << QByteArray();
        QTest::newRow("not a certificate") << QByteArray("hello");
    }

    void refusesAnAuthorityFileThatHoldsNone()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        ScriptedServer server(m_tls.good, ok);
        HttpPolicy policy = policyFor(server, m_tls);
        policy.caFile = folder.filePath(u"x.pem"_s);
        if (!content.isEmpty()) {
            QFile file(policy.caFile);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        HttpClient client(policy, m_clock);
        HttpCall call;

        client.send(getRequest(server.url(u"/"_s)), call.done());

        AWAIT_CALL(call);
        QVERIFY2(call.failedWith(ErrorKind::InvalidInput), call.text());
        QCOMPARE(call.result->error().where, u"caFile"_s);
        QCOMPARE(server.connections(), 0);
    }

    void refusesOldProtocols()
    {
        // Fault 17.
        ScriptedServer server(m_tls.good, ok);
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        server.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        HttpClient client(policyFor(server, m_tls), m_clock);
        HttpCall call;

        client.send(getRequest(server.url(u"/"_s)), call.done());

        AWAIT_CALL(call);
        QVERIFY2(!*call.result, call.text());
        QCOMPARE(server.bytesSeen(), 0);
    }

    void refusesPlainTextBehindAnHttpsAddress()
    {
        // Fault 20: the port speaks http.
        ScriptedServer server(std::nullopt, ok);
        QUrl url = server.url(u"/"_s);
        url.setScheme(u"https"_s);
        HttpPolicy policy = policyFor(server, m_tls);
        policy.origins = {originOf(url).value()};
        HttpClient client(policy, m_clock);
        HttpRequest request = getRequest(url);
        request.headers = {{"Authorization", "Bearer canary"}};
        request.limits.idle = request.limits.connect = std::chrono::seconds(2);
        HttpCall call;

        client.send(request, call.done());

        AWAIT_CALL(call);
        QVERIFY2(!*call.result, call.text());
        QVERIFY(server.requests().empty());
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_http_tls.moc"
