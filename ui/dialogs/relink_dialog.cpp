// SPDX-License-Identifier: GPL-3.0-or-later
#include "relink_dialog.h"

#include "form_parts.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

enum Column { AccountName, ProviderAccountId, Posted, Available, Since, ColumnCount };

} // namespace

RelinkDialog::RelinkDialog(const std::vector<AccountLink> &links, const CashPosition &position,
                           const DisplayFormat &format, QWidget *parent)
    : QDialog(parent)
    , m_position(position)
    , m_format(format)
    , m_old(new QComboBox(this))
    , m_oldFigures(makeHelp({}, this))
    , m_candidates(new QTableWidget(0, ColumnCount, this))
    , m_problem(makeProblem(this))
{
    setObjectName(u"relinkDialog"_s);
    setWindowTitle(tr("The same account as …"));
    for (const AccountLink &link : links) {
        if (account(link.old) && account(link.fresh))
            m_links.push_back(link);
    }
    auto *help = new PlainLabel(
        tr("The provider names an account no more and brought another one after that. If it only changed its id, the "
           "new one can go on the old one's history. What was recorded stays as it is."),
        this);
    help->setWordWrap(true);
    m_old->setObjectName(u"oldAccount"_s);
    m_old->setAccessibleName(tr("Account that is missing"));
    for (const AccountLink &link : m_links) {
        if (m_old->findData(link.old.toString()) < 0)
            m_old->addItem(account(link.old)->name, link.old.toString());
    }
    m_oldFigures->setObjectName(u"oldFigures"_s);
    m_candidates->setObjectName(u"candidates"_s);
    m_candidates->setTabKeyNavigation(false); // Tab leaves the table
    m_candidates->setAccessibleName(tr("Accounts that may be the same"));
    m_candidates->setHorizontalHeaderLabels({tr("Account"), tr("The provider's id"), columnLabel(BalanceColumn::Posted),
                                             columnLabel(BalanceColumn::Available), tr("Read since")});
    m_candidates->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_candidates->setSelectionMode(QAbstractItemView::SingleSelection);
    m_candidates->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_candidates->setFrameShape(QFrame::NoFrame);
    m_candidates->verticalHeader()->hide();
    m_candidates->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_candidates->horizontalHeader()->setSectionResizeMode(AccountName, QHeaderView::Stretch);
    m_problem->setObjectName(u"relinkProblem"_s);
    auto *buttons = new QDialogButtonBox(this);
    m_link = buttons->addButton(tr("It is the same account"), QDialogButtonBox::AcceptRole);
    m_link->setObjectName(u"linkButton"_s);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 3 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(help);
    layout->addSpacing(Theme::spacing);
    layout->addWidget(new PlainLabel(tr("Account that is missing"), this));
    layout->addWidget(m_old);
    layout->addWidget(m_oldFigures);
    layout->addSpacing(Theme::spacing);
    layout->addWidget(new PlainLabel(tr("is the same as"), this));
    layout->addWidget(m_candidates, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(760, 480);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_old, &QComboBox::currentIndexChanged, this, &RelinkDialog::showCandidates);
    connect(m_candidates, &QTableWidget::itemSelectionChanged, this, &RelinkDialog::updateButton);
    showCandidates();
}

const PositionAccount *RelinkDialog::account(const AccountId &id) const
{
    const auto found = std::find_if(m_position.accounts.begin(), m_position.accounts.end(),
                                    [&](const PositionAccount &each) { return each.snapshot.id == id; });
    return found == m_position.accounts.end() ? nullptr : &*found;
}

bool RelinkDialog::fits(const AccountLink &link) const
{
    const auto &old = account(link.old)->snapshot.reading;
    const auto &fresh = account(link.fresh)->snapshot.reading;
    return !old || (fresh && old->currency == fresh->currency);
}

QString RelinkDialog::figures(const PositionAccount &shown) const
{
    const AmountFormat amounts = m_format.amounts();
    const auto &reading = shown.snapshot.reading;
    const auto figure = [&](const std::optional<Figure> &each) {
        return each ? amounts.format(Money(each->amount, reading->currency)) : notSentText();
    };
    if (!reading)
        return tr("It was never read.");
    return tr("Last read %1: posted %2, available %3. The provider called it %4.")
        .arg(timeOrNothing(shown.snapshot.confirmedAt, m_format), figure(reading->posted), figure(reading->available),
             shortened(shown.snapshot.providerAccountId));
}

void RelinkDialog::showCandidates()
{
    const AccountId old(m_old->currentData().toString());
    m_shown.clear();
    for (const AccountLink &link : m_links) {
        if (link.old == old)
            m_shown.push_back(link);
    }
    std::stable_partition(m_shown.begin(), m_shown.end(), [this](const AccountLink &link) { return fits(link); });
    showProblem(m_oldFigures, account(old) ? figures(*account(old)) : QString());
    const AmountFormat amounts = m_format.amounts();
    m_candidates->setRowCount(int(m_shown.size()));
    for (int row = 0; row < int(m_shown.size()); ++row) {
        const PositionAccount &fresh = *account(m_shown[size_t(row)].fresh);
        const auto &reading = fresh.snapshot.reading;
        const auto set = [&](int column, const QString &text, Qt::Alignment side) {
            auto *item = new QTableWidgetItem(text);
            item->setTextAlignment(side | Qt::AlignVCenter);
            item->setToolTip(escapedToolTip(text));
            m_candidates->setItem(row, column, item);
        };
        const auto figure = [&](const std::optional<Figure> &each) {
            return each ? amounts.format(Money(each->amount, reading->currency)) : notSentText();
        };
        set(AccountName, fresh.name, Qt::AlignLeading);
        set(ProviderAccountId, shortened(fresh.snapshot.providerAccountId), Qt::AlignLeading);
        set(Posted, reading ? figure(reading->posted) : QString(), Qt::AlignRight);
        set(Available, reading ? figure(reading->available) : QString(), Qt::AlignRight);
        set(Since, timeOrNothing(fresh.snapshot.readingSince, m_format), Qt::AlignLeading);
    }
    // Only one that fits is chosen for the user; a wrong link is his decision, not ours.
    if (m_shown.size() == 1 && fits(m_shown.front()))
        m_candidates->selectRow(0);
    updateButton();
}

std::optional<AccountLink> RelinkDialog::chosen() const
{
    const auto rows = m_candidates->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return m_shown[size_t(rows.front().row())];
}

void RelinkDialog::updateButton()
{
    const auto link = chosen();
    const bool possible = link && fits(*link);
    m_link->setEnabled(possible);
    showProblem(m_problem,
                link && !possible ? tr("Its currency is another one: one history has one currency.") : QString());
}

} // namespace coffer
