// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coffer {

/// "■ Posted ▨ Available" or "— Posted - - Available": which pattern and colour mean what.
class Legend final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Bars, Lines };
    explicit Legend(Kind kind, QWidget *parent = nullptr);
    /// "Available" or what it is called where credit is inside.
    void setAvailableLabel(const QString &label);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList labels() const; ///< of posted, of available
    Kind m_kind;
    QString m_availableLabel;
};

} // namespace coffer
