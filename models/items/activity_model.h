// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/activity_texts.h>

#include <QAbstractTableModel>

namespace coffer {

/// What happened, newest first, page by page: a view that is scrolled to the end asks for more by itself.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Kind, Subject, Outcome, Duration, Requests, Changes, Sentence, ColumnCount };

    explicit ActivityModel(QObject *parent = nullptr);

    /// Forgets everything and asks for the first page.
    void restart();
    /// The answer to pageWanted(); another serial than the last is ignored.
    void addPage(quint64 serial, const ActivityBatch &page);
    void noteFailure(); ///< no answer will come
    void setFormat(const DisplayFormat &format);
    void setNames(const ConnectionNames &names);
    void setNow(UtcTime now) { m_now = now; }

    [[nodiscard]] const ActivityEntry *entry(const QModelIndex &index) const;
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    [[nodiscard]] const ConnectionNames &names() const { return m_names; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void pageWanted(quint64 serial, const coffer::ActivityCursor &after);
    void pageAdded();

private:
    void ask();
    [[nodiscard]] QString text(const ActivityEntry &entry, int column) const;
    [[nodiscard]] static int alignmentOf(int column);

    std::vector<ActivityEntry> m_entries;
    std::optional<ActivityCursor> m_next;
    quint64 m_serial = 0;
    bool m_isWaiting = false;
    DisplayFormat m_format;
    ConnectionNames m_names;
    UtcTime m_now;
};

} // namespace coffer
