// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance_samples.h"

#include <QTest>

#include <functional>

using namespace coffer;
using namespace Qt::StringLiterals;

using Edit = std::function<void(BalanceReading &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

BalanceReading fullReading()
{
    BalanceReading reading = emptyReading();
    reading.iban = u"DE02120300000000202051"_s;
    reading.status = u"ACTIVE"_s;
    reading.posted = Figure{decimal("100.10"), {{u"balances"_s, u"/posted"_s, u"10010"_s}}};
    reading.available = figure("90.10");
    reading.pending = figure("95.00");
    reading.creditLine = {CreditLineIncluded::Yes, figure("50.00")};
    reading.components = {{u"On hold"_s, ComponentRole::Hold, figure("10.00")},
                          {u"Fee"_s, ComponentRole::Fee, std::nullopt}};
    reading.bridgeTerms = {{BridgeTerm::Of::Posted, {}, false}, {BridgeTerm::Of::Component, u"On hold"_s, true}};
    reading.asOf = UtcTime(std::chrono::seconds(1000));
    reading.lastChangedAt = UtcTime(std::chrono::seconds(900));
    return reading;
}

} // namespace

class TestBalanceReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNews_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };

        row("value of posted", [](auto &r) { r.posted = figure("100.11"); });
        row("digits of posted: 100.1 is another statement", [](auto &r) { r.posted = figure("100.1"); });
        row("posted no longer sent", [](auto &r) { r.posted.reset(); });
        row("value of available", [](auto &r) { r.available = figure("-90.10"); });
        row("available no longer sent is not 0", [](auto &r) { r.available.reset(); });
        row("digits of pending", [](auto &r) { r.pending = figure("95.000"); });
        row("currency", [](auto &r) { r.currency = currency("USD"); });
        row("credit line becomes unknown", [](auto &r) { r.creditLine.included = CreditLineIncluded::Unknown; });
        row("credit line cut to 0", [](auto &r) { r.creditLine.amount = figure("0.00"); });
        row("credit line no longer sent", [](auto &r) { r.creditLine.amount.reset(); });
        row("component figure", [](auto &r) { r.components[0].figure = figure("10.01"); });
        row("component sent for the first time, as 0", [](auto &r) { r.components[1].figure = figure("0"); });
        row("component role", [](auto &r) { r.components[0].role = ComponentRole::PendingOut; });
        row("component name", [](auto &r) { r.components[0].name = u"Held"_s; });
        row("one component less", [](auto &r) { r.components.pop_back(); });
        row("one component more", [](auto &r) { r.components.push_back(r.components[0]); });
        row("identity term sign", [](auto &r) { r.bridgeTerms[1].minus = false; });
        row("identity withdrawn", [](auto &r) { r.bridgeTerms.clear(); });
        row("ownership", [](auto &r) { r.ownership = Ownership::HeldForOthers; });
        row("left out of totals", [](auto &r) { r.inTotals = false; });
        row("status", [](auto &r) { r.status = u"BLOCKED"_s; });
        row("name", [](auto &r) { r.name = u"operating"_s; });
        row("IBAN", [](auto &r) { r.iban.clear(); });
        row("as of later with the same figures", [](auto &r) { r.asOf = *r.asOf + std::chrono::microseconds(1); });
        row("as of no longer stated", [](auto &r) { r.asOf.reset(); });
        row("record changed later", [](auto &r) { r.lastChangedAt = *r.lastChangedAt + std::chrono::seconds(1); });
    }

    void isNews()
    {
        QFETCH(Edit, edit);
        const BalanceReading earlier = fullReading();
        BalanceReading later = earlier;

        edit(later);

        QVERIFY(isChanged(earlier, later));
        QVERIFY(isChanged(later, earlier));
    }

    void isNoNews_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };

        row("the same again", [](auto &) {});
        row("another pointer", [](auto &r) { r.posted->sources[0].pointer = u"/data/posted"_s; });
        row("another spelling of the same number", [](auto &r) { r.posted->sources[0].rawToken = u"100.10"_s; });
        row("further sources", [](auto &r) { r.components[0].figure->sources.resize(3); });
        row("diagnostics", [](auto &r) {
            r.diagnostics.push_back({Diagnostic::Kind::ServerTimeAhead, u"/at"_s, u"08:12"_s});
        });
    }

    void isNoNews()
    {
        QFETCH(Edit, edit);
        const BalanceReading earlier = fullReading();
        BalanceReading later = earlier;

        edit(later);

        QVERIFY(!isChanged(earlier, later));
        QVERIFY(!isChanged(later, earlier));
    }
};

QTEST_APPLESS_MAIN(TestBalanceReading)
#include "tst_balance_reading.moc"
