// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/labels.h>

#include "wording.h"

#include <QLocale>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char16_t minusSign = u'\u2212';

/// Rounded up to a whole unit.
template <typename Unit>
int upTo(std::chrono::seconds wait)
{
    return int(std::chrono::ceil<Unit>(wait).count());
}

/// The names that the definitions in resources/providers use, for the translators.
[[maybe_unused]] constexpr const char *knownComponents[] = {
    QT_TRANSLATE_NOOP("Component", "On hold"),
    QT_TRANSLATE_NOOP("Component", "Reserved"),
    QT_TRANSLATE_NOOP("Component", "Fee"),
    QT_TRANSLATE_NOOP("Component", "Fees"),
    QT_TRANSLATE_NOOP("Component", "Pending outgoing"),
    QT_TRANSLATE_NOOP("Component", "Pending out"),
    QT_TRANSLATE_NOOP("Component", "Pending in"),
    QT_TRANSLATE_NOOP("Component", "Overdraft used"),
};

} // namespace

QString ageLabel(Age age)
{
    switch (age) {
    case Age::Current:
        return Wording::tr("Current", "how fresh a figure is");
    case Age::Ageing:
        return Wording::tr("Ageing", "how fresh a figure is");
    case Age::Stale:
        return Wording::tr("Stale", "how fresh a figure is");
    case Age::Never:
        return Wording::tr("Never read", "how fresh a figure is");
    }
    Q_UNREACHABLE();
}

QString outcomeLabel(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Ok:
        return Wording::tr("OK", "outcome of a poll");
    case AttemptOutcome::Partial:
        return Wording::tr("Partly read", "outcome of a poll");
    case AttemptOutcome::Failed:
        return Wording::tr("Failed", "outcome of a poll");
    case AttemptOutcome::Refused:
        return Wording::tr("Needs your credential", "outcome of a poll");
    }
    Q_UNREACHABLE();
}

QString dataSourceLabel(DataSource source)
{
    switch (source) {
    case DataSource::Live:
        return Wording::tr("Live", "where figures come from");
    case DataSource::Test:
        return Wording::tr("TEST", "where figures come from");
    case DataSource::Manual:
        return Wording::tr("Typed by hand", "where figures come from");
    }
    Q_UNREACHABLE();
}

QString ownershipLabel(Ownership ownership)
{
    switch (ownership) {
    case Ownership::Own:
        return Wording::tr("Own money", "whose money an account holds");
    case Ownership::HeldForOthers:
        return Wording::tr("Held for others", "whose money an account holds");
    case Ownership::Mirror:
        return Wording::tr("Shows another account again", "whose money an account holds");
    }
    Q_UNREACHABLE();
}

QString exclusionLabel(Exclusion exclusion)
{
    switch (exclusion) {
    case Exclusion::None:
        return Wording::tr("Counted", "why an account is not in totals");
    case Exclusion::HeldForOthers:
        return Wording::tr("Not counted: held for others", "why an account is not in totals");
    case Exclusion::Mirror:
        return Wording::tr("Not counted: shows another account again", "why an account is not in totals");
    case Exclusion::ByDefinition:
        return Wording::tr("Not counted: by the provider definition", "why an account is not in totals");
    case Exclusion::ByUser:
        return Wording::tr("Not counted: left out by you", "why an account is not in totals");
    case Exclusion::NeverRead:
        return Wording::tr("Not counted: never read", "why an account is not in totals");
    case Exclusion::TestData:
        return Wording::tr("Not counted: test data", "why an account is not in totals");
    }
    Q_UNREACHABLE();
}

QString componentRoleLabel(ComponentRole role)
{
    switch (role) {
    case ComponentRole::Hold:
        return Wording::tr("Hold", "part of a balance");
    case ComponentRole::PendingOut:
        return Wording::tr("Pending out", "part of a balance");
    case ComponentRole::PendingIn:
        return Wording::tr("Pending in", "part of a balance");
    case ComponentRole::Fee:
        return Wording::tr("Fee", "part of a balance");
    case ComponentRole::CreditLine:
        return Wording::tr("Credit line", "part of a balance");
    case ComponentRole::Information:
        return Wording::tr("For information", "part of a balance");
    }
    Q_UNREACHABLE();
}

QString creditLineLabel(CreditLineIncluded included)
{
    switch (included) {
    case CreditLineIncluded::Yes:
        return Wording::tr("Includes credit line");
    case CreditLineIncluded::No:
        return Wording::tr("Without credit line");
    case CreditLineIncluded::Unknown:
        return Wording::tr("Provider does not say whether a credit line is included");
    }
    Q_UNREACHABLE();
}

QString accountStateLabel(AccountState state)
{
    switch (state) {
    case AccountState::Present:
        return Wording::tr("Present", "account at its provider");
    case AccountState::Absent:
        return Wording::tr("No longer listed by the provider", "account at its provider");
    case AccountState::Unreadable:
        return Wording::tr("Could not be read", "account at its provider");
    }
    Q_UNREACHABLE();
}

QString columnLabel(BalanceColumn column)
{
    switch (column) {
    case BalanceColumn::Posted:
        return Wording::tr("Posted", "kind of balance");
    case BalanceColumn::Available:
        return Wording::tr("Available", "kind of balance");
    case BalanceColumn::OwnAvailable:
        return Wording::tr("Own available", "kind of balance: without credit line");
    case BalanceColumn::CreditLine:
        return Wording::tr("Credit line", "kind of balance");
    case BalanceColumn::Blocked:
        return Wording::tr("Blocked", "kind of balance: posted less own available");
    case BalanceColumn::Pending:
        return Wording::tr("Pending", "kind of balance");
    }
    Q_UNREACHABLE();
}

QString componentName(const QString &name)
{
    return QCoreApplication::translate("Component", name.toUtf8().constData());
}

QString bridgeLineLabel(const BridgeTerm &term, bool isFirst)
{
    QString name;
    switch (term.of) {
    case BridgeTerm::Of::Posted:
        name = columnLabel(BalanceColumn::Posted);
        break;
    case BridgeTerm::Of::Pending:
        name = columnLabel(BalanceColumn::Pending);
        break;
    case BridgeTerm::Of::CreditLine:
        name = columnLabel(BalanceColumn::CreditLine);
        break;
    case BridgeTerm::Of::Component:
        name = componentName(term.component);
        break;
    }
    if (term.minus)
        return QChar(minusSign) + u' ' + name;
    return isFirst ? name : u"+ "_s + name;
}

QString bridgeRowLabel(BridgeRow row)
{
    switch (row) {
    case BridgeRow::ExpectedAvailable:
        return Wording::tr("Expected available");
    case BridgeRow::AvailableAsReported:
        return Wording::tr("Available as reported");
    case BridgeRow::Unexplained:
        return Wording::tr("Unexplained");
    case BridgeRow::DifferenceNotItemised:
        return Wording::tr("Difference, not itemised");
    }
    Q_UNREACHABLE();
}

QString notSentText()
{
    return Wording::tr("not sent by this provider");
}

QString coverageText(const CurrencyTotal &total)
{
    const QString current = QString::number(total.current);
    const QString accounts = QString::number(total.accounts);
    if (total.failed == 0)
        return Wording::tr("%1 of %2 current").arg(current, accounts);
    return Wording::tr("%1 of %2 current, %3 failed").arg(current, accounts, QString::number(total.failed));
}

QString ageText(std::chrono::microseconds age)
{
    if (age < 1min)
        return Wording::tr("just now");
    if (age < 1h)
        return Wording::tr("%n min", nullptr, int(age / 1min));
    if (age < 24h)
        return Wording::tr("%n h", nullptr, int(age / 1h));
    const int days = int(age / 24h);
    // Apart from the plural form, so that the English text is right without a translation file.
    return days == 1 ? Wording::tr("1 day") : Wording::tr("%n days", nullptr, days);
}

QString waitText(std::chrono::seconds wait)
{
    if (wait < 1min)
        return Wording::tr("%n s", nullptr, int(std::max(wait, 1s).count()));
    if (wait < 1h)
        return Wording::tr("%n min", nullptr, upTo<std::chrono::minutes>(wait));
    return Wording::tr("%n h", nullptr, upTo<std::chrono::hours>(wait));
}

QString timeText(UtcTime time, const QString &locale, const QTimeZone &zone)
{
    const QDateTime local = toDateTime(time).toTimeZone(zone);
    const QString abbreviation = zone.abbreviation(local);
    if (locale.isEmpty() || locale == "C"_L1 || locale == "POSIX"_L1)
        return local.toString(u"yyyy-MM-dd HH:mm "_s) + abbreviation;
    const QLocale people(locale);
    QString format = people.dateTimeFormat(QLocale::ShortFormat);
    if (!format.contains("yyyy"_L1))
        format.replace("yy"_L1, "yyyy"_L1); // 02/03/04 is three dates
    return people.toString(local, format) + u' ' + abbreviation;
}

} // namespace coffer
