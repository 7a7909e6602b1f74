// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/activity.h>

#include <QTimer>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace coffer {

class ActivityModel;
class Card;
class PlainLabel;

/// What happened: attempts, alerts, sessions of the program; newest first, and all that is known of the chosen one.
/// Knows no database: asks by activityWanted(), and the answer comes through addEntries().
class ActivityPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;
    void setFilterText(const QString &text) override;
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override;
    [[nodiscard]] QByteArray saveState() const override;
    [[nodiscard]] bool restoreState(const QByteArray &state) override;

    [[nodiscard]] ActivityFilter filter() const;

public Q_SLOTS:
    void addEntries(quint64 serial, const coffer::ActivityBatch &batch);
    void noteFailure(); ///< what was asked will not come
    void noteStored();  ///< something happened: asked anew, soon, unless the user is reading

Q_SIGNALS:
    void activityWanted(quint64 serial, const coffer::ActivityFilter &filter, const coffer::ActivityCursor &after,
                        const QHash<coffer::ConnectionId, QString> &names);
    void refreshRequested(const std::vector<coffer::ConnectionId> &connections); ///< "Retry now"

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    Card *makeList();
    Card *makeDetails();
    void updateTexts();
    void fillConnections();
    void restart();
    void showDetails();
    void updateEmptyText();

    CashPosition m_position;
    DisplayFormat m_format;
    ActivityModel *m_model;
    Card *m_listCard = nullptr;
    Card *m_detailsCard = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_connection = nullptr;
    QComboBox *m_outcome = nullptr;
    QLineEdit *m_words = nullptr;
    QTableView *m_table = nullptr;
    PlainLabel *m_empty = nullptr;
    PlainLabel *m_details = nullptr;
    QPushButton *m_retry = nullptr;
    bool m_isOutdated = true;
    QTimer m_soon;
};

} // namespace coffer
