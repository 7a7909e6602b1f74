// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/ownership.h>
#include <base/utc_time.h>
#include <money/money.h>

#include <QString>

#include <optional>
#include <vector>

namespace coffer {

/// Where a figure stands in a reply: the request of the chain, the pointer into its body (RFC 6901, absolute) and the
/// scalar there.
struct FigureSource
{
    QString
        request; ///< id of the request in the definition; with "#n" for the n-th body (from 1) where there are several
    QString pointer;
    QString rawToken; ///< as on the wire, at most 300 characters

    friend bool operator==(const FigureSource &, const FigureSource &) = default;
};

/// One exact amount of a reading, in the reading's currency and major units, with the places it came from.
/// Several sources: the figure is a sum of them.
struct Figure
{
    Decimal amount;
    std::vector<FigureSource> sources;

    friend bool operator==(const Figure &, const Figure &) = default;
};

/// Whether a credit line (arranged overdraft) is inside the available figure.
enum class CreditLineIncluded { Yes, No, Unknown };

struct CreditLine
{
    CreditLineIncluded included = CreditLineIncluded::Unknown;
    std::optional<Figure> amount; ///< the line that is inside (or beside) available, positive; nothing where not sent

    friend bool operator==(const CreditLine &, const CreditLine &) = default;
};

enum class ComponentRole { Hold, PendingOut, PendingIn, Fee, CreditLine, Information };

/// A named part between posted and available. Sign as the provider's document defines the part (a hold is positive).
struct Component
{
    QString name; ///< from the definition, English; shown translated where known
    ComponentRole role = ComponentRole::Information;
    std::optional<Figure> figure; ///< nothing where the provider did not send it: "not itemised", never 0

    friend bool operator==(const Component &, const Component &) = default;
};

/// One term of the identity that a provider's document states for available.
struct BridgeTerm
{
    enum class Of { Posted, Pending, CreditLine, Component };
    Of of = Of::Posted;
    QString component; ///< name, for Of::Component
    bool minus = false;

    friend bool operator==(const BridgeTerm &, const BridgeTerm &) = default;
};

/// Something in the reply that the definition cannot explain or that the user should know. Never dropped silently.
struct Diagnostic
{
    enum class Kind {
        UnmappedKind,     ///< a balance type that the definition does not name; `found` is the type
        StatusNotActive,  ///< the account's status is another than the definition's active ones; `found` is the status
        ServerTimeAhead,  ///< a time of the provider is over 5 minutes ahead of our clock
        CurrencyUnlisted, ///< a code that ISO 4217 does not list; its digits are those that were sent
        MoreDigitsThanCurrency, ///< more digits after the point than the currency's minor unit; kept as sent
        ExcludedByDefinition,   ///< kept out of totals by a condition of the definition; `found` says which
        EmptyList,              ///< the provider answered with no account at all
        EnteredBy,    ///< no API: `where` names the person who entered or imported it, `found` is the remark or empty
        ImportedFrom, ///< no API: `where` is the place in the file, `found` its name and SHA-256
    };
    Kind kind;
    QString where; ///< pointer or field
    QString found;

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/// One account in one reply: the kinds that the provider stated, nothing else.
/// posted: entries on the books (ISO 20022 ITBD/CLBD) · available: at the owner's disposal (ITAV/CLAV) · pending:
/// projected after all in-flight entries (XPCD). A kind that was not sent is nothing, never 0.
struct BalanceReading
{
    QString providerAccountId; ///< the key by which the definition tells accounts apart, unique within the connection
    QString name;              ///< the provider's name for it; may be empty
    QString iban;
    QString status;
    CurrencyCode currency;
    std::optional<Figure> posted;
    std::optional<Figure> available;
    std::optional<Figure> pending;
    CreditLine creditLine;
    std::vector<Component> components;
    std::vector<BridgeTerm>
        bridgeTerms;             ///< the declared identity: available = Σ terms; empty = not itemised by this provider
    std::optional<UtcTime> asOf; ///< for when the provider states the balance; nothing where it states none
    std::optional<UtcTime> lastChangedAt; ///< when the provider last changed the record; not a validity time
    Ownership ownership = Ownership::Own; ///< what the definition says; the user may decide otherwise
    bool inTotals = true;                 ///< false where a condition of the definition keeps it out
    std::vector<Diagnostic> diagnostics;

    friend bool operator==(const BalanceReading &, const BalanceReading &) = default;
};

/// Whether the later reading is news: a difference in value, digits, currency, kind, component, credit line, identity
/// terms, ownership, status, name, IBAN, inTotals, `asOf` or `lastChangedAt`. Sources (pointers, raw tokens) and
/// diagnostics alone are none.
[[nodiscard]] bool isChanged(const BalanceReading &earlier, const BalanceReading &later);

/// Stable identifiers for storage and JSON ("hold", "pending-out", …; "yes"/"no"/"unknown"; "unmapped-kind", …).
[[nodiscard]] QString componentRoleCode(ComponentRole role);
[[nodiscard]] std::optional<ComponentRole> componentRoleFromCode(const QString &code);
[[nodiscard]] QString creditLineCode(CreditLineIncluded included);
[[nodiscard]] std::optional<CreditLineIncluded> creditLineFromCode(const QString &code);
[[nodiscard]] QString diagnosticCode(Diagnostic::Kind kind);
[[nodiscard]] std::optional<Diagnostic::Kind> diagnosticKindFromCode(const QString &code);
[[nodiscard]] QString bridgeTermCode(BridgeTerm::Of of); ///< "posted", "pending", "credit-line", "component"
[[nodiscard]] std::optional<BridgeTerm::Of> bridgeTermFromCode(const QString &code);

} // namespace coffer
