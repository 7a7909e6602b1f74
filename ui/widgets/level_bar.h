// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/account_tree_model.h>

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace coffer {

class PlainLabel;

/// The levels of groups as chips in a row, the outermost first. Chips are dragged to another place; each has a menu to
/// move or remove it with the keyboard, and a button at the end adds a level.
class LevelBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LevelBar(QWidget *parent = nullptr);

    void setLevels(const AccountTreeModel::Levels &levels);
    [[nodiscard]] const AccountTreeModel::Levels &levels() const { return m_levels; }

Q_SIGNALS:
    void levelsChanged(const coffer::AccountTreeModel::Levels &levels); ///< by the user

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void rebuild();
    QToolButton *makeChip(std::size_t level);
    void fillAddMenu();
    void move(std::size_t from, std::size_t to);
    void change(const AccountTreeModel::Levels &levels);

    AccountTreeModel::Levels m_levels;
    QHBoxLayout *m_layout;
    PlainLabel *m_title;
    std::vector<QToolButton *> m_chips;
    QToolButton *m_add;
    QPoint m_pressed;
};

} // namespace coffer
