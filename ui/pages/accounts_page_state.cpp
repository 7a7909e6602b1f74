// SPDX-License-Identifier: GPL-3.0-or-later
// How the accounts page keeps what the user arranged.
#include "accounts_page.h"

#include "level_bar.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTreeView>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Model = AccountTreeModel;

constexpr int stateVersion = 1;
constexpr qsizetype maxState = 256 * 1024;
constexpr int maxWidth = 4'000;

struct ColumnState
{
    int column = 0;
    int width = 0; ///< 0: fitted
    bool shown = true;
};

/// Everything of a saved state, checked.
struct State
{
    std::vector<ColumnState> columns; ///< in their order; those that are not named come behind
    int sortColumn = Model::Name;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    Model::Levels levels;
    QSet<QString> closed;
    bool numbersShown = false;
};

std::optional<int> columnFromCode(const QString &code)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (Model::columnCode(Model::Column(column)) == code)
            return column;
    }
    return std::nullopt;
}

/// Nothing where something is not as saveState() writes it. A column that is not known any more is left out.
std::optional<std::vector<ColumnState>> columnsOf(const QJsonValue &value)
{
    std::vector<ColumnState> columns;
    QSet<int> seen;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        const auto column = columnFromCode(one[u"name"_s].toString());
        const int width = one[u"width"_s].toInt(-1);
        if (width < 0 || width > maxWidth || !one[u"shown"_s].isBool())
            return std::nullopt;
        if (column && !seen.contains(*column)) {
            columns.push_back({*column, width, one[u"shown"_s].toBool() || *column == Model::Name});
            seen.insert(*column);
        }
    }
    return value.isArray() && !columns.empty() ? std::optional(columns) : std::nullopt;
}

std::optional<State> stateFrom(const QByteArray &bytes)
{
    const QJsonObject object = bytes.size() > maxState ? QJsonObject() : QJsonDocument::fromJson(bytes).object();
    const auto columns = columnsOf(object[u"columns"_s]);
    const auto sortColumn = columnFromCode(object[u"sortBy"_s].toString());
    if (object[u"version"_s].toInt() != stateVersion || !columns || !sortColumn || !object[u"levels"_s].isArray()
        || !object[u"closed"_s].isArray())
        return std::nullopt;
    State state;
    state.columns = *columns;
    state.sortColumn = *sortColumn;
    state.sortOrder = object[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    state.numbersShown = object[u"numbersShown"_s].toBool();
    const QJsonArray levels = object[u"levels"_s].toArray();
    for (const QJsonValue &level : levels) {
        const auto grouping = Model::groupingFromCode(level.toString());
        if (!grouping)
            return std::nullopt;
        state.levels.push_back(*grouping);
    }
    const QJsonArray closed = object[u"closed"_s].toArray();
    for (const QJsonValue &path : closed)
        state.closed.insert(path.toString());
    return state;
}

} // namespace

QByteArray AccountsPage::saveState() const
{
    const QHeaderView *header = m_view->header();
    QJsonArray columns;
    for (int visual = 0; visual < Model::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        const bool isFitted =
            column == Model::Name && (m_fittedWidth == 0 || header->sectionSize(column) == m_fittedWidth);
        // A hidden section has no size that can be asked for.
        const bool isHidden = header->isSectionHidden(column);
        columns += QJsonObject{{u"name"_s, Model::columnCode(Model::Column(column))},
                               {u"width"_s, isFitted || isHidden ? 0 : header->sectionSize(column)},
                               {u"shown"_s, !isHidden}};
    }
    QJsonArray levels;
    for (const Model::Grouping level : m_model->levels())
        levels += Model::groupingCode(level);
    QStringList closed(m_closed.begin(), m_closed.end());
    closed.sort();
    const QJsonObject state{{u"version"_s, stateVersion},
                            {u"columns"_s, columns},
                            {u"sortBy"_s, Model::columnCode(Model::Column(header->sortIndicatorSection()))},
                            {u"descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder},
                            {u"levels"_s, levels},
                            {u"closed"_s, QJsonArray::fromStringList(closed)},
                            {u"numbersShown"_s, m_numbersShown->isChecked()}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

bool AccountsPage::restoreState(const QByteArray &bytes)
{
    const auto state = stateFrom(bytes);
    if (!state)
        return false;
    QHeaderView *header = m_view->header();
    const QSignalBlocker quiet(this); // the user arranges nothing now
    resetColumns();
    int visual = 0;
    for (const ColumnState &column : state->columns) {
        header->moveSection(header->visualIndex(column.column), column.column == Model::Name ? 0 : visual);
        header->setSectionHidden(column.column, !column.shown);
        if (column.width > 0 && column.shown)
            header->resizeSection(column.column, std::max(column.width, header->minimumSectionSize()));
        if (column.column == Model::Name && column.width > 0)
            m_fittedWidth = -1; // the user's own
        ++visual;
    }
    m_view->sortByColumn(state->sortColumn, state->sortOrder);
    m_numbersShown->setChecked(state->numbersShown);
    setLevels(state->levels);
    m_closed = state->closed;
    applyClosed();
    return true;
}

} // namespace coffer
