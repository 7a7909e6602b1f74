// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/balance_reading.h>

#include "code_lookup.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Same digits; where they came from does not count.
bool isSame(const std::optional<Figure> &a, const std::optional<Figure> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->amount.isIdentical(b->amount);
}

bool isSame(const Component &a, const Component &b)
{
    return a.name == b.name && a.role == b.role && isSame(a.figure, b.figure);
}

bool isSame(const std::vector<Component> &a, const std::vector<Component> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Component &x, const Component &y) { return isSame(x, y); });
}

} // namespace

bool isChanged(const BalanceReading &earlier, const BalanceReading &later)
{
    const bool sameFigures = earlier.currency == later.currency && isSame(earlier.posted, later.posted)
        && isSame(earlier.available, later.available) && isSame(earlier.pending, later.pending)
        && earlier.creditLine.included == later.creditLine.included
        && isSame(earlier.creditLine.amount, later.creditLine.amount) && isSame(earlier.components, later.components)
        && earlier.bridgeTerms == later.bridgeTerms;
    const bool sameFacts = earlier.ownership == later.ownership && earlier.inTotals == later.inTotals
        && earlier.status == later.status && earlier.name == later.name && earlier.iban == later.iban
        && earlier.asOf == later.asOf && earlier.lastChangedAt == later.lastChangedAt;
    return !sameFigures || !sameFacts;
}

QString componentRoleCode(ComponentRole role)
{
    switch (role) {
    case ComponentRole::Hold:
        return u"hold"_s;
    case ComponentRole::PendingOut:
        return u"pending-out"_s;
    case ComponentRole::PendingIn:
        return u"pending-in"_s;
    case ComponentRole::Fee:
        return u"fee"_s;
    case ComponentRole::CreditLine:
        return u"credit-line"_s;
    case ComponentRole::Information:
        return u"information"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ComponentRole> componentRoleFromCode(const QString &code)
{
    return fromCode<ComponentRole, ComponentRole::Information>(code, componentRoleCode);
}

QString creditLineCode(CreditLineIncluded included)
{
    switch (included) {
    case CreditLineIncluded::Yes:
        return u"yes"_s;
    case CreditLineIncluded::No:
        return u"no"_s;
    case CreditLineIncluded::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

std::optional<CreditLineIncluded> creditLineFromCode(const QString &code)
{
    return fromCode<CreditLineIncluded, CreditLineIncluded::Unknown>(code, creditLineCode);
}

QString diagnosticCode(Diagnostic::Kind kind)
{
    switch (kind) {
    case Diagnostic::Kind::UnmappedKind:
        return u"unmapped-kind"_s;
    case Diagnostic::Kind::StatusNotActive:
        return u"status-not-active"_s;
    case Diagnostic::Kind::ServerTimeAhead:
        return u"server-time-ahead"_s;
    case Diagnostic::Kind::CurrencyUnlisted:
        return u"currency-unlisted"_s;
    case Diagnostic::Kind::MoreDigitsThanCurrency:
        return u"more-digits-than-currency"_s;
    case Diagnostic::Kind::ExcludedByDefinition:
        return u"excluded-by-definition"_s;
    case Diagnostic::Kind::EmptyList:
        return u"empty-list"_s;
    case Diagnostic::Kind::EnteredBy:
        return u"entered-by"_s;
    case Diagnostic::Kind::ImportedFrom:
        return u"imported-from"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Diagnostic::Kind> diagnosticKindFromCode(const QString &code)
{
    return fromCode<Diagnostic::Kind, Diagnostic::Kind::ImportedFrom>(code, diagnosticCode);
}

QString bridgeTermCode(BridgeTerm::Of of)
{
    switch (of) {
    case BridgeTerm::Of::Posted:
        return u"posted"_s;
    case BridgeTerm::Of::Pending:
        return u"pending"_s;
    case BridgeTerm::Of::CreditLine:
        return u"credit-line"_s;
    case BridgeTerm::Of::Component:
        return u"component"_s;
    }
    Q_UNREACHABLE();
}

std::optional<BridgeTerm::Of> bridgeTermFromCode(const QString &code)
{
    return fromCode<BridgeTerm::Of, BridgeTerm::Of::Component>(code, bridgeTermCode);
}

} // namespace coffer
