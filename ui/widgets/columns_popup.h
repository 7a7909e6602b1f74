// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;
class QToolButton;

namespace coffer {

/// A list of columns beside their heading: check boxes show and hide, dragging or Alt+Up and Alt+Down order. Takes
/// effect at once; Esc or a click beside it closes it.
class ColumnsPopup final : public QFrame
{
    Q_OBJECT

public:
    struct Column
    {
        int column = 0;
        QString title;
        bool shown = true;
        bool mayHide = true;
    };

    explicit ColumnsPopup(const std::vector<Column> &columns, QWidget *parent = nullptr);
    void popup(const QPoint &globalPosition);

Q_SIGNALS:
    void columnShown(int column, bool shown);
    void orderChanged(const QList<int> &columns);
    void resetRequested();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void moveBy(int rows);
    void tellOrder();

    QListWidget *m_list;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace coffer
