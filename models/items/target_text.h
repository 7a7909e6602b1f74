// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include <balances/target_status.h>

namespace coffer {

/// "short 42,000.00", "excess 310,000.00", "cannot say, last read 2026-11-19 17:58 UTC"; empty where nothing is
/// watched. The currency is the account's and stands beside it.
[[nodiscard]] QString targetText(const PositionAccount &account, const DisplayFormat &format);

} // namespace coffer
