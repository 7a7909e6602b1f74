// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts_page.h"

#include "account_delegate.h"
#include "card.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

int columnWidth(int column)
{
    switch (AccountTreeModel::Column(column)) {
    case AccountTreeModel::Name:
        return 264;
    case AccountTreeModel::ConnectionName:
    case AccountTreeModel::ProviderName:
        return 124;
    case AccountTreeModel::Currency:
        return 72;
    case AccountTreeModel::Posted:
    case AccountTreeModel::Available:
    case AccountTreeModel::OwnAvailable:
        return 156;
    case AccountTreeModel::Blocked:
    case AccountTreeModel::Pending:
        return 120;
    case AccountTreeModel::Unexplained:
    case AccountTreeModel::Today:
        return 120;
    case AccountTreeModel::AsOf:
    case AccountTreeModel::AccountNumber:
    case AccountTreeModel::CutOffs:
        return 150;
    case AccountTreeModel::Confirmed:
    case AccountTreeModel::Source:
    case AccountTreeModel::Country:
        return 92;
    case AccountTreeModel::State:
        return 132;
    case AccountTreeModel::LastAttempt:
    case AccountTreeModel::Tags:
    case AccountTreeModel::Limits:
    case AccountTreeModel::Note:
    case AccountTreeModel::ColumnCount:
        return 200;
    }
    Q_UNREACHABLE();
}

} // namespace

AccountsPage::AccountsPage(QWidget *parent)
    : PageWidget(parent)
    , m_model(new AccountTreeModel(this))
    , m_proxy(new AccountFilterProxy(this))
    , m_view(new QTreeView(this))
    , m_filterChip(new QWidget(this))
    , m_filterText(new PlainLabel({}, m_filterChip))
    , m_clearFilter(new QToolButton(m_filterChip))
    , m_empty(new PlainLabel({}, m_view))
{
    m_proxy->setSourceModel(m_model);
    m_view->setObjectName(u"accountTree"_s);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new AccountDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(AccountTreeModel::Name, Qt::AscendingOrder);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setAllColumnsShowFocus(true);
    QHeaderView *header = m_view->header();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < AccountTreeModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidth(column));
    for (const int column : {AccountTreeModel::ProviderName, AccountTreeModel::OwnAvailable, AccountTreeModel::Pending,
                             AccountTreeModel::AsOf})
        header->hideSection(column);

    m_clearFilter->setObjectName(u"clearCurrencyFilter"_s);
    m_clearFilter->setAutoRaise(true);
    auto *chip = new QHBoxLayout(m_filterChip);
    chip->setContentsMargins(2 * Theme::spacing, Theme::spacing, 2 * Theme::spacing, Theme::spacing);
    chip->addWidget(m_filterText);
    chip->addWidget(m_clearFilter);
    chip->addStretch(1);
    m_filterChip->hide();
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterChip);
    layout->addWidget(m_view);

    connect(m_clearFilter, &QToolButton::clicked, this, [this] {
        setCurrencyFilter({});
        Q_EMIT currencyFilterCleared();
    });
    connect(header, &QWidget::customContextMenuRequested, this, &AccountsPage::showHeaderMenu);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const PositionAccount *account = m_model->account(m_proxy->mapToSource(index)))
            Q_EMIT accountOpened(account->snapshot.id);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsPage::tellSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const PositionAccount *account = m_model->account(m_proxy->mapToSource(current)))
                    Q_EMIT currentAccountChanged(account->snapshot.id);
            });
    updateTexts();
}

void AccountsPage::updateTexts()
{
    const Theme theme = Theme::of(palette());
    m_view->setAccessibleName(tr("Accounts"));
    m_clearFilter->setText(tr("Show all currencies"));
    m_clearFilter->setAccessibleName(tr("Show all currencies"));
    m_clearFilter->setIcon(theme.icon(u"close"_s));
    m_clearFilter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QPalette look = palette();
    look.setColor(QPalette::WindowText, theme.colour(Colour::Muted));
    m_empty->setPalette(look);
    updateEmptyText();
}

void AccountsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
    PageWidget::changeEvent(event);
}

void AccountsPage::resizeEvent(QResizeEvent *event)
{
    PageWidget::resizeEvent(event);
    fitNames();
}

/// Names take the room that the figures leave, unless the user gave them a width.
void AccountsPage::fitNames()
{
    QHeaderView *header = m_view->header();
    if (m_fittedWidth != 0 && header->sectionSize(AccountTreeModel::Name) != m_fittedWidth)
        return;
    int others = 0;
    for (int column = 1; column < AccountTreeModel::ColumnCount; ++column) {
        if (!header->isSectionHidden(column))
            others += columnWidth(column);
    }
    const int room = width() - others - m_view->verticalScrollBar()->sizeHint().width();
    m_fittedWidth = std::clamp(room, 200, 460);
    header->resizeSection(AccountTreeModel::Name, m_fittedWidth);
}

void AccountsPage::updateEmptyText()
{
    m_empty->setText(m_proxy->isFiltering() ? tr("No account matches. Clear the search to see all.")
                                            : tr("No account was read yet. Refresh, or look at what needs attention."));
    m_empty->setVisible(m_proxy->rowCount() == 0);
}

void AccountsPage::showPosition(const CashPosition &position)
{
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->apply(position);
    if (wasEmpty)
        m_view->expandAll();
    updateEmptyText();
    tellSelection();
}

void AccountsPage::setFormat(const DisplayFormat &format)
{
    const auto current = currentAccount();
    m_format = format;
    m_model->setFormat(format);
    m_view->expandAll();
    if (current)
        selectAccount(*current);
    tellSelection();
}

void AccountsPage::setProviderNames(const QHash<ProviderId, QString> &names)
{
    m_model->setProviderNames(names);
}

void AccountsPage::setGrouping(AccountTreeModel::Grouping grouping)
{
    const auto current = currentAccount();
    m_model->setGrouping(grouping);
    m_view->setRootIsDecorated(grouping != AccountTreeModel::Grouping::None);
    m_view->expandAll();
    if (current)
        selectAccount(*current);
}

void AccountsPage::setFilterText(const QString &text)
{
    m_proxy->setFilterWords(text);
    m_view->expandAll();
    updateEmptyText();
}

void AccountsPage::setCurrencyFilter(const QString &currency)
{
    m_proxy->setCurrency(currency);
    m_filterText->setText(tr("Only accounts in %1").arg(currency));
    m_filterChip->setVisible(!currency.isEmpty());
    m_view->expandAll();
    updateEmptyText();
}

void AccountsPage::selectAccount(const AccountId &id)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model->indexOf(id));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

std::optional<AccountId> AccountsPage::currentAccount() const
{
    const PositionAccount *account = m_model->account(m_proxy->mapToSource(m_view->currentIndex()));
    return account ? std::optional(account->snapshot.id) : std::nullopt;
}

void AccountsPage::showHeaderMenu(const QPoint &position)
{
    QHeaderView *header = m_view->header();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < AccountTreeModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, header,
                [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu->popup(header->mapToGlobal(position));
}

QModelIndexList AccountsPage::selectedRows() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    // As seen from top to bottom, not as clicked.
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return m_view->visualRect(a).top() < m_view->visualRect(b).top();
    });
    return rows;
}

void AccountsPage::tellSelection()
{
    std::vector<const PositionAccount *> accounts;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const PositionAccount *account = m_model->account(m_proxy->mapToSource(row)))
            accounts.push_back(account);
    }
    if (accounts.size() < 2) {
        Q_EMIT selectionSummaryChanged({});
        return;
    }
    const AmountFormat amounts = m_format.amounts();
    QStringList sums;
    const std::vector<CurrencyTotal> totals = totalsOf(accounts);
    for (const CurrencyTotal &total : totals) {
        if (total.posted)
            sums += amounts.format(Money(*total.posted, total.currency));
    }
    Q_EMIT selectionSummaryChanged(
        tr("%n accounts selected, posted: %1", nullptr, int(accounts.size())).arg(sums.join(u" · "_s)));
}

QList<int> AccountsPage::visibleColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < AccountTreeModel::ColumnCount; ++visual) {
        const int column = m_view->header()->logicalIndex(visual);
        if (!m_view->header()->isSectionHidden(column))
            columns += column;
    }
    return columns;
}

void AccountsPage::copy() const
{
    // Cells cannot break out of their column nor become formulas of a spreadsheet, whatever a server put into a name.
    const auto cell = [](QString text, bool isAmount) {
        text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
        return !isAmount && !text.isEmpty() && u"=+-@"_s.contains(text.front()) ? u'\'' + text : text;
    };
    const QList<int> columns = visibleColumns();
    QStringList lines;
    QString html = u"<table>"_s;
    const auto addRow = [&](const QStringList &cells, QLatin1StringView tag) {
        lines += cells.join(u'\t');
        html += u"<tr>"_s;
        for (const QString &text : cells)
            html += u"<%1>%2</%1>"_s.arg(tag, text.toHtmlEscaped());
        html += u"</tr>"_s;
    };
    QStringList headings;
    for (const int column : columns)
        headings += m_model->headerData(column, Qt::Horizontal).toString();
    addRow(headings, "th"_L1);
    const QModelIndexList rows = selectedRows();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells += cell(row.siblingAtColumn(column).data().toString(),
                          AccountTreeModel::balanceColumn(column).has_value());
        addRow(cells, "td"_L1);
    }
    auto *rowsCopied = new QMimeData;
    rowsCopied->setText(lines.join(u'\n'));
    rowsCopied->setHtml(html + u"</table>"_s);
    QGuiApplication::clipboard()->setMimeData(rowsCopied);
}

} // namespace coffer
