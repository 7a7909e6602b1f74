// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts_page.h"

#include "account_delegate.h"
#include "card.h"
#include "columns_popup.h"
#include "level_bar.h"
#include "sparkline_delegate.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Model = AccountTreeModel;

constexpr int manyAccounts = 500; ///< from here on the search waits for the end of typing
const QChar pathSeparator(0x1f);

struct ColumnLook
{
    int width;
    bool shown; ///< as the page is made
};

ColumnLook lookOf(Model::Column column)
{
    switch (column) {
    case Model::Name:
        return {264, true};
    case Model::ConnectionName:
        return {104, true};
    case Model::ProviderName:
        return {124, false};
    case Model::Currency:
        return {64, true};
    case Model::Posted:
        return {132, true};
    case Model::Available:
        return {140, true};
    case Model::OwnAvailable:
        return {150, false};
    case Model::Blocked:
        return {100, true};
    case Model::Pending:
    case Model::Unexplained:
        return {120, false};
    case Model::AsOf:
    case Model::AccountNumber:
    case Model::CutOffs:
        return {150, false};
    case Model::Confirmed:
        return {80, true};
    case Model::Source:
    case Model::Country:
        return {92, false};
    case Model::State:
        return {124, true};
    case Model::LastAttempt:
        return {124, true};
    case Model::Today:
        return {72, true};
    case Model::Tags:
    case Model::Limits:
    case Model::Note:
    case Model::ColumnCount:
        return {180, false};
    }
    Q_UNREACHABLE();
}

/// The order in which columns stand as the page is made.
QList<int> madeOrder()
{
    QList<int> order;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (column != Model::Today)
            order += column;
    }
    order.insert(order.indexOf(Model::AsOf), Model::Today);
    return order;
}

} // namespace

AccountsPage::AccountsPage(QWidget *parent)
    : PageWidget(parent)
    , m_model(new AccountTreeModel(this))
    , m_proxy(new AccountFilterProxy(this))
    , m_view(new QTreeView(this))
    , m_levelBar(new LevelBar(this))
    , m_columns(new QToolButton(this))
    , m_filterChip(new QWidget(this))
    , m_filterText(new PlainLabel({}, m_filterChip))
    , m_clearFilter(new QToolButton(m_filterChip))
    , m_empty(new PlainLabel({}, m_view))
    , m_numbersShown(new QAction(this))
    , m_chooseColumns(new QAction(this))
    , m_groupings(new QActionGroup(this))
{
    makeView();
    makeActions();
    m_levelBar->setObjectName(u"levelBar"_s);
    m_levelBar->setLevels(m_model->levels());
    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setAutoRaise(true);
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clearFilter->setObjectName(u"clearCurrencyFilter"_s);
    m_clearFilter->setAutoRaise(true);
    auto *chip = new QHBoxLayout(m_filterChip);
    chip->setContentsMargins(0, 0, 0, 0);
    chip->addWidget(m_filterText);
    chip->addWidget(m_clearFilter);
    m_filterChip->hide();
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(2 * Theme::spacing, Theme::spacing, Theme::spacing, Theme::spacing);
    bar->setSpacing(2 * Theme::spacing);
    bar->addWidget(m_levelBar);
    bar->addWidget(m_filterChip);
    bar->addStretch(1);
    bar->addWidget(m_columns);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view);
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(150);

    connect(&m_filterSoon, &QTimer::timeout, this, [this] {
        m_proxy->setFilterWords(m_wantedFilter);
        applyClosed();
        updateEmptyText();
    });
    connect(m_clearFilter, &QToolButton::clicked, this, [this] {
        setCurrencyFilter({});
        Q_EMIT currencyFilterCleared();
    });
    connect(m_columns, &QToolButton::clicked, m_chooseColumns, &QAction::trigger);
    connect(m_levelBar, &LevelBar::levelsChanged, this, [this](const Model::Levels &levels) {
        setLevels(levels);
        Q_EMIT stateChanged();
    });
    updateTexts();
}

AccountsPage::~AccountsPage()
{
    // Sections change while the models go: nobody must be told when this part is gone.
    m_view->header()->disconnect(this);
    m_view->selectionModel()->disconnect(this);
    m_view->disconnect(this);
    m_model->disconnect(this);
}

void AccountsPage::makeView()
{
    m_proxy->setSourceModel(m_model);
    m_view->setObjectName(u"accountTree"_s);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new AccountDelegate(m_view));
    m_view->setItemDelegateForColumn(Model::Today, new SparklineDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(2 * Theme::spacing);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(Model::Name, Qt::AscendingOrder);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setDragEnabled(true);
    m_view->setAcceptDrops(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    QHeaderView *header = m_view->header();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    resetColumns();

    connect(header, &QWidget::customContextMenuRequested, this, &AccountsPage::showHeaderMenu);
    connect(header, &QHeaderView::sectionMoved, this, &PageWidget::stateChanged);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        // Not the last section, which follows the window, also while that is taken down.
        if (QGuiApplication::mouseButtons() != Qt::NoButton)
            Q_EMIT stateChanged();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PageWidget::stateChanged);
    connect(m_view, &QWidget::customContextMenuRequested, this, &AccountsPage::showRowMenu);
    connect(m_view, &QTreeView::activated, this, &AccountsPage::openRow);
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_applyingClosed && !m_proxy->isFiltering()) {
            m_closed.insert(pathText(index));
            Q_EMIT stateChanged();
        }
    });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_applyingClosed && m_closed.remove(pathText(index)))
            Q_EMIT stateChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsPage::tellSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const PositionAccount *account = m_model->account(m_proxy->mapToSource(current)))
                    Q_EMIT currentAccountChanged(account->snapshot.id);
            });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { m_groupsChanged = true; });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_groupsChanged = true; });
    connect(m_model, &AccountTreeModel::entityMoveRequested, this, &AccountsPage::askMove);
}

void AccountsPage::makeActions()
{
    for (int level = 1; level <= 3; ++level) {
        auto *action = new QAction(this);
        action->setObjectName(u"openToLevel%1"_s.arg(level));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(Qt::Key_0 + level)));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, level] {
            Q_EMIT wanted();
            openToLevel(level);
        });
        m_levelActions.push_back(action);
    }
    m_numbersShown->setObjectName(u"numbersShownAction"_s);
    m_numbersShown->setCheckable(true);
    connect(m_numbersShown, &QAction::toggled, this, [this](bool shown) {
        m_model->setNumbersShown(shown);
        Q_EMIT stateChanged();
    });
    connect(m_numbersShown, &QAction::triggered, this, &AccountsPage::wanted);
    m_chooseColumns->setObjectName(u"chooseColumnsAction"_s);
    connect(m_chooseColumns, &QAction::triggered, this, [this] {
        Q_EMIT wanted(); // the list opens under its button
        openColumns();
    });
    makeGroupings();
}

void AccountsPage::makeGroupings()
{
    m_groupings->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    using Grouping = Model::Grouping;
    for (const Grouping one : {Grouping::Entity, Grouping::Provider, Grouping::Currency, Grouping::Country,
                               Grouping::Tag, Grouping::Source, Grouping::None}) {
        QAction *action = m_groupings->addAction(QString());
        action->setObjectName(u"groupBy_"_s + (one == Grouping::None ? u"none"_s : Model::groupingCode(one)));
        action->setCheckable(true);
        action->setData(int(one));
        connect(action, &QAction::triggered, this, [this, one] {
            Q_EMIT wanted();
            setGrouping(one);
            updateGroupings(); // choosing what is chosen changes nothing
            Q_EMIT stateChanged();
        });
    }
}

void AccountsPage::updateGroupings()
{
    const Model::Levels &levels = m_model->levels();
    for (QAction *action : m_groupings->actions()) {
        const auto one = Model::Grouping(action->data().toInt());
        action->setChecked(levels.empty() ? one == Model::Grouping::None : levels.size() == 1 && levels.front() == one);
        action->setText(one == Model::Grouping::None ? tr("No groups") : Model::groupingLabel(one));
    }
}

void AccountsPage::fillMenu(QMenu *menu)
{
    m_groupMenu = menu->addMenu(tr("Group accounts by"));
    m_groupMenu->setObjectName(u"groupMenu"_s);
    m_groupMenu->addActions(m_groupings->actions());
    menu->addActions({m_levelActions.begin(), m_levelActions.end()});
    menu->addActions({m_numbersShown, m_chooseColumns});
}

void AccountsPage::updateTexts()
{
    const Theme theme = Theme::of(palette());
    m_view->setAccessibleName(tr("Accounts"));
    m_clearFilter->setText(tr("Show all currencies"));
    m_clearFilter->setAccessibleName(tr("Show all currencies"));
    m_clearFilter->setIcon(theme.icon(u"close"_s));
    m_clearFilter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setText(tr("Columns…"));
    m_columns->setAccessibleName(tr("Choose columns"));
    m_columns->setIcon(theme.icon(u"columns"_s));
    m_levelActions[0]->setText(tr("Close all groups"));
    m_levelActions[1]->setText(tr("Open the first level"));
    m_levelActions[2]->setText(tr("Open two levels"));
    m_numbersShown->setText(tr("Account numbers in full"));
    m_chooseColumns->setText(tr("Columns of accounts…"));
    if (m_groupMenu)
        m_groupMenu->setTitle(tr("Group accounts by"));
    updateGroupings();
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

// ---- what is shown

/// Names take the room that the figures leave, unless the user gave them a width.
void AccountsPage::fitNames()
{
    QHeaderView *header = m_view->header();
    if (m_fittedWidth != 0 && header->sectionSize(Model::Name) != m_fittedWidth)
        return;
    int others = 0;
    for (int column = 1; column < Model::ColumnCount; ++column) {
        if (!header->isSectionHidden(column))
            others += lookOf(Model::Column(column)).width;
    }
    const int room = width() - others - m_view->verticalScrollBar()->sizeHint().width();
    m_fittedWidth = std::clamp(room, 176, 460);
    const QSignalBlocker quiet(header); // the user arranged nothing
    header->resizeSection(Model::Name, m_fittedWidth);
}

void AccountsPage::updateEmptyText()
{
    m_empty->setText(m_proxy->isFiltering() ? tr("No account matches. Clear the search to see all.")
                                            : tr("No account was read yet. Refresh, or look at what needs attention."));
    m_empty->setVisible(m_proxy->rowCount() == 0);
}

void AccountsPage::showPosition(const CashPosition &position)
{
    m_model->apply(position);
    if (m_groupsChanged)
        applyClosed();
    updateEmptyText();
    tellSelection();
}

void AccountsPage::setFormat(const DisplayFormat &format)
{
    const auto current = currentAccount();
    m_format = format;
    m_model->setFormat(format);
    applyClosed();
    if (current)
        selectAccount(*current);
    tellSelection();
}

void AccountsPage::setProviderNames(const QHash<ProviderId, QString> &names)
{
    m_model->setProviderNames(names);
}

void AccountsPage::setEntities(const std::vector<Entity> &entities)
{
    m_model->setEntities(entities);
    if (m_groupsChanged)
        applyClosed();
}

void AccountsPage::setBusinessDays(const BusinessDays &days)
{
    m_model->setBusinessDays(days);
}

void AccountsPage::showToday(const QHash<AccountId, TrendSeries> &series)
{
    m_model->setToday(series);
}

void AccountsPage::setLevels(const AccountTreeModel::Levels &levels)
{
    const auto current = currentAccount();
    const Model::Levels earlier = m_model->levels();
    m_model->setLevels(levels);
    if (m_model->levels() == earlier)
        return;
    m_levelBar->setLevels(m_model->levels());
    updateGroupings();
    m_view->setRootIsDecorated(!m_model->levels().empty());
    m_closed.clear();
    applyClosed();
    if (current)
        selectAccount(*current);
    Q_EMIT levelsChanged(m_model->levels());
}

void AccountsPage::setFilterText(const QString &text)
{
    m_wantedFilter = text;
    if (m_model->accountsUnder({}).size() > manyAccounts) {
        m_filterSoon.start();
        return;
    }
    m_proxy->setFilterWords(text);
    applyClosed();
    updateEmptyText();
}

void AccountsPage::setCurrencyFilter(const QString &currency)
{
    m_proxy->setCurrency(currency);
    m_filterText->setText(tr("Only accounts in %1").arg(currency));
    m_filterChip->setVisible(!currency.isEmpty());
    applyClosed();
    updateEmptyText();
}

// ---- groups that are open and closed

QString AccountsPage::pathText(const QModelIndex &viewIndex) const
{
    return m_model->pathOf(m_proxy->mapToSource(viewIndex)).join(pathSeparator);
}

/// Opens everything but what the user closed; while something is searched, everything.
void AccountsPage::applyClosed()
{
    m_applyingClosed = true;
    m_groupsChanged = false;
    m_view->expandAll();
    if (!m_closed.isEmpty() && !m_proxy->isFiltering()) {
        QModelIndexList groups;
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            groups += m_proxy->index(row, 0);
        for (qsizetype i = 0; i < groups.size(); ++i) {
            const QModelIndex group = groups[i]; // the list grows
            if (m_model->kind(m_proxy->mapToSource(group)) != Model::RowKind::Group)
                continue;
            if (m_closed.contains(pathText(group)))
                m_view->collapse(group);
            for (int row = 0; row < m_proxy->rowCount(group); ++row)
                groups += m_proxy->index(row, 0, group);
        }
    }
    m_applyingClosed = false;
}

/// Level 1 shows the outermost groups only, level 2 what is in them, and so on.
void AccountsPage::openToLevel(int level)
{
    m_applyingClosed = true;
    m_closed.clear();
    if (level == 1)
        m_view->collapseAll();
    else
        m_view->expandToDepth(level - 2);
    QModelIndexList groups;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        groups += m_proxy->index(row, 0);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QModelIndex group = groups[i];
        if (m_model->kind(m_proxy->mapToSource(group)) != Model::RowKind::Group)
            continue;
        if (!m_view->isExpanded(group))
            m_closed.insert(pathText(group));
        for (int row = 0; row < m_proxy->rowCount(group); ++row)
            groups += m_proxy->index(row, 0, group);
    }
    m_applyingClosed = false;
    Q_EMIT stateChanged();
}

// ---- choosing, opening, asking where from

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

void AccountsPage::openRow(const QModelIndex &index)
{
    if (const PositionAccount *account = m_model->account(m_proxy->mapToSource(index)))
        Q_EMIT accountOpened(account->snapshot.id);
    else
        explain(index);
}

void AccountsPage::explain(const QModelIndex &index)
{
    const QModelIndex source = m_proxy->mapToSource(index);
    if (!source.isValid())
        return;
    const BalanceColumn column = Model::balanceColumn(index.column()).value_or(BalanceColumn::Posted);
    if (const PositionAccount *account = m_model->account(source)) {
        Q_EMIT provenanceWanted(account->snapshot.id, column);
        return;
    }
    const QString currency = source.data(CurrencyRole).toString();
    if (currency.isEmpty()) // of several currencies: each has a total of its own
        return;
    FigureParts parts{source.siblingAtColumn(Model::Name).data().toString(), column, currency, {}};
    for (const PositionAccount *account : m_model->accountsUnder(source))
        parts.accounts.push_back(account->snapshot.id);
    Q_EMIT partsWanted(parts);
}

bool AccountsPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_view->viewport() && event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->pos());
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::AltModifier && index.isValid()) {
            explain(index);
            return true;
        }
    }
    if (object == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            explain(m_view->currentIndex());
            return true;
        }
    }
    return PageWidget::eventFilter(object, event);
}

void AccountsPage::showRowMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        const bool isAccount = m_model->account(m_proxy->mapToSource(index)) != nullptr;
        const QPersistentModelIndex row(index);
        menu->addAction(isAccount ? tr("Open the account") : tr("Show the parts of this sum"), this,
                        [this, row] { openRow(row); });
        if (isAccount)
            menu->addAction(tr("Where this figure comes from"), this, [this, row] { explain(row); });
        menu->addAction(tr("Copy the selected rows"), this, &AccountsPage::copy);
        menu->addSeparator();
    }
    menu->addActions({m_levelActions.begin(), m_levelActions.end()});
    menu->addSeparator();
    menu->addAction(m_numbersShown);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void AccountsPage::askMove(const std::vector<AccountId> &accounts, const QString &entity)
{
    std::vector<std::pair<AccountId, AccountSettings>> changes;
    for (const AccountId &id : accounts) {
        if (const PositionAccount *account = m_model->account(m_model->indexOf(id))) {
            AccountSettings settings = account->settings;
            settings.entity = entity;
            changes.emplace_back(id, settings);
        }
    }
    if (changes.empty())
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Move accounts"), {}, QMessageBox::Cancel, this);
    question->setObjectName(u"moveAccountsQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    const int count = int(changes.size());
    question->setText(entity.isEmpty()
                          ? tr("Let %n accounts belong to the entity that their connection names?", nullptr, count)
                          : tr("Move %n accounts to the entity %1?", nullptr, count).arg(shortened(entity, 60)));
    question->setInformativeText(tr("Nothing changes at the bank. Subtotals by entity will count them there."));
    QPushButton *move = question->addButton(tr("Move"), QMessageBox::AcceptRole);
    connect(move, &QAbstractButton::clicked, this, [this, changes] { Q_EMIT accountSettingsChanged(changes); });
    question->open();
}

// ---- columns

void AccountsPage::resetColumns()
{
    QHeaderView *header = m_view->header();
    const QList<int> order = madeOrder();
    for (int visual = 0; visual < order.size(); ++visual) {
        const int column = order[visual];
        header->moveSection(header->visualIndex(column), visual);
        header->resizeSection(column, lookOf(Model::Column(column)).width);
        header->setSectionHidden(column, !lookOf(Model::Column(column)).shown);
    }
    m_fittedWidth = 0;
    if (isVisible())
        fitNames();
}

void AccountsPage::openColumns()
{
    QHeaderView *header = m_view->header();
    std::vector<ColumnsPopup::Column> columns;
    for (int visual = 0; visual < Model::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        columns.push_back({column, m_model->headerData(column, Qt::Horizontal).toString(),
                           !header->isSectionHidden(column), column != Model::Name});
    }
    auto *popup = new ColumnsPopup(columns, this);
    connect(popup, &ColumnsPopup::columnShown, this, [this, header](int column, bool shown) {
        header->setSectionHidden(column, !shown);
        fitNames();
        Q_EMIT stateChanged();
    });
    connect(popup, &ColumnsPopup::orderChanged, this, [header](const QList<int> &order) {
        int visual = 0; // the name stays first, so that the tree has its branches there
        header->moveSection(header->visualIndex(Model::Name), visual++);
        for (const int column : order) {
            if (column != Model::Name)
                header->moveSection(header->visualIndex(column), visual++);
        }
    });
    connect(popup, &ColumnsPopup::resetRequested, this, [this] {
        resetColumns();
        Q_EMIT stateChanged();
    });
    popup->popup(m_columns->mapToGlobal(m_columns->rect().bottomLeft()));
}

void AccountsPage::showHeaderMenu(const QPoint &position)
{
    QHeaderView *header = m_view->header();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 1; visual < Model::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        if (column == Model::Name)
            continue;
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, header, column](bool shown) {
            header->setSectionHidden(column, !shown);
            Q_EMIT stateChanged();
        });
    }
    menu->addSeparator();
    menu->addAction(m_chooseColumns);
    menu->popup(header->mapToGlobal(position));
}

QList<int> AccountsPage::visibleColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < Model::ColumnCount; ++visual) {
        const int column = m_view->header()->logicalIndex(visual);
        if (!m_view->header()->isSectionHidden(column))
            columns += column;
    }
    return columns;
}

// ---- the selection

QModelIndexList AccountsPage::selectedRows() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    // As seen from top to bottom, not as clicked.
    std::vector<std::pair<int, QModelIndex>> byPlace;
    byPlace.reserve(size_t(rows.size()));
    for (const QModelIndex &row : std::as_const(rows))
        byPlace.emplace_back(m_view->visualRect(row).top(), row);
    std::stable_sort(byPlace.begin(), byPlace.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    rows.clear();
    for (const auto &[place, row] : byPlace)
        rows += row;
    return rows;
}

/// Each account once, also where a group and something in it are both selected.
std::vector<const PositionAccount *> AccountsPage::selectedAccounts() const
{
    std::vector<const PositionAccount *> accounts;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const QModelIndex source = m_proxy->mapToSource(row);
        // A group that shows only a part of its accounts stands for none.
        if (m_model->account(source) || !m_proxy->isFiltering()) {
            const auto under = m_model->accountsUnder(source);
            accounts.insert(accounts.end(), under.begin(), under.end());
        }
    }
    std::sort(accounts.begin(), accounts.end());
    accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    return accounts;
}

void AccountsPage::tellSelection()
{
    const std::vector<const PositionAccount *> accounts = selectedAccounts();
    if (accounts.size() < 2) {
        Q_EMIT selectionSummaryChanged({});
        return;
    }
    const AmountFormat amounts = m_format.amounts();
    QStringList sums;
    const std::vector<CurrencyTotal> totals = totalsOf(accounts);
    int counted = 0;
    for (const CurrencyTotal &total : totals) {
        counted += total.accounts;
        if (total.posted)
            sums += amounts.format(Money(*total.posted, total.currency));
    }
    const int leftOut = int(accounts.size()) - counted;
    const QString sum = sums.join(u" · "_s);
    Q_EMIT selectionSummaryChanged(
        leftOut == 0 ? tr("%n accounts selected, posted: %1", nullptr, int(accounts.size())).arg(sum)
                     : tr("%n accounts selected, posted: %1 (not counted: %2)", nullptr, int(accounts.size()))
                           .arg(sum, QString::number(leftOut)));
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
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString align = Model::isAmount(columns[i]) ? u" align=\"right\""_s : QString();
            html += u"<%1%2>%3</%1>"_s.arg(tag, align, cells[i].toHtmlEscaped());
        }
        html += u"</tr>"_s;
    };
    QStringList headings;
    for (const int column : columns)
        headings += cell(m_model->headerData(column, Qt::Horizontal).toString(), false);
    addRow(headings, "th"_L1);
    const QModelIndexList rows = selectedRows();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells += cell(row.siblingAtColumn(column).data().toString(), Model::isAmount(column));
        addRow(cells, "td"_L1);
    }
    auto *rowsCopied = new QMimeData;
    rowsCopied->setText(lines.join(u'\n'));
    rowsCopied->setHtml(html + u"</table>"_s);
    QGuiApplication::clipboard()->setMimeData(rowsCopied);
}

} // namespace coffer
