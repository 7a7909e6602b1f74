// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/connection_schedule.h>

namespace coffer {

/// The connections: how each fares and what can be done with it; and where credentials are kept.
class ConnectionsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;

public Q_SLOTS:
    /// When each is asked next and what its provider still allows; replaces what was told before.
    void showSchedules(const std::vector<coffer::ConnectionSchedule> &schedules);

private:
    DisplayFormat m_format;
    std::vector<ConnectionSchedule> m_schedules;
};

} // namespace coffer
