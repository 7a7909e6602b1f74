// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "about_dialog.h"
#include "accounts_page.h"
#include "activity_page.h"
#include "as_of_box.h"
#include "card.h"
#include "connections_page.h"
#include "history_page.h"
#include "inspector.h"
#include "navigation_delegate.h"
#include "notice_bar.h"
#include "overview_page.h"
#include "position_state.h"
#include "reports_page.h"
#include "shortcuts_dialog.h"
#include "start_page.h"
#include "tray.h"

#include <items/account_texts.h>
#include <wording/alert_text.h>

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageCount = 6;
/// Of the pages in the order of MainWindow::Page: object names, and of their icons.
constexpr std::array<QLatin1StringView, pageCount> pageNames{
    QLatin1StringView("overview"), QLatin1StringView("accounts"),    QLatin1StringView("history"),
    QLatin1StringView("reports"),  QLatin1StringView("connections"), QLatin1StringView("activity")};

} // namespace

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    setObjectName(u"mainWindow"_s);
    makeActions();
    makeMenus();
    makeToolBar();
    makePages();
    makeInspector();
    makeStatusBar();
    makeTray();
    updateTexts();
    updateIcons();
    resize(1280, 800);
    m_catchUp.setSingleShot(true);
    connect(&m_catchUp, &QTimer::timeout, this, &MainWindow::catchUp);
    m_settle.setSingleShot(true);
    m_settle.setInterval(std::chrono::seconds(2));
    connect(&m_settle, &QTimer::timeout, this, [this] { Q_EMIT layoutChanged(Saving::Soon); });
    showPosition({});
}

QAction *MainWindow::makeAction(const QString &objectName, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(objectName);
    action->setShortcut(shortcut);
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    m_refresh = makeAction(u"refreshAction"_s, Qt::Key_F5);
    m_cancel = makeAction(u"cancelAction"_s, Qt::SHIFT | Qt::Key_F5);
    m_cancel->setVisible(false);
    m_add = makeAction(u"addConnectionAction"_s, Qt::CTRL | Qt::Key_N);
    m_samples = makeAction(u"sampleBanksAction"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    m_hide = makeAction(u"hideAmountsAction"_s, Qt::CTRL | Qt::Key_H);
    m_hide->setCheckable(true);
    m_find = makeAction(u"findAction"_s, QKeySequence::Find);
    m_tables = makeAction(u"tablesAction"_s, Qt::ALT | Qt::Key_T);
    m_tables->setCheckable(true);
    m_copy = makeAction(u"copyAction"_s, QKeySequence::Copy);
    m_details = makeAction(u"detailsAction"_s, Qt::Key_F4);
    m_details->setCheckable(true);
    m_quit = makeAction(u"quitAction"_s, Qt::CTRL | Qt::Key_Q);
    m_settings = makeAction(u"settingsAction"_s, Qt::CTRL | Qt::Key_Comma);
    m_settings->setMenuRole(QAction::PreferencesRole);
    m_export = makeAction(u"exportPositionAction"_s, Qt::CTRL | Qt::Key_E);
    m_shortcuts = makeAction(u"shortcutsAction"_s, Qt::Key_F1);
    m_available = new QAction(this);
    m_available->setObjectName(u"availableMeaningAction"_s);
    m_verify = new QAction(this);
    m_verify->setObjectName(u"verifyHistoryAction"_s);
    m_folder = new QAction(this);
    m_folder->setObjectName(u"dataFolderAction"_s);
    m_about = new QAction(this);
    m_about->setObjectName(u"aboutAction"_s);
    m_about->setMenuRole(QAction::AboutRole);
    m_now = makeAction(u"backToNowAction"_s, Qt::CTRL | Qt::Key_0);
    m_now->setEnabled(false);

    connect(m_refresh, &QAction::triggered, this, [this] { Q_EMIT refreshRequested({}); });
    connect(m_cancel, &QAction::triggered, this, &MainWindow::cancelRequested);
    connect(m_add, &QAction::triggered, this, [this] { m_connections->addConnection(); });
    connect(m_samples, &QAction::triggered, this, &MainWindow::sampleBanksRequested);
    connect(m_hide, &QAction::toggled, this, &MainWindow::setAmountsHidden);
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_tables, &QAction::toggled, this, [this](bool shown) {
        for (PageWidget *one : m_allPages)
            one->setTablesShown(shown);
    });
    connect(m_copy, &QAction::triggered, this, [this] { m_allPages[size_t(page())]->copy(); });
    connect(m_details, &QAction::toggled, this, [this](bool shown) {
        const auto current = m_accounts->currentAccount();
        if (shown && current)
            openAccount(*current);
        m_dock->setVisible(shown);
    });
    connect(m_quit, &QAction::triggered, this, [this] {
        m_quitting = true;
        close();
    });
    connect(m_export, &QAction::triggered, this, [this] { m_reports->chooseFile(); });
    connect(m_verify, &QAction::triggered, this, &MainWindow::historyCheckRequested);
    connect(m_folder, &QAction::triggered, this, &MainWindow::dataFolderRequested);
    connect(m_shortcuts, &QAction::triggered, this,
            [this] { openHelp(u"shortcutsDialog"_s, [this] { return new ShortcutsDialog(*menuBar(), this); }); });
    connect(m_available, &QAction::triggered, this,
            [this] { openHelp(u"availableDialog"_s, [this] { return new AvailableDialog(m_providers, this); }); });
    connect(m_about, &QAction::triggered, this,
            [this] { openHelp(u"aboutDialog"_s, [this] { return new AboutDialog(this); }); });
    connect(m_settings, &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(m_now, &QAction::triggered, this, [this] { Q_EMIT asOfChosen({}); });

    m_pageActions = new QActionGroup(this);
    for (int i = 0; i < pageCount; ++i) {
        const Page one = Page(i);
        QAction *action =
            makeAction(QString(pageNames[size_t(i)]) + u"Action"_s, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        action->setCheckable(true);
        action->setData(int(one));
        m_pageActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, one] { setPage(one); });
    }
    m_themeActions = new QActionGroup(this);
    for (const ThemeChoice one : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        auto *action = new QAction(this);
        action->setObjectName(u"themeAction%1"_s.arg(int(one)));
        action->setCheckable(true);
        action->setChecked(one == ThemeChoice::System);
        action->setData(int(one));
        m_themeActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, one] {
            setTheme(one);
            Q_EMIT themeChanged(one);
        });
    }
}

void MainWindow::makeMenus()
{
    for (int i = 0; i <= int(Menu::Help); ++i)
        m_menus.push_back(menuBar()->addMenu(QString()));
    m_menus[0]->addAction(m_copy);
    m_menus[0]->addAction(m_settings);
    m_menus[0]->addSeparator();
    m_menus[0]->addAction(m_quit);
    m_menus[1]->addActions(m_pageActions->actions());
    m_menus[1]->addSeparator();
    m_menus[1]->addActions({m_details, m_tables, m_hide, m_find});
    m_menus[1]->addSeparator();
    m_menus[1]->addActions(m_themeActions->actions());
    m_menus[2]->addActions({m_refresh, m_cancel, m_now});
    m_menus[3]->addActions({m_add, m_samples});
    m_menus[4]->addAction(m_export);
    m_menus[5]->addActions({m_shortcuts, m_available});
    m_menus[5]->addSeparator();
    m_menus[5]->addActions({m_verify, m_folder});
    m_menus[5]->addSeparator();
    m_menus[5]->addAction(m_about);
}

void MainWindow::openHelp(const QString &objectName, const std::function<QDialog *()> &make)
{
    auto *dialog = findChild<QDialog *>(objectName);
    if (!dialog) {
        dialog = make();
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::makeTray()
{
    m_tray = new Tray({m_refresh, m_hide, nullptr, m_quit}, this);
    connect(m_tray, &Tray::showRequested, this, &MainWindow::bringToFront);
}

void MainWindow::addMenuAction(Menu menu, QAction *action)
{
    QMenu *target = m_menus[size_t(menu)];
    if (menu == Menu::File)
        target->insertAction(m_copy, action);
    else
        target->addAction(action);
    addAction(action); // the shortcut works although the menu is closed
}

void MainWindow::makeToolBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"toolBar"_s);
    addToolBar(bar);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    bar->addActions({m_refresh, m_cancel, m_add});
    bar->addSeparator();
    m_asOfBox = new AsOfBox(bar);
    m_asOfBox->setObjectName(u"asOfBox"_s);
    bar->addWidget(m_asOfBox);
    connect(m_asOfBox, &AsOfBox::chosen, this, &MainWindow::asOfChosen);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_testChip = new PlainLabel({}, bar);
    m_testChip->setObjectName(u"testChip"_s);
    bar->addWidget(m_testChip);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(u"searchField"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(240);
    bar->addWidget(m_search);
    bar->addAction(m_hide);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_accounts->setFilterText(text);
        if (!text.isEmpty())
            setPage(Page::Accounts);
    });
}

void MainWindow::makePages()
{
    m_testBar = new NoticeBar(NoticeBar::Kind::Test, this);
    m_testBar->setObjectName(u"testBar"_s);
    m_notice = new NoticeBar(NoticeBar::Kind::Notice, this);
    m_notice->setObjectName(u"noticeBar"_s);
    m_asOfBar = new NoticeBar(NoticeBar::Kind::Mode, this);
    m_asOfBar->setObjectName(u"asOfBar"_s);
    m_asOfBar->setAction(m_now);
    m_navigation = new QListWidget(this);
    m_navigation->setObjectName(u"navigation"_s);
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setFixedWidth(148);
    m_navigation->setItemDelegate(new NavigationDelegate(m_navigation));
    m_navigation->viewport()->setAutoFillBackground(false);
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_allPages = {m_overview = new OverviewPage(this),       m_accounts = new AccountsPage(this),
                  m_history = new HistoryPage(this),         m_reports = new ReportsPage(this),
                  m_connections = new ConnectionsPage(this), m_activity = new ActivityPage(this)};
    m_selectionTexts.resize(m_allPages.size());
    m_outdated.resize(m_allPages.size(), true);
    m_menus[size_t(Menu::View)]->addSeparator();
    m_accounts->fillMenu(m_menus[size_t(Menu::View)]);
    m_start = new StartPage(this);
    m_start->setObjectName(u"startPage"_s);
    m_pages = new QStackedWidget(this);
    for (size_t i = 0; i < m_allPages.size(); ++i) {
        PageWidget *one = m_allPages[i];
        one->setObjectName(QString(pageNames[i]) + u"Page"_s);
        m_pages->addWidget(one);
        m_navigation->addItem(QString());
        connect(one, &PageWidget::accountOpened, this, &MainWindow::openAccount);
        connect(one, &PageWidget::selectionSummaryChanged, this, [this, i](const QString &text) {
            m_selectionTexts[i] = text;
            m_selection->setText(m_selectionTexts[size_t(page())]);
        });
        connect(one, &PageWidget::stateChanged, this, &MainWindow::noteArrangement);
    }

    auto *work = new QWidget(this);
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_start);
    m_stack->addWidget(work);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_testBar);
    column->addWidget(m_asOfBar);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    setCentralWidget(central);

    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int index) { setPage(Page(index)); });
    connect(m_start, &StartPage::addConnectionRequested, m_add, &QAction::trigger);
    connect(m_start, &StartPage::sampleBanksRequested, this, &MainWindow::sampleBanksRequested);
    connect(m_overview, &OverviewPage::trendRequested, this, &MainWindow::trendRequested);
    connect(m_overview, &OverviewPage::currencyClicked, this, &MainWindow::filterByCurrency);
    connect(m_overview, &OverviewPage::searchRequested, m_search, &QLineEdit::setText);
    connect(m_overview, &OverviewPage::attentionActionRequested, this, &MainWindow::act);
    connect(m_accounts, &AccountsPage::currentAccountChanged, this, [this](const AccountId &id) {
        if (m_dock->isVisible())
            openAccount(id);
    });
    connect(m_accounts, &AccountsPage::wanted, this, [this] { setPage(Page::Accounts); });
    connect(m_accounts, &AccountsPage::currencyFilterCleared, this, [this] { m_overview->setChosenCurrency({}); });
}

void MainWindow::makeInspector()
{
    m_inspector = new Inspector(this);
    m_inspector->setObjectName(u"inspector"_s);
    m_dock = new QDockWidget(this);
    m_dock->setObjectName(u"accountDock"_s);
    m_dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_dock->setWidget(m_inspector);
    addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->hide();
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!m_dock->isHidden() || !visible)
            m_details->setChecked(visible);
        noteArrangement();
    });
    connect(m_inspector, &Inspector::settingsChanged, this, &MainWindow::accountSettingsChanged);
    connect(m_inspector, &Inspector::accountActivated, this, &MainWindow::openAccount);
    connect(m_inspector, &Inspector::wanted, m_dock, &QWidget::show);
}

MainWindow::~MainWindow()
{
    m_dock->disconnect(this); // it is hidden while the base class is destroyed, when this part is gone
}

void MainWindow::makeStatusBar()
{
    m_lastSweep = new PlainLabel({}, this);
    m_lastSweep->setObjectName(u"lastSweepLabel"_s);
    m_selection = new PlainLabel({}, this);
    m_selection->setObjectName(u"selectionLabel"_s);
    m_sweepText = new PlainLabel({}, this);
    m_sweepText->setObjectName(u"sweepLabel"_s);
    m_sweep = new QProgressBar(this);
    m_sweep->setObjectName(u"sweepProgress"_s);
    m_sweep->setFixedSize(160, 10);
    m_sweep->setTextVisible(false);
    m_failed = new PlainLabel({}, this);
    m_failed->setObjectName(u"failedLabel"_s);
    statusBar()->setContentsMargins(Theme::spacing, 0, Theme::spacing, 0);
    statusBar()->addWidget(m_lastSweep);
    statusBar()->addWidget(m_selection, 1);
    statusBar()->addPermanentWidget(m_sweepText);
    statusBar()->addPermanentWidget(m_sweep);
    statusBar()->addPermanentWidget(m_failed);
    statusBar()->setSizeGripEnabled(false);
    m_sweep->hide();
    m_sweepText->hide();
}

void MainWindow::updateTexts()
{
    const auto name = [](QAction *action, const QString &text, const QString &help) {
        action->setText(text);
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(shortcut.isEmpty() ? help : u"%1 (%2)"_s.arg(help, shortcut));
    };
    name(m_refresh, tr("Refresh"), tr("Ask all connections now"));
    name(m_cancel, tr("Cancel"), tr("Stop the refresh"));
    name(m_add, tr("Add connection…"), tr("Add a connection to a bank or provider"));
    name(m_samples, tr("Explore with sample banks"), tr("Open a profile with made-up balances"));
    name(m_hide, tr("Hide amounts"), tr("Hide or show all amounts"));
    name(m_find, tr("Find account"), tr("Find an account"));
    name(m_tables, tr("Charts as tables"), tr("Show the numbers behind the charts"));
    name(m_copy, tr("Copy rows"), tr("Copy the selected accounts"));
    name(m_details, tr("Account details"), tr("Show the details of the chosen account"));
    name(m_quit, tr("Quit"), tr("Quit"));
    name(m_settings, tr("Settings…"), tr("Language, colours, numbers, network and more"));
    name(m_export, tr("Export position…"), tr("Save the position that is shown as a file"));
    name(m_shortcuts, tr("Keyboard shortcuts"), tr("Show all keys"));
    name(m_available, tr("What “available” means"), tr("What each provider counts as available"));
    name(m_verify, tr("Verify the history"), tr("Check that nothing of the stored history was changed"));
    name(m_folder, tr("Open the data folder"), tr("Show the folder that holds all data"));
    name(m_about, tr("About Coffer"), tr("Version and licence"));
    name(m_now, tr("Back to now"), tr("Show the current position again"));
    const QStringList pages{tr("Overview"), tr("Accounts"),    tr("History"),
                            tr("Reports"),  tr("Connections"), tr("Activity")};
    for (int i = 0; i < pages.size(); ++i) {
        m_pageActions->actions().at(i)->setText(pages[i]);
        m_navigation->item(i)->setText(pages[i]);
    }
    m_themeActions->actions().at(0)->setText(tr("Colours of the system"));
    m_themeActions->actions().at(1)->setText(tr("Light colours"));
    m_themeActions->actions().at(2)->setText(tr("Dark colours"));
    m_menus[0]->setTitle(tr("&File"));
    m_menus[1]->setTitle(tr("&View"));
    m_menus[2]->setTitle(tr("&Balances"));
    m_menus[3]->setTitle(tr("&Connections"));
    m_menus[4]->setTitle(tr("&Reports"));
    m_menus[5]->setTitle(tr("&Help"));
    m_search->setPlaceholderText(tr("Search accounts"));
    m_search->setAccessibleName(tr("Search accounts"));
    m_navigation->setAccessibleName(tr("Pages"));
    m_dock->setWindowTitle(tr("Account"));
    m_testChip->setText(dataSourceLabel(DataSource::Test));
    m_sweep->setAccessibleName(tr("Progress of the refresh"));
    m_tray->updateTexts();
    updateAsOf();
    updateTitle();
    updateStatus();
}

void MainWindow::updateIcons()
{
    const Theme theme = Theme::of(palette());
    m_refresh->setIcon(theme.icon(u"refresh"_s));
    m_cancel->setIcon(theme.icon(u"cancel"_s));
    m_add->setIcon(theme.icon(u"add"_s));
    m_hide->setIcon(theme.icon(u"hide"_s));
    m_copy->setIcon(theme.icon(u"copy"_s));
    m_tables->setIcon(theme.icon(u"table"_s));
    m_find->setIcon(theme.icon(u"search"_s));
    m_settings->setIcon(theme.icon(u"settings"_s));
    m_samples->setIcon(theme.icon(u"bank"_s));
    for (int i = 0; i < pageCount; ++i)
        m_navigation->item(i)->setData(NavigationDelegate::IconNameRole, QString(pageNames[size_t(i)]));
    setWindowIcon(theme.icon(u"logo"_s, Colour::Accent));
    m_testChip->setStyleSheet(u"QLabel { color: %1; border: 1px solid %1; border-radius: 4px; padding: 1px 8px;"
                              " margin: 0 16px; font-weight: bold; }"_s.arg(theme.colour(Colour::Test).name()));
    m_export->setIcon(theme.icon(u"save"_s));
    m_shortcuts->setIcon(theme.icon(u"help"_s));
    m_about->setIcon(theme.icon(u"info"_s));
    m_verify->setIcon(theme.icon(u"ok"_s));
    m_folder->setIcon(theme.icon(u"external"_s));
    m_now->setIcon(theme.icon(u"undo"_s));
    updateTitle();
    updateStatus();
}

bool MainWindow::event(QEvent *event)
{
    // The desktop changed between light and dark.
    if (event->type() == QEvent::ThemeChange && m_theme == ThemeChoice::System)
        applyTheme(*qApp, m_theme);
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT layoutChanged(Saving::Now);
    const bool stays = m_closeToTray && m_tray->isShown() && !m_quitting && !qApp->isSavingSession();
    m_quitting = false;
    if (stays) {
        event->ignore();
        hide();
        return;
    }
    m_tray->setShown(false);
    QMainWindow::closeEvent(event);
    // Although the window may have been hidden in the tray, or a dialog is still open.
    QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    noteArrangement();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    noteArrangement();
}

void MainWindow::noteArrangement()
{
    if (isVisible())
        m_settle.start();
}

WindowLayout MainWindow::windowLayout() const
{
    WindowLayout layout{saveGeometry(), saveState(), pageNames[size_t(page())], {}};
    for (size_t i = 0; i < m_allPages.size(); ++i) {
        if (const QByteArray state = m_allPages[i]->saveState(); !state.isEmpty())
            layout.pages.emplace(pageNames[i], state);
    }
    return layout;
}

QStringList MainWindow::restoreLayout(const WindowLayout &layout)
{
    QStringList refused;
    if (!layout.geometry.isEmpty() && !restoreGeometry(layout.geometry))
        refused += u"geometry"_s;
    if (!layout.parts.isEmpty() && !restoreState(layout.parts))
        refused += u"parts"_s;
    for (size_t i = 0; i < m_allPages.size(); ++i) {
        const auto state = layout.pages.find(pageNames[i]);
        if (state != layout.pages.end() && !m_allPages[i]->restoreState(state->second))
            refused += pageNames[i];
        if (layout.page == pageNames[i])
            setPage(Page(i));
    }
    return refused;
}

void MainWindow::setTrayIcon(bool shown, bool closeToTray)
{
    m_tray->setShown(shown);
    m_closeToTray = closeToTray;
    QApplication::setQuitOnLastWindowClosed(!m_tray->isShown()); // a dialog that is closed must not end the program
    updateTitle();
}

bool MainWindow::hasTrayIcon() const
{
    return m_tray->isShown();
}

void MainWindow::showFirstTime(bool minimised)
{
    if (!minimised)
        show();
    else if (!m_tray->isShown())
        showMinimized();
}

void MainWindow::bringToFront()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::showTrayMessage(const QString &title, const QString &text)
{
    if (m_tray->isShown())
        m_tray->showMessage(title, text);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::PaletteChange && m_failed)
        updateIcons();
    QMainWindow::changeEvent(event);
}

MainWindow::Page MainWindow::page() const
{
    return Page(m_pages->currentIndex());
}

void MainWindow::setPage(Page page)
{
    const bool changed = m_pages->currentIndex() != int(page);
    m_pages->setCurrentIndex(int(page));
    updatePage(page);
    m_navigation->setCurrentRow(int(page));
    m_pageActions->actions().at(int(page))->setChecked(true);
    m_copy->setEnabled(m_allPages[size_t(page)]->canCopy());
    m_selection->setText(m_selectionTexts[size_t(page)]);
    if (changed) {
        noteArrangement();
        Q_EMIT pageChanged(page);
    }
}

void MainWindow::showPosition(const CashPosition &position)
{
    if (!m_asOf) {
        m_asOfBox->setNow(position.knownAt);
        present(position);
    } else if (position.asOf == *m_asOf) {
        present(position);
    } else {
        m_asOfBox->setNow(position.knownAt);
        m_current = position;
    }
}

void MainWindow::showAsOf(std::optional<UtcTime> time)
{
    if (m_asOf == time)
        return;
    if (!m_asOf)
        m_current = m_position;
    m_asOf = time;
    m_asOfBox->setTime(time);
    m_now->setEnabled(time.has_value());
    updateAsOf();
    if (!time)
        present(m_current);
}

void MainWindow::updateAsOf()
{
    m_asOfBar->setText(m_asOf ? tr("Position as of %1, not the current one.").arg(timeOrNothing(m_asOf, m_format))
                              : QString());
}

void MainWindow::showAlerts(const std::vector<Alert> &alerts)
{
    m_alerts = alerts;
    updateTitle();
}

void MainWindow::notifyAlert(const Alert &alert)
{
    const QString title =
        alert.source == DataSource::Test ? u"Coffer — %1"_s.arg(dataSourceLabel(DataSource::Test)) : u"Coffer"_s;
    Q_EMIT notificationRequested(title, alertSentence(alert, {m_format.amounts(), m_format.locale, m_format.zone}));
}

void MainWindow::present(const CashPosition &position)
{
    m_position = position;
    const bool started = !position.connections.empty();
    m_stack->setCurrentIndex(started ? 1 : 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_asOfBox, m_search})
        widget->setEnabled(started);
    m_refresh->setEnabled(started && !m_sweep->isVisible());
    m_outdated.assign(m_outdated.size(), true);
    updatePage(page());
    m_catchUp.start(500); // once what comes together has come
    if (started && m_navigation->currentRow() < 0)
        setPage(Page::Overview);
    const bool test = position.source == DataSource::Test;
    m_testBar->setText(test ? tr("TEST: these balances come from sample banks or test environments. No real money.")
                            : QString());
    // An action of a toolbar's widget hides it, not the widget itself.
    for (QAction *action : m_testChip->parentWidget()->actions()) {
        if (static_cast<QToolBar *>(m_testChip->parentWidget())->widgetForAction(action) == m_testChip)
            action->setVisible(test);
    }
    updateTitle();
    updateStatus();
    updateInspector();
}

/// What is seen is brought up to date at once, the other pages when they are seen or nothing else is to do, one after
/// the other: thousands of accounts in six pages at once would be felt.
void MainWindow::updatePage(Page page)
{
    const size_t index = size_t(page);
    if (!m_outdated[index])
        return;
    m_outdated[index] = false;
    m_allPages[index]->showPosition(m_position);
}

void MainWindow::catchUp()
{
    const auto next = std::find(m_outdated.begin(), m_outdated.end(), true);
    if (next == m_outdated.end())
        return;
    updatePage(Page(next - m_outdated.begin()));
    m_catchUp.start(20);
}

void MainWindow::updateTitle()
{
    const PositionState state = worstState(m_position, m_alerts);
    QStringList parts;
    if (state.severity > PositionState::Severity::Good)
        parts += u"! "_s + state.text;
    parts += u"Coffer"_s;
    if (m_position.source == DataSource::Test)
        parts += dataSourceLabel(DataSource::Test);
    setWindowTitle(parts.join(u" — "_s));
    m_tray->showState(state, m_position, m_format);
}

void MainWindow::updateStatus()
{
    std::optional<UtcTime> last;
    int failed = 0;
    QString name;
    for (const PositionConnection &entry : m_position.connections) {
        last = std::max(last, entry.activity.lastAttemptAt);
        if (entry.freshness.lastOutcome == AttemptOutcome::Failed
            || entry.freshness.lastOutcome == AttemptOutcome::Refused) {
            ++failed;
            name = entry.connection.name;
        }
    }
    QStringList sweep;
    if (last)
        sweep += tr("Last asked %1").arg(timeOrNothing(last, m_format));
    if (m_nextSweep && !m_position.connections.empty())
        sweep += tr("next %1").arg(timeOrNothing(m_nextSweep, m_format));
    m_lastSweep->setText(sweep.join(u" · "_s));
    m_failed->setText(failed == 0       ? QString()
                          : failed == 1 ? tr("1 connection failed: %1").arg(shortened(name, 40))
                                        : tr("%n connections failed", nullptr, failed));
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Error));
    m_failed->setPalette(look);
}

void MainWindow::showProviders(const std::vector<ProviderSummary> &providers)
{
    m_providers = providers;
    m_connections->showProviders(providers);
    QHash<ProviderId, QString> names;
    for (const ProviderSummary &provider : providers)
        names.insert(provider.id, provider.name);
    m_overview->setProviderNames(names);
    m_accounts->setProviderNames(names);
}

void MainWindow::showTrend(const TrendSeries &trend)
{
    m_overview->showTrend(trend);
}

void MainWindow::showSweep(int finished, int total)
{
    const bool running = finished < total;
    m_sweep->setRange(0, std::max(total, 1));
    m_sweep->setValue(finished);
    m_sweep->setVisible(running);
    m_sweepText->setText(tr("%1 of %2 connections").arg(QString::number(finished), QString::number(total)));
    m_sweepText->setVisible(running);
    m_cancel->setVisible(running);
    m_refresh->setEnabled(!running && !m_position.connections.empty());
    if (!running)
        m_overview->requestTrend();
}

void MainWindow::showNextSweep(std::optional<UtcTime> next)
{
    m_nextSweep = next;
    updateStatus();
}

void MainWindow::showNotice(const QString &text)
{
    m_notice->setText(text);
}

void MainWindow::setFormat(const DisplayFormat &format)
{
    m_format = format;
    const QSignalBlocker quiet(m_hide);
    m_hide->setChecked(format.hidesAmounts());
    for (PageWidget *one : m_allPages)
        one->setFormat(format);
    m_inspector->setFormat(format);
    m_asOfBox->setFormat(format);
    updateAsOf();
    updateTitle();
    updateStatus();
}

void MainWindow::setBusinessDayCutOff(QTime cutOff)
{
    m_asOfBox->setCutOff(cutOff);
}

void MainWindow::setAmountsHidden(bool hidden)
{
    DisplayFormat format = m_format;
    format.visibility = hidden ? AmountVisibility::Hidden : AmountVisibility::Shown;
    setFormat(format);
    Q_EMIT formatChanged(format);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    m_themeActions->actions().at(int(choice))->setChecked(true);
    applyTheme(*qApp, choice);
}

void MainWindow::filterByCurrency(const QString &currency)
{
    m_overview->setChosenCurrency(currency);
    m_accounts->setCurrencyFilter(currency);
    setPage(Page::Accounts);
}

void MainWindow::openAccount(const AccountId &id)
{
    const auto account = std::find_if(m_position.accounts.begin(), m_position.accounts.end(),
                                      [&](const PositionAccount &one) { return one.snapshot.id == id; });
    if (account == m_position.accounts.end())
        return;
    const bool asked = m_inspector->account() == id;
    const auto provider = std::find_if(m_providers.begin(), m_providers.end(),
                                       [&](const ProviderSummary &one) { return one.id == account->provider; });
    m_inspector->showAccount(*account, provider == m_providers.end() ? QString() : provider->available,
                             m_position.asOf);
    m_dock->show();
    m_details->setChecked(true);
    if (!asked)
        Q_EMIT accountDetailsRequested(id);
}

void MainWindow::updateInspector()
{
    m_inspector->showPosition(m_position);
}

void MainWindow::showAccountSettings(const AccountId &id, const AccountSettings &settings)
{
    m_inspector->showSettings(id, settings);
}

void MainWindow::act(const AttentionItem &item)
{
    switch (item.action) {
    case AttentionItem::Action::Retry:
        Q_EMIT refreshRequested({item.connection});
        return;
    case AttentionItem::Action::OpenAccount:
        if (item.account) {
            setPage(Page::Accounts);
            m_accounts->selectAccount(*item.account);
            openAccount(*item.account);
        }
        return;
    case AttentionItem::Action::EnterCredential:
        updatePage(Page::Connections);
        m_connections->enterCredential(item.connection);
        return;
    case AttentionItem::Action::EnterBalance:
        Q_EMIT balanceEntryRequested();
        return;
    }
    Q_UNREACHABLE();
}

} // namespace coffer
