// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <items/display_format.h>

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// Step 4: what would be stored, each amount beside what was sent. A test stores nothing.
class TestStep final : public QWidget
{
    Q_OBJECT

public:
    explicit TestStep(const DisplayFormat &format, QWidget *parent = nullptr);

    void setFormat(const DisplayFormat &format);
    void showRunning();
    void showResult(const Attempt &attempt, const QString &connectionName);
    void showSaveProblem(const QString &text); ///< empty takes it away
    void forget();                             ///< the details changed: what was tested is not what would be saved

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Whether something was read with what would be saved now.
    [[nodiscard]] bool isGood() const { return m_good; }

Q_SIGNALS:
    void testRequested();

private:
    void showReport(const BalanceReport &report);
    void showAttempt();
    [[nodiscard]] QString unitOf(const BalanceReading &reading) const;

    DisplayFormat m_format;
    std::optional<Attempt> m_attempt;
    QString m_connectionName;
    bool m_running = false;
    bool m_good = false;
    QPushButton *m_test;
    PlainLabel *m_result;
    QTableWidget *m_table;
    PlainLabel *m_diagnostics;
    PlainLabel *m_saveProblem;
};

} // namespace coffer
