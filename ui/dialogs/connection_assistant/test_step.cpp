// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_step.h"

#include "form_parts.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

enum Column { AccountName, Currency, Posted, PostedAsSent, Available, AvailableAsSent, Unit, ColumnCount };

/// The token as it was sent; nothing where the figure was made of several.
QString singleToken(const std::optional<Figure> &figure)
{
    return figure && figure->sources.size() == 1 ? figure->sources.front().rawToken : QString();
}

} // namespace

TestStep::TestStep(const DisplayFormat &format, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_test(new QPushButton(tr("Test now"), this))
    , m_result(new PlainLabel({}, this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_diagnostics(makeHelp({}, this))
    , m_saveProblem(makeProblem(this))
{
    m_test->setObjectName(u"testButton"_s);
    m_test->setIcon(Theme::of(palette()).icon(u"refresh"_s));
    m_result->setObjectName(u"testResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setObjectName(u"testTable"_s);
    m_table->setAccessibleName(tr("Accounts found by the test"));
    m_table->setHorizontalHeaderLabels({tr("Account"), tr("Currency"), columnLabel(BalanceColumn::Posted),
                                        tr("As sent"), columnLabel(BalanceColumn::Available), tr("As sent"),
                                        tr("Read as")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(AccountName, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(8 * Theme::spacing);
    m_table->hide();
    m_diagnostics->setObjectName(u"testDiagnostics"_s);
    m_saveProblem->setObjectName(u"saveProblem"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_test);
    top->addWidget(makeHelp(tr("The test asks the provider once and stores nothing."), this), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    layout->addLayout(top);
    layout->addWidget(m_result);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_diagnostics);
    layout->addWidget(m_saveProblem);
    layout->addStretch(0);
    connect(m_test, &QPushButton::clicked, this, [this] {
        showRunning();
        Q_EMIT testRequested();
    });
    setFocusProxy(m_test);
}

void TestStep::setFormat(const DisplayFormat &format)
{
    m_format = format;
    if (m_attempt)
        showAttempt();
}

void TestStep::forget()
{
    m_attempt.reset();
    m_good = false;
    m_running = false;
    m_test->setEnabled(true);
    m_result->clear();
    m_table->setRowCount(0);
    m_table->hide();
    showProblem(m_diagnostics, {});
    showProblem(m_saveProblem, {});
}

void TestStep::showRunning()
{
    forget();
    m_running = true;
    m_test->setEnabled(false);
    m_result->setText(tr("Asking the provider…"));
}

void TestStep::showResult(const Attempt &attempt, const QString &connectionName)
{
    m_running = false;
    m_test->setEnabled(true);
    m_attempt = attempt;
    m_connectionName = connectionName;
    m_good = attempt.outcome == AttemptOutcome::Ok || attempt.outcome == AttemptOutcome::Partial;
    showAttempt();
}

void TestStep::showSaveProblem(const QString &text)
{
    showProblem(m_saveProblem, text);
}

void TestStep::showAttempt()
{
    QStringList text;
    if (m_attempt->report) {
        showReport(*m_attempt->report);
        const int found = int(m_attempt->report->readings.size());
        text += found == 1
            ? tr("1 account was read. Compare the figures with what was sent before you save.")
            : tr("%n accounts were read. Compare the figures with what was sent before you save.", nullptr, found);
    }
    if (m_attempt->error)
        text += errorSentence(*m_attempt->error, m_connectionName);
    m_result->setText(text.join(u'\n'));
}

QString TestStep::unitOf(const BalanceReading &reading) const
{
    const std::optional<Figure> &figure = reading.posted ? reading.posted : reading.available;
    const QString token = singleToken(figure);
    if (!figure || token.isEmpty())
        return tr("calculated");
    QString digits = token;
    digits.remove(u'-').remove(u'"');
    const bool sentWhole = !digits.isEmpty()
        && std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return sentWhole && figure->amount.scale() > 0
        ? tr("smallest units, %n decimal place(s)", nullptr, figure->amount.scale())
        : tr("major units");
}

void TestStep::showReport(const BalanceReport &report)
{
    const AmountFormat amounts = m_format.amounts();
    m_table->setRowCount(int(report.readings.size()));
    QStringList notes;
    for (int row = 0; row < int(report.readings.size()); ++row) {
        const BalanceReading &reading = report.readings[size_t(row)];
        const auto set = [&](int column, const QString &text) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(escapedToolTip(text));
            const bool isText = column == AccountName || column == Currency || column == Unit;
            item->setTextAlignment((isText ? Qt::AlignLeading : Qt::AlignRight) | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        };
        const auto raw = [&](const Figure &figure) {
            QStringList tokens;
            for (const FigureSource &source : figure.sources)
                tokens += m_format.hidesAmounts() ? AmountFormat::mask() : shortened(source.rawToken);
            return tokens.join(u" · "_s);
        };
        const auto figure = [&](int column, const std::optional<Figure> &shown) {
            set(column, shown ? amounts.formatNumber(Money(shown->amount, reading.currency)) : notSentText());
            set(column + 1, shown ? raw(*shown) : QString());
        };
        set(AccountName, reading.name.isEmpty() ? reading.providerAccountId : reading.name);
        set(Currency, reading.currency.toString());
        figure(Posted, reading.posted);
        figure(Available, reading.available);
        set(Unit, unitOf(reading));
        for (const Diagnostic &diagnostic : reading.diagnostics)
            notes += diagnosticSentence(diagnostic);
    }
    for (const FailedAccount &failure : report.failures)
        notes += errorSentence(failure.error, shortened(failure.providerAccountId));
    for (const Diagnostic &diagnostic : report.diagnostics)
        notes += diagnosticSentence(diagnostic);
    notes.removeDuplicates();
    m_table->setVisible(!report.readings.empty());
    showProblem(m_diagnostics, notes.mid(0, 10).join(u'\n'));
}

} // namespace coffer
