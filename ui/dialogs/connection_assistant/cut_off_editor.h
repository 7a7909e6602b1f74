// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTimeEdit;
class QVBoxLayout;

namespace coffer {

/// Until when a bank takes payment orders of the day: one row for each currency, zone and time.
class CutOffEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit CutOffEditor(QWidget *parent = nullptr);

    void setCutOffs(const std::vector<CutOff> &cutOffs);
    [[nodiscard]] std::vector<CutOff> cutOffs() const;
    [[nodiscard]] bool isComplete() const; ///< currencies of three letters or none, zones that exist

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QWidget *box;
        QLineEdit *currency;
        QTimeEdit *time;
        QComboBox *zone;
    };
    void addRow(const CutOff &cutOff);
    void removeRow(QWidget *box);

    QVBoxLayout *m_layout;
    std::vector<Row> m_rows;
};

} // namespace coffer
