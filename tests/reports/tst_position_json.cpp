// SPDX-License-Identifier: GPL-3.0-or-later
#include "position_samples.h"

#include <reports/position_json.h>

#include <QJsonDocument>
#include <QTest>

using namespace coffer;
using namespace coffer::test;

namespace {

/// Every path of names in a document; elements of a list share one path.
QStringList pathsOf(const QJsonValue &value, const QString &path = {})
{
    QStringList paths;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            paths += QStringList{path + u'/' + it.key()} + pathsOf(it.value(), path + u'/' + it.key());
    }
    for (const QJsonValue &element : value.toArray())
        paths += pathsOf(element, path + u"/[]"_s);
    paths.sort();
    paths.removeDuplicates();
    return paths;
}

} // namespace

class TestPositionJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Scripts read this. A change of a member's name or meaning raises positionFormatVersion and is made in
    /// position.json, by hand.
    void isTheDocumentedForm()
    {
        const QByteArray json = positionToJson(samplePosition());
        const QByteArray expected = golden(u"position.json"_s);
        if (json != expected) {
            QFile out(QStringLiteral(COFFER_BINARY_DIR "/tests/position.json.found"));
            if (out.open(QIODevice::WriteOnly))
                out.write(json);
        }
        const QList<QByteArray> lines = json.split('\n');
        const QList<QByteArray> expectedLines = expected.split('\n');
        for (qsizetype i = 0; i < std::min(lines.size(), expectedLines.size()); ++i)
            QVERIFY2(lines[i] == expectedLines[i],
                     "line " + QByteArray::number(i + 1) + ": " + lines[i] + " instead of " + expectedLines[i]);
        QCOMPARE(lines.size(), expectedLines.size());
    }

    void everyAccountHasTheSameMembers()
    {
        const QJsonArray accounts = QJsonDocument::fromJson(positionToJson(samplePosition()))["accounts"_L1].toArray();
        QCOMPARE(accounts.size(), 4);
        for (const QJsonValue &account : accounts)
            QCOMPARE(account.toObject().keys(), accounts[0].toObject().keys());
    }

    void whatWasNotSentIsNullAndNever0()
    {
        const QJsonArray accounts = QJsonDocument::fromJson(positionToJson(samplePosition()))["accounts"_L1].toArray();
        for (const QString &kind : {u"currency"_s, u"posted"_s, u"available"_s, u"pending"_s, u"bridge"_s,
                                    u"receivedAt"_s, u"unchangedSince"_s})
            QVERIFY2(accounts[3][kind].isNull(), qPrintable(kind));
        QVERIFY(accounts[1]["available"_L1].isNull());
        QCOMPARE(accounts[1]["posted"_L1].toString(), u"-7.250"_s); // digits kept
        QVERIFY(accounts[0]["components"_L1][1]["amount"_L1].isNull());
    }

    void everyMemberIsDocumented()
    {
        QFile file(QStringLiteral(COFFER_SOURCE_DIR "/resources/help/json-output.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString &path : pathsOf(QJsonDocument::fromJson(positionToJson(samplePosition())).object())) {
            const QString member = path.section(u'/', -1);
            QVERIFY2(member == "[]"_L1 || text.contains(u'`' + member + u'`'), qPrintable(path));
        }
    }

    void anErrorTellsCodeAndSentenceAndNoBlankMembers()
    {
        const QJsonObject json = errorToJson({.kind = ErrorKind::Timeout}, u"Finix"_s);
        QCOMPARE(json["code"_L1].toString(), u"timeout"_s);
        QVERIFY(json["sentence"_L1].toString().contains(u"Finix"_s));
        QVERIFY(json["provider"_L1].isNull() && json["httpStatus"_L1].isNull() && json["where"_L1].isNull());
    }
};

QTEST_GUILESS_MAIN(TestPositionJson)
#include "tst_position_json.moc"
