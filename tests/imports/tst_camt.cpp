// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/camt_reader.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value();

BusinessDayRule berlin()
{
    return {QTimeZone("Europe/Berlin"), QTime(0, 0)};
}

QString bal(const QString &code, const QString &amount, const QString &indicator = u"CRDT"_s,
            const QString &date = u"<Dt>2026-11-19</Dt>"_s, const QString &currency = u"EUR"_s)
{
    return uR"(<Bal><Tp><CdOrPrtry><Cd>%1</Cd></CdOrPrtry></Tp><Amt Ccy="%5">%2</Amt><CdtDbtInd>%3</CdtDbtInd>)"_s
           u"<Dt>%4</Dt></Bal>"_s.arg(code, amount, indicator, date, currency);
}

QString stmt(const QString &content, const QString &id = u"<IBAN>DE89370400440532013000</IBAN>"_s)
{
    return u"<Stmt><Id>S1</Id><Acct><Id>%1</Id><Ccy>EUR</Ccy><Nm>Operating</Nm></Acct>%2"_s.arg(id, content)
        + u"<Ntry><Amt Ccy=\"EUR\">7.00</Amt><NtryDtls><TxDtls/></NtryDtls></Ntry></Stmt>"_s;
}

QByteArray document(const QString &statements, const QString &space = u"camt.053.001.08"_s)
{
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:%1\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>%2"
           "</BkToCstmrStmt></Document>"_s.arg(space, statements)
               .toUtf8();
}

ImportRow rowOf(const QString &statement)
{
    const auto file = readCamt(document(statement), berlin(), now);
    if (!file)
        qFatal("%s %s", qPrintable(file.error().where), qPrintable(file.error().found));
    return file.value().rows.at(0);
}

QString figureText(const std::optional<StatedFigure> &figure)
{
    return figure ? figure->code + u' ' + figure->amount.toString() : u"-"_s;
}

} // namespace

class TestCamt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAStatement()
    {
        const ImportRow row = rowOf(stmt(bal(u"OPBD"_s, u"100.00"_s, u"CRDT"_s, u"<Dt>2026-11-18</Dt>"_s)
                                         + bal(u"CLBD"_s, u"1850000.50"_s) + bal(u"CLAV"_s, u"12.345"_s, u"DBIT"_s)));

        QVERIFY2(row.balance, row.error ? qPrintable(row.error->where) : "");
        const StatedBalance &balance = *row.balance;
        QCOMPARE(row.place, u"/Document/BkToCstmrStmt/Stmt[1]"_s);
        QCOMPARE(balance.accountId, u"DE89370400440532013000"_s);
        QCOMPARE(balance.iban, balance.accountId);
        QCOMPARE(balance.name, u"Operating"_s);
        QCOMPARE(figureText(balance.posted), u"CLBD 1850000.50"_s);
        QCOMPARE(figureText(balance.available), u"CLAV -12.345"_s);
        QCOMPARE(balance.posted->raw, u"1850000.50 CRDT"_s);
        QCOMPARE(formatRfc3339(balance.asOf), u"2026-11-19T23:00:00Z"_s);
        QCOMPARE(balance.others.size(), std::size_t(1));
        QCOMPARE(balance.others.front().code, u"OPBD"_s);
        QCOMPARE(balance.others.front().date, QDate(2026, 11, 18));
    }

    void everyVersionIsReadByItsNameSpace()
    {
        for (int version = 2; version <= 8; ++version) {
            const QString space = u"camt.053.001.0%1"_s.arg(version);
            const auto file = readCamt(document(stmt(bal(u"CLBD"_s, u"1"_s)), space), berlin(), now);
            QVERIFY2(file, qPrintable(space));
            QCOMPARE(file.value().kind, space);
            QVERIFY(file.value().rows.front().balance);
        }
    }

    void reportsAreReadAsInterim()
    {
        QByteArray report = document(stmt(bal(u"CLBD"_s, u"1"_s) + bal(u"ITBD"_s, u"2"_s)), u"camt.052.001.06"_s);
        report.replace("BkToCstmrStmt", "BkToCstmrAcctRpt").replace("Stmt>", "Rpt>");

        const auto file = readCamt(report, berlin(), now);

        QVERIFY(file);
        QCOMPARE(figureText(file.value().rows.front().balance->posted), u"ITBD 2"_s);
        QCOMPARE(file.value().rows.front().place, u"/Document/BkToCstmrAcctRpt/Rpt[1]"_s);
    }

    void whichBalanceIsWhich_data()
    {
        QTest::addColumn<QString>("balances");
        QTest::addColumn<QString>("posted");
        QTest::addColumn<QString>("available");
        QTest::addColumn<QString>("pending");
        QTest::addColumn<int>("others");

        const auto row = [](const char *name, const QString &balances, const QString &posted, const QString &available,
                            const QString &pending, int others) {
            QTest::newRow(name) << balances << posted << available << pending << others;
        };
        const QString yesterday = u"<Dt>2026-11-18</Dt>"_s;
        row("interim alone", bal(u"ITBD"_s, u"1"_s), u"ITBD 1"_s, u"-"_s, u"-"_s, 0);
        row("closing before interim of the same day", bal(u"ITBD"_s, u"1"_s) + bal(u"CLBD"_s, u"2"_s), u"CLBD 2"_s,
            u"-"_s, u"-"_s, 1);
        row("the later of two", bal(u"CLBD"_s, u"1"_s, u"CRDT"_s, yesterday) + bal(u"ITBD"_s, u"2"_s), u"ITBD 2"_s,
            u"-"_s, u"-"_s, 1);
        row("expected is neither", bal(u"CLBD"_s, u"1"_s) + bal(u"XPCD"_s, u"3"_s), u"CLBD 1"_s, u"-"_s, u"XPCD 3"_s,
            0);
        row("available of another day is information",
            bal(u"CLBD"_s, u"1"_s) + bal(u"CLAV"_s, u"2"_s, u"CRDT"_s, yesterday), u"CLBD 1"_s, u"-"_s, u"-"_s, 1);
        row("forward is never available",
            bal(u"CLAV"_s, u"1"_s) + bal(u"FWAV"_s, u"9"_s, u"CRDT"_s, u"<Dt>2026-11-23</Dt>"_s), u"-"_s, u"CLAV 1"_s,
            u"-"_s, 1);
        row("previous close and opening are not posted",
            bal(u"PRCD"_s, u"4"_s, u"CRDT"_s, yesterday) + bal(u"OPBD"_s, u"4"_s) + bal(u"CLBD"_s, u"5"_s), u"CLBD 5"_s,
            u"-"_s, u"-"_s, 2);
        row("said twice", bal(u"CLBD"_s, u"5"_s) + bal(u"CLBD"_s, u"5.00"_s), u"CLBD 5"_s, u"-"_s, u"-"_s, 1);
    }

    void whichBalanceIsWhich()
    {
        QFETCH(QString, balances);

        const ImportRow row = rowOf(stmt(balances));

        QVERIFY2(row.balance, row.error ? qPrintable(row.error->where + row.error->found) : "");
        QTEST(figureText(row.balance->posted), "posted");
        QTEST(figureText(row.balance->available), "available");
        QTEST(figureText(row.balance->pending), "pending");
        QTEST(int(row.balance->others.size()), "others");
    }

    void times_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("asOf"); // empty: refused

        QTest::newRow("date: the end of that day in Berlin") << u"<Dt>2026-11-18</Dt>"_s << u"2026-11-18T23:00:00Z"_s;
        QTest::newRow("today is not over") << u"<Dt>2026-11-20</Dt>"_s << u"2026-11-20T09:00:00Z"_s;
        QTest::newRow("a day to come") << u"<Dt>2026-11-21</Dt>"_s << QString();
        QTest::newRow("zone") << u"<DtTm>2026-11-19T17:00:00-05:00</DtTm>"_s << u"2026-11-19T22:00:00Z"_s;
        QTest::newRow("no zone: that of the business day")
            << u"<DtTm>2026-11-19T17:00:00</DtTm>"_s << u"2026-11-19T16:00:00Z"_s;
        QTest::newRow("both") << u"<Dt>2026-11-18</Dt><DtTm>2026-11-19T17:00:00Z</DtTm>"_s << QString();
        QTest::newRow("neither") << QString() << QString();
        QTest::newRow("no such day") << u"<Dt>2026-02-30</Dt>"_s << QString();
        QTest::newRow("another format") << u"<Dt>19.11.2026</Dt>"_s << QString();
    }

    void times()
    {
        QFETCH(QString, date);
        QFETCH(QString, asOf);

        const ImportRow row = rowOf(stmt(bal(u"CLBD"_s, u"1"_s, u"CRDT"_s, date)));

        QCOMPARE(row.balance ? formatRfc3339(row.balance->asOf) : QString(), asOf);
        if (asOf.isEmpty()) {
            QCOMPARE(row.error->kind, ErrorKind::BadTime);
            QCOMPARE(row.error->where, u"/Document/BkToCstmrStmt/Stmt[1]/Bal[1]/Dt"_s);
        }
    }

    void refusesStatementsOneByOne_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<ErrorKind>("kind");

        const auto row = [](const char *name, const QString &statement, ErrorKind kind) {
            QTest::newRow(name) << statement << kind;
        };
        const QString good = bal(u"CLBD"_s, u"1"_s);
        row("signed amount", stmt(bal(u"CLBD"_s, u"-1"_s)), ErrorKind::BadAmount);
        row("comma", stmt(bal(u"CLBD"_s, u"1,00"_s)), ErrorKind::BadAmount);
        row("no amount", stmt(bal(u"CLBD"_s, QString())), ErrorKind::BadAmount);
        row("exponent", stmt(bal(u"CLBD"_s, u"1e3"_s)), ErrorKind::BadAmount);
        row("no sign", stmt(bal(u"CLBD"_s, u"1"_s, QString())), ErrorKind::UnexpectedShape);
        row("another sign", stmt(bal(u"CLBD"_s, u"1"_s, u"credit"_s)), ErrorKind::UnexpectedShape);
        row("no currency", stmt(bal(u"CLBD"_s, u"1"_s, u"CRDT"_s, u"<Dt>2026-11-19</Dt>"_s, QString())),
            ErrorKind::UnknownCurrency);
        row("two currencies", stmt(good + bal(u"CLAV"_s, u"1"_s, u"CRDT"_s, u"<Dt>2026-11-19</Dt>"_s, u"USD"_s)),
            ErrorKind::CurrencyMismatch);
        row("no code", stmt(bal(QString(), u"1"_s)), ErrorKind::UnexpectedShape);
        row("no account", stmt(good, QString()), ErrorKind::UnexpectedShape);
        row("two accounts", stmt(good, u"<IBAN>DE89370400440532013000</IBAN><Othr><Id>1</Id></Othr>"_s),
            ErrorKind::UnexpectedShape);
        row("two closing balances of one day", stmt(good + bal(u"CLBD"_s, u"2"_s)), ErrorKind::UnexpectedShape);
        row("opening alone", stmt(bal(u"OPBD"_s, u"1"_s)), ErrorKind::UnexpectedShape);
        row("no balance", stmt({}), ErrorKind::UnexpectedShape);
        row("a page that is not the last",
            stmt(u"<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"_s + bal(u"ITBD"_s, u"1"_s)),
            ErrorKind::UnexpectedShape);
        QString twice = good;
        twice.replace(u"<CdtDbtInd>"_s, u"<CdtDbtInd>DBIT</CdtDbtInd><CdtDbtInd>"_s);
        row("a sign twice", stmt(twice), ErrorKind::UnexpectedShape);
    }

    void refusesStatementsOneByOne()
    {
        QFETCH(QString, statement);

        const auto file = readCamt(document(statement + stmt(bal(u"CLBD"_s, u"2"_s))), berlin(), now);

        QVERIFY2(file, file ? "" : qPrintable(file.error().found));
        const ImportRow &row = file.value().rows.at(0);
        QVERIFY(!row.balance);
        QTEST(row.error->kind, "kind");
        QVERIFY(row.error->where.startsWith(row.place));
        QVERIFY2(file.value().rows.at(1).balance, "the next statement is read all the same");
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");

        const auto row = [](const char *name, const QByteArray &bytes, ErrorKind kind = ErrorKind::MalformedReply) {
            QTest::newRow(name) << bytes << kind;
        };
        const QByteArray good = document(stmt(bal(u"CLBD"_s, u"1"_s)));
        row("nothing", "");
        row("cut off", good.left(good.size() - 20));
        row("text behind it", good + "x");
        row("another message", document(stmt(bal(u"CLBD"_s, u"1"_s)), u"camt.054.001.08"_s));
        row("a version to come", document(stmt(bal(u"CLBD"_s, u"1"_s)), u"camt.053.001.13"_s));
        row("no name space", QByteArray(good).replace(" xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"", ""));
        row("a report that calls itself a statement", QByteArray(good).replace("BkToCstmrStmt", "BkToCstmrAcctRpt"));
        row("a document type", QByteArray(good).replace("<Document", "<!DOCTYPE Document><Document"));
        row("an entity",
            QByteArray(good)
                .replace("<Document", "<!DOCTYPE d [<!ENTITY a \"1\">]><Document")
                .replace(">1</Amt>", ">&a;</Amt>"));
        row("an external entity",
            QByteArray(good)
                .replace("<Document", "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Document")
                .replace(">1</Amt>", ">&a;</Amt>"));
        row("an entity that nobody declared", QByteArray(good).replace(">1</Amt>", ">&a;</Amt>"));
        row("deep",
            QByteArray(good).replace("<TxDtls/>", QByteArray("<a>").repeated(100) + QByteArray("</a>").repeated(100)),
            ErrorKind::TooLarge);
        row("many balances", document(stmt(bal(u"INFO"_s, u"1"_s).repeated(201))), ErrorKind::TooLarge);
        row("a long text", QByteArray(good).replace(">1</Amt>", ">" + QByteArray(501, '1') + "</Amt>"),
            ErrorKind::TooLarge);
        row("a huge file", QByteArray(32 * 1024 * 1024 + 1, ' '), ErrorKind::TooLarge);
    }

    void refusesFiles()
    {
        QFETCH(QByteArray, bytes);

        const auto file = readCamt(bytes, berlin(), now);

        QVERIFY(!file);
        QTEST(file.error().kind, "kind");
    }

    void creditLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");

        QTest::newRow("nothing said") << QString() << u"unknown"_s;
        QTest::newRow("not inside") << u"<CdtLine><Incl>false</Incl><Amt Ccy=\"EUR\">5</Amt></CdtLine>"_s << u"no"_s;
        QTest::newRow("inside") << u"<CdtLine><Incl>true</Incl><Amt Ccy=\"EUR\">5</Amt></CdtLine>"_s << u"yes 5"_s;
        QTest::newRow("inside, of an amount that is not said") << u"<CdtLine><Incl>true</Incl></CdtLine>"_s << u"yes"_s;
        QTest::newRow("several lines") << u"<CdtLine><Incl>true</Incl></CdtLine><CdtLine><Incl>false</Incl></CdtLine>"_s
                                       << u"unknown"_s;
    }

    void creditLines()
    {
        QFETCH(QString, line);
        QString available = bal(u"CLAV"_s, u"100"_s);
        available.replace(u"</Tp>"_s, u"</Tp>"_s + line);

        const ImportRow row = rowOf(stmt(available));

        QVERIFY(row.balance);
        QTEST(creditLineCode(row.balance->creditLineIncluded)
                  + (row.balance->creditLine ? u' ' + row.balance->creditLine->amount.toString() : QString()),
              "expected");
    }
};

QTEST_GUILESS_MAIN(TestCamt)
#include "tst_camt.moc"
