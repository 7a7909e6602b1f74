// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/credential_index.h>

#include "config_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CredentialRecord record(const QString &connection, const QStringList &fields)
{
    return {ConnectionId(connection),
            u"Bank “%1”"_s.arg(connection),
            fields,
            {u"https://api.example.com"_s},
            UtcTime(1767600000s)};
}

} // namespace

class TestCredentialIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_index = std::make_unique<CredentialIndex>(m_folder->path());
    }

    void keepsWhatWasNotedOverARestart()
    {
        QVERIFY(m_index->records().value().empty());
        QVERIFY(m_index->note(record(u"a"_s, {u"user"_s, u"password"_s})));
        QVERIFY(m_index->note(record(u"b"_s, {u"key"_s})));

        QCOMPARE(
            CredentialIndex(m_folder->path()).records().value(),
            (std::vector<CredentialRecord>{record(u"a"_s, {u"user"_s, u"password"_s}), record(u"b"_s, {u"key"_s})}));
        QCOMPARE(modeOf(path()), 0600);
    }

    void keepsFieldsThatNobodyTookOut()
    {
        QVERIFY(m_index->note(record(u"a"_s, {u"user"_s, u"password"_s})));
        QVERIFY(m_index->note(record(u"a"_s, {u"key"_s, u"user"_s}))); // another way to connect

        QCOMPARE(m_index->records().value(),
                 std::vector<CredentialRecord>{record(u"a"_s, {u"key"_s, u"user"_s, u"password"_s})});
    }

    void forgetsOneConnection()
    {
        QVERIFY(m_index->note(record(u"a"_s, {u"user"_s})));
        QVERIFY(m_index->note(record(u"b"_s, {u"key"_s})));
        QVERIFY(m_index->forget(ConnectionId(u"a"_s)));
        QVERIFY(m_index->forget(ConnectionId(u"nobody"_s)));
        QCOMPARE(m_index->records().value(), std::vector<CredentialRecord>{record(u"b"_s, {u"key"_s})});
    }

    void leavesADamagedFileAside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not JSON") << "{"_ba;
        QTest::newRow("an unknown member, which may be a secret")
            << R"({"version":1,"credentials":[{"connection":"a","name":"A","fields":["x"],"origins":[],)"
               R"("enteredAt":"2026-01-05T08:00:00Z","secret":"s"}]})"_ba;
        QTest::newRow("no connection") << R"({"version":1,"credentials":[{"name":"A","fields":["x"],"origins":[],)"
                                          R"("enteredAt":"2026-01-05T08:00:00Z"}]})"_ba;
    }
    void leavesADamagedFileAside()
    {
        QFETCH(QByteArray, text);
        writeFile(path(), text);

        QVERIFY(m_index->note(record(u"b"_s, {u"key"_s})));

        QCOMPARE(m_index->records().value(), std::vector<CredentialRecord>{record(u"b"_s, {u"key"_s})});
        QCOMPARE(copiesOf(path()).size(), 1);
    }

    void isNoFileOfANewerVersion()
    {
        const QByteArray newer = R"({"version":99,"credentials":[]})"_ba;
        writeFile(path(), newer);
        QVERIFY(!m_index->note(record(u"b"_s, {u"key"_s})));
        QCOMPARE(readFile(path()), newer);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"credential-names.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CredentialIndex> m_index;
};

QTEST_GUILESS_MAIN(TestCredentialIndex)
#include "tst_credential_index.moc"
