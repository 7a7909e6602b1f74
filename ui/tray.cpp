// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray.h"

#include "theme.h"

#include <wording/labels.h>

#include <QGuiApplication>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownCurrencies = 4; // a tooltip of a tray is cut off after a few lines

Colour colourOf(PositionState::Severity severity)
{
    switch (severity) {
    case PositionState::Severity::Nothing:
        return Colour::Accent;
    case PositionState::Severity::Good:
        return Colour::Good;
    case PositionState::Severity::Attention:
        return Colour::Warning;
    case PositionState::Severity::Wrong:
        return Colour::Error;
    }
    Q_UNREACHABLE();
}

} // namespace

Tray::Tray(const QList<QAction *> &actions, QObject *parent) : QObject(parent), m_show(m_menu.addAction(QString()))
{
    m_menu.setObjectName(u"trayMenu"_s);
    m_show->setObjectName(u"trayShowAction"_s);
    for (QAction *action : actions) {
        if (action)
            m_menu.addAction(action);
        else
            m_menu.addSeparator();
    }
    m_icon.setContextMenu(&m_menu);
    connect(m_show, &QAction::triggered, this, &Tray::showRequested);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT showRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::showRequested);
    updateTexts();
}

void Tray::setShown(bool shown)
{
    m_icon.setVisible(shown && QSystemTrayIcon::isSystemTrayAvailable());
}

void Tray::showState(const PositionState &state, const CashPosition &position, const DisplayFormat &format)
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    m_icon.setIcon(theme.icon(state.icon.isEmpty() ? u"logo"_s : state.icon, colourOf(state.severity)));
    m_icon.setToolTip(trayText(state, position, format));
}

void Tray::showMessage(const QString &title, const QString &text)
{
    m_icon.showMessage(title, text, m_icon.icon());
}

void Tray::updateTexts()
{
    m_show->setText(tr("Show Coffer"));
}

QString trayText(const PositionState &state, const CashPosition &position, const DisplayFormat &format)
{
    QStringList lines{position.source == DataSource::Test ? u"Coffer – %1"_s.arg(dataSourceLabel(DataSource::Test))
                                                          : u"Coffer"_s};
    if (!state.text.isEmpty())
        lines += state.text;
    const AmountFormat amounts = format.amounts();
    int shown = 0;
    for (const CurrencyTotal &total : position.totals) {
        if (!total.ownAvailable)
            continue;
        if (++shown > shownCurrencies) {
            lines += u"…"_s;
            break;
        }
        lines += Tray::tr("Available: %1").arg(amounts.formatShort({*total.ownAvailable, total.currency}));
    }
    return lines.join(u'\n');
}

} // namespace coffer
