// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace coffer {

class PlainLabel;

/// A line across the window. A notice can be closed; the TEST mark cannot.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Notice, Test };

    explicit NoticeBar(Kind kind, QWidget *parent = nullptr);
    void setText(const QString &text); ///< plain text; empty hides the bar
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    Kind m_kind;
    QLabel *m_icon;
    PlainLabel *m_text;
    QToolButton *m_close;
};

} // namespace coffer
