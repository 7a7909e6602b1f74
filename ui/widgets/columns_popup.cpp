// SPDX-License-Identifier: GPL-3.0-or-later
#include "columns_popup.h"

#include "theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>

namespace coffer {

using namespace Qt::StringLiterals;

ColumnsPopup::ColumnsPopup(const std::vector<Column> &columns, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QListWidget(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
{
    setObjectName(u"columnsPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_DeleteOnClose);
    const Theme theme = Theme::of(palette());
    m_list->setObjectName(u"columnsList"_s);
    m_list->setAccessibleName(tr("Columns and their order"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    for (const Column &column : columns) {
        auto *item = new QListWidgetItem(column.title, m_list);
        item->setData(Qt::UserRole, column.column);
        Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled;
        item->setFlags(column.mayHide ? flags | Qt::ItemIsUserCheckable : flags);
        item->setCheckState(column.shown ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    const auto setUp = [&](QToolButton *button, const QString &name, const QString &icon, const QString &text) {
        button->setObjectName(name);
        button->setIcon(theme.icon(icon));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
    };
    setUp(m_up, u"columnUp"_s, u"up"_s, tr("Move the column to the front (Alt+Up)"));
    setUp(m_down, u"columnDown"_s, u"down"_s, tr("Move the column to the back (Alt+Down)"));
    auto *reset = new QPushButton(tr("As it was made"), this);
    reset->setObjectName(u"columnsReset"_s);
    reset->setToolTip(tr("Columns, widths and order as they are at the first start"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addStretch(1);
    buttons->addWidget(reset);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spacing, Theme::spacing, Theme::spacing, Theme::spacing);
    layout->addWidget(m_list);
    layout->addLayout(buttons);

    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        Q_EMIT columnShown(item->data(Qt::UserRole).toInt(), item->checkState() == Qt::Checked);
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnsPopup::tellOrder);
    connect(m_up, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT resetRequested();
        close();
    });
}

void ColumnsPopup::popup(const QPoint &globalPosition)
{
    const int rows = std::min(m_list->count(), 16);
    m_list->setMinimumHeight(rows * m_list->sizeHintForRow(0) + Theme::spacing);
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 4 * Theme::spacing);
    adjustSize();
    const QScreen *onScreen = screen();
    const QRect room = onScreen ? onScreen->availableGeometry() : QRect(globalPosition, size());
    move(std::clamp(globalPosition.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(globalPosition.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

bool ColumnsPopup::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveBy(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(object, event);
}

void ColumnsPopup::moveBy(int rows)
{
    const int row = m_list->currentRow();
    const int to = row + rows;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    const QSignalBlocker quiet(m_list); // taking an item out is no change of it
    QListWidgetItem *item = m_list->takeItem(row);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    tellOrder();
}

void ColumnsPopup::tellOrder()
{
    QList<int> order;
    for (int row = 0; row < m_list->count(); ++row)
        order += m_list->item(row)->data(Qt::UserRole).toInt();
    Q_EMIT orderChanged(order);
}

} // namespace coffer
