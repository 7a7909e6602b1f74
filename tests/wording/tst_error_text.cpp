// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/error_text.h>

#include "bracketing_translator.h"

#include <json/json_document.h>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString bank = u"Bank B"_s;

void addRowPerErrorKind()
{
    QTest::addColumn<int>("kind");
    for (int i = 0; i <= int(ErrorKind::Cancelled); ++i)
        QTest::newRow(qPrintable(errorCode(ErrorKind(i)))) << i;
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasPlainWords_data() { addRowPerErrorKind(); }

    void everyKindHasPlainWords()
    {
        QFETCH(int, kind);
        static const QRegularExpression className(u"[a-z][A-Z]|::|_|%"_s);

        const QString sentence = errorSentence({.kind = ErrorKind(kind)}, bank);

        QVERIFY2(sentence.contains(bank), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(sentence.size() > 30 && sentence.size() < 300, qPrintable(sentence));
        QVERIFY2(!sentence.contains(errorCode(ErrorKind(kind)), Qt::CaseInsensitive), qPrintable(sentence));
        QVERIFY2(!sentence.contains(className), qPrintable(sentence));
    }

    void noTwoKindsSayTheSame()
    {
        QSet<QString> seen;
        for (int i = 0; i <= int(ErrorKind::Cancelled); ++i) {
            const QString sentence = errorSentence({.kind = ErrorKind(i)}, bank);
            QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
            seen.insert(sentence);
        }
    }

    void everyKindIsTranslated_data() { addRowPerErrorKind(); }

    void everyKindIsTranslated()
    {
        QFETCH(int, kind);
        const Error full{.kind = ErrorKind(kind),
                         .where = u"/items/0"_s,
                         .found = u"x"_s,
                         .expected = u"y"_s,
                         .httpStatus = 500,
                         .retryAfter = 30s,
                         .provider = {u"m"_s, u"c"_s, u"i"_s}};
        static const QRegularExpression wholeSentences(u"^(«[^«»]*(«[^«»]*»)?[^«»]*»( |$))+$"_s);

        BracketingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        const QString sentence = errorSentence(full, bank);
        QCoreApplication::removeTranslator(&translator);

        QVERIFY2(wholeSentences.match(sentence).hasMatch(), qPrintable(sentence));
    }

    void saysWhatWhereAndWhatToDo_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const Error &error, const QString &subject, const QString &expected) {
            QTest::newRow(name) << error << subject << expected;
        };
        row("refused credential", {.kind = ErrorKind::Unauthorized, .httpStatus = 401}, bank,
            u"Bank B refused the credential (401). Choose Enter credential under Needs attention, or run coffer-cli "
            u"connections set-secret."_s);
        row("without a status there are no empty brackets", {.kind = ErrorKind::Unauthorized}, bank,
            u"Bank B refused the credential. Choose Enter credential under Needs attention, or run coffer-cli "
            u"connections "
            u"set-secret."_s);
        row("the provider's own words in quotes",
            {.kind = ErrorKind::ProviderRefused,
             .httpStatus = 404,
             .provider = {u"Ledger not found"_s, u"0042"_s, u"req-7"_s}},
            bank,
            u"Bank B turned the request down (404). Check the details of the connection. The provider says: “Ledger "
            u"not "
            u"found”. Its code: “0042”. Its reference for support: “req-7”."_s);
        row("when to try again", {.kind = ErrorKind::RateLimited, .httpStatus = 429, .retryAfter = 90s}, bank,
            u"Bank B allows no more requests for now (429). Wait, or ask less often. Next try possible in 2 min."_s);
        row("an amount, with its place and what stands there",
            {.kind = ErrorKind::BadAmount,
             .where = u"/items/3/amount"_s,
             .found = u"12.5"_s,
             .expected = u"a whole number of minor units"_s},
            bank,
            u"Bank B sent an amount that cannot be read exactly, so it was not used. Check the unit of amounts in the "
            u"connection or the provider definition. Place: /items/3/amount. Found: “12.5”. Expected: a whole number "
            u"of "
            u"minor units."_s);
        row("input names its field", {.kind = ErrorKind::InvalidInput, .where = u"--interval"_s, .found = u"5x"_s},
            u"connections add"_s,
            u"connections add: this input cannot be used. Correct it and try again. Field: --interval. Found: “5x”."_s);
        row("a file is named once", {.kind = ErrorKind::StorageFailed, .where = u"/home/a/coffer.db"_s},
            u"/home/a/coffer.db"_s,
            u"/home/a/coffer.db could not be read or written. Check the free space and the permissions."_s);
        row("without a subject the place stands for it",
            {.kind = ErrorKind::NetworkUnreachable, .where = u"api.bank.example"_s}, QString(),
            u"api.bank.example could not be reached. Check the network and the address."_s);
        row("without either it is the program", {.kind = ErrorKind::Cancelled}, QString(),
            u"Coffer: stopped before it was done. Start it again when you like."_s);
        row("names with % are only names", {.kind = ErrorKind::ServerError, .httpStatus = 503}, u"100 %2 Bank %1"_s,
            u"100 %2 Bank %1 has a fault of its own (503). Try again later; if it lasts, ask the provider."_s);
        row("a cap is named", {.kind = ErrorKind::TooLarge, .expected = u"at most 64 MiB in one poll"_s}, bank,
            u"Bank B is more than Coffer accepts: at most 64 MiB in one poll. Take a smaller file, or ask for less in "
            u"the connection."_s);
    }

    void saysWhatWhereAndWhatToDo()
    {
        QFETCH(Error, error);
        QFETCH(QString, subject);

        QTEST(errorSentence(error, subject), "expected");
    }

    void figuresStayOnlyWhereThereAreSome_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Figures>("figures");
        QTest::addColumn<bool>("stay");
        QTest::newRow("a poll of a connection with figures") << ErrorKind::Timeout << Figures::Kept << true;
        QTest::newRow("a new connection, a file or a check has none") << ErrorKind::Timeout << Figures::None << false;
        QTest::newRow("a damaged store says nothing of figures") << ErrorKind::StorageDamaged << Figures::Kept << false;
    }

    void figuresStayOnlyWhereThereAreSome()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(Figures, figures);

        const QString sentence = errorSentence({.kind = kind}, bank, figures);
        QTEST(sentence.endsWith(u" Last good figures stay."_s), "stay");
    }

    void noPlaceIsNamedThatTheWindowLacks_data() { addRowPerErrorKind(); }

    void noPlaceIsNamedThatTheWindowLacks()
    {
        QFETCH(int, kind);
        QVERIFY(!errorSentence({.kind = ErrorKind(kind)}, bank).contains(u"under Connections"_s));
    }

    /// Of the real parser: it alone decides what `where` and `found` hold.
    void badJsonIsToldByWhatIsKnownOfIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a file that is no JSON did not come from a browser")
            << QByteArray("root:x:0:0") << 0
            << u"Bank B is not valid JSON (byte 4). Check that it is the right one and complete."_s;
        QTest::newRow("a file that is cut off, at a byte that is not known")
            << QByteArray("[1,") << 0 << u"Bank B is not valid JSON. Check that it is the right one and complete."_s;
        QTest::newRow("a page may be one") << QByteArray("<html>") << 200
                                           << u"Bank B sent an answer that is not valid JSON: cut off, damaged or "
                                              u"meant for a browser, such as a sign-in page. Check the address; if it "
                                              u"lasts, ask the provider."_s;
        QTest::newRow("an answer names the byte")
            << QByteArray("[1,tru]") << 200
            << u"Bank B sent an answer that is not valid JSON (byte 3): cut off, damaged "_s;
        QTest::newRow("a field that stands twice is named")
            << QByteArray(R"({"a":1,"a":2})") << 200
            << u"Bank B has one field twice in one object (byte 8), so nothing of it was used. Ask the provider which "
               u"one holds. Found: “a”."_s;
    }

    void badJsonIsToldByWhatIsKnownOfIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        QFETCH(QString, sentence);

        const auto parsed = JsonDocument::parse(text);
        QVERIFY(!parsed);
        Error error = parsed.error();
        error.httpStatus = status;
        const QString told = errorSentence(error, bank);
        QVERIFY2(told.startsWith(sentence), qPrintable(told));
    }

    void serversWordsAreShortAndHarmless()
    {
        Error error{.kind = ErrorKind::ProviderRefused};
        error.provider.message = u"a\u202Eb\n"_s + QString(5000, u'x');

        const QString sentence = errorSentence(error, bank);

        QVERIFY(sentence.size() < 600);
        QVERIFY(!sentence.contains(QChar(0x202E)));
        QVERIFY(!sentence.contains(u'\n'));
    }

    void logDetailIsNotForPeople()
    {
        const QString sentence = errorSentence({.kind = ErrorKind::Timeout, .detail = u"stage 3"_s}, bank);

        QVERIFY(!sentence.contains(u"stage 3"_s));
    }

    void everyDiagnosticHasWordsOfItsOwn()
    {
        BracketingTranslator translator;
        QSet<QString> seen;
        for (int i = 0; i <= int(Diagnostic::Kind::ImportedFrom); ++i) {
            const Diagnostic diagnostic{Diagnostic::Kind(i), u"/items/0"_s, u"FOUND %1"_s};
            const QString sentence = diagnosticSentence(diagnostic);
            QVERIFY2(sentence.endsWith(u'.') && !seen.contains(sentence), qPrintable(sentence));
            QVERIFY2(!sentence.contains(diagnosticCode(diagnostic.kind)), qPrintable(sentence));
            const bool namesWhatWasFound = sentence.contains(u"FOUND %1"_s);
            QVERIFY2(namesWhatWasFound || diagnostic.kind == Diagnostic::Kind::EmptyList, qPrintable(sentence));
            seen.insert(sentence);

            QCoreApplication::installTranslator(&translator);
            const QString translated = diagnosticSentence(diagnostic);
            QCoreApplication::removeTranslator(&translator);
            QVERIFY2(translated.startsWith(u'«') && translated.endsWith(u'»'), qPrintable(translated));
        }
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_error_text.moc"
