// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/alert_text.h>

#include "bracketing_translator.h"

#include <QSet>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> decimal(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(Decimal::parse(text).value());
}

Alert alertOf(AlertKind kind, const QString &figure = u"-70.5"_s, const QString &limit = u"100"_s,
              AccountLimits::Basis basis = AccountLimits::Basis::Available)
{
    Alert alert;
    alert.id = u"1"_s;
    alert.kind = kind;
    alert.connection = ConnectionId(u"c"_s);
    alert.subject = u"Payroll"_s;
    alert.currency = u"EUR"_s;
    alert.basis = basis;
    alert.figure = decimal(figure);
    alert.limit = decimal(limit);
    alert.endsAt = parseRfc3339(u"2026-12-03T09:00:00Z").value();
    alert.error = Error{ErrorKind::Timeout};
    return alert;
}

AlertFormat shown()
{
    return {AmountFormat(u"en_GB"_s), {}, QTimeZone::utc()};
}

} // namespace

Q_DECLARE_METATYPE(coffer::Alert)

class TestAlertText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatCrossedWhichLine_data()
    {
        QTest::addColumn<Alert>("alert");
        QTest::addColumn<QString>("sentence");
        const auto posted = AccountLimits::Basis::Posted;

        QTest::newRow("minimum") << alertOf(AlertKind::BelowMinimum)
                                 << u"Payroll: available EUR\u00a0-70.50 is below the minimum of EUR\u00a0100.00."_s;
        QTest::newRow("minimum of posted") << alertOf(AlertKind::BelowMinimum, u"1"_s, u"2"_s, posted)
                                           << u"Payroll: posted EUR\u00a01.00 is below the minimum of EUR\u00a02.00."_s;
        QTest::newRow("maximum") << alertOf(
            AlertKind::AboveMaximum, u"1234567.891"_s,
            u"2"_s) << u"Payroll: available EUR\u00a01,234,567.891 is above the maximum of EUR\u00a02.00."_s;
        QTest::newRow("move down") << alertOf(
            AlertKind::LargeMove, u"400"_s,
            u"500"_s) << u"Payroll: available moved by EUR\u00a0-100.00, from EUR\u00a0500.00 to EUR\u00a0400.00."_s;
        QTest::newRow("unexplained, no tolerance")
            << alertOf(AlertKind::Unexplained, u"0.01"_s, {})
            << u"Payroll: EUR\u00a00.01 between posted and available is unexplained."_s;
        QTest::newRow("unexplained, past the tolerance")
            << alertOf(AlertKind::Unexplained, u"5"_s, u"1"_s)
            << u"Payroll: EUR\u00a05.00 between posted and available is unexplained, more than the tolerance of EUR\u00a01.00."_s;
        QTest::newRow("below zero") << alertOf(AlertKind::SignChange, u"-1"_s, u"1"_s)
                                    << u"Payroll: available fell below zero, to EUR\u00a0-1.00."_s;
        QTest::newRow("above zero") << alertOf(AlertKind::SignChange, u"1"_s, u"-1"_s)
                                    << u"Payroll: available is no longer below zero: EUR\u00a01.00."_s;
        QTest::newRow("one stale account")
            << alertOf(AlertKind::Stale, u"1"_s, {}) << u"Payroll: 1 account is stale."_s;
        QTest::newRow("stale accounts") << alertOf(AlertKind::Stale, u"12"_s, {})
                                        << u"Payroll: 12 accounts are stale."_s;
        QTest::newRow("consent") << alertOf(
            AlertKind::ConsentEnds, {},
            u"14"_s) << u"The bank's consent for Payroll ends on 2026-12-03 09:00 UTC: renew it before then."_s;
        QTest::newRow("gone") << alertOf(AlertKind::AccountAbsent)
                              << u"Payroll: the provider no longer lists this account."_s;
    }
    void saysWhatCrossedWhichLine()
    {
        QFETCH(Alert, alert);
        QFETCH(QString, sentence);

        QCOMPARE(alertSentence(alert, shown()), sentence);
    }

    void hasATranslatedSentenceAndLabelForEachKind()
    {
        BracketingTranslator translator;
        QSet<QString> labels;
        for (int i = 0; i <= int(AlertKind::AccountAbsent); ++i) {
            const Alert alert = alertOf(AlertKind(i));
            const QString label = alertKindLabel(alert.kind);
            QVERIFY2(!label.isEmpty() && !labels.contains(label), qPrintable(label));
            labels.insert(label);
            QVERIFY2(alertSentence(alert, shown()).contains(u"Payroll"_s), qPrintable(label));
            Alert bare = alert;
            bare.error.reset();
            QVERIFY2(alertSentence(bare, shown()).contains(u"Payroll"_s), qPrintable(label));

            QCoreApplication::installTranslator(&translator);
            const QString translated = alertSentence(alert, shown());
            const QString translatedLabel = alertKindLabel(alert.kind);
            QCoreApplication::removeTranslator(&translator);
            QVERIFY2(translated.startsWith(u'«'), qPrintable(translated));
            QCOMPARE(translatedLabel, u'«' + label + u'»');
        }
    }

    void hidesEveryAmount()
    {
        const AlertFormat hidden{
            AmountFormat(u"en_GB"_s, NegativeStyle::Minus, AmountVisibility::Hidden), {}, QTimeZone::utc()};
        for (const AlertKind kind : {AlertKind::BelowMinimum, AlertKind::AboveMaximum, AlertKind::LargeMove,
                                     AlertKind::Unexplained, AlertKind::SignChange}) {
            const QString sentence = alertSentence(alertOf(kind, u"-70.5"_s, u"3"_s), hidden);
            QVERIFY2(sentence.contains(AmountFormat::mask()), qPrintable(sentence));
            for (const QChar digit : sentence)
                QVERIFY2(!digit.isDigit(), qPrintable(sentence));
        }
    }

    void writesAnAmountWhoseCurrencyIsNoCode()
    {
        Alert alert = alertOf(AlertKind::BelowMinimum);
        alert.currency.clear();

        QVERIFY(alertSentence(alert, shown()).contains(u"-70.5"_s));
    }

    void doesNotReplaceMarksInsideNames()
    {
        Alert alert = alertOf(AlertKind::BelowMinimum);
        alert.subject = u"100%2 <b>%1"_s;

        QCOMPARE(alertSentence(alert, shown()),
                 u"100%2 <b>%1: available EUR\u00a0-70.50 is below the minimum of EUR\u00a0100.00."_s);
    }

    void saysWhoDecidedWhat_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("sentence");
        const QString gone = u"“Payroll: the provider no longer lists this account.”"_s;
        QTest::newRow("raised") << int(AlertEvent::Kind::Raised) << QString() << gone.mid(1, gone.size() - 2);
        QTest::newRow("recovered") << int(AlertEvent::Kind::Recovered) << QString() << u"No longer so: "_s + gone;
        QTest::newRow("acknowledged") << int(AlertEvent::Kind::Acknowledged) << QString()
                                      << u"anna acknowledged "_s + gone;
        QTest::newRow("with a note") << int(AlertEvent::Kind::Acknowledged) << u"closed %1"_s
                                     << u"anna acknowledged "_s + gone + u" with the note “closed %1”"_s;
        QTest::newRow("snoozed") << int(AlertEvent::Kind::Snoozed) << QString()
                                 << u"anna snoozed "_s + gone + u" until 2026-11-23 08:00 UTC"_s;
        QTest::newRow("snoozed with a note")
            << int(AlertEvent::Kind::Snoozed) << u"Bank B down"_s
            << u"anna snoozed "_s + gone + u" until 2026-11-23 08:00 UTC with the note “Bank B down”"_s;
        QTest::newRow("opened again") << int(AlertEvent::Kind::Reopened) << QString() << u"anna opened again "_s + gone;
    }
    void saysWhoDecidedWhat()
    {
        QFETCH(int, kind);
        QFETCH(QString, note);
        QFETCH(QString, sentence);
        AlertEvent event{.kind = AlertEvent::Kind(kind),
                         .at = {},
                         .who = u"anna"_s,
                         .note = note,
                         .until = {},
                         .alert = alertOf(AlertKind::AccountAbsent)};
        if (event.kind == AlertEvent::Kind::Snoozed)
            event.until = parseRfc3339(u"2026-11-23T08:00:00Z").value();

        QCOMPARE(alertEventSentence(event, shown()), sentence);
    }
};

QTEST_GUILESS_MAIN(TestAlertText)
#include "tst_alert_text.moc"
