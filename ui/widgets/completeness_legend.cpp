// SPDX-License-Identifier: GPL-3.0-or-later
#include "completeness_legend.h"

#include "completeness_delegate.h"

#include <items/completeness_model.h>

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <vector>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr Completeness all[] = {Completeness::Received, Completeness::Late,       Completeness::Corrected,
                                Completeness::Failed,   Completeness::MachineOff, Completeness::NotExpected,
                                Completeness::Pending};
constexpr int iconSize = 14;

QString textOf(Completeness state)
{
    return CompletenessLegend::tr("%1 %2", "letter and meaning")
        .arg(completenessLetter(state), completenessLabel(state));
}

} // namespace

struct CompletenessLegend::Part
{
    Completeness state;
    QRect area;
};

CompletenessLegend::CompletenessLegend(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(plainText());
}

std::vector<CompletenessLegend::Part> CompletenessLegend::layOut(int width) const
{
    std::vector<Part> parts;
    const int line = std::max(fontMetrics().height(), iconSize) + Theme::spacing / 2;
    int x = 0;
    int y = 0;
    for (const Completeness state : all) {
        const int icon = completenessIcon(state).isEmpty() ? 0 : iconSize + Theme::spacing / 2;
        const int needed = icon + fontMetrics().horizontalAdvance(textOf(state)) + 1;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += line;
        }
        parts.push_back({state, QRect(x, y, needed, line)});
        x += needed + 2 * Theme::spacing;
    }
    return parts;
}

int CompletenessLegend::heightForWidth(int width) const
{
    return layOut(width).back().area.bottom() + 1;
}

QSize CompletenessLegend::sizeHint() const
{
    const QRect last = layOut(QWIDGETSIZE_MAX).back().area;
    return {last.right() + 1, last.height()};
}

QSize CompletenessLegend::minimumSizeHint() const
{
    return {200, fontMetrics().height() + Theme::spacing / 2};
}

QString CompletenessLegend::plainText() const
{
    QStringList texts;
    for (const Completeness state : all)
        texts += textOf(state);
    return texts.join(u", "_s);
}

void CompletenessLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(plainText());
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

void CompletenessLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    for (const Part &part : layOut(width())) {
        const QRect area = QStyle::visualRect(layoutDirection(), rect(), part.area);
        const QString icon = completenessIcon(part.state);
        QRect text = area;
        if (!icon.isEmpty()) {
            const QRect sign =
                QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, {iconSize, iconSize}, area);
            theme.icon(icon, completenessColour(part.state)).paint(&painter, sign);
            const int room = iconSize + Theme::spacing / 2;
            text = layoutDirection() == Qt::RightToLeft ? area.adjusted(0, 0, -room, 0) : area.adjusted(room, 0, 0, 0);
        }
        painter.setPen(theme.colour(Colour::Text));
        painter.drawText(text, int(Qt::AlignVCenter | Qt::AlignLeading), textOf(part.state));
    }
}

} // namespace coffer
