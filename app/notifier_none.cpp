// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/notifier.h>

namespace coffer {

void Notifier::notify(const QString &title, const QString &text)
{
    Q_EMIT failed(title, text);
}

} // namespace coffer
