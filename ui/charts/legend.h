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
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
};

} // namespace coffer
