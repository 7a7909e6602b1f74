// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace coffer {

/// Tells the desktop something by its notification service, where it has one. GUI thread.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Plain text. Does not wait; failed() where nobody took it.
    void notify(const QString &title, const QString &text);

Q_SIGNALS:
    void failed(const QString &title, const QString &text);
};

} // namespace coffer
