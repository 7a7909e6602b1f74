// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/alert_text.h>

#include "wording.h"

#include <wording/error_text.h>
#include <wording/labels.h>

namespace coffer {

namespace {

/// Amounts of one alert as texts. "–" for one that is not known.
class Texts
{
public:
    Texts(const Alert &alert, const AlertFormat &format) : m_alert(alert), m_format(format) {}

    [[nodiscard]] QString figure() const { return text(m_alert.figure); }
    [[nodiscard]] QString limit() const { return text(m_alert.limit); }
    [[nodiscard]] QString change() const
    {
        if (!m_alert.figure || !m_alert.limit)
            return text({});
        const auto difference = m_alert.figure->minus(*m_alert.limit);
        return text(difference ? std::optional(difference.value()) : std::nullopt);
    }

private:
    [[nodiscard]] QString text(const std::optional<Decimal> &amount) const
    {
        if (!amount)
            return QStringLiteral("–");
        const auto currency = CurrencyCode::parse(m_alert.currency);
        return currency ? m_format.amounts.format(Money(*amount, currency.value())) : m_format.amounts.format(*amount);
    }

    const Alert &m_alert;
    const AlertFormat &m_format;
};

QString levelSentence(const Alert &alert, const Texts &texts)
{
    const bool isPosted = alert.basis == AccountLimits::Basis::Posted;
    if (alert.kind == AlertKind::BelowMinimum) {
        return isPosted
            ? Wording::tr("%1: posted %2 is below the minimum of %3.").arg(alert.subject, texts.figure(), texts.limit())
            : Wording::tr("%1: available %2 is below the minimum of %3.")
                  .arg(alert.subject, texts.figure(), texts.limit());
    }
    return isPosted
        ? Wording::tr("%1: posted %2 is above the maximum of %3.").arg(alert.subject, texts.figure(), texts.limit())
        : Wording::tr("%1: available %2 is above the maximum of %3.").arg(alert.subject, texts.figure(), texts.limit());
}

QString moveSentence(const Alert &alert, const Texts &texts)
{
    return alert.basis == AccountLimits::Basis::Posted
        ? Wording::tr("%1: posted moved by %2, from %3 to %4.")
              .arg(alert.subject, texts.change(), texts.limit(), texts.figure())
        : Wording::tr("%1: available moved by %2, from %3 to %4.")
              .arg(alert.subject, texts.change(), texts.limit(), texts.figure());
}

QString signSentence(const Alert &alert, const Texts &texts)
{
    const bool isPosted = alert.basis == AccountLimits::Basis::Posted;
    if (alert.figure && alert.figure->isNegative()) {
        return isPosted ? Wording::tr("%1: posted fell below zero, to %2.").arg(alert.subject, texts.figure())
                        : Wording::tr("%1: available fell below zero, to %2.").arg(alert.subject, texts.figure());
    }
    return isPosted ? Wording::tr("%1: posted is no longer below zero: %2.").arg(alert.subject, texts.figure())
                    : Wording::tr("%1: available is no longer below zero: %2.").arg(alert.subject, texts.figure());
}

QString unexplainedSentence(const Alert &alert, const Texts &texts)
{
    if (!alert.limit)
        return Wording::tr("%1: %2 between posted and available is unexplained.").arg(alert.subject, texts.figure());
    return Wording::tr("%1: %2 between posted and available is unexplained, more than the tolerance of %3.")
        .arg(alert.subject, texts.figure(), texts.limit());
}

QString staleSentence(const Alert &alert)
{
    const int accounts = int(alert.figure ? alert.figure->unscaled().value_or(1) : 1);
    return accounts == 1 ? Wording::tr("%1: 1 account is stale.").arg(alert.subject)
                         : Wording::tr("%1: %n accounts are stale.", nullptr, accounts).arg(alert.subject);
}

} // namespace

QString alertKindLabel(AlertKind kind)
{
    switch (kind) {
    case AlertKind::BelowMinimum:
        return Wording::tr("Below minimum");
    case AlertKind::AboveMaximum:
        return Wording::tr("Above maximum");
    case AlertKind::LargeMove:
        return Wording::tr("Large move");
    case AlertKind::Unexplained:
        return Wording::tr("Unexplained difference");
    case AlertKind::SignChange:
        return Wording::tr("Crossed zero");
    case AlertKind::Stale:
        return Wording::tr("Stale", "alert");
    case AlertKind::ConnectionFailed:
        return Wording::tr("Connection failed");
    case AlertKind::ConsentEnds:
        return Wording::tr("Consent ends");
    case AlertKind::ReportFailed:
        return Wording::tr("Report failed");
    case AlertKind::ConnectionPartial:
        return Wording::tr("Partly read");
    case AlertKind::AccountAbsent:
        return Wording::tr("Account gone");
    }
    Q_UNREACHABLE();
}

QString alertSentence(const Alert &alert, const AlertFormat &format)
{
    const Texts texts(alert, format);
    switch (alert.kind) {
    case AlertKind::BelowMinimum:
    case AlertKind::AboveMaximum:
        return levelSentence(alert, texts);
    case AlertKind::LargeMove:
        return moveSentence(alert, texts);
    case AlertKind::Unexplained:
        return unexplainedSentence(alert, texts);
    case AlertKind::SignChange:
        return signSentence(alert, texts);
    case AlertKind::Stale:
        return staleSentence(alert);
    case AlertKind::ConnectionFailed:
        return alert.error ? errorSentence(*alert.error, alert.subject, Figures::Kept)
                           : Wording::tr("%1 could not be read.").arg(alert.subject);
    case AlertKind::ConsentEnds:
        return Wording::tr("The bank's consent for %1 ends on %2: renew it before then.")
            .arg(alert.subject, alert.endsAt ? timeText(*alert.endsAt, format.locale, format.zone) : texts.limit());
    case AlertKind::ReportFailed:
        return alert.error ? errorSentence(*alert.error, alert.subject)
                           : Wording::tr("The report “%1” could not be made.").arg(alert.subject);
    case AlertKind::ConnectionPartial:
        return alert.error ? errorSentence(*alert.error, alert.subject, Figures::Kept)
                           : Wording::tr("%1 was only partly read.").arg(alert.subject);
    case AlertKind::AccountAbsent:
        return Wording::tr("%1: the provider no longer lists this account.").arg(alert.subject);
    }
    Q_UNREACHABLE();
}

QString alertEventSentence(const AlertEvent &event, const AlertFormat &format)
{
    const QString about = alertSentence(event.alert, format);
    const QString until = event.until ? timeText(*event.until, format.locale, format.zone) : QString();
    switch (event.kind) {
    case AlertEvent::Kind::Raised:
        return about;
    case AlertEvent::Kind::Recovered:
        return Wording::tr("No longer so: “%1”").arg(about);
    case AlertEvent::Kind::Acknowledged:
        return event.note.isEmpty()
            ? Wording::tr("%1 acknowledged “%2”").arg(event.who, about)
            : Wording::tr("%1 acknowledged “%2” with the note “%3”").arg(event.who, about, event.note);
    case AlertEvent::Kind::Snoozed:
        return event.note.isEmpty()
            ? Wording::tr("%1 snoozed “%2” until %3").arg(event.who, about, until)
            : Wording::tr("%1 snoozed “%2” until %3 with the note “%4”").arg(event.who, about, until, event.note);
    case AlertEvent::Kind::Reopened:
        return Wording::tr("%1 opened again “%2”").arg(event.who, about);
    }
    Q_UNREACHABLE();
}

} // namespace coffer
