// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/statement_import.h>
#include <items/display_format.h>

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coffer {

class AmountLine;
class PlainLabel;

/// What the dialog offers to choose from.
struct ManualBalanceChoices
{
    std::vector<ManualAccount> accounts;
    QStringList entities;
    QStringList currencies; ///< offered; others may be typed
    QString author;         ///< to begin with
    UtcTime now;
};

/// A balance of an account without an API, entered by hand. What will be stored is written out before it is: a text
/// that may mean two amounts must be decided. Nothing is stored before saveRequested is answered.
class ManualBalanceDialog final : public QDialog
{
    Q_OBJECT

public:
    ManualBalanceDialog(ManualBalanceChoices choices, const DisplayFormat &format, QWidget *parent = nullptr);

    void chooseAccount(const ConnectionId &connection);
    /// Closes where it was stored, else says what is wrong.
    void showSaveResult(const ImportResult &result);

Q_SIGNALS:
    void saveRequested(const coffer::ManualEntry &entry);

private:
    void makeForm();
    void showAccount();
    void update();
    [[nodiscard]] const ManualAccount *account() const;
    [[nodiscard]] std::optional<CurrencyCode> currency() const;
    [[nodiscard]] UtcTime asOf() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] ManualEntry entry() const;

    ManualBalanceChoices m_choices;
    DisplayFormat m_format;
    bool m_saving = false;

    QFormLayout *m_form = nullptr;
    QComboBox *m_account = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_number = nullptr;
    QComboBox *m_entity = nullptr;
    QComboBox *m_currency = nullptr;
    QComboBox *m_expectation = nullptr;
    AmountLine *m_posted = nullptr;
    AmountLine *m_available = nullptr;
    QComboBox *m_line = nullptr;
    AmountLine *m_lineAmount = nullptr;
    QDateTimeEdit *m_asOf = nullptr;
    QComboBox *m_zone = nullptr;
    QCheckBox *m_replaces = nullptr;
    QLineEdit *m_remark = nullptr;
    QLineEdit *m_author = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_save = nullptr;
};

/// Names of how often a figure is brought up to date, in the order of Expectation.
[[nodiscard]] QStringList expectationLabels();

} // namespace coffer

Q_DECLARE_METATYPE(coffer::ManualEntry)
