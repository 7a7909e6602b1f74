// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>

namespace coffer {

/// Errors: InvalidInput naming the field.
[[nodiscard]] Result<void> checkAccountSettings(const AccountId &id, const AccountSettings &settings);
/// For comparing names: the same for texts that a reader cannot tell apart by case or Unicode form.
[[nodiscard]] QString comparableName(const QString &name);

} // namespace coffer
