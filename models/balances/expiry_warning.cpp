// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/expiry_warning.h>

namespace coffer {

std::vector<ExpiryWarning> expiryWarnings(const std::vector<Connection> &connections, UtcTime now)
{
    std::vector<ExpiryWarning> warnings;
    for (const Connection &connection : connections) {
        if (!connection.consentExpiresAt || connection.removedAt)
            continue;
        const auto left = *connection.consentExpiresAt - now;
        for (const int days : {0, 1, 7, 14}) {
            if (left <= std::chrono::days(days)) {
                warnings.push_back({connection.id, *connection.consentExpiresAt, days});
                break;
            }
        }
    }
    return warnings;
}

} // namespace coffer
