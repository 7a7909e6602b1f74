// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/attempt.h>

#include "code_lookup.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool isRefusal(const Error &error)
{
    return outcomeOf(error.kind) == AttemptOutcome::Refused;
}

/// The error that stands for the whole report: a missing page says more than one account, and what the user must mend
/// says more than either.
Error leadingError(const BalanceReport &report)
{
    if (report.undelivered && isRefusal(*report.undelivered))
        return *report.undelivered;
    const auto refusal = std::find_if(report.failures.begin(), report.failures.end(),
                                      [](const FailedAccount &failed) { return isRefusal(failed.error); });
    if (refusal != report.failures.end())
        return refusal->error;
    return report.undelivered ? *report.undelivered : report.failures.front().error;
}

} // namespace

AttemptOutcome outcomeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::SecretMissing:
    case ErrorKind::SecretOriginChanged:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainTimeout:
        return AttemptOutcome::Refused;
    case ErrorKind::InvalidInput:
    case ErrorKind::InvalidDefinition:
    case ErrorKind::NotFound:
    case ErrorKind::AlreadyExists:
    case ErrorKind::NetworkUnreachable:
    case ErrorKind::Timeout:
    case ErrorKind::TlsFailed:
    case ErrorKind::RedirectRefused:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerError:
    case ErrorKind::ProviderRefused:
    case ErrorKind::MalformedReply:
    case ErrorKind::UnexpectedShape:
    case ErrorKind::TooLarge:
    case ErrorKind::BadAmount:
    case ErrorKind::BadTime:
    case ErrorKind::UnknownCurrency:
    case ErrorKind::CurrencyMismatch:
    case ErrorKind::DuplicateAccount:
    case ErrorKind::AccountMissing:
    case ErrorKind::Overflow:
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageDamaged:
    case ErrorKind::ProfileInUse:
    case ErrorKind::Cancelled:
        return AttemptOutcome::Failed;
    }
    Q_UNREACHABLE();
}

Attempt failedAttempt(QString id, ConnectionId connection, UtcTime startedAt, UtcTime receivedAt, Error error)
{
    Attempt attempt;
    attempt.id = std::move(id);
    attempt.connection = std::move(connection);
    attempt.startedAt = startedAt;
    attempt.receivedAt = receivedAt;
    attempt.outcome = outcomeOf(error.kind);
    attempt.error = std::move(error);
    return attempt;
}

Attempt attemptWithReport(QString id, ConnectionId connection, UtcTime startedAt, UtcTime receivedAt,
                          BalanceReport report)
{
    if (!report.isComplete() && report.readings.empty())
        return failedAttempt(std::move(id), std::move(connection), startedAt, receivedAt, leadingError(report));

    Attempt attempt;
    attempt.id = std::move(id);
    attempt.connection = std::move(connection);
    attempt.startedAt = startedAt;
    attempt.receivedAt = receivedAt;
    attempt.outcome = report.isComplete() ? AttemptOutcome::Ok : AttemptOutcome::Partial;
    if (!report.isComplete())
        attempt.error = leadingError(report);
    attempt.report = std::move(report);
    return attempt;
}

QString outcomeCode(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Ok:
        return u"ok"_s;
    case AttemptOutcome::Partial:
        return u"partial"_s;
    case AttemptOutcome::Failed:
        return u"failed"_s;
    case AttemptOutcome::Refused:
        return u"refused"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AttemptOutcome> outcomeFromCode(const QString &code)
{
    return fromCode<AttemptOutcome, AttemptOutcome::Refused>(code, outcomeCode);
}

} // namespace coffer
