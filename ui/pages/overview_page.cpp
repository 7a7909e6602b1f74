// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview_page.h"

#include "attention_list.h"
#include "balance_bars.h"
#include "chart_frame.h"
#include "legend.h"
#include "moved_list.h"
#include "overview_tiles.h"
#include "range_buttons.h"
#include "share_chart.h"
#include "signs.h"
#include "theme.h"
#include "trend_chart.h"

#include <items/account_texts.h>

#include <QComboBox>
#include <QDataStream>
#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowWidth = 900;
constexpr int wideWidth = 1560;
constexpr int mostLines = 10; ///< of a tile before it scrolls
constexpr quint8 stateVersion = 1;

BalanceDimension dimensionOf(const QComboBox *box)
{
    return BalanceDimension(box->currentData().toInt());
}

/// Codes in place of those of the box, which keeps its choice where it can; whether they are others.
bool setCodes(QComboBox *box, const QStringList &codes, const QString &otherwise)
{
    QStringList shown;
    for (int i = 0; i < box->count(); ++i)
        shown += box->itemText(i);
    if (shown == codes)
        return false;
    const QString before = box->currentText();
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(codes);
    box->setCurrentText(codes.contains(before) ? before : otherwise);
    return true;
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent) : PageWidget(parent)
{
    m_content = new QWidget;
    m_content->setObjectName(u"overviewContent"_s);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(2 * Theme::spacing, Theme::spacing + 4, 2 * Theme::spacing, Theme::spacing + 4);
    m_grid->setSpacing(Theme::spacing);
    for (int i = 0; i < 12; ++i)
        m_grid->setColumnStretch(i, 1);

    m_posted = makeTile(u"postedTile"_s, u"posted"_s);
    m_available = makeTile(u"availableTile"_s, u"available"_s);
    m_blocked = makeTile(u"blockedTile"_s, u"blocked"_s);
    m_freshness = makeTile(u"freshnessTile"_s, u"clock"_s);
    makeBars();
    makeTrend();
    m_attentionCard = new Card(u"warning"_s, m_content);
    m_attention = new AttentionList(m_attentionCard);
    m_attention->setObjectName(u"attentionList"_s);
    m_attentionCard->body()->addWidget(m_attention);
    m_attentionCard->body()->addStretch(1);
    m_moved = new MovedList(m_content);
    makeShares();

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"overviewScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(m_attention, &AttentionList::actionRequested, this, &OverviewPage::attentionActionRequested);
    connect(m_moved, &MovedList::accountOpened, this, &PageWidget::accountOpened);
    for (const Tile &tile : {m_posted, m_available, m_blocked})
        connect(tile.figures, &FigureList::lineClicked, this, &OverviewPage::currencyClicked);
    for (const auto &[tile, column] :
         {std::pair(m_posted, BalanceColumn::Posted), std::pair(m_available, BalanceColumn::OwnAvailable),
          std::pair(m_blocked, BalanceColumn::Blocked)})
        connect(tile.figures, &FigureList::partsRequested, this, [this, one = column](const QString &currency) {
            askParts(one, BalanceDimension::Currency, currency, currency);
        });
    m_freshness.figures->setFocusPolicy(Qt::NoFocus);
    arrange();
    updateTexts();
}

OverviewPage::Tile OverviewPage::makeTile(const QString &objectName, const QString &icon)
{
    Tile tile;
    tile.card = new Card(icon, m_content);
    tile.figures = new FigureList;
    tile.figures->setObjectName(objectName);
    tile.scroll = new QScrollArea(tile.card);
    tile.scroll->setFrameShape(QFrame::NoFrame);
    tile.scroll->setWidgetResizable(true);
    tile.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tile.scroll->setFocusPolicy(Qt::NoFocus);
    tile.scroll->viewport()->setAutoFillBackground(false);
    tile.scroll->setWidget(tile.figures);
    tile.figures->setAutoFillBackground(false);
    tile.icon = new PlainLabel({}, tile.card);
    tile.warning = new PlainLabel({}, tile.card);
    tile.warning->setObjectName(objectName + u"Warning"_s);
    tile.foot = new PlainLabel({}, tile.card);
    tile.foot->setObjectName(objectName + u"Foot"_s);
    for (PlainLabel *label : {tile.warning, tile.foot}) {
        label->setWordWrap(true);
        label->setFont(scaledFont(font(), TextSize::Small));
    }
    auto *warning = new QHBoxLayout;
    warning->setSpacing(Theme::spacing / 2);
    warning->addWidget(tile.icon, 0, Qt::AlignTop);
    warning->addWidget(tile.warning, 1);
    tile.card->body()->addWidget(tile.scroll);
    tile.card->body()->addStretch(1);
    tile.card->body()->addLayout(warning);
    tile.card->body()->addWidget(tile.foot);
    return tile;
}

QComboBox *OverviewPage::makeDimensions(const QString &objectName, BalanceDimension chosen, bool withCurrency)
{
    auto *box = new QComboBox(m_content);
    box->setObjectName(objectName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const BalanceDimension one : {BalanceDimension::Currency, BalanceDimension::Entity, BalanceDimension::Provider,
                                       BalanceDimension::Account}) {
        if (withCurrency || one != BalanceDimension::Currency)
            box->addItem(dimensionLabel(one), int(one));
    }
    box->setCurrentIndex(box->findData(int(chosen)));
    connect(box, &QComboBox::activated, this, &PageWidget::stateChanged);
    return box;
}

void OverviewPage::makeBars()
{
    m_bars = new BalanceBars(m_content);
    m_bars->setObjectName(u"currencyBars"_s);
    m_barsLegend = new Legend(Legend::Kind::Bars, m_content);
    m_barsFrame = new ChartFrame(u"currency"_s, u"overview"_s, m_bars, m_barsLegend, m_content);
    m_barsBy = makeDimensions(u"barsDimension"_s, BalanceDimension::Currency, true);
    m_barsFrame->addControl(m_barsBy);
    connect(m_barsBy, &QComboBox::activated, this, &OverviewPage::fillBars);
    connect(m_bars, &BalanceBars::filterRequested, this, &OverviewPage::filter);
    connect(m_bars, &BalanceBars::partsRequested, this,
            [this](BalanceDimension dimension, const QString &key, const QString &currency) {
                askParts(BalanceColumn::Posted, dimension, key, currency);
            });
}

void OverviewPage::makeTrend()
{
    m_trend = new TrendChart(m_content);
    m_trend->setObjectName(u"trendChart"_s);
    m_trendLegend = new Legend(Legend::Kind::Lines, m_content);
    m_trendFrame = new ChartFrame(u"trend"_s, u"history"_s, m_trend, m_trendLegend, m_content);
    m_currency = new QComboBox(m_content);
    m_currency->setObjectName(u"trendCurrency"_s);
    m_ranges = new RangeButtons(m_content);
    m_trendFrame->addControl(m_currency);
    m_trendFrame->addControl(m_ranges);
    const auto showWhole = [this] {
        m_zoom.reset();
        requestTrend();
    };
    connect(m_currency, &QComboBox::activated, this, showWhole);
    connect(m_currency, &QComboBox::activated, this, &PageWidget::stateChanged);
    connect(m_ranges, &RangeButtons::daysChosen, this, showWhole);
    connect(m_ranges, &RangeButtons::daysChosen, this, &PageWidget::stateChanged);
    connect(m_trend, &TrendChart::zoomReset, this, showWhole);
    connect(m_trend, &TrendChart::zoomRequested, this, [this](UtcTime from, UtcTime to) {
        m_zoom = {from, to};
        requestTrend();
    });
}

void OverviewPage::makeShares()
{
    m_shares = new ShareChart(m_content);
    m_shares->setObjectName(u"shareChart"_s);
    m_shareFrame = new ChartFrame(u"share"_s, u"chart"_s, m_shares, nullptr, m_content);
    m_shareCurrency = new QComboBox(m_content);
    m_shareCurrency->setObjectName(u"shareCurrency"_s);
    m_shareBy = makeDimensions(u"shareDimension"_s, BalanceDimension::Entity, false);
    m_shareFrame->addControl(m_shareCurrency);
    m_shareFrame->addControl(m_shareBy);
    connect(m_shareCurrency, &QComboBox::activated, this, &OverviewPage::fillShares);
    connect(m_shareBy, &QComboBox::activated, this, &OverviewPage::fillShares);
    connect(m_shares, &ShareChart::filterRequested, this, &OverviewPage::filter);
}

/// Where each card stands, by how wide the page is.
void OverviewPage::arrange()
{
    const Arrangement wanted = width() < narrowWidth ? Arrangement::Narrow
        : width() < wideWidth                        ? Arrangement::Normal
                                                     : Arrangement::Wide;
    if (wanted == m_arrangement)
        return;
    m_arrangement = wanted;
    struct Place
    {
        int row;
        int column;
        int span;
    };
    const std::array<QWidget *, 9> cards{m_posted.card, m_available.card, m_blocked.card, m_freshness.card, m_barsFrame,
                                         m_trendFrame,  m_attentionCard,  m_moved,        m_shareFrame};
    using Places = std::array<Place, 9>;
    const Places places = wanted == Arrangement::Narrow ? Places{{{0, 0, 6},
                                                                  {0, 6, 6},
                                                                  {1, 0, 6},
                                                                  {1, 6, 6},
                                                                  {2, 0, 12},
                                                                  {3, 0, 12},
                                                                  {4, 0, 12},
                                                                  {5, 0, 12},
                                                                  {6, 0, 12}}}
        : wanted == Arrangement::Normal
        ? Places{{{0, 0, 3}, {0, 3, 3}, {0, 6, 3}, {0, 9, 3}, {2, 0, 6}, {2, 6, 6}, {3, 0, 12}, {4, 0, 6}, {4, 6, 6}}}
        : Places{{{0, 0, 3}, {0, 3, 3}, {0, 6, 3}, {0, 9, 3}, {2, 0, 4}, {2, 4, 5}, {3, 0, 7}, {3, 7, 5}, {2, 9, 3}}};
    for (std::size_t i = 0; i < cards.size(); ++i) {
        m_grid->removeWidget(cards[i]);
        m_grid->addWidget(cards[i], places[i].row, places[i].column, 1, places[i].span);
    }
    for (int row = 0; row < 7; ++row)
        m_grid->setRowStretch(row, row == 2 || (wanted == Arrangement::Narrow && row == 3) ? 1 : 0);
    // Read in the order in which they stand.
    QWidget *before = nullptr;
    for (QWidget *one : std::initializer_list<QWidget *>{m_posted.figures, m_available.figures, m_blocked.figures,
                                                         m_barsBy, m_bars, m_currency, m_ranges, m_trend}) {
        if (before)
            setTabOrder(before, one);
        before = one;
    }
}

void OverviewPage::updateTexts()
{
    m_posted.card->setTitle(columnLabel(BalanceColumn::Posted));
    m_available.card->setTitle(tr("Available, own funds"));
    m_blocked.card->setTitle(columnLabel(BalanceColumn::Blocked));
    m_freshness.card->setTitle(tr("Freshness"));
    m_barsFrame->setTitle(tr("Available and posted"));
    m_bars->setAccessibleName(tr("Available and posted"));
    m_trendFrame->setTitle(tr("Trend"));
    m_trend->setAccessibleName(tr("Trend of posted and available"));
    m_shareFrame->setTitle(tr("Shares"));
    m_shareFrame->setNote(
        tr("Of what is posted in one currency. Without exchange rates no share can be told across currencies."));
    m_shares->setAccessibleName(tr("Shares of what is posted"));
    m_attentionCard->setTitle(tr("Needs attention"));
    m_currency->setAccessibleName(tr("Currency of the trend"));
    m_shareCurrency->setAccessibleName(tr("Currency of the shares"));
    m_barsBy->setAccessibleName(tr("Show bars by"));
    m_shareBy->setAccessibleName(tr("Show shares by"));
    for (QComboBox *box : {m_barsBy, m_shareBy}) {
        for (int i = 0; i < box->count(); ++i)
            box->setItemText(i, dimensionLabel(BalanceDimension(box->itemData(i).toInt())));
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
    m_trend->setAvailableLabel(available);
    for (Legend *legend : {m_barsLegend, m_trendLegend}) {
        legend->setAvailableLabel(available);
        legend->setToolTip(availableToolTip());
    }
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
    arrange();
    fitHeight();
}

/// As high as its texts are when wrapped at this width. The layout's own guess assumes narrow texts and would scroll.
void OverviewPage::fitHeight()
{
    m_content->setMinimumHeight(std::max(m_grid->minimumHeightForWidth(width()), 0));
}

void OverviewPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_bars->setFormat(format);
    m_trend->setFormat(format);
    m_shares->setFormat(format);
    m_moved->setFormat(format);
    refill();
}

void OverviewPage::setProviderNames(const QHash<ProviderId, QString> &names)
{
    m_providerNames = names;
    fillBars();
    fillShares();
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
    fillTile(m_posted, moneyTile(m_position, BalanceColumn::Posted, m_format));
    fillTile(m_available, moneyTile(m_position, BalanceColumn::OwnAvailable, m_format));
    fillTile(m_blocked, moneyTile(m_position, BalanceColumn::Blocked, m_format));
    fillTile(m_freshness, freshnessTile(m_position, m_format));
    fillBars();
    fillShares();
    m_attention->setItems(attentionItems(m_position, m_format, m_alerts), m_format, m_position.knownAt);
    const QString footnote =
        tr("As of %1: %2")
            .arg(timeText(m_position.asOf, m_format.locale, m_format.zone), coverageText(countsOf(m_position.totals)));
    for (ChartFrame *frame : {m_barsFrame, m_trendFrame, m_shareFrame}) {
        frame->setFootnote(footnote);
        frame->setTestData(m_position.source == DataSource::Test);
    }
    fitHeight();
}

void OverviewPage::fillTile(const Tile &tile, const TileTexts &texts)
{
    tile.figures->setLines(texts.lines);
    const int whole = tile.figures->sizeHint().height();
    const int most =
        mostLines * (fontMetrics().height() + 4 + QFontMetrics(scaledFont(font(), TextSize::Small)).height());
    tile.scroll->setFixedHeight(std::min(whole, most));
    tile.foot->setText(texts.foot);
    tile.warning->setText(texts.warning);
    tile.warning->setVisible(!texts.warning.isEmpty());
    tile.icon->setVisible(!texts.warning.isEmpty());
    const Theme theme = Theme::of(palette());
    const Colour colour = attentionColour(texts.attention);
    QPalette look = palette();
    look.setColor(QPalette::WindowText, theme.colour(colour));
    tile.warning->setPalette(look);
    tile.icon->setPixmap(theme.icon(attentionIcon(texts.attention), colour).pixmap(QSize(15, 15), devicePixelRatioF()));
}

void OverviewPage::fillCurrencies()
{
    QStringList codes;
    for (const CurrencyTotal &total : m_position.totals)
        codes += total.currency.toString();
    // The currency of most accounts tells a newcomer most.
    const auto most = std::max_element(m_position.totals.begin(), m_position.totals.end(),
                                       [](const auto &a, const auto &b) { return a.accounts < b.accounts; });
    const QString first = most == m_position.totals.end() ? QString() : most->currency.toString();
    setCodes(m_shareCurrency, codes, first);
    if (setCodes(m_currency, codes, first))
        requestTrend();
}

void OverviewPage::fillBars()
{
    m_bars->setGroups(dimensionOf(m_barsBy),
                      balanceGroups(m_position, dimensionOf(m_barsBy), m_providerNames, BalanceBars::mostPerCurrency));
}

void OverviewPage::fillShares()
{
    const BalanceDimension dimension = dimensionOf(m_shareBy);
    const auto all = balanceGroups(m_position, dimension, m_providerNames, m_position.accounts.size());
    const auto chosen = std::find_if(all.begin(), all.end(), [&](const CurrencyGroups &groups) {
        return groups.currency.toString() == m_shareCurrency->currentText();
    });
    m_shares->setShares(
        dimension, chosen == all.end() ? std::nullopt : std::optional(currencyShares(*chosen, ShareChart::mostParts)));
}

void OverviewPage::filter(BalanceDimension dimension, const QString &key)
{
    switch (dimension) {
    case BalanceDimension::Currency:
        Q_EMIT currencyClicked(key);
        return;
    case BalanceDimension::Account:
        Q_EMIT accountOpened(AccountId(key));
        return;
    case BalanceDimension::Provider:
        Q_EMIT searchRequested(m_providerNames.value(ProviderId(key), key));
        return;
    case BalanceDimension::Entity:
        Q_EMIT searchRequested(key);
        return;
    }
    Q_UNREACHABLE();
}

/// All accounts that belong to the sum: the inspector tells which of them count, and why others do not.
void OverviewPage::askParts(BalanceColumn column, BalanceDimension dimension, const QString &key,
                            const QString &currency)
{
    FigureParts parts{tr("All in %1").arg(currency), column, currency, {}};
    for (const PositionAccount &account : m_position.accounts) {
        if (!account.snapshot.reading || account.snapshot.reading->currency.toString() != currency)
            continue;
        bool isPart = false;
        switch (dimension) {
        case BalanceDimension::Currency:
            isPart = true;
            break;
        case BalanceDimension::Entity:
            isPart = account.entity == key;
            parts.title = key.isEmpty() ? tr("No entity") : key;
            break;
        case BalanceDimension::Provider:
            isPart = account.provider.toString() == key;
            parts.title = m_providerNames.value(ProviderId(key), key);
            break;
        case BalanceDimension::Account:
            isPart = account.snapshot.id.toString() == key;
            parts.title = isPart ? account.name : parts.title;
            break;
        }
        if (isPart)
            parts.accounts.push_back(account.snapshot.id);
    }
    Q_EMIT partsWanted(parts);
}

void OverviewPage::requestTrend()
{
    const auto code = CurrencyCode::parse(m_currency->currentText());
    if (!code)
        return;
    if (m_zoom) // a refresh must not take the user back to the whole range
        Q_EMIT trendZoomRequested(code.value(), m_zoom->first, m_zoom->second);
    else
        Q_EMIT trendRequested(code.value(), m_ranges->days());
}

void OverviewPage::showTrend(const TrendSeries &trend)
{
    if (trend.currency.toString() == m_currency->currentText()) // else the answer was overtaken by another question
        m_trend->setTrend(trend);
}

void OverviewPage::setTablesShown(bool shown)
{
    for (ChartFrame *frame : {m_barsFrame, m_trendFrame, m_shareFrame})
        frame->setTableShown(shown);
}

void OverviewPage::setChosenCurrency(const QString &currency)
{
    m_bars->setSelected(currency);
}

void OverviewPage::copy() const
{
    for (const ChartFrame *frame : {m_barsFrame, m_trendFrame, m_shareFrame}) {
        if (frame->isAncestorOf(focusWidget()))
            frame->copyRows();
    }
}

QByteArray OverviewPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateVersion << qint32(dimensionOf(m_barsBy)) << qint32(dimensionOf(m_shareBy))
           << qint32(m_ranges->days()) << m_currency->currentText() << m_shareCurrency->currentText();
    return state;
}

bool OverviewPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    qint32 barsBy = 0;
    qint32 shareBy = 0;
    qint32 days = 0;
    QString trendCurrency;
    QString shareCurrency;
    stream >> version >> barsBy >> shareBy >> days >> trendCurrency >> shareCurrency;
    const int bars = m_barsBy->findData(barsBy);
    const int share = m_shareBy->findData(shareBy);
    if (stream.status() != QDataStream::Ok || version != stateVersion || bars < 0 || share < 0)
        return false;
    m_barsBy->setCurrentIndex(bars);
    m_shareBy->setCurrentIndex(share);
    m_ranges->setDays(days);
    for (const auto &[box, code] : {std::pair(m_currency, trendCurrency), std::pair(m_shareCurrency, shareCurrency)}) {
        if (box->findText(code) < 0 && CurrencyCode::parse(code)) // before the first position it is not known yet
            box->addItem(code);
        box->setCurrentText(code);
    }
    fillBars();
    fillShares();
    if (!m_position.totals.empty()) // else with the first position
        requestTrend();
    return true;
}

} // namespace coffer
