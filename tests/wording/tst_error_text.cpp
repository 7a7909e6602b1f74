// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/error_text.h>

#include "bracketing_translator.h"

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
            u"Bank B refused the credential (401). Enter it again under Connections. Last good figures stay."_s);
        row("without a status there are no empty brackets", {.kind = ErrorKind::Unauthorized}, bank,
            u"Bank B refused the credential. Enter it again under Connections. Last good figures stay."_s);
        row("the provider's own words in quotes",
            {.kind = ErrorKind::ProviderRefused,
             .httpStatus = 404,
             .provider = {u"Ledger not found"_s, u"0042"_s, u"req-7"_s}},
            bank,
            u"Bank B turned the request down (404). Check the details of the connection. The provider says: “Ledger "
            u"not "
            u"found”. Its code: “0042”. Its reference for support: “req-7”. Last good figures stay."_s);
        row("when to try again", {.kind = ErrorKind::RateLimited, .httpStatus = 429, .retryAfter = 90s}, bank,
            u"Bank B allows no more requests for now (429). Wait, or ask less often. Next try possible in 2 min. Last "
            u"good figures stay."_s);
        row("an amount, with its place and what stands there",
            {.kind = ErrorKind::BadAmount,
             .where = u"/items/3/amount"_s,
             .found = u"12.5"_s,
             .expected = u"a whole number of minor units"_s},
            bank,
            u"Bank B sent an amount that cannot be read exactly, so it was not used. Check the unit of amounts in the "
            u"connection or the provider definition. Place: /items/3/amount. Found: “12.5”. Expected: a whole number "
            u"of "
            u"minor units. Last good figures stay."_s);
        row("input names its field and has no figures to keep",
            {.kind = ErrorKind::InvalidInput, .where = u"--interval"_s, .found = u"5x"_s}, u"connections add"_s,
            u"connections add: this input cannot be used. Correct it and try again. Field: --interval. Found: “5x”."_s);
        row("a file is named once", {.kind = ErrorKind::StorageFailed, .where = u"/home/a/coffer.db"_s},
            u"/home/a/coffer.db"_s,
            u"/home/a/coffer.db could not be read or written. Check the free space and the permissions."_s);
        row("without a subject the place stands for it",
            {.kind = ErrorKind::NetworkUnreachable, .where = u"api.bank.example"_s}, QString(),
            u"api.bank.example could not be reached. Check the network and the address. Last good figures stay."_s);
        row("without either it is the program", {.kind = ErrorKind::Cancelled}, QString(),
            u"Coffer: stopped before it was done. Start it again when you like."_s);
        row("names with % are only names", {.kind = ErrorKind::ServerError, .httpStatus = 503}, u"100 %2 Bank %1"_s,
            u"100 %2 Bank %1 has a fault of its own (503). Try again later; if it lasts, ask the provider. Last good "
            u"figures stay."_s);
    }

    void saysWhatWhereAndWhatToDo()
    {
        QFETCH(Error, error);
        QFETCH(QString, subject);

        QTEST(errorSentence(error, subject), "expected");
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
        for (int i = 0; i <= int(Diagnostic::Kind::EmptyList); ++i) {
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
