// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/attention_items.h>

#include <QWidget>

class QVBoxLayout;

namespace coffer {

/// One line per exception with its action; past maxLines a line tells how many more there are.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxLines = 50;

    explicit AttentionList(QWidget *parent = nullptr);
    void setItems(const std::vector<AttentionItem> &items, const DisplayFormat &format);

Q_SIGNALS:
    void actionRequested(const coffer::AttentionItem &item);

private:
    QWidget *makeLine(const AttentionItem &item, const DisplayFormat &format);

    std::vector<AttentionItem> m_items;
    DisplayFormat m_format;
    QVBoxLayout *m_layout;
};

} // namespace coffer
