// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/cash_position.h>
#include <items/display_format.h>

#include <QScrollArea>

class QComboBox;
class QCompleter;
class QLineEdit;
class QPlainTextEdit;
class QStringListModel;

namespace coffer {

class AlertRulesEditor;
class PlainLabel;

/// What the user decides about one account. Nothing can be changed before it is known what was decided, so that nothing
/// is overwritten; what is being typed is not taken away by a refresh.
class SettingsTab final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SettingsTab(QWidget *parent = nullptr);

    void showAccount(const PositionAccount &account, const DisplayFormat &format);
    void showSettings(const std::optional<AccountSettings> &settings); ///< nothing: not known yet
    void setEntityNames(const QStringList &names);                     ///< to choose from while typing
    /// Says what is being typed; call it before another account is shown.
    void commit();
    void updateTexts();

Q_SIGNALS:
    void settingsChanged(const coffer::AccountSettings &settings);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QLineEdit *addLine(const QString &objectName, PlainLabel **label, QWidget *parent);
    void fill();
    void say();

    std::optional<PositionAccount> m_account;
    std::optional<AccountSettings> m_settings;
    DisplayFormat m_format;
    QWidget *m_box;
    QStringListModel *m_entityNames;
    PlainLabel *m_nameLabel = nullptr;
    PlainLabel *m_entityLabel = nullptr;
    PlainLabel *m_ownershipLabel = nullptr;
    PlainLabel *m_totalsLabel = nullptr;
    PlainLabel *m_tagsLabel = nullptr;
    PlainLabel *m_noteLabel = nullptr;
    PlainLabel *m_alertsTitle = nullptr;
    QLineEdit *m_displayName = nullptr;
    QLineEdit *m_entity = nullptr;
    QLineEdit *m_tags = nullptr;
    QComboBox *m_ownership = nullptr;
    QComboBox *m_inTotals = nullptr;
    QPlainTextEdit *m_note = nullptr;
    AlertRulesEditor *m_alerts = nullptr;
};

} // namespace coffer
