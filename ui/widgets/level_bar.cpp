// SPDX-License-Identifier: GPL-3.0-or-later
#include "level_bar.h"

#include "card.h"
#include "theme.h"

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Grouping = AccountTreeModel::Grouping;

const QString levelMimeType = QStringLiteral("application/x-coffer-level");

} // namespace

LevelBar::LevelBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new PlainLabel({}, this))
    , m_add(new QToolButton(this))
{
    setAcceptDrops(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::spacing / 2);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_add);
    m_add->setObjectName(u"addLevel"_s);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAutoRaise(true);
    m_add->setMenu(new QMenu(m_add));
    rebuild();
}

void LevelBar::setLevels(const AccountTreeModel::Levels &levels)
{
    if (levels == m_levels)
        return;
    m_levels = levels;
    rebuild();
}

void LevelBar::change(const AccountTreeModel::Levels &levels)
{
    setLevels(levels);
    Q_EMIT levelsChanged(m_levels);
}

void LevelBar::move(std::size_t from, std::size_t to)
{
    AccountTreeModel::Levels levels = m_levels;
    const Grouping level = levels[from];
    levels.erase(levels.begin() + std::ptrdiff_t(from));
    levels.insert(levels.begin() + std::ptrdiff_t(std::min(to, levels.size())), level);
    if (levels != m_levels)
        change(levels);
}

void LevelBar::rebuild()
{
    for (QToolButton *chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // its own menu may be what changed the levels
    }
    m_chips.clear();
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        m_chips.push_back(makeChip(level));
        m_layout->insertWidget(int(level) + 1, m_chips.back());
    }
    m_title->setText(m_levels.empty() ? tr("Not grouped") : tr("Grouped by"));
    const Theme theme = Theme::of(palette());
    m_add->setIcon(theme.icon(u"add"_s));
    m_add->setToolTip(tr("Add a level of groups"));
    m_add->setAccessibleName(m_add->toolTip());
    fillAddMenu();
}

QToolButton *LevelBar::makeChip(std::size_t level)
{
    auto *chip = new QToolButton(this);
    const QString name = AccountTreeModel::groupingLabel(m_levels[level]);
    chip->setObjectName(u"level%1"_s.arg(level));
    chip->setText(name);
    chip->setPopupMode(QToolButton::InstantPopup);
    chip->setToolTip(tr("Drag to another place, or open the menu"));
    chip->setAccessibleName(tr("Level %1: %2").arg(QString::number(level + 1), name));
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->installEventFilter(this);
    auto *menu = new QMenu(chip);
    QAction *up = menu->addAction(tr("Move outwards"), this, [this, level] { move(level, level - 1); });
    QAction *down = menu->addAction(tr("Move inwards"), this, [this, level] { move(level, level + 1); });
    QAction *remove = menu->addAction(tr("Remove this level"), this, [this, level] {
        AccountTreeModel::Levels levels = m_levels;
        levels.erase(levels.begin() + std::ptrdiff_t(level));
        change(levels);
    });
    up->setObjectName(u"levelOutwards"_s);
    down->setObjectName(u"levelInwards"_s);
    remove->setObjectName(u"levelRemove"_s);
    up->setEnabled(level > 0);
    down->setEnabled(level + 1 < m_levels.size());
    chip->setMenu(menu);
    return chip;
}

void LevelBar::fillAddMenu()
{
    QMenu *menu = m_add->menu();
    menu->clear();
    for (const Grouping one : {Grouping::Entity, Grouping::Provider, Grouping::Currency, Grouping::Country,
                               Grouping::Tag, Grouping::Source}) {
        if (std::find(m_levels.begin(), m_levels.end(), one) != m_levels.end())
            continue;
        QAction *action = menu->addAction(AccountTreeModel::groupingLabel(one), this, [this, one] {
            AccountTreeModel::Levels levels = m_levels;
            levels.push_back(one);
            change(levels);
        });
        action->setObjectName(u"addLevel_"_s + AccountTreeModel::groupingCode(one));
    }
    m_add->setEnabled(!menu->isEmpty());
}

void LevelBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

bool LevelBar::eventFilter(QObject *object, QEvent *event)
{
    const auto chip = std::find(m_chips.begin(), m_chips.end(), object);
    if (chip == m_chips.end())
        return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::MouseButtonPress) {
        // The menu opens when the button is let go, so that a chip can be dragged.
        m_pressed = static_cast<QMouseEvent *>(event)->pos();
        return static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        if (static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            (*chip)->showMenu();
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (!(mouse->buttons() & Qt::LeftButton)
            || (mouse->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return true;
        auto *drag = new QDrag(this);
        auto *level = new QMimeData;
        level->setData(levelMimeType, QByteArray::number(int(chip - m_chips.begin())));
        drag->setMimeData(level);
        drag->setPixmap((*chip)->grab());
        drag->exec(Qt::MoveAction);
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void LevelBar::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() == this && event->mimeData()->hasFormat(levelMimeType))
        event->acceptProposedAction();
}

void LevelBar::dragMoveEvent(QDragMoveEvent *event)
{
    event->accept();
}

void LevelBar::dropEvent(QDropEvent *event)
{
    const auto from = std::size_t(event->mimeData()->data(levelMimeType).toUInt());
    if (from >= m_levels.size())
        return;
    std::size_t to = 0;
    for (std::size_t level = 0; level < m_chips.size(); ++level) {
        const int centre = m_chips[level]->geometry().center().x();
        const bool isPast =
            layoutDirection() == Qt::RightToLeft ? event->position().x() < centre : event->position().x() > centre;
        to += level != from && isPast ? 1 : 0;
    }
    event->acceptProposedAction();
    move(from, to);
}

} // namespace coffer
