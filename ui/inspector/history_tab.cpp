// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_tab.h"

#include "card.h"
#include "inspector_table.h"
#include "sparkline.h"
#include "theme.h"

#include <items/account_texts.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int listed = 30;

} // namespace

HistoryTab::HistoryTab(QWidget *parent)
    : QScrollArea(parent)
    , m_line(new Sparkline)
    , m_summary(new PlainLabel)
    , m_title(new PlainLabel)
    , m_table(new InspectorTable(u"lastReadings"_s))
{
    setObjectName(u"historyTab"_s);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    m_line->setObjectName(u"historyLine"_s);
    m_summary->setObjectName(u"historySummary"_s);
    m_summary->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_summary, m_line, m_title, m_table})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(content);
    updateTexts();
}

void HistoryTab::updateTexts()
{
    m_title->setText(tr("Last readings"));
    m_title->setFont(scaledFont(font(), TextSize::Title));
    m_table->setAccessibleName(m_title->text());
    m_line->setAccessibleName(tr("The last readings as a line"));
}

void HistoryTab::addPoint(const TrendSeries::Point &point, const CurrencyCode &currency, const DisplayFormat &format)
{
    const AmountFormat amounts = format.amounts();
    const auto text = [&](const std::optional<Decimal> &amount) {
        return amount ? amounts.format(Money(*amount, currency)) : notSentText();
    };
    const QString from = timeOrNothing(point.at, format);
    const QString until = tr("until %1").arg(timeOrNothing(point.until, format));
    if (!point.posted && !point.available) {
        m_table->addRow(from, tr("not read"), InspectorTable::Weight::Normal, tr("Nothing was confirmed in this time"));
        m_table->addPlace(until);
        return;
    }
    m_table->addRow(from, text(point.available ? point.available : point.posted), InspectorTable::Weight::Normal,
                    point.available ? columnLabel(BalanceColumn::Available) : columnLabel(BalanceColumn::Posted));
    m_table->addPlace(point.available && point.posted ? tr("%1 · posted %2").arg(until, text(point.posted)) : until);
}

void HistoryTab::show(const std::optional<TrendSeries> &series, const DisplayFormat &format)
{
    m_table->clearRows();
    const bool isDrawn = series && !format.hidesAmounts(); // the shape tells amounts, too
    m_line->setSeries(isDrawn ? series : std::nullopt);
    m_line->setVisible(isDrawn && !series->points.empty());
    if (!series) {
        m_summary->setText(tr("The log is being read…"));
        return;
    }
    m_summary->setText(
        series->points.empty()
            ? tr("Nothing was read since %1.").arg(timeOrNothing(series->from, format))
            : tr("Since %1. Available where it is sent, else posted.").arg(timeOrNothing(series->from, format)));
    int rows = 0;
    for (auto point = series->points.rbegin(); point != series->points.rend() && rows < listed; ++point, ++rows)
        addPoint(*point, series->currency, format);
    m_table->fitHeight();
}

} // namespace coffer
