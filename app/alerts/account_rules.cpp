// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_rules.h"

#include <balances/target_status.h>

namespace coffer {

namespace {

/// Judges the rules of one account, one after the other.
class AccountRules
{
public:
    AccountRules(const PositionAccount &account, const KnownAlerts &known, Findings &findings)
        : m_account(account)
        , m_limits(account.settings.limits)
        , m_known(known)
        , m_findings(findings)
        , m_figure(watchedFigure(account))
        , m_isJudgeable(isJudgeable(account))
    {
    }

    void judgeLevels()
    {
        judgeLevel(AlertKind::BelowMinimum, m_limits.minimum);
        judgeLevel(AlertKind::AboveMaximum, m_limits.maximum);
    }

    void judgeUnexplained()
    {
        if (!m_account.bridge || m_account.bridge->state == Bridge::State::NotItemised)
            return;
        const auto &unexplained = m_account.bridge->unexplained;
        if (!m_isJudgeable || !unexplained || (m_limits.tolerance && !isInLimitsCurrency(m_account)))
            return cannotSay(AlertKind::Unexplained);
        if (unexplained->absolute() <= m_limits.tolerance.value_or(Decimal()))
            return;
        Alert alert = alertOf(AlertKind::Unexplained);
        alert.figure = unexplained;
        alert.limit = m_limits.tolerance;
        addFinding(m_findings, Finding::State::Crossed, std::move(alert));
    }

    void judgeMove(const JudgedFigure *before)
    {
        if (!m_limits.largeMove)
            return;
        if (!canJudgeFigure() || !isInLimitsCurrency(m_account))
            return cannotSay(AlertKind::LargeMove);
        const Alert *earlier = knownOf(AlertKind::LargeMove);
        if (isComparable(before) && distance(before->figure) >= *m_limits.largeMove)
            return crossed(AlertKind::LargeMove, Finding::State::CrossedAnew, before->figure);
        const bool isNew = isComparable(before) && before->figure != *m_figure;
        const bool isBack = earlier && earlier->limit && distance(*earlier->limit) < *m_limits.largeMove;
        if (earlier && !isBack && !(isNew && earlier->acknowledgedAt))
            cannotSay(AlertKind::LargeMove); // it goes on to be told
    }

    void judgeSign(const JudgedFigure *before)
    {
        if (!m_limits.signChange)
            return;
        if (!canJudgeFigure())
            return cannotSay(AlertKind::SignChange);
        const Alert *earlier = knownOf(AlertKind::SignChange);
        if (!isComparable(before) || before->figure.isNegative() == m_figure->isNegative()) {
            if (earlier)
                cannotSay(AlertKind::SignChange); // it goes on to be told
        } else if (m_figure->isNegative()) {
            crossed(AlertKind::SignChange, Finding::State::CrossedAnew, before->figure);
        } else if (!earlier) {
            crossed(AlertKind::SignChange, Finding::State::Crossed, before->figure);
        }
    }

    /// What the next figure is compared with.
    [[nodiscard]] std::optional<JudgedFigure> judged() const
    {
        if (!canJudgeFigure() || !(m_limits.largeMove || m_limits.signChange))
            return std::nullopt;
        return JudgedFigure{m_account.snapshot.id, m_account.snapshot.connection, m_limits.basis, currency(),
                            *m_figure};
    }

private:
    void judgeLevel(AlertKind kind, const std::optional<Decimal> &limit)
    {
        if (!limit)
            return;
        if (!canJudgeFigure() || !isInLimitsCurrency(m_account))
            cannotSay(kind);
        else if (kind == AlertKind::BelowMinimum ? *m_figure < *limit : *m_figure > *limit)
            crossed(kind, Finding::State::Crossed, *limit);
    }

    [[nodiscard]] QString currency() const { return m_account.snapshot.reading->currency.toString(); }
    [[nodiscard]] bool canJudgeFigure() const { return m_isJudgeable && m_figure; }
    [[nodiscard]] bool isComparable(const JudgedFigure *before) const
    {
        return before && before->basis == m_limits.basis && before->currency == currency();
    }
    /// Without sign; where the difference does not fit, it is larger than any limit.
    [[nodiscard]] Decimal distance(const Decimal &from) const
    {
        const auto difference = m_figure->minus(from);
        return difference ? difference.value().absolute() : *m_limits.largeMove;
    }
    [[nodiscard]] const Alert *knownOf(AlertKind kind) const
    {
        const auto known = m_known.find({kind, m_account.snapshot.connection, m_account.snapshot.id});
        return known == m_known.end() ? nullptr : known->second;
    }
    [[nodiscard]] Alert alertOf(AlertKind kind) const
    {
        Alert alert;
        alert.kind = kind;
        alert.connection = m_account.snapshot.connection;
        alert.account = m_account.snapshot.id;
        alert.subject = m_account.name;
        alert.source = m_account.freshness.source;
        if (m_account.snapshot.reading)
            alert.currency = currency();
        return alert;
    }
    void crossed(AlertKind kind, Finding::State state, const Decimal &limit)
    {
        Alert alert = alertOf(kind);
        alert.basis = m_limits.basis;
        alert.figure = m_figure;
        alert.limit = limit;
        addFinding(m_findings, state, std::move(alert));
    }
    void cannotSay(AlertKind kind) { addFinding(m_findings, Finding::State::CannotSay, alertOf(kind)); }

    const PositionAccount &m_account;
    const AccountLimits &m_limits;
    const KnownAlerts &m_known;
    Findings &m_findings;
    std::optional<Decimal> m_figure;
    bool m_isJudgeable;
};

} // namespace

void judgeAccount(const PositionAccount &account, const KnownAlerts &known, const JudgedFigure *before,
                  Findings &findings, std::vector<JudgedFigure> &judged)
{
    AccountRules rules(account, known, findings);
    rules.judgeLevels();
    rules.judgeUnexplained();
    rules.judgeMove(before);
    rules.judgeSign(before);
    if (auto figure = rules.judged(); figure && (!before || *figure != *before))
        judged.push_back(std::move(*figure));
}

} // namespace coffer
