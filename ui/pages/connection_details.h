// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account_link.h>
#include <balances/connection_schedule.h>
#include <balances/provider_summary.h>
#include <items/display_format.h>

#include <balances/cash_position.h>

#include <QScrollArea>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace coffer {

class PlainLabel;

/// Beside the list: what happened last at one connection, what its provider means, and what the user should decide.
class ConnectionDetails final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ConnectionDetails(QWidget *parent = nullptr);

    struct Shown
    {
        PositionConnection connection;
        std::optional<ProviderSummary> provider;
        std::optional<ConnectionSchedule> schedule;
        std::vector<AccountLink> links;        ///< of this connection
        std::vector<PositionAccount> accounts; ///< of this connection
        UtcTime now;
    };
    void show(const Shown &shown, const DisplayFormat &format);
    void clear();

Q_SIGNALS:
    void relinkRequested();
    void newSeriesRequested(const coffer::PositionAccount &account);

private:
    void addSection(const QString &title, const QStringList &lines);
    void addFacts(const Shown &shown, const DisplayFormat &format);
    void addDecisions(const Shown &shown);

    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

/// The one link that suggests itself: one account is missing and one is new, both of the same currency.
[[nodiscard]] std::optional<AccountLink> suggestedLink(const std::vector<AccountLink> &links,
                                                       const std::vector<PositionAccount> &accounts);

} // namespace coffer
