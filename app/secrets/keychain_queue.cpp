// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain_queue.h"

#include <qt6keychain/keychain.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// The part of the deadline that is kept for asking the service why an operation failed.
std::chrono::milliseconds questionTime(std::chrono::milliseconds deadline)
{
    return std::min(deadline / 4, std::chrono::milliseconds(2000));
}

/// What it means that QtKeychain said `jobError` while the service is in `state`; nothing: the job was right to
/// succeed.
std::optional<ErrorKind> meaningOf(int jobError, SecretServiceState state)
{
    switch (QKeychain::Error(jobError)) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        // A locked keyring answers like an empty one. Without a Secret Service the answer came from another backend
        // (KWallet).
        if (state == SecretServiceState::Locked)
            return ErrorKind::KeychainLocked;
        if (state == SecretServiceState::NoAnswer)
            return ErrorKind::KeychainTimeout;
        return jobError == QKeychain::NoError ? std::nullopt : std::optional(ErrorKind::SecretMissing);
    case QKeychain::AccessDenied:
        return state == SecretServiceState::Locked ? ErrorKind::KeychainLocked : ErrorKind::KeychainDenied;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return ErrorKind::KeychainDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return ErrorKind::KeychainUnavailable;
    case QKeychain::OtherError:
        if (state == SecretServiceState::Locked)
            return ErrorKind::KeychainLocked;
        if (state == SecretServiceState::NoAnswer)
            return ErrorKind::KeychainTimeout;
        return ErrorKind::KeychainUnavailable;
    }
    Q_UNREACHABLE();
}

} // namespace

KeychainQueue::KeychainQueue(QString service, std::chrono::milliseconds deadline)
    : m_service(std::move(service))
    , m_deadline(deadline)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeychainQueue::deadlineMissed);
}

KeychainQueue::~KeychainQueue()
{
    if (m_job)
        m_job->disconnect(this); // it goes on and deletes itself when it has finished
    std::deque<KeychainOperation> open = std::exchange(m_waiting, {});
    if (m_current)
        open.push_front(std::move(*m_current));
    for (const KeychainOperation &operation : open)
        operation.done(Error{ErrorKind::Cancelled, operation.entry, {}, {}, {}});
}

void KeychainQueue::submit(KeychainOperation operation)
{
    m_waiting.push_back(std::move(operation));
    QMetaObject::invokeMethod(this, &KeychainQueue::startNext, Qt::QueuedConnection);
}

void KeychainQueue::startNext()
{
    if (m_current || m_waiting.empty())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_until.setRemainingTime(m_deadline);
    if (m_stuck)
        completeWithError(m_stuckReason, u"an earlier request is still without an answer"_s);
    else
        startJob();
}

void KeychainQueue::startJob()
{
    QKeychain::Job *job = nullptr;
    switch (m_current->kind) {
    case KeychainOperation::Kind::Read:
        job = new QKeychain::ReadPasswordJob(m_service);
        break;
    case KeychainOperation::Kind::Write: {
        auto *write = new QKeychain::WritePasswordJob(m_service);
        write->setTextData(QString::fromUtf8(m_current->payload.reveal()));
        job = write;
        break;
    }
    case KeychainOperation::Kind::Remove:
        job = new QKeychain::DeletePasswordJob(m_service);
        break;
    }
    job->setKey(m_current->entry);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, &KeychainQueue::jobFinished);
    m_job = job;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(m_until.remainingTimeAsDuration()) - questionTime(m_deadline);
    m_timer.start(std::max(left, std::chrono::milliseconds(0)));
    surviveLossOfSessionBus();
    job->start();
}

void KeychainQueue::jobFinished(QKeychain::Job *job)
{
    if (job == m_stuck)
        m_stuck.clear();
    if (job != m_job)
        return;
    m_job.clear();
    m_timer.stop();
    surviveLossOfSessionBus(); // again, because now libsecret surely has its connection
    if (job->error() == QKeychain::NoError) {
        switch (m_current->kind) {
        case KeychainOperation::Kind::Read:
            // The bytes of a text entry as they are, without a detour over QString.
            return complete(Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData()));
        case KeychainOperation::Kind::Write:
            return complete(Secret());
        case KeychainOperation::Kind::Remove:
            break; // removing from a locked keyring reports success and removes nothing
        }
    }
    askWhy(job->error(), job->errorString());
}

void KeychainQueue::deadlineMissed()
{
    m_stuck = m_job;
    m_job.clear();
    askSecretServiceState(this, questionTime(m_deadline), [this](SecretServiceState state) {
        m_stuckReason = state == SecretServiceState::Locked ? ErrorKind::KeychainLocked : ErrorKind::KeychainTimeout;
        completeWithError(m_stuckReason, u"no answer within %1 ms"_s.arg(m_deadline.count()));
    });
}

void KeychainQueue::askWhy(int jobError, const QString &jobText)
{
    askSecretServiceState(this, questionTime(m_deadline), [this, jobError, jobText](SecretServiceState state) {
        if (jobError == QKeychain::OtherError && state == SecretServiceState::Unlocked && !m_retrying) {
            m_retrying = true;
            forgetSecretServiceSession();
            return startJob();
        }
        const std::optional<ErrorKind> meaning = meaningOf(jobError, state);
        const bool wasRemoved =
            m_current->kind == KeychainOperation::Kind::Remove && (!meaning || *meaning == ErrorKind::SecretMissing);
        if (wasRemoved)
            complete(Secret());
        else
            completeWithError(meaning.value_or(ErrorKind::KeychainUnavailable), jobText);
    });
}

void KeychainQueue::completeWithError(ErrorKind kind, const QString &detail)
{
    complete(Error{kind, m_current->entry, {}, {}, shortened(detail, 200)});
}

void KeychainQueue::complete(Result<Secret> result)
{
    const KeychainOperation finished = std::move(*m_current);
    m_current.reset();
    m_retrying = false;
    QMetaObject::invokeMethod(this, &KeychainQueue::startNext, Qt::QueuedConnection);
    finished.done(std::move(result)); // last: the callback may destroy the store
}

} // namespace coffer
