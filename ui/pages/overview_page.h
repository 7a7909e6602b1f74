// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/alert.h>
#include <balances/trend.h>
#include <items/attention_items.h>
#include <wording/labels.h>

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QStackedWidget;
class QTableWidget;

namespace coffer {

class AttentionList;
class Card;
class CurrencyBars;
class FigureList;
class Legend;
class MovedList;
class PlainLabel;
class TrendChart;

/// How much, how fresh, what is wrong: tiles, the two charts with the tables behind them, and what needs attention.
class OverviewPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void showTrend(const TrendSeries &trend);
    void showAlerts(const std::vector<Alert> &alerts); ///< those that did not recover
    void setFormat(const DisplayFormat &format) override;
    [[nodiscard]] AttentionList &attentionList() { return *m_attention; }
    [[nodiscard]] MovedList &movedList() { return *m_moved; }
    void setTablesShown(bool shown) override;
    void setChosenCurrency(const QString &currency);
    void requestTrend(); ///< asks for the chosen currency and range

Q_SIGNALS:
    void currencyClicked(const QString &currency);
    void trendRequested(const coffer::CurrencyCode &currency, int days);
    void attentionActionRequested(const coffer::AttentionItem &item);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Tile
    {
        Card *card = nullptr;
        FigureList *figures = nullptr;
        PlainLabel *foot = nullptr;
    };
    Tile makeTile(const QString &objectName, const QString &icon);
    Card *makeBarsCard();
    Card *makeTrendCard();
    void updateTexts();
    void nameAvailable();
    void refill();
    void fitHeight();
    void fillMoneyTile(const Tile &tile, BalanceColumn column);
    void fillFreshnessTile();
    void fillCurrencies();
    void fillTables();

    CashPosition m_position;
    std::vector<Alert> m_alerts;
    std::optional<TrendSeries> m_trend;
    DisplayFormat m_format;
    QWidget *m_content = nullptr;
    Tile m_posted;
    Tile m_available;
    Tile m_blocked;
    Tile m_freshness;
    Card *m_barsCard = nullptr;
    CurrencyBars *m_bars = nullptr;
    Legend *m_barsLegend = nullptr;
    QTableWidget *m_barsTable = nullptr;
    QStackedWidget *m_barsStack = nullptr;
    Card *m_trendCard = nullptr;
    TrendChart *m_chart = nullptr;
    Legend *m_trendLegend = nullptr;
    QTableWidget *m_trendTable = nullptr;
    QStackedWidget *m_trendStack = nullptr;
    QComboBox *m_currency = nullptr;
    QButtonGroup *m_ranges = nullptr;
    Card *m_attentionCard = nullptr;
    AttentionList *m_attention = nullptr;
    MovedList *m_moved = nullptr;
};

} // namespace coffer
