// SPDX-License-Identifier: GPL-3.0-or-later
#include <items/activity_model.h>

#include <items/account_texts.h>
#include <wording/labels.h>

namespace coffer {

ActivityModel::ActivityModel(QObject *parent) : QAbstractTableModel(parent) {}

void ActivityModel::restart()
{
    beginResetModel();
    m_entries.clear();
    m_next = ActivityCursor();
    m_isWaiting = true; // nobody else asks while the model is reset
    endResetModel();
    ask();
}

void ActivityModel::ask()
{
    m_isWaiting = true;
    Q_EMIT pageWanted(++m_serial, *m_next);
}

void ActivityModel::addPage(quint64 serial, const ActivityBatch &page)
{
    if (serial != m_serial || !m_isWaiting)
        return;
    m_isWaiting = false;
    m_next = page.next;
    if (!page.entries.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(page.entries.size()) - 1);
        m_entries.insert(m_entries.end(), page.entries.begin(), page.entries.end());
        endInsertRows();
    } else if (m_next) {
        ask(); // the words were not found in this part; a view asks only where it has rows
    }
    Q_EMIT pageAdded();
}

void ActivityModel::noteFailure()
{
    m_isWaiting = false;
    m_next.reset();
    Q_EMIT pageAdded();
}

void ActivityModel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ActivityModel::setNames(const ConnectionNames &names)
{
    if (m_names == names)
        return;
    m_names = names;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const ActivityEntry *ActivityModel::entry(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? &m_entries[std::size_t(index.row())] : nullptr;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_isWaiting;
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

QString ActivityModel::text(const ActivityEntry &entry, int column) const
{
    const auto *attempt = std::get_if<AttemptRecord>(&entry.what);
    switch (Column(column)) {
    case Time:
        return timeText(entry.at(), m_format.locale, m_format.zone);
    case Kind:
        return activityKindText(entry);
    case Subject:
        return activitySubject(entry, m_names);
    case Outcome:
        return activityOutcome(entry, m_now);
    case Duration:
        return activityDuration(entry, m_now);
    case Requests:
        return attempt ? QString::number(attempt->requests) : QString();
    case Changes:
        return attempt ? QString::number(attempt->changes) : QString();
    case Sentence:
        return activitySentence(entry, m_names, m_format, m_now);
    case ColumnCount:
        break;
    }
    return {};
}

int ActivityModel::alignmentOf(int column)
{
    const bool isNumber = column == Requests || column == Changes || column == Duration;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    const ActivityEntry *of = entry(index);
    if (!of)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*of, index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case PlainToolTipRole:
        return activitySentence(*of, m_names, m_format, m_now);
    case Qt::ToolTipRole:
        return escapedToolTip(activitySentence(*of, m_names, m_format, m_now));
    case AttentionRole:
        return int(activityAttention(*of, m_now));
    case IdRole: {
        const auto *attempt = std::get_if<AttemptRecord>(&of->what);
        return attempt ? attempt->id : QString();
    }
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Kind:
        return tr("Kind");
    case Subject:
        return tr("About");
    case Outcome:
        return tr("Outcome");
    case Duration:
        return tr("Duration");
    case Requests:
        return tr("Requests");
    case Changes:
        return tr("Changed");
    case Sentence:
        return tr("What happened");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace coffer
