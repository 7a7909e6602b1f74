// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/manual_accounts.h>
#include <json/json_document.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value();

StatedBalance stated(const QString &account, const QString &posted, UtcTime asOf = now - 1h)
{
    StatedBalance balance{.accountId = account, .name = account, .currency = CurrencyCode::parse(u"EUR").value()};
    balance.posted = StatedFigure{.amount = Decimal::parse(posted).value(), .code = u"posted"_s, .raw = posted};
    balance.asOf = asOf;
    return balance;
}

ManualEntry entry(const QString &account, const QString &posted, UtcTime asOf = now - 1h)
{
    return {.connection = {}, .balance = stated(account, posted, asOf), .author = u"Ada"_s, .entity = u"Acme"_s};
}

/// The scene after what was prepared has been stored.
void store(ImportScene &scene, const PreparedImport &prepared)
{
    scene.connections.insert(scene.connections.end(), prepared.connections.begin(), prepared.connections.end());
    for (const Attempt &attempt : prepared.attempts) {
        const BalanceReading &reading = attempt.report->readings.front();
        std::erase_if(scene.snapshots, [&](const auto &known) { return known.connection == attempt.connection; });
        scene.snapshots.push_back({.id = accountIdFor(attempt.connection, reading.providerAccountId),
                                   .connection = attempt.connection,
                                   .providerAccountId = reading.providerAccountId,
                                   .reading = reading,
                                   .readingSince = attempt.receivedAt,
                                   .confirmedAt = attempt.receivedAt,
                                   .confirmingAttempt = attempt.id,
                                   .state = AccountState::Present,
                                   .stateError = {},
                                   .stateSince = {}});
    }
}

ImportOrder orderOf(const std::vector<StatedBalance> &balances)
{
    ImportOrder order{.preview = {}, .author = u"Ada"_s, .entity = u"Acme"_s};
    order.preview.file = u"balances.csv"_s;
    order.preview.sha256 = QByteArray(32, 'h');
    for (const StatedBalance &balance : balances) {
        ImportRow row;
        row.place = u"line %1"_s.arg(order.preview.rows.size() + 2);
        row.balance = balance;
        order.preview.rows.push_back(row);
    }
    return order;
}

std::vector<ImportRow::Verdict> verdicts(const ImportOrder &order, const ImportScene &scene)
{
    std::vector<ImportRow> rows = order.preview.rows;
    judgeRows(rows, scene);
    std::vector<ImportRow::Verdict> result;
    for (const ImportRow &row : rows)
        result.push_back(row.verdict);
    return result;
}

using Verdict = ImportRow::Verdict;

} // namespace

class TestManualAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsAnAttemptThatSaysWhoAndWhen()
    {
        ManualEntry typed = entry(u"Safe"_s, u"1234.50"_s);
        typed.balance.posted->raw = u"1.234,50"_s;
        typed.balance.remark = u"counted"_s;

        const auto prepared = prepareEntry(typed, {{}, {}, now});

        QVERIFY(prepared);
        const Connection &connection = prepared.value().connections.at(0);
        QCOMPARE(connection.provider, manualProvider());
        QVERIFY(isManual(connection));
        QCOMPARE(connection.name, u"Safe"_s);
        QCOMPARE(connection.entity, u"Acme"_s);
        const Attempt &attempt = prepared.value().attempts.at(0);
        QCOMPARE(attempt.outcome, AttemptOutcome::Ok);
        QCOMPARE(attempt.receivedAt, now);
        const BalanceReading &reading = attempt.report->readings.at(0);
        QCOMPARE(reading.asOf, std::optional(now - 1h));
        QCOMPARE(reading.posted->amount.toString(), u"1234.50"_s);
        QCOMPARE(reading.posted->sources.at(0).rawToken, u"1.234,50"_s);
        QCOMPARE(reading.posted->sources.at(0).request, u"manual"_s);
        QCOMPARE(reading.diagnostics.at(0), (Diagnostic{Diagnostic::Kind::EnteredBy, u"Ada"_s, u"counted"_s}));
        // The pointer leads to what was typed.
        const auto record = JsonDocument::parse(attempt.report->bodies.at(0).bytes);
        QVERIFY(record);
        QCOMPARE(record.value().root().find(reading.posted->sources.at(0).pointer).toString(), u"1.234,50"_s);
        QCOMPARE(record.value().root().member(u"enteredBy").toString(), u"Ada"_s);
        QCOMPARE(record.value().root().member(u"at").toString(), formatRfc3339(now));
    }

    void refusesEntries_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("no author") << u"author"_s;
        QTest::newRow("no name") << u"account"_s;
        QTest::newRow("no amount") << u"posted"_s;
        QTest::newRow("a time to come") << u"asOf"_s;
        QTest::newRow("an IBAN with a slip") << u"iban"_s;
        QTest::newRow("an unknown account") << u"unknown"_s;
    }

    void refusesEntries()
    {
        QFETCH(QString, field);
        ManualEntry typed = entry(u"Safe"_s, u"1"_s);
        if (field == "author"_L1)
            typed.author = u" "_s;
        if (field == "account"_L1)
            typed.balance.accountId = typed.balance.name = QString();
        if (field == "posted"_L1)
            typed.balance.posted.reset();
        if (field == "asOf"_L1)
            typed.balance.asOf = now + 6min;
        if (field == "iban"_L1)
            typed.balance.iban = u"DE89370400440532013001"_s;
        if (field == "unknown"_L1)
            typed.connection = ConnectionId(u"x"_s);

        const auto prepared = prepareEntry(typed, {{}, {}, now});

        QVERIFY(!prepared);
        QCOMPARE(prepared.error().where, field == "unknown"_L1 ? u"account"_s : field);
    }

    void neverChangesTheCurrencyOfAnAccount()
    {
        ImportScene scene{{}, {}, now};
        store(scene, prepareEntry(entry(u"Safe"_s, u"1"_s), scene).value());
        ManualEntry dollars = entry(u"Safe"_s, u"1"_s);
        dollars.connection = scene.connections.front().id;
        dollars.balance.currency = CurrencyCode::parse(u"USD").value();

        QCOMPARE(prepareEntry(dollars, scene).error().kind, ErrorKind::CurrencyMismatch);
    }

    void anOlderFigureReplacesANewerOneOnlyOnPurpose()
    {
        ImportScene scene{{}, {}, now};
        store(scene, prepareEntry(entry(u"Safe"_s, u"1"_s, now - 1h), scene).value());
        ManualEntry older = entry(u"Safe"_s, u"2"_s, now - 2h);
        older.connection = scene.connections.front().id;

        QCOMPARE(prepareEntry(older, scene).error().where, u"asOf"_s);
        older.replacesNewer = true;
        QVERIFY(prepareEntry(older, scene));
    }

    void aNewAccountNeedsANameThatIsFree()
    {
        ImportScene scene{{}, {}, now};
        store(scene, prepareEntry(entry(u"Safe"_s, u"1"_s), scene).value());

        QCOMPARE(prepareEntry(entry(u"SAFE"_s, u"1"_s), scene).error().kind, ErrorKind::AlreadyExists);
    }

    void importsTellNewFromKnown()
    {
        ImportScene scene{{}, {}, now};
        const ImportOrder order = orderOf({stated(u"A1"_s, u"10"_s), stated(u"B2"_s, u"20"_s)});
        QCOMPARE(verdicts(order, scene), (std::vector{Verdict::NewAccount, Verdict::NewAccount}));

        const auto first = prepareImport(order, scene);
        store(scene, first.value());

        QCOMPARE(scene.connections.size(), std::size_t(2));
        QCOMPARE(verdicts(order, scene), (std::vector{Verdict::Known, Verdict::Known}));
        QVERIFY(prepareImport(order, scene).value().attempts.empty());
        const ImportOrder next = orderOf({stated(u"A1"_s, u"11"_s, now), stated(u"B2"_s, u"19"_s, now - 5h)});
        QCOMPARE(verdicts(next, scene), (std::vector{Verdict::Update, Verdict::Older}));
        const auto second = prepareImport(next, scene);
        QVERIFY(second.value().connections.empty());
        QCOMPARE(second.value().attempts.size(), std::size_t(1));
        QCOMPARE(second.value().attempts.front().connection, scene.connections.front().id);
    }

    void oneFileIsStoredOnceWhateverHappensToTheFigures()
    {
        ImportScene scene{{}, {}, now};
        const ImportOrder order = orderOf({stated(u"A1"_s, u"10"_s)});
        const auto first = prepareImport(order, scene);
        store(scene, first.value());
        scene.snapshots.front().reading->posted->amount = Decimal::parse(u"12").value(); // corrected by hand since

        const auto again = prepareImport(order, scene);

        // The store takes an attempt of this id for known.
        QCOMPARE(again.value().attempts.at(0).id, first.value().attempts.at(0).id);
        ImportOrder other = order;
        other.preview.sha256 = QByteArray(32, 'o');
        QVERIFY(prepareImport(other, scene).value().attempts.at(0).id != first.value().attempts.at(0).id);
    }

    void storesOldestFirst()
    {
        const ImportOrder order = orderOf(
            {stated(u"A1"_s, u"3"_s, now), stated(u"A1"_s, u"1"_s, now - 3h), stated(u"A1"_s, u"2"_s, now - 2h)});

        const auto prepared = prepareImport(order, {{}, {}, now});

        QCOMPARE(prepared.value().connections.size(), std::size_t(1));
        QStringList amounts;
        for (const Attempt &attempt : prepared.value().attempts)
            amounts += attempt.report->readings.at(0).posted->amount.toString();
        QCOMPARE(amounts, (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    }

    void rowsThatContradictEachOtherAreBothRefused()
    {
        const ImportOrder order = orderOf(
            {stated(u"A1"_s, u"3"_s), stated(u"A1"_s, u"4"_s), stated(u"B2"_s, u"5"_s), stated(u"B2"_s, u"5"_s)});

        QCOMPARE(verdicts(order, {{}, {}, now}),
                 (std::vector{Verdict::Refused, Verdict::Refused, Verdict::NewAccount, Verdict::Known}));
    }

    void oneNumberInTwoCurrenciesIsTwoAccounts()
    {
        StatedBalance dollars = stated(u"A1"_s, u"4"_s);
        dollars.currency = CurrencyCode::parse(u"USD").value();

        const auto prepared = prepareImport(orderOf({stated(u"A1"_s, u"3"_s), dollars}), {{}, {}, now});

        QCOMPARE(prepared.value().connections.size(), std::size_t(2));
        QCOMPARE(prepared.value().connections.at(1).name, u"A1 USD"_s);
    }

    void expectationsComeBackFromAConnection()
    {
        for (const Expectation each :
             {Expectation::BusinessDay, Expectation::Week, Expectation::Month, Expectation::Quarter}) {
            Connection connection;
            setExpectation(connection, each);
            QCOMPARE(expectationOf(connection), each);
        }
    }

    void checksIbans_data()
    {
        QTest::addColumn<QString>("iban");
        QTest::addColumn<bool>("valid");
        QTest::newRow("DE") << u"DE89370400440532013000"_s << true;
        QTest::newRow("GB with letters") << u"GB82WEST12345698765432"_s << true;
        QTest::newRow("a digit changed") << u"DE89370400440532013010"_s << false;
        QTest::newRow("two digits swapped") << u"DE89370400440532010300"_s << false;
        QTest::newRow("short") << u"DE8937040044"_s << false;
        QTest::newRow("lower case is not normalised") << u"de89370400440532013000"_s << false;
    }

    void checksIbans()
    {
        QFETCH(QString, iban);
        QTEST(isValidIban(iban), "valid");
    }
};

QTEST_GUILESS_MAIN(TestManualAccounts)
#include "tst_manual_accounts.moc"
