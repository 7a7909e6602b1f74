// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <balances/provenance.h>
#include <balances/trend.h>
#include <items/display_format.h>
#include <ui/figure_parts.h>

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace coffer {

class BridgeTab;
class HistoryTab;
class PartsView;
class PlainLabel;
class ProvenanceTab;
class SettingsTab;

/// One account in full (bridge, provenance, history, settings), or the parts of a sum. What the store has to be asked
/// for is asked for when its tab is looked at, and a moment after the account was chosen: who walks through a list asks
/// for the last one only.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Bridge, Provenance, History, Settings };

    explicit Inspector(QWidget *parent = nullptr);
    ~Inspector() override;

    [[nodiscard]] std::optional<AccountId> account() const;
    [[nodiscard]] Tab tab() const;

public Q_SLOTS:
    /// `available`: the provider's two sentences on what "available" means.
    void showAccount(const coffer::PositionAccount &account, const QString &available, coffer::UtcTime now);
    /// What is shown is brought up to this position; an account that is gone is taken away.
    void showPosition(const coffer::CashPosition &position);
    /// What the user decided so far. Settings can be changed from then on.
    void showSettings(const coffer::AccountId &id, const coffer::AccountSettings &settings);
    void showProvenance(const coffer::Provenance &provenance);
    void showHistory(const coffer::AccountId &id, const coffer::TrendSeries &series);
    void showParts(const coffer::FigureParts &parts);
    /// On the tab Provenance, where a past reading of the account that is shown came from; until another tab or
    /// account.
    void showPastReading(const coffer::AccountId &id, const coffer::BalanceReading &reading, coffer::UtcTime since);
    void setTab(coffer::Inspector::Tab tab);
    void chooseFigure(coffer::BalanceColumn column); ///< on the tab Provenance
    void setEntityNames(const QStringList &names);
    void setFormat(const coffer::DisplayFormat &format);
    void clear();

Q_SIGNALS:
    void settingsChanged(const coffer::AccountId &id, const coffer::AccountSettings &settings);
    void wanted();                                           ///< there is something to see: bring the inspector up
    void accountActivated(const coffer::AccountId &account); ///< show this one instead
    void provenanceRequested(const coffer::AccountSnapshot &snapshot); ///< answer with showProvenance()
    void historyRequested(const coffer::PositionAccount &account);     ///< answer with showHistory()

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeAccountView();
    void updateTexts();
    void refill();
    void fillHead();
    void ask();
    [[nodiscard]] const AccountSnapshot &explained() const; ///< whose provenance is shown
    [[nodiscard]] const BalanceReading *reading() const;

    std::optional<PositionAccount> m_account;
    std::optional<AccountSnapshot> m_past; ///< whose provenance is shown in place of the current reading's
    CashPosition m_position;
    std::optional<FigureParts> m_parts;
    std::optional<AccountSettings> m_settings; ///< of the account, once they are known
    std::optional<TrendSeries> m_history;      ///< likewise
    QString m_available;
    DisplayFormat m_format;
    QTimer m_askSoon;
    UtcTime m_askedReading; ///< for which provenance was asked last
    QString m_askedHistory; ///< account and confirmation for which the history was asked last
    QStackedWidget *m_stack;
    QWidget *m_accountView;
    PartsView *m_partsView;
    PlainLabel *m_name;
    PlainLabel *m_subtitle;
    PlainLabel *m_state;
    PlainLabel *m_error;
    QTabWidget *m_tabs;
    BridgeTab *m_bridge;
    ProvenanceTab *m_provenance;
    HistoryTab *m_historyTab;
    SettingsTab *m_settingsTab;
};

} // namespace coffer
