// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QMenuBar;
class QTreeWidget;

namespace coffer {

/// All keys of the window, made from its actions each time it is opened: what has a shortcut is in it.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Grouped by the menus of `menus`; what stands in none, in a group of its own.
    ShortcutsDialog(const QMenuBar &menus, QWidget *window);

private:
    void fill(const QMenuBar &menus, const QWidget &window);

    QTreeWidget *m_list;
};

} // namespace coffer
