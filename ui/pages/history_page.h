// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <balances/business_calendar.h>
#include <balances/completeness.h>
#include <balances/series.h>

#include <QTimer>

#include <memory>

class QComboBox;
class QLineEdit;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;
class QTreeView;

namespace coffer {

class AccountChoiceModel;
class Card;
class ChartFrame;
class CompletenessView;
class HistoryModel;
class Legend;
class PlainLabel;
class RangeButtons;
class TrendChart;

/// What was read over time: balances of chosen accounts or of a currency as a chart, the stored readings behind it, and
/// how complete the record is. Knows no database: asks by signals, and answers come through the slots.
class HistoryPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget *parent = nullptr);
    ~HistoryPage() override;

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;
    void setTablesShown(bool shown) override;
    void setFilterText(const QString &text) override;
    [[nodiscard]] bool canCopy() const override { return true; }
    void copy() const override;
    [[nodiscard]] QByteArray saveState() const override;
    [[nodiscard]] bool restoreState(const QByteArray &state) override;

    void setBusinessDays(const BusinessDays &days);
    void chooseAccounts(const std::vector<AccountId> &accounts);

public Q_SLOTS:
    /// The answer to seriesWanted(); one for an earlier question is ignored.
    void showSeries(quint64 serial, const coffer::TrendSeries &series);
    void addReadings(quint64 serial, const std::vector<coffer::ReadingRow> &rows, bool isLast);
    void showCompleteness(quint64 serial, const std::shared_ptr<const coffer::CompletenessFacts> &facts);
    void noteFailure(); ///< what was asked will not come
    void noteStored();  ///< something was stored: what is shown up to now is asked anew, soon

Q_SIGNALS:
    void seriesWanted(const coffer::SeriesQuery &query);
    void readingsWanted(quint64 serial, const coffer::ReadingFilter &filter,
                        const std::optional<coffer::ReadingCursor> &after);
    void completenessWanted(quint64 serial, const std::vector<coffer::AccountId> &accounts,
                            const std::vector<QDate> &days);
    /// Show where this reading came from.
    void readingOpened(const coffer::ReadingRow &reading);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeReadings();
    QWidget *makeBalances();
    void updateTexts();
    void noteChoice();
    void fillCurrencies();
    void ask();
    void askSeries();
    void askReadings();
    void openReading(const QModelIndex &index);
    void updateEmptyTexts();
    [[nodiscard]] std::vector<const PositionAccount *> chosen() const;
    [[nodiscard]] std::vector<const PositionAccount *> chosenIn(const QString &currency) const;

    CashPosition m_position;
    DisplayFormat m_format;
    BusinessDays m_days;
    AccountChoiceModel *m_choice;
    QSortFilterProxyModel *m_choiceProxy;
    HistoryModel *m_model;
    QTabWidget *m_tabs = nullptr;
    QLineEdit *m_search = nullptr;
    QTreeView *m_accounts = nullptr;
    QComboBox *m_currency = nullptr;
    RangeButtons *m_ranges = nullptr;
    TrendChart *m_chart = nullptr;
    Legend *m_legend = nullptr;
    ChartFrame *m_frame = nullptr;
    Card *m_readingsCard = nullptr;
    QTableView *m_table = nullptr;
    PlainLabel *m_empty = nullptr;
    CompletenessView *m_completeness = nullptr;
    std::optional<std::pair<UtcTime, UtcTime>> m_window; ///< of a zoom
    std::optional<std::pair<UtcTime, UtcTime>> m_shown;  ///< what the last series shows: the table is of that time
    quint64 m_serial = 0;
    bool m_isOutdated = true;
    QTimer m_soon;
};

} // namespace coffer
