// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection_schedule.h>
#include <items/display_format.h>

#include <QMessageBox>

namespace coffer {

/// Asks before a refresh that would use up what a provider allows. Names the connections; open it with open().
class RefreshQuestion final : public QMessageBox
{
    Q_OBJECT

public:
    /// `cost.usedUp` is not empty. `names`: of the connections that it names.
    RefreshQuestion(const RefreshCost &cost, const QHash<ConnectionId, QString> &names, const DisplayFormat &format,
                    QWidget *parent = nullptr);

Q_SIGNALS:
    void refreshChosen(); ///< all the same
    void skipChosen();    ///< without those that would be used up
};

} // namespace coffer
