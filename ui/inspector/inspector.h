// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/display_format.h>

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// One account in full: the way from posted to available, every figure with its place in the reply, the clocks, and
/// what the user decided about it.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(QWidget *parent = nullptr);

    /// `available`: the provider's two sentences on what "available" means.
    void showAccount(const PositionAccount &account, const QString &available, UtcTime now);
    /// What is shown is brought up to this position; an account that is gone is taken away.
    void showPosition(const CashPosition &position);
    /// What the user decided so far. Settings can be changed from then on.
    void showSettings(const AccountId &id, const AccountSettings &settings);
    void clear();
    void setFormat(const DisplayFormat &format);
    [[nodiscard]] std::optional<AccountId> account() const;

Q_SIGNALS:
    void wanted();                                           ///< there is something to see: bring the inspector up
    void accountActivated(const coffer::AccountId &account); ///< show this one instead
    void settingsChanged(const coffer::AccountId &id, const coffer::AccountSettings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSettings();
    void updateTexts();
    void refill();
    void fillBridge();
    void fillFigures();
    void fillSettings();
    void emitSettings();

    std::optional<PositionAccount> m_account;
    QString m_available;
    UtcTime m_now;
    DisplayFormat m_format;
    PlainLabel *m_name;
    PlainLabel *m_subtitle;
    PlainLabel *m_state;
    PlainLabel *m_error;
    PlainLabel *m_bridgeTitle;
    QTableWidget *m_bridge;
    PlainLabel *m_meaning;
    PlainLabel *m_figuresTitle;
    QTableWidget *m_figures;
    PlainLabel *m_clocks;
    PlainLabel *m_settingsTitle;
    PlainLabel *m_nameLabel;
    PlainLabel *m_entityLabel;
    PlainLabel *m_ownershipLabel;
    PlainLabel *m_totalsLabel;
    QLineEdit *m_displayName;
    QLineEdit *m_entity;
    QComboBox *m_ownership;
    QComboBox *m_inTotals;
    QWidget *m_settingsBox = nullptr;
    std::optional<AccountSettings> m_settings; ///< of the account, once they are known
};

} // namespace coffer
