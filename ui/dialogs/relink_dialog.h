// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account_link.h>
#include <balances/cash_position.h>
#include <items/display_format.h>

#include <QDialog>

class QComboBox;
class QPushButton;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// "This is the same account as …": one that the provider names no more, and those that it brought after that, each
/// with its figures.
class RelinkDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Links whose accounts are not in the position are left out; those of the same currency come first.
    RelinkDialog(const std::vector<AccountLink> &links, const CashPosition &position, const DisplayFormat &format,
                 QWidget *parent = nullptr);

    [[nodiscard]] std::optional<AccountLink> chosen() const;

private:
    void showCandidates();
    void updateButton();
    [[nodiscard]] const PositionAccount *account(const AccountId &id) const;
    [[nodiscard]] bool fits(const AccountLink &link) const; ///< the same currency
    [[nodiscard]] QString figures(const PositionAccount &account) const;

    std::vector<AccountLink> m_links;
    std::vector<AccountLink> m_shown; ///< rows of the table
    CashPosition m_position;
    DisplayFormat m_format;
    QComboBox *m_old;
    PlainLabel *m_oldFigures;
    QTableWidget *m_candidates;
    PlainLabel *m_problem;
    QPushButton *m_link;
};

} // namespace coffer
