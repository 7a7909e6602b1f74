// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coffer {

/// Lines of a currency, an amount and a remark, digits under digits. For tiles.
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

Q_SIGNALS:
    void lineClicked(const QString &label);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int lineHeight(const Line &line) const;
    [[nodiscard]] const Line *lineAt(const QPoint &position) const;

    std::vector<Line> m_lines;
};

} // namespace coffer
