// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview_page.h"

#include "attention_list.h"
#include "card.h"
#include "currency_bars.h"
#include "figure_list.h"
#include "legend.h"
#include "moved_list.h"
#include "theme.h"
#include "trend_chart.h"

#include <items/account_texts.h>

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QTableWidget *makeTable(const QString &objectName, QWidget *parent)
{
    auto *table = new QTableWidget(parent);
    table->setObjectName(objectName);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // as large as the chart before it
    table->setColumnCount(3);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void setCell(QTableWidget *table, int row, int column, const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, item);
}

/// What is left out of the totals and why: "3 not counted: 2 held for others, 1 never read".
QString excludedText(const CashPosition &position)
{
    std::map<Exclusion, int> reasons;
    for (const PositionAccount &account : position.accounts) {
        if (!account.inTotals())
            ++reasons[account.exclusion];
    }
    QStringList parts;
    for (const auto &[exclusion, count] : reasons)
        parts += u"%1 × %2"_s.arg(QString::number(count), exclusionLabel(exclusion));
    return parts.join(u'\n');
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent) : PageWidget(parent)
{
    auto *content = new QWidget;
    m_content = content;
    content->setObjectName(u"overviewContent"_s);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(2 * Theme::spacing, Theme::spacing + 4, 2 * Theme::spacing, Theme::spacing + 4);
    grid->setSpacing(Theme::spacing);

    m_posted = makeTile(u"postedTile"_s, u"posted"_s);
    m_available = makeTile(u"availableTile"_s, u"available"_s);
    m_blocked = makeTile(u"blockedTile"_s, u"blocked"_s);
    m_freshness = makeTile(u"freshnessTile"_s, u"clock"_s);
    int column = 0;
    for (const Tile &tile : {m_posted, m_available, m_blocked, m_freshness}) {
        grid->addWidget(tile.card, 0, column, 1, 3);
        column += 3;
    }
    m_barsCard = makeBarsCard();
    m_trendCard = makeTrendCard();
    grid->addWidget(m_barsCard, 1, 0, 1, 6);
    grid->addWidget(m_trendCard, 1, 6, 1, 6);
    m_attentionCard = new Card(u"warning"_s, content);
    m_attention = new AttentionList(m_attentionCard);
    m_attention->setObjectName(u"attentionList"_s);
    m_attentionCard->body()->addWidget(m_attention);
    m_moved = new MovedList(content);
    connect(m_moved, &MovedList::accountOpened, this, &PageWidget::accountOpened);
    grid->addWidget(m_attentionCard, 2, 0, 1, 7);
    grid->addWidget(m_moved, 2, 7, 1, 5);
    for (int i = 0; i < 12; ++i)
        grid->setColumnStretch(i, 1);
    grid->setRowStretch(1, 1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(m_attention, &AttentionList::actionRequested, this, &OverviewPage::attentionActionRequested);
    connect(m_bars, &CurrencyBars::currencyClicked, this, &OverviewPage::currencyClicked);
    for (const Tile &tile : {m_posted, m_available, m_blocked})
        connect(tile.figures, &FigureList::lineClicked, this, &OverviewPage::currencyClicked);
    updateTexts();
}

OverviewPage::Tile OverviewPage::makeTile(const QString &objectName, const QString &icon)
{
    Tile tile;
    tile.card = new Card(icon, this);
    tile.figures = new FigureList(tile.card);
    tile.figures->setObjectName(objectName);
    tile.foot = new PlainLabel({}, tile.card);
    tile.foot->setObjectName(objectName + u"Foot"_s);
    tile.foot->setWordWrap(true);
    tile.foot->setFont(scaledFont(font(), TextSize::Small));
    tile.card->body()->addWidget(tile.figures);
    tile.card->body()->addStretch(1);
    tile.card->body()->addWidget(tile.foot);
    return tile;
}

Card *OverviewPage::makeBarsCard()
{
    auto *card = new Card(u"overview"_s, this);
    m_bars = new CurrencyBars(card);
    m_bars->setObjectName(u"currencyBars"_s);
    m_barsTable = makeTable(u"currencyTable"_s, card);
    m_barsStack = new QStackedWidget(card);
    m_barsStack->addWidget(m_bars);
    m_barsStack->addWidget(m_barsTable);
    m_barsLegend = new Legend(Legend::Kind::Bars, card);
    card->header()->addWidget(m_barsLegend);
    card->body()->addWidget(m_barsStack);
    return card;
}

Card *OverviewPage::makeTrendCard()
{
    auto *card = new Card(u"clock"_s, this);
    m_chart = new TrendChart(card);
    m_chart->setObjectName(u"trendChart"_s);
    m_trendTable = makeTable(u"trendTable"_s, card);
    m_trendStack = new QStackedWidget(card);
    m_trendStack->addWidget(m_chart);
    m_trendStack->addWidget(m_trendTable);
    m_currency = new QComboBox(card);
    m_currency->setObjectName(u"trendCurrency"_s);
    m_ranges = new QButtonGroup(this);
    QHBoxLayout *controls = card->header();
    m_trendLegend = new Legend(Legend::Kind::Lines, card);
    controls->addWidget(m_trendLegend);
    controls->addWidget(m_currency);
    for (const int days : {7, 30, 90}) {
        auto *button = new QToolButton(card);
        button->setObjectName(u"range%1"_s.arg(days));
        button->setCheckable(true);
        button->setChecked(days == 30);
        button->setAutoRaise(true);
        m_ranges->addButton(button, days);
        controls->addWidget(button);
    }
    card->body()->addWidget(m_trendStack, 1);
    connect(m_currency, &QComboBox::activated, this, &OverviewPage::requestTrend);
    connect(m_ranges, &QButtonGroup::idClicked, this, &OverviewPage::requestTrend);
    return card;
}

void OverviewPage::updateTexts()
{
    m_posted.card->setTitle(columnLabel(BalanceColumn::Posted));
    m_available.card->setTitle(tr("Available, own funds"));
    m_blocked.card->setTitle(columnLabel(BalanceColumn::Blocked));
    m_freshness.card->setTitle(tr("Freshness"));
    m_barsCard->setTitle(tr("Available and posted by currency"));
    m_trendCard->setTitle(tr("Trend"));
    m_attentionCard->setTitle(tr("Needs attention"));
    m_bars->setAccessibleName(tr("Available and posted by currency"));
    m_chart->setAccessibleName(tr("Trend of posted and available"));
    m_currency->setAccessibleName(tr("Currency of the trend"));
    for (QAbstractButton *button : m_ranges->buttons()) {
        button->setText(tr("%1D", "range of days").arg(m_ranges->id(button)));
        button->setAccessibleName(tr("Show %1 days").arg(m_ranges->id(button)));
    }
    nameAvailable();
    const QColor muted = Theme::of(palette()).colour(Colour::Muted);
    for (const Tile &tile : {m_posted, m_available, m_blocked, m_freshness}) {
        QPalette look = palette();
        look.setColor(QPalette::WindowText, muted);
        tile.foot->setPalette(look);
        tile.figures->setAccessibleName(tile.card->accessibleName());
    }
}

/// The tile is without credit, the charts are as the providers report: where that differs, their labels say so.
void OverviewPage::nameAvailable()
{
    const QString available = availableLabel(m_position.accounts);
    m_bars->setAvailableLabel(available);
    m_chart->setAvailableLabel(available);
    for (Legend *legend : {m_barsLegend, m_trendLegend}) {
        legend->setAvailableLabel(available);
        legend->setToolTip(availableToolTip());
    }
    m_barsTable->setHorizontalHeaderLabels({tr("Currency"), columnLabel(BalanceColumn::Posted), available});
    m_trendTable->setHorizontalHeaderLabels({tr("Day"), columnLabel(BalanceColumn::Posted), available});
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        updateTexts();
        refill();
    }
    PageWidget::changeEvent(event);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    PageWidget::resizeEvent(event);
    fitHeight();
}

/// As high as its texts are when wrapped at this width. The layout's own guess assumes narrow texts and would scroll.
void OverviewPage::fitHeight()
{
    m_content->setMinimumHeight(std::max(m_content->layout()->minimumHeightForWidth(width()), 0));
}

void OverviewPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_bars->setFormat(format);
    m_chart->setFormat(format);
    m_moved->setFormat(format);
    refill();
}

void OverviewPage::showAlerts(const std::vector<Alert> &alerts)
{
    m_alerts = alerts;
    m_attention->setItems(attentionItems(m_position, m_format, m_alerts), m_format, m_position.knownAt);
    fitHeight();
}

void OverviewPage::showPosition(const CashPosition &position)
{
    m_position = position;
    nameAvailable();
    fillCurrencies();
    refill();
}

void OverviewPage::refill()
{
    fillMoneyTile(m_posted, BalanceColumn::Posted);
    fillMoneyTile(m_available, BalanceColumn::OwnAvailable);
    fillMoneyTile(m_blocked, BalanceColumn::Blocked);
    fillFreshnessTile();
    m_bars->setTotals(m_position.totals);
    m_attention->setItems(attentionItems(m_position, m_format, m_alerts), m_format, m_position.knownAt);
    fillTables();
    fitHeight();
}

void OverviewPage::fillMoneyTile(const Tile &tile, BalanceColumn column)
{
    const AmountFormat amounts = m_format.amounts();
    std::vector<FigureList::Line> lines;
    int inside = 0;
    int counted = 0;
    for (const CurrencyTotal &total : m_position.totals) {
        const int reporting = reportingCount(total, column).value_or(0);
        inside += reporting;
        counted += total.accounts;
        if (total.accounts == 0)
            continue;
        const auto amount = figureOf(total, column);
        FigureList::Line line;
        line.label = total.currency.toString();
        line.amount = amount ? amounts.formatNumber(Money(*amount, total.currency)) : u"–"_s;
        line.muted = !amount;
        if (total.failed > 0)
            line.icon = u"error"_s;
        else if (total.current < total.accounts)
            line.icon = u"clock"_s;
        QStringList remarks;
        if (const QString part = partText(total, column); !part.isEmpty())
            remarks += part;
        if (column == BalanceColumn::OwnAvailable && total.creditLine && !total.creditLine->isZero())
            remarks += tr("+ %1 credit headroom").arg(amounts.formatNumber(Money(*total.creditLine, total.currency)));
        line.remark = remarks.join(u" · "_s);
        QStringList help{line.label};
        help += tr("%1: %2").arg(columnLabel(column),
                                 amount ? amounts.format(Money(*amount, total.currency)) : notSentText());
        help +=
            tr("%1 of %2 accounts tell this figure").arg(QString::number(reporting), QString::number(total.accounts));
        if (total.overflow)
            help += tr("A sum has more digits than can be held, so it is not shown");
        help += coverageText(total);
        if (total.oldestConfirmation)
            help += tr("Oldest confirmation: %1").arg(timeOrNothing(total.oldestConfirmation, m_format));
        if (total.excluded > 0)
            help += total.excluded == 1 ? tr("1 account is not counted")
                                        : tr("%n accounts are not counted", nullptr, total.excluded);
        line.toolTip = help.join(u'\n');
        lines.push_back(line);
    }
    tile.figures->setLines(lines);
    tile.foot->setText(
        tr("%1 of %2 counted accounts tell this figure").arg(QString::number(inside), QString::number(counted)));
}

void OverviewPage::fillFreshnessTile()
{
    const CurrencyTotal counts = countsOf(m_position.totals);
    std::map<Age, int> ages;
    int failed = 0;
    for (const PositionAccount &account : m_position.accounts) {
        ++ages[account.freshness.age];
        if (account.freshness.lastOutcome == AttemptOutcome::Failed
            || account.freshness.lastOutcome == AttemptOutcome::Refused)
            ++failed;
    }
    const QLocale locale = m_format.locale.isEmpty() ? QLocale::c() : QLocale(m_format.locale);
    std::vector<FigureList::Line> lines;
    const auto add = [&](const QString &icon, const QString &label, int count) {
        FigureList::Line line;
        line.icon = icon;
        line.label = label;
        line.amount = locale.toString(count);
        line.muted = count == 0;
        lines.push_back(line);
    };
    add(u"ok"_s, ageLabel(Age::Current), ages[Age::Current]);
    add(u"clock"_s, ageLabel(Age::Ageing), ages[Age::Ageing]);
    add(u"warning"_s, ageLabel(Age::Stale), ages[Age::Stale]);
    add(u"warning"_s, ageLabel(Age::Never), ages[Age::Never]);
    add(u"error"_s, tr("Last attempt failed"), failed);
    m_freshness.figures->setLines(lines);

    QStringList foot;
    foot += tr("Counted: %1").arg(coverageText(counts));
    if (counts.oldestConfirmation)
        foot += tr("Oldest: %1").arg(timeOrNothing(counts.oldestConfirmation, m_format));
    const QString excluded = excludedText(m_position);
    if (!excluded.isEmpty())
        foot += excluded;
    m_freshness.foot->setText(foot.join(u'\n'));
}

void OverviewPage::fillCurrencies()
{
    QStringList codes;
    for (const CurrencyTotal &total : m_position.totals)
        codes += total.currency.toString();
    QStringList shown;
    for (int i = 0; i < m_currency->count(); ++i)
        shown += m_currency->itemText(i);
    if (shown == codes)
        return;
    const QString chosen = m_currency->currentText();
    const QSignalBlocker quiet(m_currency);
    m_currency->clear();
    m_currency->addItems(codes);
    // The currency of most accounts tells a newcomer most.
    const auto most = std::max_element(m_position.totals.begin(), m_position.totals.end(),
                                       [](const auto &a, const auto &b) { return a.accounts < b.accounts; });
    const int index =
        codes.contains(chosen) ? int(codes.indexOf(chosen)) : int(std::distance(m_position.totals.begin(), most));
    m_currency->setCurrentIndex(index);
    if (m_currency->currentText() != chosen)
        requestTrend();
}

void OverviewPage::requestTrend()
{
    const auto code = CurrencyCode::parse(m_currency->currentText());
    if (code)
        Q_EMIT trendRequested(code.value(), m_ranges->checkedId());
}

void OverviewPage::showTrend(const TrendSeries &trend)
{
    if (trend.currency.toString() != m_currency->currentText())
        return; // an answer that was overtaken by another question
    m_trend = trend;
    m_chart->setTrend(trend);
    fillTables();
}

void OverviewPage::setTablesShown(bool shown)
{
    m_barsStack->setCurrentIndex(shown ? 1 : 0);
    m_trendStack->setCurrentIndex(shown ? 1 : 0);
}

void OverviewPage::setChosenCurrency(const QString &currency)
{
    m_bars->setSelected(currency);
}

void OverviewPage::fillTables()
{
    const AmountFormat amounts = m_format.amounts();
    const auto text = [&](const std::optional<Decimal> &amount, const CurrencyCode &currency) {
        return amount ? amounts.formatNumber(Money(*amount, currency)) : u"–"_s;
    };
    m_barsTable->setRowCount(int(m_position.totals.size()));
    int row = 0;
    for (const CurrencyTotal &total : m_position.totals) {
        setCell(m_barsTable, row, 0, total.currency.toString());
        int column = 0;
        for (const BalanceColumn figure : {BalanceColumn::Posted, BalanceColumn::Available}) {
            const QString part = partText(total, figure);
            const QString sum = text(figureOf(total, figure), total.currency);
            setCell(m_barsTable, row, ++column, part.isEmpty() ? sum : tr("(%1) %2").arg(part, sum));
        }
        ++row;
    }
    m_trendTable->setRowCount(m_trend ? int(m_trend->points.size()) : 0);
    for (int i = 0; m_trend && i < int(m_trend->points.size()); ++i) {
        const TrendSeries::Point &point = m_trend->points[size_t(i)];
        setCell(m_trendTable, i, 0, TrendChart::periodText(*m_trend, point, m_format));
        setCell(m_trendTable, i, 1, text(point.posted, m_trend->currency));
        setCell(m_trendTable, i, 2, text(point.available, m_trend->currency));
    }
}

} // namespace coffer
