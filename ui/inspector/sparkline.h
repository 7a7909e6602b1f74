// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/trend.h>

#include <QWidget>

namespace coffer {

/// A sparkline by itself, drawn as in the accounts' rows.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setSeries(const std::optional<TrendSeries> &series); ///< nothing, too, where amounts are hidden

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<TrendSeries> m_series;
};

} // namespace coffer
