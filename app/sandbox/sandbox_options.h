// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandbox/faults.h>

#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace coffer {

/// The certificate that the https side shows. Each but Trusted must be refused by a client that trusts the sandbox's
/// CA.
enum class SandboxCertificate { Trusted, Expired, NotYetValid, WrongName, SelfSigned };

/// Body of Midaz' balances by product version.
enum class MidazBody {
    V2,   ///< integers and `scale`
    V3,   ///< decimal strings
    V3_7, ///< as V3, with direction, overdraftUsed, settings and position
};

enum class MidazAccess { Open, AccessManager };

struct SandboxOptions
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost); ///< refused unless it is a loopback address
    quint16 httpPort = 0;                                         ///< 0: any free port
    quint16 httpsPort = 0;                                        ///< 0: any free port
    SandboxCertificate certificate = SandboxCertificate::Trusted;
    QString stateDir = {}; ///< where ca.pem is written; empty: nowhere. No private key is ever written.

    /// Balances move with the clock; without a seed they stand still.
    std::optional<quint64> walkSeed = std::nullopt;
    /// Finix shows this many accounts instead of its usual two; 0: the usual two.
    int finixAccounts = 0;
    /// Rows of one Finix page when the request asks for `limit` or more; documented maximum is 100. A larger value is
    /// given whatever `limit` says (all accounts in one page).
    int finixPageSize = 100;
    int midazPageSize = 4;   ///< rows of one page of balances, whatever larger limit is asked for: makes two pages
    int solarisPageSize = 2; ///< rows of one page of accounts, whatever larger size is asked for: makes two pages
    MidazBody midazBody = MidazBody::V3_7;
    MidazAccess midazAccess = MidazAccess::AccessManager;
    std::chrono::seconds tokenLife{3600}; ///< of FinCode's, Midaz' and (one second less) Solaris' access tokens
    QList<SandboxFault> faults = {};
};

} // namespace coffer
