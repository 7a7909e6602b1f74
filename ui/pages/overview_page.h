// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/trend.h>
#include <items/attention_items.h>
#include <ui/figure_parts.h>
#include <wording/labels.h>

#include <QHash>

class QComboBox;
class QGridLayout;
class QScrollArea;

namespace coffer {

class AttentionList;
class BalanceBars;
class Card;
class ChartFrame;
class FigureList;
class Legend;
class MovedList;
class PlainLabel;
class RangeButtons;
class ShareChart;
class TrendChart;
enum class BalanceDimension;
struct TileTexts;

/// How much, how fresh, what is wrong: tiles, the charts with the tables behind them, what needs attention, what moved.
class OverviewPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void showTrend(const TrendSeries &trend);
    void showAlerts(const std::vector<Alert> &alerts); ///< those that did not recover
    void setProviderNames(const QHash<ProviderId, QString> &names);
    void setFormat(const DisplayFormat &format) override;
    [[nodiscard]] AttentionList &attentionList() { return *m_attention; }
    [[nodiscard]] MovedList &movedList() { return *m_moved; }
    void setTablesShown(bool shown) override;
    void setChosenCurrency(const QString &currency);
    void requestTrend(); ///< asks for the chosen currency and range, or the part that is zoomed to
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override; ///< the numbers of the chart that has the focus
    [[nodiscard]] QByteArray saveState() const override;
    [[nodiscard]] bool restoreState(const QByteArray &state) override;

Q_SIGNALS:
    void currencyClicked(const QString &currency);
    void partsWanted(const coffer::FigureParts &parts); ///< a sum was clicked with Alt: what is it made of?
    void searchRequested(const QString &text); ///< an entity or provider was clicked: show the accounts of this name
    void trendRequested(const coffer::CurrencyCode &currency, int days);
    /// Finer readings of a part of the trend, by showTrend(); the part is shown from what is there until they come.
    void trendZoomRequested(const coffer::CurrencyCode &currency, coffer::UtcTime from, coffer::UtcTime to);
    void attentionActionRequested(const coffer::AttentionItem &item);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Tile
    {
        Card *card = nullptr;
        FigureList *figures = nullptr;
        QScrollArea *scroll = nullptr; ///< for many currencies
        PlainLabel *icon = nullptr;
        PlainLabel *warning = nullptr;
        PlainLabel *foot = nullptr;
    };
    enum class Arrangement { Narrow, Normal, Wide };

    Tile makeTile(const QString &objectName, const QString &icon);
    QComboBox *makeDimensions(const QString &objectName, BalanceDimension chosen, bool withCurrency);
    void makeBars();
    void makeTrend();
    void makeShares();
    void arrange();
    void updateTexts();
    void nameAvailable();
    void refill();
    void fitHeight();
    void fillTile(const Tile &tile, const TileTexts &texts);
    void fillCurrencies();
    void fillBars();
    void fillShares();
    void filter(BalanceDimension dimension, const QString &key);
    void askParts(BalanceColumn column, BalanceDimension dimension, const QString &key, const QString &currency);

    CashPosition m_position;
    std::vector<Alert> m_alerts;
    QHash<ProviderId, QString> m_providerNames;
    DisplayFormat m_format;
    QWidget *m_content = nullptr;
    QGridLayout *m_grid = nullptr;
    std::optional<Arrangement> m_arrangement;
    Tile m_posted;
    Tile m_available;
    Tile m_blocked;
    Tile m_freshness;
    ChartFrame *m_barsFrame = nullptr;
    BalanceBars *m_bars = nullptr;
    Legend *m_barsLegend = nullptr;
    QComboBox *m_barsBy = nullptr;
    ChartFrame *m_trendFrame = nullptr;
    TrendChart *m_trend = nullptr;
    Legend *m_trendLegend = nullptr;
    QComboBox *m_currency = nullptr;
    RangeButtons *m_ranges = nullptr;
    std::optional<std::pair<UtcTime, UtcTime>> m_zoom; ///< of the trend; nothing: the whole range
    ChartFrame *m_shareFrame = nullptr;
    ShareChart *m_shares = nullptr;
    QComboBox *m_shareCurrency = nullptr;
    QComboBox *m_shareBy = nullptr;
    Card *m_attentionCard = nullptr;
    AttentionList *m_attention = nullptr;
    MovedList *m_moved = nullptr;
};

} // namespace coffer
