// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections_page.h"

#include "card.h"
#include "connection_delegate.h"
#include "connection_details.h"
#include "credentials_panel.h"
#include "relink_dialog.h"
#include "remove_connection_dialog.h"
#include "theme.h"

#include <items/connection_model.h>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

int columnWidth(int column)
{
    switch (ConnectionModel::Column(column)) {
    case ConnectionModel::Name:
    case ConnectionModel::State:
        return 156;
    case ConnectionModel::Environment:
        return 60;
    case ConnectionModel::LastSuccess:
    case ConnectionModel::NextAttempt:
        return 180; // a date, a time of day and its zone
    case ConnectionModel::LastAttempt:
        return 216;
    case ConnectionModel::Quota:
    case ConnectionModel::Expiry:
    case ConnectionModel::Interval:
        return 132;
    case ConnectionModel::Entity:
        return 170;
    case ConnectionModel::Accounts:
        return 76;
    case ConnectionModel::ProviderName:
    case ConnectionModel::ColumnCount:
        return 110;
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionsPage::ConnectionsPage(QWidget *parent)
    : PageWidget(parent)
    , m_model(new ConnectionModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_tabs(new QTabWidget(this))
    , m_credentials(new CredentialsPanel(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(SortRole);
    m_proxy->setFilterRole(FilterTextRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeActions();
    m_tabs->setObjectName(u"connectionTabs"_s);
    m_tabs->setDocumentMode(true);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeList());
    m_stack->addWidget(makeEmpty());
    m_stack->setCurrentIndex(1);
    m_tabs->addTab(m_stack, QString());
    m_tabs->addTab(m_credentials, QString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (m_tabs->widget(tab) == m_credentials)
            Q_EMIT storeStateRequested();
    });
    connect(m_credentials, &CredentialsPanel::checkRequested, this, &ConnectionsPage::credentialCheckRequested);
    connect(m_credentials, &CredentialsPanel::orphanRemovalRequested, this, &ConnectionsPage::orphanRemovalRequested);
    updateSelection();
}

QAction *ConnectionsPage::addAction(const QString &objectName, const QKeySequence &key)
{
    auto *action = new QAction(this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

void ConnectionsPage::updateTexts()
{
    const Theme theme = Theme::of(palette());
    const auto name = [&theme](QAction *action, const QString &icon, const QString &text) {
        action->setIcon(theme.icon(icon));
        action->setText(text);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? text : u"%1 (%2)"_s.arg(text, key));
    };
    const PositionConnection *entry = current();
    const bool paused = entry && entry->connection.paused;
    name(m_refresh, u"refresh"_s, tr("Refresh now"));
    name(m_test, u"ok"_s, tr("Test…"));
    name(m_pause, paused ? u"play"_s : u"pause"_s, paused ? tr("Resume") : tr("Pause"));
    name(m_edit, u"edit"_s, tr("Edit…"));
    name(m_replace, u"key"_s, tr("Replace credential…"));
    name(m_duplicate, u"duplicate"_s, tr("Duplicate…"));
    name(m_relink, u"link"_s, tr("The same account as…"));
    name(m_remove, u"trash"_s, tr("Remove…"));
    m_more->setText(tr("More"));
    m_more->setIcon(theme.icon(u"more"_s));
    m_tabs->setTabText(0, tr("Connections"));
    m_tabs->setTabText(1, tr("Credentials"));
    m_view->setAccessibleName(tr("Connections"));
    m_emptyTitle->setText(tr("No connection yet"));
    m_emptyText->setText(tr("A connection asks one bank or provider for its balances."));
    m_addFirst->setText(tr("Add a connection"));
    m_addFirst->setIcon(theme.icon(u"add"_s));
}

void ConnectionsPage::changeEvent(QEvent *event)
{
    if (m_addFirst && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)) {
        updateTexts();
        m_model->setFormat(m_format); // the model's texts are made anew
        updateDetails();
    }
    PageWidget::changeEvent(event);
}

void ConnectionsPage::makeActions()
{
    m_refresh = addAction(u"refreshConnection"_s, Qt::CTRL | Qt::Key_R);
    m_test = addAction(u"testConnection"_s, Qt::CTRL | Qt::Key_T);
    m_pause = addAction(u"pauseConnection"_s, Qt::CTRL | Qt::Key_P);
    m_edit = addAction(u"editConnection"_s, Qt::Key_F2);
    m_replace = addAction(u"replaceCredential"_s, {});
    m_duplicate = addAction(u"duplicateConnection"_s, Qt::CTRL | Qt::Key_D);
    m_relink = addAction(u"relinkAccount"_s, {});
    m_remove = addAction(u"removeConnection"_s, QKeySequence::Delete);
    using Purpose = ConnectionAssistant::Purpose;
    connect(m_refresh, &QAction::triggered, this, [this] {
        if (const PositionConnection *entry = current())
            Q_EMIT refreshRequested({entry->connection.id});
    });
    connect(m_pause, &QAction::triggered, this, [this] {
        if (const PositionConnection *entry = current())
            Q_EMIT pauseRequested(entry->connection.id, !entry->connection.paused);
    });
    for (const auto &[action, purpose] :
         {std::pair(m_test, Purpose::Test), std::pair(m_edit, Purpose::Edit),
          std::pair(m_replace, Purpose::ReplaceCredential), std::pair(m_duplicate, Purpose::Duplicate)}) {
        connect(action, &QAction::triggered, this, [this, purpose = purpose] {
            if (const PositionConnection *entry = current())
                openAssistant(purpose, &entry->connection);
        });
    }
    connect(m_relink, &QAction::triggered, this, &ConnectionsPage::askLink);
    connect(m_remove, &QAction::triggered, this, &ConnectionsPage::askRemoval);
}

QWidget *ConnectionsPage::makeList()
{
    m_view = new QTableView(this);
    m_view->setObjectName(u"connectionTable"_s);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new ConnectionDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ConnectionModel::Name, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(4 * Theme::spacing);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    for (int column = 0; column < ConnectionModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidth(column));
    // Their shortcuts work while the list has the focus: Delete must not remove a connection from elsewhere.
    m_view->addActions({m_refresh, m_test, m_pause, m_edit, m_replace, m_duplicate, m_relink, m_remove});

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(2 * Theme::spacing, Theme::spacing, 2 * Theme::spacing, Theme::spacing);
    bar->setSpacing(Theme::spacing);
    for (QAction *action : {m_refresh, m_test, m_pause, m_edit}) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
    m_more = new QToolButton(this);
    m_more->setObjectName(u"moreConnectionActions"_s);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->addActions({m_replace, m_duplicate, m_relink});
    menu->addSeparator();
    menu->addAction(m_remove);
    m_more->setMenu(menu);
    bar->addWidget(m_more);
    bar->addStretch(1);

    m_details = new ConnectionDetails(this);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setObjectName(u"connectionSplitter"_s);
    split->setChildrenCollapsible(false);
    split->addWidget(m_view);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({360, 240});
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(split, 1);

    connect(m_view, &QWidget::customContextMenuRequested, this, &ConnectionsPage::showContextMenu);
    connect(m_view, &QAbstractItemView::activated, m_edit, &QAction::trigger);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectionsPage::updateSelection);
    connect(m_details, &ConnectionDetails::relinkRequested, this, &ConnectionsPage::askLink);
    connect(m_details, &ConnectionDetails::newSeriesRequested, this, &ConnectionsPage::askNewSeries);
    return page;
}

QWidget *ConnectionsPage::makeEmpty()
{
    auto *page = new QWidget(this);
    m_emptyTitle = new PlainLabel({}, page);
    m_emptyTitle->setObjectName(u"noConnections"_s);
    m_emptyTitle->setFont(scaledFont(font(), TextSize::Figure));
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText = new PlainLabel({}, page);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_addFirst = new QPushButton(page);
    m_addFirst->setObjectName(u"addFirstConnection"_s);
    connect(m_addFirst, &QPushButton::clicked, this, &ConnectionsPage::addConnection);
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(2 * Theme::spacing);
    layout->addStretch(1);
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_addFirst, 0, Qt::AlignCenter);
    layout->addStretch(2);
    return page;
}

void ConnectionsPage::showPosition(const CashPosition &position)
{
    const ConnectionId chosen = current() ? current()->connection.id : ConnectionId();
    m_position = position;
    m_model->apply(position);
    m_stack->setCurrentIndex(position.connections.empty() ? 1 : 0);
    if (!current()) {
        selectConnection(chosen);
        if (!current() && m_proxy->rowCount() > 0)
            m_view->setCurrentIndex(m_proxy->index(0, 0));
    }
    updateSelection();
}

void ConnectionsPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_model->setFormat(format);
    m_credentials->setFormat(format);
    if (m_assistant)
        m_assistant->setFormat(format);
    updateDetails();
}

void ConnectionsPage::setFilterText(const QString &text)
{
    m_proxy->setFilterFixedString(text);
}

void ConnectionsPage::copy() const
{
    QStringList lines;
    QStringList header;
    for (int column = 0; column < ConnectionModel::ColumnCount; ++column)
        header += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines += header.join(u'\t');
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ConnectionModel::ColumnCount; ++column)
            cells += m_proxy->index(row, column).data().toString().replace(u'\t', u' ').replace(u'\n', u' ');
        lines += cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QByteArray ConnectionsPage::saveState() const
{
    return m_view->horizontalHeader()->saveState();
}

bool ConnectionsPage::restoreState(const QByteArray &state)
{
    return m_view->horizontalHeader()->restoreState(state);
}

void ConnectionsPage::showSchedules(const std::vector<ConnectionSchedule> &schedules)
{
    m_model->setSchedules(schedules);
    updateDetails();
}

void ConnectionsPage::showProviders(const std::vector<ProviderSummary> &providers)
{
    m_providers = providers;
    QHash<ProviderId, QString> names;
    for (const ProviderSummary &provider : providers)
        names.insert(provider.id, provider.name);
    m_model->setProviderNames(names);
    updateDetails();
}

void ConnectionsPage::showAccountLinks(const std::vector<AccountLink> &links)
{
    m_links = links;
    updateSelection();
}

void ConnectionsPage::showCredentials(const CredentialReport &report)
{
    m_credentialReport = report;
    m_credentials->show(report);
    if (m_assistant)
        m_assistant->showStore(report.store);
}

void ConnectionsPage::showTestResult(const Attempt &attempt)
{
    if (m_assistant)
        m_assistant->showTestResult(attempt);
}

void ConnectionsPage::showSaveResult(const Result<void> &result)
{
    if (m_assistant)
        m_assistant->showSaveResult(result);
}

void ConnectionsPage::addConnection()
{
    openAssistant(std::nullopt, nullptr);
}

void ConnectionsPage::enterCredential(const ConnectionId &id)
{
    if (const PositionConnection *entry = m_model->connectionAt(m_model->rowOf(id)))
        openAssistant(ConnectionAssistant::Purpose::ReplaceCredential, &entry->connection);
}

void ConnectionsPage::selectConnection(const ConnectionId &id)
{
    const QModelIndex row = m_proxy->mapFromSource(m_model->index(m_model->rowOf(id), 0));
    if (row.isValid())
        m_view->setCurrentIndex(row);
}

void ConnectionsPage::openAssistant(std::optional<ConnectionAssistant::Purpose> purpose, const Connection *connection)
{
    if (m_assistant) {
        m_assistant->raise();
        m_assistant->activateWindow();
        return;
    }
    m_assistant = new ConnectionAssistant(m_providers, m_format, window());
    m_assistant->setAttribute(Qt::WA_DeleteOnClose);
    QStringList entities;
    for (const PositionConnection &entry : m_position.connections)
        entities += entry.connection.entity;
    for (const PositionAccount &account : m_position.accounts)
        entities += account.entity;
    entities.removeAll(QString());
    entities.removeDuplicates();
    entities.sort();
    m_assistant->setEntities(entities);
    m_assistant->setDefaultInterval(m_defaultInterval);
    m_assistant->showStore(m_credentialReport.store);
    connect(m_assistant, &ConnectionAssistant::testRequested, this, &ConnectionsPage::testRequested);
    connect(m_assistant, &ConnectionAssistant::saveRequested, this, &ConnectionsPage::saveRequested);
    connect(m_assistant, &ConnectionAssistant::storeStateRequested, this, &ConnectionsPage::storeStateRequested);
    if (purpose && connection && !m_assistant->begin(*purpose, *connection)) {
        delete m_assistant;
        QMessageBox::information(window(), tr("Edit the connection"),
                                 tr("The definition of this provider is not there any more."));
        return;
    }
    m_assistant->open();
}

const PositionConnection *ConnectionsPage::current() const
{
    const QModelIndex row = m_proxy->mapToSource(m_view->currentIndex());
    return row.isValid() ? m_model->connectionAt(row.row()) : nullptr;
}

std::vector<AccountLink> ConnectionsPage::linksOf(const ConnectionId &id) const
{
    std::vector<AccountLink> links;
    std::copy_if(m_links.begin(), m_links.end(), std::back_inserter(links),
                 [&](const AccountLink &link) { return link.connection == id; });
    return links;
}

void ConnectionsPage::askRemoval()
{
    const PositionConnection *entry = current();
    if (!entry)
        return;
    auto *dialog = new RemoveConnectionDialog(*entry, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, id = entry->connection.id] { Q_EMIT removeRequested(id, dialog->removesHistory()); });
    dialog->open();
}

void ConnectionsPage::askLink()
{
    const PositionConnection *entry = current();
    if (!entry)
        return;
    auto *dialog = new RelinkDialog(linksOf(entry->connection.id), m_position, m_format, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto link = dialog->chosen())
            Q_EMIT linkRequested(*link);
    });
    dialog->open();
}

void ConnectionsPage::askNewSeries(const PositionAccount &account)
{
    const auto &error = account.snapshot.stateError;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Start a new history"),
                        tr("%1 was in %2 and is now sent in %3. Shall its figures in %3 start the history of a "
                           "new account? The old one ends; what was recorded of it stays.")
                            .arg(account.name, error ? error->expected : QString(), error ? error->found : QString()),
                        QMessageBox::Yes | QMessageBox::Cancel, window());
    box->setObjectName(u"newSeriesQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const AccountSnapshot &snapshot = account.snapshot;
    connect(box, &QMessageBox::accepted, this,
            [this, connection = snapshot.connection, id = snapshot.id] { Q_EMIT newSeriesRequested(connection, id); });
    box->open();
}

void ConnectionsPage::showContextMenu(const QPoint &at)
{
    if (!m_view->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"connectionMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_refresh, m_test, m_pause, m_edit});
    menu->addSeparator();
    menu->addActions({m_replace, m_duplicate, m_relink});
    menu->addSeparator();
    menu->addAction(m_remove);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ConnectionsPage::updateSelection()
{
    const PositionConnection *entry = current();
    const bool chosen = entry != nullptr;
    const bool asks = chosen && !isManual(entry->connection); // nobody is asked for what is typed by hand
    for (QAction *action : {m_refresh, m_test, m_pause, m_edit, m_replace, m_duplicate})
        action->setEnabled(asks);
    m_refresh->setEnabled(asks && !entry->connection.paused);
    m_remove->setEnabled(chosen);
    m_relink->setEnabled(chosen && !linksOf(entry->connection.id).empty());
    m_more->setEnabled(chosen);
    updateTexts();
    updateDetails();
}

void ConnectionsPage::updateDetails()
{
    const PositionConnection *entry = current();
    if (!entry) {
        m_details->clear();
        return;
    }
    ConnectionDetails::Shown shown{.connection = *entry,
                                   .provider = {},
                                   .schedule = {},
                                   .links = linksOf(entry->connection.id),
                                   .accounts = {},
                                   .now = m_position.asOf};
    const auto provider = std::find_if(m_providers.begin(), m_providers.end(), [&](const ProviderSummary &each) {
        return each.id == entry->connection.provider;
    });
    if (provider != m_providers.end())
        shown.provider = *provider;
    if (const ConnectionSchedule *schedule = m_model->scheduleOf(entry->connection.id))
        shown.schedule = *schedule;
    for (const PositionAccount &account : m_position.accounts) {
        if (account.snapshot.connection == entry->connection.id && account.snapshot.state != AccountState::Present)
            shown.accounts.push_back(account);
    }
    for (const AccountLink &link : shown.links) {
        for (const PositionAccount &account : m_position.accounts) {
            if (account.snapshot.id == link.fresh)
                shown.accounts.push_back(account);
        }
    }
    m_details->show(shown, m_format);
}

} // namespace coffer
