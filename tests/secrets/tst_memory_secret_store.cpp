// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/memory_secret_store.h>

#include "store_calls.h"

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const QStringList origins{u"https://api.bank.example"_s, u"https://id.bank.example:8443"_s};

} // namespace

class TestMemorySecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedFieldLeavesTheWorkingCredential_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("mistyped with a line break") << "pass\nword"_ba;
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte too long") << QByteArray(2049, 'x');
    }

    void aRefusedFieldLeavesTheWorkingCredential()
    {
        QFETCH(QByteArray, password);
        MemorySecretStore store;
        const ConnectionId id(u"c1"_s);
        for (const QString &field : {u"password"_s, u"username"_s, u"account"_s, refreshTokenField})
            QCOMPARE(outcome(startWrite(store, {id, field}, origins, "old")), "ok"_ba);
        std::map<QString, Secret> secrets;
        secrets.emplace(u"account"_s, Secret("new"_ba));
        secrets.emplace(u"password"_s, Secret(QByteArray(password)));
        secrets.emplace(u"username"_s, Secret("new"_ba));

        const auto answers = start<void>([&](SecretStore::Done done) {
            writeSecrets(store, id, origins, std::move(secrets), CredentialOf::ExistingConnection, std::move(done));
        });

        QCOMPARE(answers->all.size(), std::size_t(1));
        QCOMPARE(answers->all.front().error().where, u"password"_s);
        for (const QString &field : {u"password"_s, u"username"_s, u"account"_s, refreshTokenField})
            QCOMPARE(outcome(startRead(store, {id, field}, origins)), "old"_ba);
    }

    void aNewCredentialEndsTheFormerLogin()
    {
        MemorySecretStore store;
        const ConnectionId id(u"c1"_s);
        QCOMPARE(outcome(startWrite(store, {id, refreshTokenField}, origins, "old")), "ok"_ba);
        std::map<QString, Secret> secrets;
        secrets.emplace(u"password"_s, Secret("new"_ba));

        QCOMPARE(outcome(start<void>([&](SecretStore::Done done) {
                     writeSecrets(store, id, origins, std::move(secrets), CredentialOf::ExistingConnection,
                                  std::move(done));
                 })),
                 "ok"_ba);

        QCOMPARE(outcome(startRead(store, {id, u"password"_s}, origins)), "new"_ba);
        QCOMPARE(outcome(startRead(store, {id, refreshTokenField}, origins)), "secret-missing"_ba);
    }

    void acceptsSecrets_data()
    {
        QTest::addColumn<QByteArray>("secret");

        QTest::newRow("one character") << "x"_ba;
        QTest::newRow("blank inside is part of a pass phrase") << "correct horse"_ba;
        QTest::newRow("letters outside ASCII") << u"pässwörd-密碼-🔑"_s.toUtf8();
        QTest::newRow("longest") << QByteArray(maxSecretBytes, 'a');
        QTest::newRow("looks like markup and format") << "<b>%1%s\\n</b>"_ba;
        QTest::newRow("looks like an entry") << "1 https://api.bank.example x"_ba;
    }

    void acceptsSecrets()
    {
        QFETCH(QByteArray, secret);
        MemorySecretStore store;
        const SecretKey key = newKey();

        QCOMPARE(outcome(startWrite(store, key, origins, secret)), "ok"_ba);

        QCOMPARE(outcome(startRead(store, key, origins)), secret);
    }

    void refusesSecrets_data()
    {
        QTest::addColumn<QByteArray>("secret");

        QTest::newRow("empty") << QByteArray();
        QTest::newRow("newline at the end, from a copy") << "key\n"_ba;
        QTest::newRow("newline inside") << "key\nkey"_ba;
        QTest::newRow("carriage return would end a header") << "key\rX: y"_ba;
        QTest::newRow("NUL would end it in C") << QByteArray("key\0key", 7);
        QTest::newRow("C1 control") << "a\xC2\x85z"_ba;
        QTest::newRow("line separator") << u"a\u2028z"_s.toUtf8();
        QTest::newRow("blank before") << " key"_ba;
        QTest::newRow("no-break space after") << u"key\u00A0"_s.toUtf8();
        QTest::newRow("zero-width space after, from a web page") << u"key\u200B"_s.toUtf8();
        QTest::newRow("byte-order mark before") << u"\uFEFFkey"_s.toUtf8();
        QTest::newRow("only blanks") << "   "_ba;
        QTest::newRow("not UTF-8") << "k\xE9y"_ba;
        QTest::newRow("cut in a character") << "key\xC3"_ba;
        QTest::newRow("one byte too long") << QByteArray(maxSecretBytes + 1, 'a');
        QTest::newRow("20 kB") << QByteArray(20 * 1024, 'a');
    }

    void refusesSecrets()
    {
        QFETCH(QByteArray, secret);
        MemorySecretStore store;
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "old")), "ok"_ba);

        const auto refused = startWrite(store, key, origins, secret);

        QCOMPARE(outcome(refused), "invalid-input"_ba);
        QCOMPARE(refused->all.front().error().where, u"secret"_s);
        QVERIFY(refused->all.front().error().found.isEmpty()); // no part of a secret in an error
        QCOMPARE(outcome(startRead(store, key, origins)), "old"_ba);
    }

    void bindsToTheSetOfOrigins_data()
    {
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QByteArray>("expected");

        QTest::newRow("same") << origins << "s3cret"_ba;
        QTest::newRow("other order") << QStringList{origins[1], origins[0]} << "s3cret"_ba;
        QTest::newRow("one twice") << QStringList{origins[0], origins[1], origins[0]} << "s3cret"_ba;
        QTest::newRow("fewer") << QStringList{origins[0]} << "secret-origin-changed"_ba;
        QTest::newRow("one more") << origins + QStringList{u"https://evil.example"_s} << "secret-origin-changed"_ba;
        QTest::newRow("other port") << QStringList{origins[0], u"https://id.bank.example:9443"_s}
                                    << "secret-origin-changed"_ba;
        QTest::newRow("http for https") << QStringList{u"http://api.bank.example"_s, origins[1]}
                                        << "secret-origin-changed"_ba;
        QTest::newRow("none") << QStringList() << "secret-origin-changed"_ba;
        QTest::newRow("both in one text") << QStringList{origins.join(u'|')} << "secret-origin-changed"_ba;
    }

    void bindsToTheSetOfOrigins()
    {
        QFETCH(QStringList, asked);
        QFETCH(QByteArray, expected);
        MemorySecretStore store;
        const SecretKey key = newKey();
        QCOMPARE(outcome(startWrite(store, key, origins, "s3cret")), "ok"_ba);

        QCOMPARE(outcome(startRead(store, key, asked)), expected);

        QCOMPARE(outcome(startRead(store, key, origins)), "s3cret"_ba); // a refusal changes nothing
    }

    void refusesOriginsThatCannotBeStored_data()
    {
        QTest::addColumn<QStringList>("bound");

        QTest::newRow("none: it could be used nowhere") << QStringList();
        QTest::newRow("empty") << QStringList{QString()};
        QTest::newRow("blank would read as two") << QStringList{u"https://a https://b"_s};
        QTest::newRow("line break would move the secret") << QStringList{u"https://a\nx"_s};
        QTest::newRow("not ASCII") << QStringList{u"https://bänk.example"_s};
        QTest::newRow("too long for the platform with the secret") << QStringList{u"https://"_s + QString(2600, u'a')};
    }

    void refusesOriginsThatCannotBeStored()
    {
        QFETCH(QStringList, bound);
        MemorySecretStore store;

        const auto refused = startWrite(store, newKey(), bound, "s3cret");

        QCOMPARE(outcome(refused), "invalid-input"_ba);
        QCOMPARE(refused->all.front().error().where, u"origins"_s);
    }

    void refusesKeys_data()
    {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("field");

        QTest::newRow("no connection") << QString() << u"api_key"_s;
        QTest::newRow("no field") << u"c1"_s << QString();
        QTest::newRow("slash would reach into another connection") << u"c1"_s << u"../c2/api_key"_s;
        QTest::newRow("control character") << u"c1"_s << u"api\nkey"_s;
    }

    void refusesKeys()
    {
        QFETCH(QString, connection);
        QFETCH(QString, field);
        MemorySecretStore store;

        QCOMPARE(outcome(startWrite(store, {ConnectionId(connection), field}, origins, "s")), "invalid-input"_ba);
    }

    void replacesAndRemoves()
    {
        MemorySecretStore store;
        const SecretKey key = newKey();
        const SecretKey other{key.connection, u"refresh_token"_s};

        QCOMPARE(outcome(startRead(store, key, origins)), "secret-missing"_ba);
        QCOMPARE(outcome(startWrite(store, key, origins, "one")), "ok"_ba);
        QCOMPARE(outcome(startWrite(store, other, origins, "token")), "ok"_ba);
        QCOMPARE(outcome(startWrite(store, key, origins, "two")), "ok"_ba);
        QCOMPARE(outcome(startRead(store, key, origins)), "two"_ba);
        QCOMPARE(outcome(startRemove(store, key)), "ok"_ba);
        QCOMPARE(outcome(startRemove(store, key)), "ok"_ba);
        QCOMPARE(outcome(startRead(store, key, origins)), "secret-missing"_ba);
        QCOMPARE(outcome(startRead(store, other, origins)), "token"_ba);
    }

    void probes()
    {
        MemorySecretStore store;

        QCOMPARE(outcome(startProbe(store)), "ok"_ba);
    }

    void cancelsWhatIsOpenWhenDestroyed()
    {
        auto store = std::make_unique<MemorySecretStore>();
        const auto written = startWrite(*store, newKey(), origins, "s3cret");
        const auto read = startRead(*store, newKey(), origins);
        const auto probed = startProbe(*store);

        store.reset();

        QCOMPARE(outcome(written, 0), "cancelled"_ba);
        QCOMPARE(outcome(read, 0), "cancelled"_ba);
        QCOMPARE(outcome(probed, 0), "cancelled"_ba);
        QCoreApplication::sendPostedEvents();
        QVERIFY(written->isOne() && read->isOne() && probed->isOne());
    }

    void mayBeDestroyedByACallback()
    {
        auto store = std::make_unique<MemorySecretStore>();
        int calls = 0;
        store->remove(newKey(), [&](const Result<void> &) {
            ++calls;
            store.reset();
        });
        const auto behind = startRead(*store, newKey(), origins);

        QCOMPARE(outcome(behind), "cancelled"_ba);

        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestMemorySecretStore)
#include "tst_memory_secret_store.moc"
