// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_page.h"

#include "card.h"
#include "chart_frame.h"
#include "completeness_view.h"
#include "legend.h"
#include "range_buttons.h"
#include "table_copy.h"
#include "theme.h"
#include "trend_chart.h"

#include <balances/expectation.h>
#include <items/account_choice_model.h>
#include <items/account_texts.h>
#include <items/history_model.h>

#include <QComboBox>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <set>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateVersion = 1;
constexpr int leastPixels = 400;

ChartRange rangeOf(int days)
{
    switch (days) {
    case 1:
        return ChartRange::Day;
    case 7:
        return ChartRange::Week;
    case 30:
        return ChartRange::Month;
    case 90:
        return ChartRange::Quarter;
    case 365:
        return ChartRange::Year;
    default: // RangeButtons::all
        return ChartRange::All;
    }
}

int columnWidth(int column)
{
    switch (HistoryModel::Column(column)) {
    case HistoryModel::Received:
    case HistoryModel::AsOf:
        return 180; // a date, a time of day and its zone
    case HistoryModel::AccountName:
        return 180;
    case HistoryModel::Posted:
    case HistoryModel::Available:
        return 150;
    case HistoryModel::Pending:
    case HistoryModel::State:
        return 110;
    case HistoryModel::Changed:
    case HistoryModel::ColumnCount:
        return 260;
    }
    Q_UNREACHABLE();
}

} // namespace

HistoryPage::HistoryPage(QWidget *parent)
    : PageWidget(parent)
    , m_choice(new AccountChoiceModel(this))
    , m_choiceProxy(new QSortFilterProxyModel(this))
    , m_model(new HistoryModel(this))
    , m_tabs(new QTabWidget(this))
    , m_completeness(new CompletenessView(this))
{
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeBalances(), QString());
    m_tabs->addTab(m_completeness, QString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1'000);

    connect(&m_soon, &QTimer::timeout, this, &HistoryPage::ask);
    connect(m_choice, &AccountChoiceModel::chosen, this, &HistoryPage::noteChoice);
    connect(m_ranges, &RangeButtons::daysChosen, this, [this] {
        m_window.reset();
        ask();
        Q_EMIT stateChanged();
    });
    connect(m_currency, &QComboBox::activated, this, [this] { ask(); });
    connect(m_chart, &TrendChart::zoomRequested, this, [this](UtcTime from, UtcTime to) {
        m_window = {from, to};
        askSeries();
    });
    connect(m_chart, &TrendChart::zoomReset, this, [this] {
        m_window.reset();
        ask();
    });
    connect(m_model, &HistoryModel::pageWanted, this,
            [this](quint64 serial, const std::optional<ReadingCursor> &after) {
                ReadingFilter filter;
                for (const PositionAccount *account : chosenIn(m_currency->currentText()))
                    filter.accounts.push_back(account->snapshot.id);
                if (m_shown) {
                    filter.from = m_shown->first;
                    filter.to = m_shown->second;
                }
                Q_EMIT readingsWanted(serial, filter, after);
            });
    connect(m_model, &HistoryModel::pageAdded, this, &HistoryPage::updateEmptyTexts);
    connect(m_table, &QTableView::activated, this, &HistoryPage::openReading);
    connect(m_completeness, &CompletenessView::factsWanted, this, &HistoryPage::completenessWanted);
    connect(m_completeness, &CompletenessView::accountOpened, this, &HistoryPage::accountOpened);
    connect(m_completeness, &CompletenessView::dayChosen, this, [this](const AccountId &account, QDate day) {
        m_window = {m_days.rule.endOf(day.addDays(-1)), m_days.rule.endOf(day)};
        m_choice->chooseAccounts({account});
        m_tabs->setCurrentIndex(0);
    });
    updateTexts();
}

HistoryPage::~HistoryPage() = default;

QWidget *HistoryPage::makeChoice()
{
    auto *panel = new Card(u"accounts"_s);
    panel->setObjectName(u"historyChoice"_s);
    m_search = new QLineEdit(panel);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setClearButtonEnabled(true);
    m_accounts = new QTreeView(panel);
    m_accounts->setObjectName(u"historyAccounts"_s);
    m_choiceProxy->setSourceModel(m_choice);
    m_choiceProxy->setRecursiveFilteringEnabled(true);
    m_choiceProxy->setFilterRole(FilterTextRole);
    m_choiceProxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_accounts->setModel(m_choiceProxy);
    m_accounts->setHeaderHidden(true);
    m_accounts->setUniformRowHeights(true);
    m_accounts->setFrameShape(QFrame::NoFrame);
    m_accounts->setRootIsDecorated(false);
    m_accounts->setIndentation(2 * Theme::spacing);
    m_accounts->setTextElideMode(Qt::ElideMiddle);
    panel->body()->addWidget(m_search);
    panel->body()->addWidget(m_accounts, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_choiceProxy->setFilterFixedString(text.trimmed());
        m_accounts->expandAll();
    });
    connect(m_choice, &QAbstractItemModel::modelReset, m_accounts, &QTreeView::expandAll);
    connect(m_accounts, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const AccountId id(index.data(IdRole).toString());
        if (!id.isEmpty())
            m_choice->chooseAccounts({id});
        else if (const QString currency = index.data(CurrencyRole).toString(); !currency.isEmpty())
            m_choice->chooseTotal(currency);
    });
    return panel;
}

QWidget *HistoryPage::makeReadings()
{
    m_readingsCard = new Card(u"table"_s);
    m_table = new QTableView(m_readingsCard);
    m_table->setObjectName(u"historyReadings"_s);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + Theme::spacing);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidth(column));
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->moveSection(HistoryModel::AsOf, HistoryModel::State); // what is rarely sent stands behind the figures
    m_empty = new PlainLabel({}, m_table);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);
    m_readingsCard->body()->addWidget(m_table, 1);
    return m_readingsCard;
}

QWidget *HistoryPage::makeBalances()
{
    m_chart = new TrendChart;
    m_legend = new Legend(Legend::Kind::Lines);
    m_frame = new ChartFrame(u"historyTrend"_s, u"chart"_s, m_chart, m_legend);
    m_currency = new QComboBox(m_frame);
    m_currency->setObjectName(u"historyCurrency"_s);
    m_ranges = new RangeButtons(m_frame);
    m_ranges->setObjectName(u"historyRanges"_s);
    m_frame->header()->insertWidget(m_frame->header()->count() - 1, m_currency);
    m_frame->header()->insertWidget(m_frame->header()->count() - 1, m_ranges);
    auto *right = new QSplitter(Qt::Vertical);
    right->setChildrenCollapsible(false);
    right->addWidget(m_frame);
    right->addWidget(makeReadings());
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 2);
    auto *page = new QSplitter(Qt::Horizontal);
    page->setObjectName(u"historySplitter"_s);
    page->setChildrenCollapsible(false);
    page->addWidget(makeChoice());
    page->addWidget(right);
    page->setStretchFactor(1, 1);
    page->setSizes({260, 900});
    page->setContentsMargins(Theme::spacing, Theme::spacing, Theme::spacing, Theme::spacing);
    return page;
}

void HistoryPage::updateTexts()
{
    m_tabs->setTabText(0, tr("Balances"));
    m_tabs->setTabText(1, tr("Completeness"));
    static_cast<Card *>(m_accounts->parentWidget())->setTitle(tr("Show"));
    m_search->setPlaceholderText(tr("Search accounts"));
    m_search->setAccessibleName(tr("Search accounts"));
    m_accounts->setAccessibleName(tr("Accounts and totals to show"));
    m_currency->setAccessibleName(tr("Currency of the chart"));
    m_readingsCard->setTitle(tr("Readings"));
    m_table->setAccessibleName(tr("Stored readings, newest first"));
    m_chart->setEmptyText(tr("Nothing was read in this time"));
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
    m_empty->setPalette(look);
    updateEmptyTexts();
}

void HistoryPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
    PageWidget::changeEvent(event);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (m_isOutdated)
        ask();
}

// ---- what is chosen

std::vector<const PositionAccount *> HistoryPage::chosen() const
{
    std::vector<const PositionAccount *> accounts;
    const QString &total = m_choice->total();
    for (const PositionAccount &account : m_position.accounts) {
        const bool inTotal = !total.isEmpty() && account.inTotals() && account.snapshot.reading
            && account.snapshot.reading->currency.toString() == total;
        if (inTotal || m_choice->accounts().contains(account.snapshot.id))
            accounts.push_back(&account);
    }
    return accounts;
}

std::vector<const PositionAccount *> HistoryPage::chosenIn(const QString &currency) const
{
    std::vector<const PositionAccount *> accounts = chosen();
    std::erase_if(accounts, [&](const PositionAccount *account) {
        return account->snapshot.reading && account->snapshot.reading->currency.toString() != currency;
    });
    return accounts;
}

void HistoryPage::fillCurrencies()
{
    std::set<QString> codes;
    for (const PositionAccount *account : chosen()) {
        if (account->snapshot.reading)
            codes.insert(account->snapshot.reading->currency.toString());
    }
    const QString before = m_currency->currentText();
    m_currency->clear();
    m_currency->addItems({codes.begin(), codes.end()});
    if (codes.contains(before))
        m_currency->setCurrentText(before);
    m_currency->setVisible(codes.size() > 1); // two currencies are never added: one is shown at a time
}

void HistoryPage::noteChoice()
{
    fillCurrencies();
    ask();
    Q_EMIT stateChanged();
}

void HistoryPage::chooseAccounts(const std::vector<AccountId> &accounts)
{
    m_choice->chooseAccounts(accounts);
}

// ---- asking

void HistoryPage::ask()
{
    m_isOutdated = !isVisible();
    if (m_isOutdated)
        return;
    askSeries();
    m_completeness->refresh();
}

void HistoryPage::askSeries()
{
    const std::vector<const PositionAccount *> accounts = chosenIn(m_currency->currentText());
    const auto currency = CurrencyCode::parse(m_currency->currentText());
    if (!currency || accounts.empty()) {
        ++m_serial;
        m_shown.reset();
        m_chart->setTrend(std::nullopt);
        askReadings();
        return;
    }
    SeriesQuery query{u"history"_s, ++m_serial, currency.value(), {}, rangeOf(m_ranges->days())};
    query.window = m_window;
    query.rule = m_days.rule;
    query.pixels = std::max(m_chart->width(), leastPixels);
    std::set<QString> entities;
    for (const PositionAccount *account : accounts) {
        query.accounts.push_back(account->snapshot.id);
        entities.insert(account->entity);
    }
    if (entities.size() == 1) // of several entities weekends alone are left out
        query.calendar = m_days.calendarOf(*entities.begin());
    for (const PositionConnection &each : m_position.connections)
        query.gapAfter[each.connection.id] = holdsFor(each.connection);
    const QString name = accounts.size() == 1 ? accounts.front()->name
        : m_choice->total().isEmpty()
        ? tr("%n accounts, %1", nullptr, int(accounts.size())).arg(currency.value().toString())
        : tr("All in %1").arg(currency.value().toString());
    m_frame->setTitle(name);
    m_frame->setTestData(m_position.source == DataSource::Test);
    QString label = columnLabel(BalanceColumn::Available);
    std::vector<PositionAccount> shown;
    for (const PositionAccount *account : accounts)
        shown.push_back(*account);
    label = availableLabel(shown);
    m_chart->setAvailableLabel(label);
    m_legend->setAvailableLabel(label);
    m_model->setNames([&] {
        QHash<AccountId, QString> names;
        for (const PositionAccount &account : m_position.accounts)
            names.insert(account.snapshot.id, account.name);
        return names;
    }());
    m_table->setColumnHidden(HistoryModel::AccountName, accounts.size() == 1);
    Q_EMIT seriesWanted(query);
}

void HistoryPage::askReadings()
{
    m_model->restart();
    updateEmptyTexts();
}

void HistoryPage::showSeries(quint64 serial, const TrendSeries &series)
{
    if (serial != m_serial)
        return;
    m_chart->setTrend(series);
    m_shown = {series.from, series.to};
    askReadings();
}

void HistoryPage::addReadings(quint64 serial, const std::vector<ReadingRow> &rows, bool isLast)
{
    m_model->addPage(serial, rows, isLast);
}

void HistoryPage::showCompleteness(quint64 serial, const std::shared_ptr<const CompletenessFacts> &facts)
{
    m_completeness->showFacts(serial, facts);
}

void HistoryPage::noteFailure()
{
    m_model->noteFailure();
}

void HistoryPage::noteStored()
{
    m_isOutdated = true;
    // A zoom into the past stays as it is, and so does a table that the user has scrolled.
    const bool scrolled = m_table->rowAt(0) > 0 || m_table->selectionModel()->hasSelection();
    if (isVisible() && !m_window && !scrolled)
        m_soon.start();
}

void HistoryPage::updateEmptyTexts()
{
    m_empty->setText(m_model->isWaiting() ? tr("Reading…") : tr("Nothing was stored in this time"));
    m_empty->setVisible(m_model->rowCount() == 0);
}

void HistoryPage::openReading(const QModelIndex &index)
{
    if (const ReadingRow *row = m_model->row(index)) {
        const ReadingRow opened = *row; // who is told may ask for other rows
        Q_EMIT accountOpened(opened.account);
        Q_EMIT readingOpened(opened);
    }
}

// ---- frame

void HistoryPage::showPosition(const CashPosition &position)
{
    m_position = position;
    m_choice->setPosition(position);
    m_completeness->showPosition(position);
    if (m_currency->count() == 0)
        noteChoice();
}

void HistoryPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_chart->setFormat(format);
    m_model->setFormat(format);
    m_completeness->setFormat(format);
}

void HistoryPage::setBusinessDays(const BusinessDays &days)
{
    const bool changed = m_days != days;
    m_days = days;
    m_completeness->setBusinessDays(days);
    if (changed)
        ask();
}

void HistoryPage::setTablesShown(bool shown)
{
    m_frame->setTableShown(shown);
}

void HistoryPage::setFilterText(const QString &text)
{
    m_search->setText(text);
    m_completeness->setFilterWords(text);
}

void HistoryPage::copy() const
{
    if (m_frame->isTableShown() && m_frame->isAncestorOf(focusWidget()))
        m_frame->copyRows();
    else
        copySelectedRows(m_tabs->currentIndex() == 0 ? *m_table : *m_completeness->table());
}

QByteArray HistoryPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    QStringList accounts;
    for (const AccountId &account : m_choice->accounts())
        accounts += account.toString();
    out << stateVersion << m_ranges->days() << m_choice->total() << accounts
        << m_table->horizontalHeader()->saveState();
    return state;
}

bool HistoryPage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    int days = 0;
    QString total;
    QStringList accounts;
    QByteArray header;
    in >> version >> days >> total >> accounts >> header;
    if (in.status() != QDataStream::Ok || version != stateVersion)
        return false;
    m_ranges->setDays(days);
    std::vector<AccountId> ids;
    for (const QString &account : accounts)
        ids.push_back(AccountId(account));
    if (!ids.empty())
        m_choice->chooseAccounts(ids);
    else if (!total.isEmpty())
        m_choice->chooseTotal(total);
    return m_table->horizontalHeader()->restoreState(header);
}

} // namespace coffer
