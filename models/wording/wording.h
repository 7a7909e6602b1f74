// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace coffer {

/// Gives tr() to the functions of this folder, all in the translation context "Wording".
struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace coffer
