// SPDX-License-Identifier: GPL-3.0-or-later
#include "bank.h"

#include <QUuid>

#include <algorithm>

namespace coffer::sandbox {

QByteArray TokenBook::issue(const QByteArray &prefix, UtcTime until)
{
    // An expired token need not be known to be refused; without this a long run of a moved clock collects thousands.
    const UtcTime issuedBefore = until - std::chrono::hours(48);
    m_untilByToken.removeIf(
        [issuedBefore](const QHash<QByteArray, UtcTime>::iterator &entry) { return entry.value() < issuedBefore; });
    const QByteArray token = prefix + randomText();
    m_untilByToken.insert(token, until);
    return token;
}

bool TokenBook::isGood(const QByteArray &token, UtcTime now) const
{
    const auto found = m_untilByToken.constFind(token);
    return found != m_untilByToken.cend() && now < found.value();
}

QByteArray randomText()
{
    return QUuid::createUuid().toByteArray(QUuid::Id128);
}

const LedgerAccount *findAccount(const QList<LedgerAccount> &accounts, const QByteArray &id)
{
    const auto found =
        std::find_if(accounts.begin(), accounts.end(), [&](const LedgerAccount &account) { return account.id == id; });
    return found == accounts.end() ? nullptr : &*found;
}

} // namespace coffer::sandbox
