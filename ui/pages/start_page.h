// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace coffer {

class PlainLabel;

/// What is there before the first connection: what the program does, and the two ways to begin.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void addConnectionRequested();
    void sampleBanksRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();

    QLabel *m_logo;
    PlainLabel *m_title;
    PlainLabel *m_text;
    PlainLabel *m_remark;
    QPushButton *m_add;
    QPushButton *m_samples;
};

} // namespace coffer
