// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coffer {

/// What the signs and letters of the completeness grid mean, on as many lines as it takes.
class CompletenessLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit CompletenessLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QString plainText() const; ///< for screen readers

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Part;
    [[nodiscard]] std::vector<Part> layOut(int width) const;
};

} // namespace coffer
