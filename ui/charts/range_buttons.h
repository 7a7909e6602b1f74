// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace coffer {

/// "1D 7D 30D 90D 1Y All": how many days a trend goes back.
class RangeButtons final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int all = 0; ///< from the first reading on

    explicit RangeButtons(QWidget *parent = nullptr);
    [[nodiscard]] int days() const; ///< 30 until another was chosen
    /// Another number than the buttons have changes nothing. Says nothing.
    void setDays(int days);

Q_SIGNALS:
    void daysChosen(int days); ///< by the user; also the one that is chosen already, which asks anew

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    QButtonGroup *m_buttons;
};

} // namespace coffer
