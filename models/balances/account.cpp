// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/account.h>

#include "code_lookup.h"

#include <QUuid>

namespace coffer {

using namespace Qt::StringLiterals;

bool waitsForCredential(const Connection &connection, const ConnectionActivity &activity)
{
    const bool refused = activity.lastOutcome == AttemptOutcome::Refused && activity.lastError && activity.lastAttemptAt
        && (activity.lastError->kind == ErrorKind::Unauthorized || activity.lastError->kind == ErrorKind::Forbidden);
    return refused && !(connection.credentialEnteredAt && *connection.credentialEnteredAt > *activity.lastAttemptAt);
}

AccountId accountIdFor(const ConnectionId &connection, const QString &providerAccountId)
{
    // A name space of our own for ids that are no UUID: without it all of them would share the null UUID, and the same
    // provider's id in two connections would become one account.
    static const QUuid otherIds(0x7a1f4c52, 0x3d0b, 0x4e6a, 0x9c, 0x21, 0x58, 0x0e, 0xb3, 0x47, 0xd9, 0x16);

    QUuid space(connection.toString());
    if (space.isNull())
        space = QUuid::createUuidV5(otherIds, connection.toString());
    return AccountId(QUuid::createUuidV5(space, providerAccountId).toString(QUuid::WithoutBraces));
}

QString limitsBasisCode(AccountLimits::Basis basis)
{
    switch (basis) {
    case AccountLimits::Basis::Posted:
        return u"posted"_s;
    case AccountLimits::Basis::Available:
        return u"available"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AccountLimits::Basis> limitsBasisFromCode(const QString &code)
{
    return fromCode<AccountLimits::Basis, AccountLimits::Basis::Available>(code, limitsBasisCode);
}

QString feedKindCode(FeedKind feed)
{
    switch (feed) {
    case FeedKind::Intraday:
        return u"intraday"_s;
    case FeedKind::EndOfDay:
        return u"end-of-day"_s;
    }
    Q_UNREACHABLE();
}

std::optional<FeedKind> feedKindFromCode(const QString &code)
{
    return fromCode<FeedKind, FeedKind::EndOfDay>(code, feedKindCode);
}

} // namespace coffer
