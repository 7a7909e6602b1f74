// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcuts_dialog.h"

#include "theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// As a menu shows it: "&File" is File, "R&&D" is R&D.
QString plainText(const QString &menuText)
{
    QString text;
    for (qsizetype i = 0; i < menuText.size(); ++i) {
        if (menuText[i] == u'&' && ++i == menuText.size())
            break;
        text += menuText[i];
    }
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *window)
    : QDialog(window)
    , m_list(new QTreeWidget(this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_list->setObjectName(u"shortcutList"_s);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    fill(menus, *window);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    resize(480, 560);
}

void ShortcutsDialog::fill(const QMenuBar &menus, const QWidget &window)
{
    QSet<const QAction *> listed;
    const auto add = [&](QTreeWidgetItem *group, const QAction *action) {
        if (action->shortcut().isEmpty() || action->text().isEmpty() || listed.contains(action))
            return;
        listed.insert(action);
        QStringList keys;
        for (const QKeySequence &one : action->shortcuts())
            keys += one.toString(QKeySequence::NativeText);
        new QTreeWidgetItem(group, {plainText(action->text()), keys.join(u", "_s)});
    };
    const auto finish = [this](QTreeWidgetItem *group) {
        if (group->childCount() == 0) {
            delete group;
            return;
        }
        QFont font = m_list->font();
        font.setWeight(QFont::DemiBold);
        group->setFont(0, font);
        group->setFlags(Qt::ItemIsEnabled);
        m_list->addTopLevelItem(group);
        group->setExpanded(true);
        group->setFirstColumnSpanned(true);
    };
    for (const QAction *menu : menus.actions()) {
        if (!menu->menu())
            continue;
        auto *group = new QTreeWidgetItem(QStringList{plainText(menu->text())});
        for (const QAction *action : menu->menu()->actions())
            add(group, action);
        finish(group);
    }
    auto *others = new QTreeWidgetItem(QStringList{tr("Elsewhere in the window")});
    for (const QAction *action : window.findChildren<QAction *>())
        add(others, action);
    finish(others);
}

} // namespace coffer
