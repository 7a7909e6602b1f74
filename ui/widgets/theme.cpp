// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include "legible_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QStyle>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

Pair pairOf(Colour colour)
{
    switch (colour) {
    case Colour::Window:
        return {0xfff4f6f8, 0xff171b21};
    case Colour::Surface:
        return {0xffffffff, 0xff232931};
    case Colour::Hover:
        return {0xffeaf0f7, 0xff303945};
    case Colour::Line:
        return {0xffdde2e8, 0xff3b4450};
    case Colour::Text:
        return {0xff1a2027, 0xffe9ecf0};
    case Colour::Muted:
        return {0xff596470, 0xff9ea8b4};
    case Colour::Accent:
        return {0xff1d5fb8, 0xff7ab2ff};
    case Colour::Posted:
        return {0xff1c3d70, 0xff7fa6e8};
    case Colour::Available:
        return {0xff0b7465, 0xff7fe3cb};
    case Colour::Good:
        return {0xff1e7a41, 0xff74d392};
    case Colour::Warning:
        return {0xff8f5b00, 0xfff2bd52};
    case Colour::Error:
        return {0xffb3261e, 0xffff8f86};
    case Colour::Test:
        return {0xff7b2d90, 0xffdda3ee};
    }
    Q_UNREACHABLE();
}

/// Draws the SVG's shape in one colour.
class TintedSvg final : public QIconEngine
{
public:
    TintedSvg(QString path, QColor colour, QColor disabled)
        : m_path(std::move(path))
        , m_colour(colour)
        , m_disabled(disabled)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap shape = pixmap(rect.size() * ratio, mode, state);
        shape.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), shape);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        QSvgRenderer(m_path).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), mode == QIcon::Disabled ? m_disabled : m_colour);
        return result;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedSvg(*this); }

private:
    QString m_path;
    QColor m_colour;
    QColor m_disabled;
};

double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// What the desktop says: only a palette without ours over it tells.
Theme systemTheme(QApplication &application)
{
    if (!QCoreApplication::testAttribute(Qt::AA_SetPalette))
        return Theme::of(application.palette());
    const QPalette ours = application.palette();
    application.setPalette(QPalette());
    const Theme theme = Theme::of(application.palette());
    application.setPalette(ours);
    return theme;
}

} // namespace

Theme Theme::light()
{
    return Theme(false);
}

Theme Theme::dark()
{
    return Theme(true);
}

Theme Theme::of(const QPalette &palette)
{
    return Theme(palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness());
}

QColor Theme::colour(Colour colour) const
{
    const Pair pair = pairOf(colour);
    return QColor::fromRgb(m_dark ? pair.dark : pair.light);
}

QPalette Theme::palette() const
{
    QPalette result(colour(Colour::Surface), colour(Colour::Window));
    const auto set = [&](QPalette::ColorRole role, Colour value) { result.setColor(role, colour(value)); };
    set(QPalette::Window, Colour::Window);
    set(QPalette::WindowText, Colour::Text);
    set(QPalette::Base, Colour::Surface);
    set(QPalette::AlternateBase, Colour::Window);
    set(QPalette::Text, Colour::Text);
    set(QPalette::Button, Colour::Surface);
    set(QPalette::ButtonText, Colour::Text);
    set(QPalette::BrightText, Colour::Error);
    set(QPalette::ToolTipBase, Colour::Surface);
    set(QPalette::ToolTipText, Colour::Text);
    set(QPalette::PlaceholderText, Colour::Muted);
    set(QPalette::Link, Colour::Accent);
    set(QPalette::LinkVisited, Colour::Accent);
    set(QPalette::Highlight, Colour::Accent);
    result.setColor(QPalette::HighlightedText, colour(m_dark ? Colour::Window : Colour::Surface));
    result.setColor(QPalette::Light, colour(Colour::Surface));
    result.setColor(QPalette::Midlight, colour(Colour::Line));
    result.setColor(QPalette::Mid, colour(Colour::Line).darker(m_dark ? 110 : 115));
    result.setColor(QPalette::Dark, colour(Colour::Line).darker(m_dark ? 125 : 135));
    result.setColor(QPalette::Shadow, QColor(0, 0, 0, m_dark ? 120 : 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faded = colour(Colour::Muted);
        faded.setAlpha(150);
        result.setColor(QPalette::Disabled, role, faded);
    }
    return result;
}

QIcon Theme::icon(const QString &name, Colour tint) const
{
    initIcons();
    QColor disabled = colour(Colour::Muted);
    disabled.setAlpha(120);
    return QIcon(new TintedSvg(u":/coffer/icons/%1.svg"_s.arg(name), colour(tint), disabled));
}

QFont scaledFont(const QFont &base, TextSize size)
{
    QFont font = base;
    const qreal points = base.pointSizeF();
    switch (size) {
    case TextSize::Small:
        font.setPointSizeF(points * 0.88);
        break;
    case TextSize::Base:
        break;
    case TextSize::Title:
        font.setPointSizeF(points * 1.06);
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Figure:
        font.setPointSizeF(points * 1.7);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    const QString style = application.style()->name();
    if (style == "windows"_L1 || style == "fusion"_L1) // the former is what Qt takes where the platform names none
        application.setStyle(new LegibleStyle);
    if (QFontDatabase::families().contains("Inter"_L1)) {
        QFont font = application.font();
        font.setFamilies({u"Inter"_s, font.family()});
        font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
        application.setFont(font);
    }
    const Theme theme = choice == ThemeChoice::System ? systemTheme(application)
        : choice == ThemeChoice::Dark                 ? Theme::dark()
                                                      : Theme::light();
    const QPalette palette = theme.palette();
    if (application.palette() != palette)
        application.setPalette(palette);
}

bool motionAllowed()
{
    // Desktops and styles say "no animations" by a duration of 0; Qt 6.4 has no other word for it.
    const QStyle *style = QApplication::style();
    return style->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // values: the other form refers to temporaries
    return (high + 0.05) / (low + 0.05);
}

} // namespace coffer
