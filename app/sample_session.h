// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sample/sample_banks.h>

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <set>

namespace coffer {

/// Fills the sample profile where it is new, then starts the sample banks as a process that ends with this one.
///
/// Thread: GUI; never waits. Ends in ready or failed, once.
class SampleSession : public QObject
{
    Q_OBJECT

public:
    explicit SampleSession(QString folder, QObject *parent = nullptr);
    ~SampleSession() override;

    void prepare(); ///< fills the profile with history; ends in prepared or failed
    void start();   ///< starts the banks; ends in ready or failed
    [[nodiscard]] bool knows(const ConnectionId &id) const; ///< whether it is a connection to a sample bank
    /// The credential of a sample bank was stored. True for the last one: now they can be polled.
    [[nodiscard]] bool noteStored(const ConnectionId &id);

Q_SIGNALS:
    void prepared();
    void ready(const std::shared_ptr<coffer::SampleBanks> &banks);
    void failed(const coffer::Error &error);

private:
    void readReadyLine();
    void fail(const QString &program, const QString &detail);

    QString m_folder;
    QTemporaryDir m_state;
    QProcess m_seeding;
    QProcess m_banks;
    bool m_isReady = false;
    std::set<ConnectionId> m_known;
    std::set<ConnectionId> m_waiting; ///< for their credentials
};

} // namespace coffer
