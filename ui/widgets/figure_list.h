// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVariantAnimation;

namespace coffer {

/// Lines of a currency, an amount and a remark, digits under digits. For tiles. A line is chosen by a click, or by
/// arrow keys and Enter. A figure that is new flashes once, unless the desktop wants no motion.
class FigureList : public QWidget
{
    Q_OBJECT

public:
    struct Line
    {
        QString label;   ///< currency code
        QString amount;  ///< as formatted
        QString remark;  ///< under the amount, small; may be empty
        QString icon;    ///< sign beside the label; may be empty
        QString toolTip; ///< plain text
        QString value;   ///< tells a new figure from another way to write the same; never shown
        bool muted = false;

        friend bool operator==(const Line &, const Line &) = default;
    };

    explicit FigureList(QWidget *parent = nullptr);
    void setLines(const std::vector<Line> &lines);
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    /// All lines as text, for tests and screen readers.
    [[nodiscard]] QString plainText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isFlashing() const;

Q_SIGNALS:
    void lineClicked(const QString &label);
    void partsRequested(const QString &label); ///< the same with Alt: what is it made of?

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void flash(const QStringList &labels);
    void choose(int line, Qt::KeyboardModifiers modifiers);
    void paintLine(QPainter *painter, int line, int top) const;
    [[nodiscard]] int lineHeight(const Line &line) const;
    [[nodiscard]] int lineAt(const QPoint &position) const; ///< -1: none

    std::vector<Line> m_lines;
    QStringList m_fresh; ///< labels of the lines that flash
    QVariantAnimation *m_flash;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace coffer
