// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/activity_texts.h>

#include <wording/alert_text.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QCoreApplication>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Activity
{
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

constexpr auto heartbeatLimit = 3min; ///< a running program gives a sign of life each minute

bool isRunning(const ProgramSession &session, UtcTime now)
{
    return !session.stoppedAt && now - session.heartbeatAt <= heartbeatLimit;
}

UtcTime endOf(const ProgramSession &session)
{
    return session.stoppedAt.value_or(session.heartbeatAt);
}

AlertFormat alertFormat(const DisplayFormat &format)
{
    return {format.amounts(), format.locale, format.zone};
}

QString sentenceOf(const AttemptRecord &attempt, const ConnectionNames &names)
{
    const QString name = names.value(attempt.connection);
    if (attempt.error)
        return errorSentence(*attempt.error, name);
    if (attempt.changes == 0)
        return Activity::tr("Nothing changed.");
    return Activity::tr("%n accounts changed.", nullptr, attempt.changes);
}

QString sentenceOf(const ProgramSession &session, const DisplayFormat &format, UtcTime now)
{
    const QString until = timeText(endOf(session), format.locale, format.zone);
    if (isRunning(session, now))
        return Activity::tr("%1 is running on %2.").arg(session.program, session.host);
    if (session.stoppedAt)
        return Activity::tr("%1 ran on %2 until %3.").arg(session.program, session.host, until);
    return Activity::tr("%1 on %2 was cut off; its last sign of life was at %3.")
        .arg(session.program, session.host, until);
}

} // namespace

QString activityKindText(const ActivityEntry &entry)
{
    if (std::holds_alternative<AttemptRecord>(entry.what))
        return Activity::tr("Request");
    if (std::holds_alternative<ProgramSession>(entry.what))
        return Activity::tr("Program");
    return Activity::tr("Alert");
}

QString activitySubject(const ActivityEntry &entry, const ConnectionNames &names)
{
    if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what)) {
        const auto name = names.constFind(attempt->connection);
        return name == names.constEnd() ? Activity::tr("A connection that was removed") : *name;
    }
    if (const auto *session = std::get_if<ProgramSession>(&entry.what))
        return session->program;
    return std::get<AlertEvent>(entry.what).alert.subject;
}

QString activityOutcome(const ActivityEntry &entry, UtcTime now)
{
    if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what))
        return outcomeLabel(attempt->outcome);
    if (const auto *session = std::get_if<ProgramSession>(&entry.what)) {
        return isRunning(*session, now) ? Activity::tr("Running")
            : session->stoppedAt        ? Activity::tr("Ended")
                                        : Activity::tr("Cut off");
    }
    switch (std::get<AlertEvent>(entry.what).kind) {
    case AlertEvent::Kind::Raised:
        return Activity::tr("Raised");
    case AlertEvent::Kind::Recovered:
        return Activity::tr("Recovered");
    case AlertEvent::Kind::Acknowledged:
        return Activity::tr("Acknowledged");
    case AlertEvent::Kind::Snoozed:
        return Activity::tr("Snoozed");
    case AlertEvent::Kind::Reopened:
        return Activity::tr("Reopened");
    }
    Q_UNREACHABLE();
}

QString activitySentence(const ActivityEntry &entry, const ConnectionNames &names, const DisplayFormat &format,
                         UtcTime now)
{
    if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what))
        return sentenceOf(*attempt, names);
    if (const auto *session = std::get_if<ProgramSession>(&entry.what))
        return sentenceOf(*session, format, now);
    return alertEventSentence(std::get<AlertEvent>(entry.what), alertFormat(format));
}

Attention activityAttention(const ActivityEntry &entry, UtcTime now)
{
    if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what)) {
        switch (attempt->outcome) {
        case AttemptOutcome::Ok:
            return Attention::None;
        case AttemptOutcome::Partial:
            return Attention::Warning;
        case AttemptOutcome::Failed:
        case AttemptOutcome::Refused:
            return Attention::Error;
        }
    }
    if (const auto *session = std::get_if<ProgramSession>(&entry.what))
        return session->stoppedAt || isRunning(*session, now) ? Attention::None : Attention::Warning;
    const auto *event = std::get_if<AlertEvent>(&entry.what);
    return event && event->kind == AlertEvent::Kind::Raised ? Attention::Warning : Attention::None;
}

static QString durationText(std::chrono::microseconds length)
{
    return length < 1min ? Activity::tr("under 1 min") : ageText(length);
}

QString activityDuration(const ActivityEntry &entry, UtcTime now)
{
    if (const auto *session = std::get_if<ProgramSession>(&entry.what))
        return durationText((isRunning(*session, now) ? now : endOf(*session)) - session->startedAt);
    const auto *attempt = std::get_if<AttemptRecord>(&entry.what);
    if (!attempt)
        return {};
    const auto tenths = (attempt->receivedAt - attempt->startedAt) / 100ms;
    if (tenths >= 600)
        return durationText(attempt->receivedAt - attempt->startedAt);
    return Activity::tr("%1 s").arg(Decimal::fromInteger(std::max<qint64>(tenths, 0), 1).toString());
}

QString activityDetails(const ActivityEntry &entry, const ConnectionNames &names, const DisplayFormat &format,
                        UtcTime now)
{
    QStringList lines{activitySentence(entry, names, format, now)};
    const auto *attempt = std::get_if<AttemptRecord>(&entry.what);
    if (!attempt)
        return lines.first();
    if (attempt->error && !attempt->error->where.isEmpty())
        lines += Activity::tr("Where: %1").arg(attempt->error->where);
    lines += Activity::tr("Started: %1").arg(formatRfc3339(attempt->startedAt));
    lines += Activity::tr("Answered: %1").arg(formatRfc3339(attempt->receivedAt));
    lines += Activity::tr("Requests sent: %1").arg(attempt->requests);
    if (!attempt->provider.isEmpty()) {
        lines += Activity::tr("Definition: %1, version %2")
                     .arg(attempt->provider.toString(), QString::number(attempt->definitionVersion));
    }
    lines += Activity::tr("Attempt: %1").arg(attempt->id);
    lines += Activity::tr("Hash: %1").arg(QString::fromLatin1(attempt->hash.toHex()));
    return lines.join(u'\n');
}

bool matchesWords(const ActivityEntry &entry, const QString &words, const ConnectionNames &names)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        return true;
    DisplayFormat format;
    format.visibility = AmountVisibility::Hidden;
    QString text = activityKindText(entry) + u'\n' + activitySubject(entry, names) + u'\n'
        + activityOutcome(entry, entry.at()) + u'\n' + activitySentence(entry, names, format, entry.at());
    if (const auto *attempt = std::get_if<AttemptRecord>(&entry.what))
        text += u'\n' + attempt->id + u'\n' + QString::fromLatin1(attempt->hash.toHex());
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace coffer
