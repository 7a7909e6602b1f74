// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secret_service_state.h"

#include <base/result.h>
#include <base/secret.h>

#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace QKeychain {
class Job;
}

namespace coffer {

struct KeychainOperation
{
    enum class Kind { Read, Write, Remove };

    Kind kind;
    QString entry;
    Secret payload;                           ///< of a write
    std::function<void(Result<Secret>)> done; ///< a read gives the bytes of the entry, the others an empty Secret
};

/// Runs QtKeychain jobs one at a time and turns their outcome into our errors. Each operation completes exactly once,
/// never from within submit(); with Cancelled from the destructor. A job is never deleted in flight: QtKeychain's
/// callbacks keep a bare pointer to it.
class KeychainQueue final : public QObject
{
    Q_OBJECT

public:
    KeychainQueue(QString service, std::chrono::milliseconds deadline);
    ~KeychainQueue() override;

    void submit(KeychainOperation operation);

private:
    void startNext();
    void startJob();
    void jobFinished(QKeychain::Job *job);
    void deadlineMissed();
    void askWhy(int jobError, const QString &jobText);
    void completeWithError(ErrorKind kind, const QString &detail);
    void complete(Result<Secret> result);

    QString m_service;
    std::chrono::milliseconds m_deadline;
    std::deque<KeychainOperation> m_waiting;
    std::optional<KeychainOperation> m_current;
    bool m_retrying = false;          ///< m_current has been tried once before
    QPointer<QKeychain::Job> m_job;   ///< of m_current
    QPointer<QKeychain::Job> m_stuck; ///< missed its deadline and has not answered yet
    ErrorKind m_stuckReason = ErrorKind::KeychainTimeout;
    QDeadlineTimer m_until; ///< deadline of m_current, a second try included
    QTimer m_timer;
};

} // namespace coffer
