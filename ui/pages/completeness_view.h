// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <items/completeness_model.h>

#include <QWidget>

class QTableView;
class QToolButton;

namespace coffer {

class Card;
class CompletenessLegend;
class PlainLabel;

/// The completeness grid of one month, its legend, and the way to other months.
class CompletenessView final : public QWidget
{
    Q_OBJECT

public:
    explicit CompletenessView(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position);
    void setFormat(const DisplayFormat &format);
    void setBusinessDays(const BusinessDays &days);
    void setFilterWords(const QString &words);
    void showFacts(quint64 serial, const std::shared_ptr<const CompletenessFacts> &facts);
    /// The facts may have changed: asks anew where the grid is seen, else when it is.
    void refresh();
    [[nodiscard]] QTableView *table() const { return m_table; }

Q_SIGNALS:
    /// Answer with showFacts().
    void factsWanted(quint64 serial, const std::vector<coffer::AccountId> &accounts, const std::vector<QDate> &days);
    void accountOpened(const coffer::AccountId &id);
    void dayChosen(const coffer::AccountId &id, QDate day); ///< show what was stored on it

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void moveMonth(int months);
    void updateTexts();
    void tellCell();
    [[nodiscard]] QDate today() const;

    CompletenessModel *m_model;
    Card *m_card;
    QTableView *m_table;
    QToolButton *m_back;
    QToolButton *m_forward;
    PlainLabel *m_month;
    CompletenessLegend *m_legend;
    PlainLabel *m_cell; ///< what the chosen cell says, for the keyboard and screen readers
    CashPosition m_position;
    DisplayFormat m_format;
    BusinessDays m_days;
    QString m_words;
    QDate m_first; ///< of the month that is shown; invalid until there is a position
    quint64 m_serial = 0;
    bool m_isOutdated = true;
};

} // namespace coffer
