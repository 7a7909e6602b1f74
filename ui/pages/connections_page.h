// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/account_link.h>
#include <balances/connection_schedule.h>
#include <ui/connection_assistant.h>

#include <QPointer>

class QAction;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QToolButton;

namespace coffer {

class ConnectionDetails;
class ConnectionModel;
class CredentialsPanel;
class PlainLabel;

/// The connections: how each fares, when it is asked next and what can be done with it; and where credentials are kept.
/// Owns the assistant that adds and changes them.
class ConnectionsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;
    void setDefaultInterval(std::chrono::seconds interval) { m_defaultInterval = interval; } ///< of new connections
    void setFilterText(const QString &text) override;
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override;
    [[nodiscard]] QByteArray saveState() const override;
    [[nodiscard]] bool restoreState(const QByteArray &state) override;

public Q_SLOTS:
    /// When each is asked next and what its provider still allows; replaces what was told before.
    void showSchedules(const std::vector<coffer::ConnectionSchedule> &schedules);
    void showProviders(const std::vector<coffer::ProviderSummary> &providers);
    /// Accounts that may be the same, of all connections; replaces what was told before.
    void showAccountLinks(const std::vector<coffer::AccountLink> &links);
    void showCredentials(const coffer::CredentialReport &report);
    void showTestResult(const coffer::Attempt &attempt);
    void showSaveResult(const coffer::Result<void> &result);

    void addConnection();
    /// Where another credential is entered, for a connection that refused the one it has.
    void enterCredential(const coffer::ConnectionId &id);
    void selectConnection(const coffer::ConnectionId &id);

Q_SIGNALS:
    void refreshRequested(const std::vector<coffer::ConnectionId> &connections);
    void pauseRequested(const coffer::ConnectionId &connection, bool paused);
    /// The user confirmed it. `withHistory`: everything that was ever stored of it goes, too.
    void removeRequested(const coffer::ConnectionId &connection, bool withHistory);
    /// Ask the provider once and answer with showTestResult(); nothing may be stored. No secrets: the stored ones.
    void testRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);
    /// A new connection, or a changed one where the id is known. Answer with showSaveResult(). No secrets: the stored
    /// ones go on to serve.
    void saveRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);
    void linkRequested(const coffer::AccountLink &link); ///< the user confirmed it
    /// The user confirmed that the account goes on in another currency.
    void newSeriesRequested(const coffer::ConnectionId &connection, const coffer::AccountId &account);
    void storeStateRequested();      ///< answer with showCredentials(), without unlocking anything
    void credentialCheckRequested(); ///< look at each entry and try the keychain; answer with showCredentials()
    void orphanRemovalRequested(const coffer::ConnectionId &connection);

protected:
    void changeEvent(QEvent *event) override;

private:
    QAction *addAction(const QString &objectName, const QKeySequence &key);
    void makeActions();
    void updateTexts();
    QWidget *makeList();
    QWidget *makeEmpty();
    void openAssistant(std::optional<ConnectionAssistant::Purpose> purpose, const Connection *connection);
    void askRemoval();
    void askLink();
    void askNewSeries(const PositionAccount &account);
    void showContextMenu(const QPoint &at);
    void updateSelection();
    void updateDetails();
    [[nodiscard]] const PositionConnection *current() const;
    [[nodiscard]] std::vector<AccountLink> linksOf(const ConnectionId &id) const;

    DisplayFormat m_format;
    std::chrono::seconds m_defaultInterval{900};
    CashPosition m_position;
    std::vector<ProviderSummary> m_providers;
    std::vector<AccountLink> m_links;
    CredentialReport m_credentialReport;
    ConnectionModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack = nullptr; ///< the list, or what to do without connections
    QTableView *m_view = nullptr;
    ConnectionDetails *m_details = nullptr;
    CredentialsPanel *m_credentials;
    QToolButton *m_more = nullptr;
    PlainLabel *m_emptyTitle = nullptr;
    PlainLabel *m_emptyText = nullptr;
    QPushButton *m_addFirst = nullptr;
    QPointer<ConnectionAssistant> m_assistant;
    QAction *m_refresh = nullptr;
    QAction *m_test = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_replace = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_relink = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace coffer
