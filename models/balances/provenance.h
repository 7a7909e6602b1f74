// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

namespace coffer {

/// How the text in a reply becomes an amount in major units with credit positive, as the provider's definition says.
struct AmountConversion
{
    enum class Unit {
        Major,  ///< as sent
        Minor,  ///< whole numbers of the smallest unit: moved by `places`
        Stated, ///< the reply says beside the amount by how many places it is moved: at `placesAt`
    };
    Unit unit = Unit::Major;
    /// Digits after the point; nothing where the currency's are not known, or what the reply states was not looked up.
    std::optional<int> places;
    QString placesAt; ///< pointer into the same body
    QString signAt;   ///< pointer to the word for credit or debit; empty: the amount bears its own sign
    std::vector<AmountConversion> otherwise = {}; ///< one, that holds where nothing stands at `placesAt`; or none

    friend bool operator==(const AmountConversion &, const AmountConversion &) = default;
};

/// One place that a figure was read from, with the body around it.
struct ProvenancePlace
{
    enum class Of { Posted, Available, Pending, CreditLine, Component };
    Of of = Of::Posted;
    QString component; ///< its name, for Of::Component
    FigureSource source;
    QString endpoint; ///< method and address as the definition writes them, names in braces; empty where not known
    /// Nothing where the definition that is installed does not tell it (it may be another than the one that read this).
    std::optional<AmountConversion> conversion;

    // What the store still has of the body:
    std::optional<qint64> bodyBytes; ///< nothing: the body is no longer kept
    QByteArray sha256;               ///< of the body, 32 bytes; stays where the body is no longer kept
    QString text;                    ///< the lines of the body around the field, printed for people
    qsizetype start = 0;             ///< of the field in `text`, UTF-16 units
    qsizetype length = 0;
    qsizetype firstLine = 0;    ///< lines of the body before `text`
    qsizetype lines = 0;        ///< of the whole body
    bool isAsRead = false;      ///< what stands there is the raw token that the reading was made from
    std::optional<Error> error; ///< why the field cannot be shown although the body is there

    friend bool operator==(const ProvenancePlace &, const ProvenancePlace &) = default;
};

/// Where the figures of one reading come from.
struct Provenance
{
    AccountId account;
    UtcTime readingSince; ///< which reading
    // The connection, as it is configured now:
    ConnectionId connection;
    QString connectionName;
    QString environment; ///< label of the environment
    DataSource source = DataSource::Live;
    ProviderId provider;
    QString providerName;
    int installedDefinition = 0; ///< version of the definition that conversions were taken from; 0: there is none
    // The attempt that first brought the reading:
    QString attempt; ///< empty: not found
    UtcTime startedAt;
    UtcTime receivedAt;
    AttemptOutcome outcome = AttemptOutcome::Ok;
    int requests = 0;
    int definitionVersion = 0; ///< of the definition that read it
    QByteArray hash;           ///< of the attempt in the log, 32 bytes
    std::vector<ProvenancePlace> places;
    std::optional<Error> error; ///< why the log could not be read

    friend bool operator==(const Provenance &, const Provenance &) = default;
};

/// Every place that the figures of a reading name, in the order: posted, available, pending, credit line, components.
[[nodiscard]] std::vector<ProvenancePlace> placesOf(const BalanceReading &reading);

} // namespace coffer
