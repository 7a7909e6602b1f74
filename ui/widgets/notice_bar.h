// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace coffer {

class PlainLabel;

/// A line across the window. A notice can be closed; the TEST mark and what the window as a whole shows cannot.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Notice, Test, Mode };

    explicit NoticeBar(Kind kind, QWidget *parent = nullptr);
    void setText(const QString &text); ///< plain text; empty hides the bar
    [[nodiscard]] QString text() const;
    void setAction(QAction *action); ///< a button for it, with its text

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    Kind m_kind;
    QLabel *m_icon;
    PlainLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_close;
};

} // namespace coffer
