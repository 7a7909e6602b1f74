// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_document.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestJsonDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDigits()
    {
        const Result<JsonDocument> document = JsonDocument::parse(R"({"a": [1.10, "x\n", true, null]})");
        QVERIFY(document);
        QCOMPARE(document.value().root().find(u"/a/0").rawToken(), u"1.10"_s);
        QCOMPARE(document.value().root().find(u"/a/1").toString(), u"x\n"_s);
    }
};

QTEST_APPLESS_MAIN(TestJsonDocument)
#include "tst_json_document.moc"
