// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

#include <array>

class QApplication;

namespace coffer {

/// The colours of the program, apart from the platform's. Each colour that text or a sign is drawn with has a contrast
/// of at least 4.5:1 on Window and on Surface, in light and in dark (measured by a test).
enum class Colour {
    Window,  ///< behind everything
    Surface, ///< cards and tables
    Hover,   ///< a row or button under the pointer
    Line,    ///< hairlines
    Text,
    Muted,     ///< secondary text
    Accent,    ///< links, focus, the selected page
    Posted,    ///< the same everywhere; differs from Available in lightness, too
    Available, ///< drawn hatched or dashed, so that it is told from Posted without colour
    Good,
    Warning,
    Error,
    Test, ///< the TEST mark
};

enum class ThemeChoice { System, Light, Dark };

/// A look at the colour table. Widgets ask for the one that fits their palette, so a change of palette is all it takes
/// to change the theme.
class Theme
{
public:
    static Theme light();
    static Theme dark();
    static Theme of(const QPalette &palette);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor colour(Colour colour) const;
    [[nodiscard]] QPalette palette() const;
    /// An icon of resources/icons in the colour, crisp at every scale.
    [[nodiscard]] QIcon icon(const QString &name, Colour colour = Colour::Text) const;

    static constexpr int spacing = 8; ///< px; all distances are multiples

private:
    explicit Theme(bool dark) : m_dark(dark) {}
    bool m_dark;
};

/// Steps of the one type scale.
enum class TextSize { Small, Base, Title, Figure };
[[nodiscard]] QFont scaledFont(const QFont &base, TextSize size);

/// Sets style (the platform's; Fusion where it has none), font and palette. Call again to switch, and for System when
/// the desktop changed its colours.
void applyTheme(QApplication &application, ThemeChoice choice);

/// Whether things may move to explain what happens: a chart that grows, a value that flashes. False where the user
/// asked the desktop for less motion.
[[nodiscard]] bool motionAllowed();

/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace coffer
