// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/alert.h>
#include <balances/provider_summary.h>
#include <balances/trend.h>
#include <items/account_tree_model.h>
#include <items/attention_items.h>
#include <settings/window_layout.h>
#include <ui/theme.h>

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>

class QActionGroup;
class QDialog;
class QDockWidget;
class QLineEdit;
class QListWidget;
class QMenu;
class QProgressBar;
class QStackedWidget;

namespace coffer {

class AccountsPage;
class ActivityPage;
class AsOfBox;
class ConnectionsPage;
class HistoryPage;
class Inspector;
class NoticeBar;
class OverviewPage;
class PageWidget;
class PlainLabel;
class ReportsPage;
class StartPage;
class Tray;

/// The frame of the program. Takes values to show, says by signals what the user wishes, and knows no service: what a
/// wish brings comes back through the slots. GUI thread only.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Overview, Accounts, History, Reports, Connections, Activity };
    Q_ENUM(Page)
    enum class Saving { Soon, Now };
    enum class Menu { File, View, Balances, Connections, Reports, Help };

    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] const DisplayFormat &format() const { return m_format; }
    [[nodiscard]] Page page() const;
    /// Adds an action of a page, a dialog or the wiring at the end of a menu (in File before Quit). It keeps its owner,
    /// and its shortcut works in the whole window. One without text is a separator.
    void addMenuAction(Menu menu, QAction *action);
    [[nodiscard]] WindowLayout windowLayout() const;
    /// Brings back what windowLayout() gave. Names the parts that could not be used; they stay as they are.
    [[nodiscard]] QStringList restoreLayout(const WindowLayout &layout);

    // What the pages show and wish is connected to them, not to the window.
    [[nodiscard]] OverviewPage &overviewPage() { return *m_overview; }
    [[nodiscard]] AccountsPage &accountsPage() { return *m_accounts; }
    [[nodiscard]] HistoryPage &historyPage() { return *m_history; }
    [[nodiscard]] ReportsPage &reportsPage() { return *m_reports; }
    [[nodiscard]] ConnectionsPage &connectionsPage() { return *m_connections; }
    [[nodiscard]] ActivityPage &activityPage() { return *m_activity; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }

public Q_SLOTS:
    /// The position of this moment. Without connections the start page is shown. While showAsOf() shows a past moment,
    /// a position of another one is kept and shown when the user goes back.
    void showPosition(const coffer::CashPosition &position);
    /// The window shows a past moment: positions whose asOf is this one; a line says so until it ends. Nothing: now.
    void showAsOf(std::optional<coffer::UtcTime> time);
    void showAlerts(const std::vector<coffer::Alert> &alerts); ///< all that are not recovered; for the title and tray
    void notifyAlert(const coffer::Alert &alert);              ///< one was raised: tell the desktop, once
    void showProviders(const std::vector<coffer::ProviderSummary> &providers);
    void showTrend(const coffer::TrendSeries &trend);
    /// Settings of the account that accountDetailsRequested named; until then they cannot be changed.
    void showAccountSettings(const coffer::AccountId &id, const coffer::AccountSettings &settings);
    /// A refresh goes on: so many of so many connections are done. finished == total: it ended.
    void showSweep(int finished, int total);
    void showNextSweep(std::optional<coffer::UtcTime> next);
    /// A line across the window that the user can close; empty takes it away. Plain text.
    void showNotice(const QString &text);
    void setFormat(const coffer::DisplayFormat &format);
    void setBusinessDayCutOff(QTime cutOff); ///< in the format's zone; midnight: the calendar day
    void setTheme(coffer::ThemeChoice choice);
    void setPage(coffer::MainWindow::Page page);
    void openAccount(const coffer::AccountId &id);
    void setTrayIcon(bool shown, bool closeToTray); ///< where the desktop has a tray
    [[nodiscard]] bool hasTrayIcon() const;
    void showFirstTime(bool minimised); ///< minimised: into the tray, or as the desktop does it
    void bringToFront();
    void showTrayMessage(const QString &title, const QString &text);

Q_SIGNALS:
    /// Empty: all connections.
    void refreshRequested(const std::vector<coffer::ConnectionId> &connections);
    void balanceEntryRequested(); ///< by hand, of an account that no provider is asked for
    void cancelRequested();
    /// Answer with showAsOf() and, for a past moment, its position; nothing: back to now.
    void asOfChosen(std::optional<coffer::UtcTime> time);
    void sampleBanksRequested();
    void settingsRequested();
    void historyCheckRequested();
    void dataFolderRequested();
    /// Something that the desktop is to tell, at once and once. Plain text.
    void notificationRequested(const QString &title, const QString &text);
    /// Some time after the user has arranged something, and before the window closes.
    void layoutChanged(coffer::MainWindow::Saving saving);
    /// Answer with showAccountSettings().
    void accountDetailsRequested(const coffer::AccountId &id);
    void accountSettingsChanged(const coffer::AccountId &id, const coffer::AccountSettings &settings);
    /// Answer with showTrend().
    void trendRequested(const coffer::CurrencyCode &currency, int days);
    void pageChanged(coffer::MainWindow::Page page);
    void formatChanged(const coffer::DisplayFormat &format); ///< the user hid or showed amounts
    void themeChanged(coffer::ThemeChoice choice);           ///< the user chose another one

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QAction *makeAction(const QString &objectName, const QKeySequence &shortcut);
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void makePages();
    void makeInspector();
    void makeStatusBar();
    void makeTray();
    void present(const CashPosition &position);
    void updatePage(Page page);
    void catchUp();
    void noteArrangement();
    void openHelp(const QString &objectName, const std::function<QDialog *()> &make);
    void updateTexts();
    void updateIcons();
    void updateAsOf();
    void updateTitle();
    void updateStatus();
    void updateInspector();
    void setAmountsHidden(bool hidden);
    void filterByCurrency(const QString &currency);
    void act(const AttentionItem &item);

    CashPosition m_position;
    CashPosition m_current; ///< of now, while m_asOf is shown
    std::optional<UtcTime> m_asOf;
    std::vector<Alert> m_alerts;
    std::vector<ProviderSummary> m_providers;
    DisplayFormat m_format;
    std::optional<UtcTime> m_nextSweep;

    QAction *m_refresh = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_add = nullptr;
    QAction *m_hide = nullptr;
    QAction *m_find = nullptr;
    QAction *m_tables = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_details = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_samples = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_export = nullptr;
    QAction *m_shortcuts = nullptr;
    QAction *m_available = nullptr;
    QAction *m_verify = nullptr;
    QAction *m_folder = nullptr;
    QAction *m_about = nullptr;
    QActionGroup *m_pageActions = nullptr;
    QActionGroup *m_themeActions = nullptr;
    QAction *m_now = nullptr;
    std::vector<QMenu *> m_menus; ///< in the order of Menu
    AsOfBox *m_asOfBox = nullptr;
    QLineEdit *m_search = nullptr;
    PlainLabel *m_testChip = nullptr;

    NoticeBar *m_testBar = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_asOfBar = nullptr;
    QListWidget *m_navigation = nullptr;
    QStackedWidget *m_stack = nullptr; ///< start page, or the pages
    QStackedWidget *m_pages = nullptr;
    StartPage *m_start = nullptr;
    OverviewPage *m_overview = nullptr;
    AccountsPage *m_accounts = nullptr;
    HistoryPage *m_history = nullptr;
    ReportsPage *m_reports = nullptr;
    ConnectionsPage *m_connections = nullptr;
    ActivityPage *m_activity = nullptr;
    std::vector<PageWidget *> m_allPages;  ///< in the order of Page
    std::vector<bool> m_outdated;          ///< pages that were hidden when the position changed
    std::vector<QString> m_selectionTexts; ///< of each page
    QDockWidget *m_dock = nullptr;
    Inspector *m_inspector = nullptr;

    Tray *m_tray = nullptr;
    bool m_closeToTray = false;
    bool m_quitting = false;
    ThemeChoice m_theme = ThemeChoice::System;
    QTimer m_catchUp; ///< until hidden pages are brought up to date
    QTimer m_settle;  ///< the user's arranging has ended when it has run out

    PlainLabel *m_lastSweep = nullptr;
    PlainLabel *m_selection = nullptr;
    PlainLabel *m_failed = nullptr;
    PlainLabel *m_sweepText = nullptr;
    QProgressBar *m_sweep = nullptr;
};

} // namespace coffer
