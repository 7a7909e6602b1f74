// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/display_format.h>
#include <ui/figure_parts.h>

#include <QWidget>

namespace coffer {

class InspectorTable;
class PlainLabel;

/// What a sum is made of: the accounts that count, and those that do not with the reason. Each can be opened.
class PartsView final : public QWidget
{
    Q_OBJECT

public:
    explicit PartsView(QWidget *parent = nullptr);

    void show(const FigureParts &parts, const CashPosition &position, const DisplayFormat &format);

Q_SIGNALS:
    void accountActivated(const coffer::AccountId &account);

private:
    void addAccount(InspectorTable *table, const PositionAccount &account, const QString &amount, const QString &why);

    PlainLabel *m_title;
    PlainLabel *m_sum;
    PlainLabel *m_freshness;
    PlainLabel *m_countedTitle;
    InspectorTable *m_counted;
    PlainLabel *m_leftOutTitle;
    InspectorTable *m_leftOut;
};

} // namespace coffer
