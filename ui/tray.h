// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/display_format.h>

#include "position_state.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace coffer {

/// The icon in the desktop's tray, where there is one: the worst state of all connections and the way back to the
/// window. The program works without it.
class Tray final : public QObject
{
    Q_OBJECT

public:
    /// `actions` are the window's own: refresh, hide amounts, quit. nullptr: a separator.
    Tray(const QList<QAction *> &actions, QObject *parent);

    void setShown(bool shown); ///< does nothing on a desktop without a tray
    [[nodiscard]] bool isShown() const { return m_icon.isVisible(); }
    void showState(const PositionState &state, const CashPosition &position, const DisplayFormat &format);
    void showMessage(const QString &title, const QString &text);
    void updateTexts();
    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }

Q_SIGNALS:
    void showRequested();

private:
    QMenu m_menu;
    QAction *m_show;
    QSystemTrayIcon m_icon;
    bool m_wanted = false;
};

/// The tray's text: name, TEST, worst state and the available totals of a few currencies, masked where hidden.
[[nodiscard]] QString trayText(const PositionState &state, const CashPosition &position, const DisplayFormat &format);

} // namespace coffer
