// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "card.h"

#include <balances/movement.h>
#include <items/display_format.h>

#include <array>

class QAbstractButton;
class QButtonGroup;
class QGridLayout;

namespace coffer {

/// What moved: for each currency the exact change and the accounts that made most of it, then those of which nothing
/// can be said. Past maxRows a line tells how many more there are.
class MovedList final : public Card
{
    Q_OBJECT

public:
    enum class Since {
        Close,  ///< of the last business day
        Looked, ///< when the person last looked
    };
    static constexpr int maxRows = 10;

    explicit MovedList(QWidget *parent = nullptr);

    /// Kept for both; shown is the one that is chosen. Until it comes the card says that it is being read.
    void showMovements(Since since, const Movements &movements);
    void setFormat(const DisplayFormat &format);
    [[nodiscard]] Since since() const { return m_since; }
    void setSince(Since since);
    /// All rows as text, for tests and screen readers.
    [[nodiscard]] QString plainText() const;

Q_SIGNALS:
    void accountOpened(const coffer::AccountId &id);
    void sinceChanged(coffer::MovedList::Since since);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    void refill();
    void addCurrency(const CurrencyMovement &total);
    void addAccount(const AccountMovement &movement);
    void addAmount(int column, const std::optional<Decimal> &change, const CurrencyCode &currency, bool isBold);
    void addRemarks(const Movements &movements);
    [[nodiscard]] QString changeText(const std::optional<Decimal> &change, const CurrencyCode &currency) const;
    [[nodiscard]] QString sentenceOf(const AccountMovement &movement) const;

    std::array<std::optional<Movements>, 2> m_movements; ///< by Since
    Since m_since = Since::Close;
    DisplayFormat m_format;
    QButtonGroup *m_choice;
    PlainLabel *m_remark;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
    int m_row = 0;
    QStringList m_texts;
};

} // namespace coffer
