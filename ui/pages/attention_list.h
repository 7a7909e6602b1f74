// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/attention_items.h>

#include <QWidget>

class QMenu;
class QToolButton;
class QVBoxLayout;

namespace coffer {

/// One line per exception with its action and a menu to acknowledge or snooze it; past maxLines a line tells how many
/// more there are. What is acknowledged or snoozed is folded into one line that can be opened.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxLines = 50;

    explicit AttentionList(QWidget *parent = nullptr);
    /// `now`: the moment that the items are of. What did not change stays as it is, with the focus in it.
    void setItems(const std::vector<AttentionItem> &items, const DisplayFormat &format, UtcTime now);
    /// By which "next business day" is counted; else weekends only.
    void setCalendar(const BusinessCalendar &calendar) { m_calendar = calendar; }

Q_SIGNALS:
    void actionRequested(const coffer::AttentionItem &item);
    void acknowledgeRequested(const QStringList &alerts, const QString &note);
    void snoozeRequested(const QStringList &alerts, coffer::UtcTime until, const QString &note);
    void reopenRequested(const QStringList &alerts);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Focus
    {
        QString line;
        QString control;
    };
    void refill();
    void alignButtons();
    void addLines(bool settled);
    void addFold(int settled);
    QWidget *makeLine(const AttentionItem &item);
    QString textOf(const AttentionItem &item) const;
    void addActionButton(const AttentionItem &item, QWidget *line);
    void addMenuButton(const AttentionItem &item, QWidget *line);
    void openMenu(const AttentionItem &item, QWidget *button);
    void ask(const AttentionItem &item, const std::optional<UtcTime> &until);
    [[nodiscard]] Focus focused() const;
    void restoreFocus(const Focus &focus);

    std::vector<AttentionItem> m_items;
    DisplayFormat m_format;
    BusinessCalendar m_calendar;
    UtcTime m_now;
    bool m_isUnfolded = false;
    QVBoxLayout *m_layout;
    QMenu *m_menu = nullptr;
};

} // namespace coffer
