// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular_text.h"

#include <QGlyphRun>
#include <QRawFont>

#include <algorithm>

namespace coffer {

namespace {

constexpr qreal smallest = 5; ///< points

/// The font's own glyphs for the text and their places, or nothing where the font lacks one of them.
struct Run
{
    QGlyphRun glyphs;
    qreal width = 0;
    bool usable = false;
};

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x590 || c.category() == QChar::Punctuation_Dash || c.category() == QChar::Symbol_Math
            || c.unicode() == 0x2022 || c.isSpace();
    });
}

Run runOf(const QString &text, const QFont &font)
{
    Run run;
    if (!isLatin(text)) // other digits come from another font, or need shaping
        return run;
    const QRawFont raw = QRawFont::fromFont(font);
    const QList<quint32> glyphs = raw.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0U))
        return run;
    const QList<quint32> digits = raw.glyphIndexesForString(QStringLiteral("0123456789"));
    const auto digitAdvances = raw.advancesForGlyphIndexes(digits);
    qreal digitWidth = 0;
    for (const QPointF &advance : digitAdvances)
        digitWidth = std::max(digitWidth, advance.x());
    const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
    QList<QPointF> positions;
    positions.reserve(glyphs.size());
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const bool digit = text[i].isDigit();
        const qreal cell = digit ? digitWidth : advances[i].x();
        positions += QPointF(run.width + (cell - advances[i].x()) / 2, 0);
        run.width += cell;
    }
    run.glyphs.setRawFont(raw);
    run.glyphs.setGlyphIndexes(glyphs);
    run.glyphs.setPositions(positions);
    run.usable = true;
    return run;
}

} // namespace

qreal tabularWidth(const QString &text, const QFont &font)
{
    const Run run = runOf(text, font);
    return run.usable ? run.width : QFontMetricsF(font).horizontalAdvance(text);
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFont font = painter->font();
    const qreal needed = tabularWidth(text, font);
    if (needed > rect.width() && rect.width() > 0 && font.pointSizeF() > smallest) {
        QFont smaller = font;
        // A little less than needed, as glyphs do not shrink evenly.
        smaller.setPointSizeF(std::max(font.pointSizeF() * rect.width() / needed * 0.97, smallest));
        painter->setFont(smaller);
        drawTabular(painter, rect, alignment, text);
        painter->setFont(font);
        return;
    }
    const Run run = runOf(text, font);
    if (!run.usable) {
        painter->drawText(rect,
                          int((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute | Qt::AlignVCenter)
                              | Qt::TextSingleLine | Qt::TextDontClip,
                          text);
        return;
    }
    const QFontMetricsF metrics(font);
    const qreal x = alignment & Qt::AlignRight ? rect.right() - run.width : rect.left();
    const qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter->drawGlyphRun(QPointF(x, baseline), run.glyphs);
}

} // namespace coffer
