// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QLocalServer;

namespace coffer {

/// One window per profile: the first program listens on a local socket that only this user can reach; a later one asks
/// it to come to the front and ends. The only message is "raise": nothing else can be asked for through it.
/// It guards nothing: who may write the profile is decided by the WriterLock. GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        First,   ///< go on; raiseRequested() comes when another one starts
        Raised,  ///< another window was brought to the front: end
        Silent,  ///< another program holds the socket and did not answer within the time: say so and end
        Unknown, ///< no socket could be made: go on alone
    };

    /// `folder`: of the profile, as openProfile() gives it.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// Blocks, at most 2 s; before there is a window.
    [[nodiscard]] Start begin();
    [[nodiscard]] QString socketPath() const { return m_path; }

Q_SIGNALS:
    void raiseRequested();

private:
    void answer();
    [[nodiscard]] Start listen();

    QString m_path;
    QLocalServer *m_server;
};

} // namespace coffer
