// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coffer {

/// Name of the user of this computer who runs the program, as the system knows it: for records of who did what. "?"
/// where the system knows none.
[[nodiscard]] QString osUserName();

} // namespace coffer
