// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QByteArray>

namespace coffer {

/// One row per account, machine profile: codes in English, exact amounts, RFC 3339 times; empty where nothing was sent.
[[nodiscard]] QByteArray positionToCsv(const CashPosition &position);

} // namespace coffer
