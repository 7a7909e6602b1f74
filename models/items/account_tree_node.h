// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/account_texts.h>
#include <items/account_tree_model.h>

#include <QCollator>

namespace coffer {

/// A row. Private to the files of AccountTreeModel.
struct AccountTreeModel::Node
{
    RowKind kind = RowKind::Group;
    QString key; ///< unique among its siblings, the same at each apply()
    QString title;
    Grouping grouping = Grouping::None;       ///< of a group
    QString value;                            ///< of a group: what its accounts have in common
    const PositionAccount *account = nullptr; ///< into m_accounts
    std::optional<CurrencyTotal> total;       ///< nothing for a group of several currencies
    std::optional<CurrencyTotal> counts;      ///< of a group or subtotal: of all its currencies; holds no sums
    int accounts = 0;
    QStringList failed; ///< names of the connections to which accounts belong that failed
    Attention attention = Attention::None;
    QString age;    ///< as shown at the last apply()
    QString cutOff; ///< likewise

    Node *parent = nullptr;
    int row = 0;
    Nodes children;

    mutable QString foldedTexts; ///< null: not made yet
    mutable quint64 rankEpoch = 0;
    mutable int rank = -1; ///< -1: no value in the column

    [[nodiscard]] bool isSameAs(const Node &other) const
    {
        const bool sameAccount = account == other.account || (account && other.account && *account == *other.account);
        return sameAccount && title == other.title && total == other.total && counts == other.counts
            && accounts == other.accounts && failed == other.failed && attention == other.attention && age == other.age
            && cutOff == other.cutOff;
    }
    void takeValues(Node &&other)
    {
        title = std::move(other.title);
        account = other.account;
        total = std::move(other.total);
        counts = std::move(other.counts);
        accounts = other.accounts;
        failed = std::move(other.failed);
        attention = other.attention;
        age = std::move(other.age);
        cutOff = std::move(other.cutOff);
        foldedTexts = QString();
        rankEpoch = 0;
    }
    void adopt()
    {
        for (std::size_t i = 0; i < children.size(); ++i) {
            children[i]->parent = this;
            children[i]->row = int(i);
        }
    }
    template <typename Visit>
    void visitAccounts(const Visit &visit) const
    {
        for (const auto &child : children) {
            if (child->account)
                visit(*child);
            else
                child->visitAccounts(visit);
        }
    }
};

[[nodiscard]] inline QString currencyOf(const PositionAccount &account)
{
    return account.snapshot.reading ? account.snapshot.reading->currency.toString() : QString();
}

/// Texts in the order of the user's language, numbers inside them by value.
[[nodiscard]] inline QCollator collatorOf(const DisplayFormat &format)
{
    // "C" has no collation; what was formatted for it is read by programs.
    const bool isPlain = format.locale.isEmpty() || format.locale == QLatin1StringView("C");
    QCollator collator{QLocale(isPlain ? QStringLiteral("en") : format.locale)};
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace coffer
