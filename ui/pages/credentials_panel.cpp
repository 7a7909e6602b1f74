// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials_panel.h"

#include "card.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

enum Column { EntryName, ConnectionName, State, SentTo, EnteredAt, ColumnCount };

QString storeText(CredentialStoreState state)
{
    switch (state) {
    case CredentialStoreState::Ready:
        return CredentialsPanel::tr("Credentials are kept in the keychain of your system. It is open.");
    case CredentialStoreState::Locked:
        return CredentialsPanel::tr("Credentials are kept in the keychain of your system. It is locked: connections "
                                    "wait until you unlock it.");
    case CredentialStoreState::Missing:
        return CredentialsPanel::tr("No keychain was found on this computer. Credentials can be kept for this session "
                                    "only; Coffer never writes one to a file.");
    case CredentialStoreState::NoAnswer:
        return CredentialsPanel::tr("The keychain of your system does not answer.");
    case CredentialStoreState::Unknown:
        return CredentialsPanel::tr("Credentials are kept in the keychain of your system.");
    }
    Q_UNREACHABLE();
}

QString stateText(const CredentialEntry &entry)
{
    const QString orphan = CredentialsPanel::tr("Left over: its connection was removed");
    switch (entry.state) {
    case CredentialEntry::State::NotLookedAt:
        return entry.orphaned ? orphan : CredentialsPanel::tr("Not looked at");
    case CredentialEntry::State::Stored:
        return entry.orphaned ? orphan : CredentialsPanel::tr("Stored");
    case CredentialEntry::State::Missing:
        return CredentialsPanel::tr("Missing: enter it again");
    case CredentialEntry::State::OtherOrigin:
        return CredentialsPanel::tr("Entered for other addresses: enter it again");
    case CredentialEntry::State::Unreadable:
        return entry.problem ? errorSentence(*entry.problem, entry.connectionName)
                             : CredentialsPanel::tr("Not readable");
    }
    Q_UNREACHABLE();
}

} // namespace

CredentialsPanel::CredentialsPanel(QWidget *parent)
    : QWidget(parent)
    , m_store(new PlainLabel({}, this))
    , m_test(new PlainLabel({}, this))
    , m_empty(new PlainLabel({}, this))
    , m_check(new QPushButton(this))
    , m_delete(new QPushButton(this))
    , m_table(new QTableWidget(0, ColumnCount, this))
{
    setObjectName(u"credentialsPanel"_s);
    m_store->setObjectName(u"storeState"_s);
    m_store->setWordWrap(true);
    m_test->setObjectName(u"storeTest"_s);
    m_test->setWordWrap(true);
    m_check->setObjectName(u"checkKeychain"_s);
    m_delete->setObjectName(u"deleteOrphan"_s);
    m_table->setObjectName(u"credentialTable"_s);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    const int widths[] = {220, 150, 310, 230, 150};
    for (int column = 0; column < ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_store, 1);
    top->addWidget(m_check, 0, Qt::AlignTop);
    auto *bottom = new QHBoxLayout;
    bottom->addStretch(1);
    bottom->addWidget(m_delete);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addLayout(top);
    layout->addWidget(m_test);
    layout->addWidget(m_empty);
    layout->addWidget(m_table, 1);
    layout->addLayout(bottom);
    connect(m_check, &QPushButton::clicked, this, &CredentialsPanel::checkRequested);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &CredentialsPanel::updateButtons);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (const CredentialEntry *entry = selected())
            Q_EMIT orphanRemovalRequested(entry->connection);
    });
    fill();
}

void CredentialsPanel::setFormat(const DisplayFormat &format)
{
    m_format = format;
    fill();
}

void CredentialsPanel::show(const CredentialReport &report)
{
    if (m_report == report)
        return;
    m_report = report;
    fill();
}

const CredentialEntry *CredentialsPanel::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_report.entries[size_t(rows.front().row())];
}

void CredentialsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        fill();
    QWidget::changeEvent(event);
}

void CredentialsPanel::updateTexts()
{
    m_empty->setText(tr("Coffer has stored no credential yet."));
    m_check->setText(tr("Check the keychain"));
    m_check->setIcon(Theme::of(palette()).icon(u"key"_s));
    m_check->setToolTip(tr("Writes, reads and deletes a trial entry, and looks at Coffer's own entries. The keychain "
                           "may ask you to unlock it."));
    m_delete->setText(tr("Delete"));
    m_delete->setIcon(Theme::of(palette()).icon(u"trash"_s));
    m_delete->setToolTip(tr("Delete what a removed connection left in the keychain"));
    m_table->setAccessibleName(tr("Entries in the keychain"));
    m_table->setHorizontalHeaderLabels({tr("Entry"), tr("Connection"), tr("State"), tr("Sent only to"), tr("Entered")});
}

void CredentialsPanel::fill()
{
    updateTexts();
    m_store->setText(storeText(m_report.store));
    QString test;
    if (m_report.running)
        test = tr("Looking…");
    else if (m_report.testError)
        test = errorSentence(*m_report.testError, tr("The keychain"));
    else if (m_report.testedAt)
        test = tr("A trial entry was written, read back and deleted at %1.")
                   .arg(timeOrNothing(m_report.testedAt, m_format));
    m_test->setText(test);
    m_test->setVisible(!test.isEmpty());
    m_empty->setVisible(m_report.entries.empty());
    m_table->setVisible(!m_report.entries.empty());
    m_table->setRowCount(int(m_report.entries.size()));
    for (int row = 0; row < int(m_report.entries.size()); ++row) {
        const CredentialEntry &entry = m_report.entries[size_t(row)];
        const auto set = [&](int column, const QString &text) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(escapedToolTip(text));
            m_table->setItem(row, column, item);
        };
        set(EntryName, entry.name);
        set(ConnectionName, entry.connectionName);
        set(State, stateText(entry));
        set(SentTo, entry.origins.join(u", "_s));
        set(EnteredAt, timeOrNothing(entry.enteredAt, m_format));
    }
    updateButtons();
}

void CredentialsPanel::updateButtons()
{
    m_check->setEnabled(!m_report.running);
    const CredentialEntry *entry = selected();
    m_delete->setEnabled(entry && entry->orphaned && !m_report.running);
}

} // namespace coffer
