// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/log_records.h>
#include <items/display_format.h>
#include <items/item_roles.h>

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace coffer {

/// What was stored of some accounts, newest first, in pages: a view that is scrolled to the end asks for the next one.
/// Pages that were not looked at for long are dropped and fetched again when they are, so that a million rows never
/// stand in memory together; until they come their cells are empty.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Received, AccountName, AsOf, Posted, Available, Pending, State, Changed, ColumnCount };
    static constexpr int pageSize = 200;
    static constexpr int keptPages = 25;

    explicit HistoryModel(QObject *parent = nullptr);

    /// Forgets everything and asks for the first page.
    void restart();
    /// The answer to pageWanted(); another serial than the last is ignored.
    void addPage(quint64 serial, const std::vector<ReadingRow> &rows, bool isLast);
    void noteFailure(); ///< no answer will come
    void setFormat(const DisplayFormat &format);
    void setNames(const QHash<AccountId, QString> &names);

    /// nullptr where its page is not there now.
    [[nodiscard]] const ReadingRow *row(const QModelIndex &index) const;
    [[nodiscard]] bool isWaiting() const { return m_asked.has_value(); }
    [[nodiscard]] int pagesInMemory() const { return int(m_recent.size()); }
    /// What is new in a row: "Posted +12.00", "Status: blocked", "No longer listed".
    [[nodiscard]] QString changeText(const ReadingRow &row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Answer with addPage(): at most pageSize rows that follow `after`.
    void pageWanted(quint64 serial, const std::optional<coffer::ReadingCursor> &after);
    void pageAdded();

private:
    struct Page
    {
        std::optional<ReadingCursor> after; ///< where it begins
        int count = 0;
        std::vector<ReadingRow> rows; ///< empty: dropped
    };
    void ask(std::size_t page);
    void touch(std::size_t page);
    void want(std::size_t page) const;
    [[nodiscard]] QString text(const ReadingRow &row, int column) const;
    [[nodiscard]] QString amountText(const ReadingRow &row, const std::optional<Figure> &figure, bool exact) const;

    std::vector<Page> m_pages;        ///< the last one may be one that was asked for and is not there yet
    std::deque<std::size_t> m_recent; ///< pages in memory, the one that came first in front
    int m_count = 0;
    bool m_isComplete = true;
    quint64 m_serial = 0;
    std::optional<std::size_t> m_asked;
    mutable std::optional<std::size_t> m_wanted; ///< a dropped page that was looked at
    DisplayFormat m_format;
    AmountFormat m_amounts;
    QHash<AccountId, QString> m_names;
};

} // namespace coffer
