// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <items/display_format.h>

#include <QComboBox>
#include <QPointer>

#include <optional>

class QDialog;

namespace coffer {

/// Which moment the window shows: now, the close of the last business day, or one that the user chooses.
class AsOfBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit AsOfBox(QWidget *parent = nullptr);

    void setNow(UtcTime now) { m_now = now; } ///< the box reads no clock
    /// How moments become business days; the zone is that of the format.
    void setCutOff(QTime cutOff);
    void setFormat(const DisplayFormat &format);
    /// What is shown; nothing: now. Emits nothing.
    void setTime(std::optional<UtcTime> time);
    /// The last moment of the business day before now's, weekends left out.
    [[nodiscard]] UtcTime lastClose() const;

Q_SIGNALS:
    void chosen(std::optional<coffer::UtcTime> time);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    void choose(int index);
    void openDialog();

    UtcTime m_now{};
    DisplayFormat m_format;
    QTime m_cutOff{0, 0};
    std::optional<UtcTime> m_time;
    QPointer<QDialog> m_dialog;
};

} // namespace coffer
