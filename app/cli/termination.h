// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace coffer {

/// Calls `ended` from the event loop at the first SIGINT or SIGTERM. To be used once in a program.
void onTermination(QObject *context, std::function<void()> ended);

} // namespace coffer
