// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>

#include <QDialog>

class QPushButton;
class QRadioButton;

namespace coffer {

/// Asks whether the history of a connection stays before it is removed, and says what each means.
class RemoveConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RemoveConnectionDialog(const PositionConnection &connection, QWidget *parent = nullptr);
    [[nodiscard]] bool removesHistory() const;

private:
    QRadioButton *m_keep;
    QRadioButton *m_purge;
    QPushButton *m_remove;
};

} // namespace coffer
