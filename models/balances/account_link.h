// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>

#include <QString>

namespace coffer {

/// Two accounts of a connection that may be one: the provider names `old` no more, and brought `fresh` only after that.
struct AccountLink
{
    ConnectionId connection;
    AccountId old;
    AccountId fresh;
    QString freshProviderId; ///< what the provider calls `fresh`

    friend bool operator==(const AccountLink &, const AccountLink &) = default;
};

} // namespace coffer
