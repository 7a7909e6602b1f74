// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findings.h"

namespace coffer {

/// Judges one account by its limits and adds what is to be found, and the figure that the next one is compared with.
/// `before`: the one that was judged last; nullptr: none.
void judgeAccount(const PositionAccount &account, const KnownAlerts &known, const JudgedFigure *before,
                  Findings &findings, std::vector<JudgedFigure> &judged);

} // namespace coffer
