// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/template_text.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using Encoding = TemplateText::Encoding;

class TestTemplateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsNamesForTheirPlace_data();
    void fillsNamesForTheirPlace();
    void refusesWhatIsNoTemplate_data();
    void refusesWhatIsNoTemplate();
    void refusesValuesThatWouldMakeAnotherPath_data();
    void refusesValuesThatWouldMakeAnotherPath();
    void namesTheVariableThatHasNoValue();
    void lacksWhereAValueIsMissingOrEmpty();
};

void TestTemplateText::fillsNamesForTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QString>("filled");

    QTest::newRow("plain") << u"a {v} b"_s << u"x y"_s << Encoding::None << u"a x y b"_s;
    QTest::newRow("a slash cannot leave its path segment")
        << u"/v1/{v}/balances"_s << u"@external/BRL"_s << Encoding::PathSegment << u"/v1/%40external%2FBRL/balances"_s;
    QTest::newRow("a question mark cannot begin a query")
        << u"/{v}"_s << u"a?b#c"_s << Encoding::PathSegment << u"/a%3Fb%23c"_s;
    QTest::newRow("an ampersand cannot begin a field")
        << u"{v}"_s << u"a&b=c+d"_s << Encoding::Query << u"a%26b%3Dc%2Bd"_s;
    QTest::newRow("a percent sign is text") << u"{v}"_s << u"%2e%2e"_s << Encoding::PathSegment << u"%252e%252e"_s;
    QTest::newRow("UTF-8") << u"{v}"_s << u"é"_s << Encoding::Query << u"%C3%A9"_s;
    QTest::newRow("form: blank is +") << u"{v}"_s << u"a b+c"_s << Encoding::Form << u"a+b%2Bc"_s;
    QTest::newRow("a quote cannot end a JSON string")
        << u"{v}"_s << u"a\"b\\c\n"_s << Encoding::JsonString << u"a\\\"b\\\\c\\u000a"_s;
    QTest::newRow("a value is not a template again") << u"{v}"_s << u"{secret}"_s << Encoding::None << u"{secret}"_s;
    QTest::newRow("two braces are one") << u"{{v}{v}"_s << u"1"_s << Encoding::None << u"{v}1"_s;
}

void TestTemplateText::fillsNamesForTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(Encoding, encoding);
    QFETCH(QString, filled);

    const auto parsed = TemplateText::parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed.value().names(), QStringList{u"v"_s});
    const auto result = parsed.value().filled({{u"v"_s, value}}, encoding);
    QVERIFY(result);
    QCOMPARE(result.value(), filled);
}

void TestTemplateText::refusesWhatIsNoTemplate_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unclosed") << u"a{b"_s;
    QTest::newRow("empty name") << u"a{}b"_s;
    QTest::newRow("expression") << u"{a+b}"_s;
    QTest::newRow("capital letter") << u"{Token}"_s;
    QTest::newRow("brace in a name") << u"{a{b}}"_s;
}

void TestTemplateText::refusesWhatIsNoTemplate()
{
    QFETCH(QString, text);
    const auto parsed = TemplateText::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidDefinition);
}

void TestTemplateText::refusesValuesThatWouldMakeAnotherPath_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("this folder") << u"."_s;
    QTest::newRow("the folder above") << u".."_s;
}

void TestTemplateText::refusesValuesThatWouldMakeAnotherPath()
{
    QFETCH(QString, value);
    const auto filled = TemplateText::parse(u"/a/{id}/b"_s).value().filled({{u"id"_s, value}}, Encoding::PathSegment);
    QVERIFY(!filled);
    QCOMPARE(filled.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(filled.error().where, u"id"_s);
}

void TestTemplateText::namesTheVariableThatHasNoValue()
{
    const auto filled = TemplateText::parse(u"{a}{b}"_s).value().filled({{u"a"_s, u"1"_s}}, Encoding::None);
    QVERIFY(!filled);
    QCOMPARE(filled.error().where, u"b"_s);
}

void TestTemplateText::lacksWhereAValueIsMissingOrEmpty()
{
    const TemplateText text = TemplateText::parse(u"x{a}"_s).value();
    QVERIFY(text.lacks({}));
    QVERIFY(text.lacks({{u"a"_s, QString()}}));
    QVERIFY(!text.lacks({{u"a"_s, u"1"_s}}));
    QVERIFY(!TemplateText::parse(u"x"_s).value().lacks({}));
}

QTEST_APPLESS_MAIN(TestTemplateText)
#include "tst_template_text.moc"
