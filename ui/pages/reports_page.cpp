// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports_page.h"

#include "card.h"
#include "theme.h"

#include <wording/error_text.h>
#include <wording/labels.h>

#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>

namespace coffer {

using namespace Qt::StringLiterals;

ReportsPage::ReportsPage(QWidget *parent)
    : PageWidget(parent)
    , m_card(new Card(u"save"_s, this))
    , m_listCard(new Card(u"reports"_s, this))
    , m_text(new PlainLabel({}, m_card))
    , m_warning(new PlainLabel({}, m_card))
    , m_nothing(new PlainLabel({}, m_listCard))
    , m_export(new QPushButton(m_card))
    , m_open(new QPushButton(m_listCard))
    , m_list(new QTableWidget(0, 3, m_listCard))
{
    m_export->setObjectName(u"exportPositionButton"_s);
    m_open->setObjectName(u"openExportFolderButton"_s);
    m_list->setObjectName(u"exportList"_s);
    m_text->setWordWrap(true);
    m_warning->setWordWrap(true);
    m_card->body()->setSpacing(Theme::spacing);
    m_card->body()->addWidget(m_text);
    m_card->body()->addWidget(m_warning);
    m_card->body()->addWidget(m_export, 0, Qt::AlignLeft);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_listCard->body()->addWidget(m_nothing);
    m_listCard->body()->addWidget(m_list, 1);
    m_listCard->body()->addWidget(m_open, 0, Qt::AlignLeft);
    m_listCard->body()->addStretch(); // while there is no list
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_card);
    layout->addWidget(m_listCard, 1);
    connect(m_export, &QPushButton::clicked, this, &ReportsPage::chooseFile);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row >= 0)
            Q_EMIT openFolderRequested(m_exports[size_t(row)].path);
    });
    connect(m_list, &QTableWidget::itemSelectionChanged, this,
            [this] { m_open->setEnabled(m_list->currentRow() >= 0 && !m_list->selectedItems().isEmpty()); });
    updateTexts();
}

void ReportsPage::showPosition(const CashPosition &position)
{
    m_position = position;
    updateTexts();
}

void ReportsPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    updateTexts();
}

void ReportsPage::updateTexts()
{
    const Theme theme = Theme::of(palette());
    m_card->setTitle(tr("Export the position"));
    const QString accounts = tr("%n accounts", nullptr, int(m_position.accounts.size()));
    const QString time = timeText(m_position.asOf, m_format.locale, m_format.zone);
    m_text->setText(
        tr("Saves what is shown, %1 as of %2, with every figure exact, its times and its state: as a table for "
           "spreadsheets (CSV) or for programs (JSON).")
            .arg(accounts, time));
    QStringList warnings;
    if (m_position.source == DataSource::Test)
        warnings += tr("The balances are TEST data, and the file says so.");
    if (m_format.hidesAmounts())
        warnings += tr("Amounts are hidden on the screen; the file will hold them.");
    m_warning->setText(warnings.join(u' '));
    m_warning->setVisible(!warnings.isEmpty());
    QPalette look = palette();
    look.setColor(QPalette::WindowText, theme.colour(Colour::Warning));
    m_warning->setPalette(look);
    m_export->setText(tr("Export position…"));
    m_export->setIcon(theme.icon(u"save"_s));
    m_export->setEnabled(!m_position.connections.empty());
    m_listCard->setTitle(tr("Exported since the start"));
    m_nothing->setText(tr("Nothing was exported yet."));
    m_open->setText(tr("Open folder"));
    m_open->setIcon(theme.icon(u"external"_s));
    m_list->setAccessibleName(tr("Files exported since the start"));
    m_list->setHorizontalHeaderLabels({tr("Time"), tr("File"), tr("Result")});
    updateList();
}

void ReportsPage::updateList()
{
    m_nothing->setVisible(m_exports.empty());
    m_list->setVisible(!m_exports.empty());
    m_open->setVisible(!m_exports.empty());
    m_list->setRowCount(int(m_exports.size()));
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const Export &one = m_exports[size_t(row)];
        m_list->setItem(row, 0, new QTableWidgetItem(timeText(one.at, m_format.locale, m_format.zone)));
        m_list->setItem(row, 1, new QTableWidgetItem(one.path));
        m_list->setItem(row, 2, new QTableWidgetItem(one.error ? errorSentence(*one.error, one.path) : tr("Saved")));
    }
    m_open->setEnabled(m_list->currentRow() >= 0);
}

void ReportsPage::chooseFile()
{
    if (m_position.connections.empty() || findChild<QFileDialog *>())
        return;
    const QString folder =
        m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
    const QDateTime local = toDateTime(m_position.asOf).toTimeZone(m_format.zone);
    const QString name = m_position.source == DataSource::Test ? u"position-TEST-%1"_s : u"position-%1"_s;
    auto *dialog = new QFileDialog(this, tr("Export position"), folder);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("Table for spreadsheets (*.csv)");
    dialog->setNameFilters({csv, tr("For programs (*.json)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name.arg(local.toString(u"yyyy-MM-dd-HHmm"_s)));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, csv](const QString &filter) { dialog->setDefaultSuffix(filter == csv ? u"csv"_s : u"json"_s); });
    // The position of the moment in which it was asked for: what was seen is what is saved.
    connect(dialog, &QFileDialog::fileSelected, this, [this, position = m_position](const QString &path) {
        m_folder = QFileInfo(path).absolutePath();
        Q_EMIT exportRequested(position, path);
    });
    dialog->open();
}

void ReportsPage::showExport(const QString &path, UtcTime at, const std::optional<Error> &error)
{
    m_exports.insert(m_exports.begin(), {path, at, error});
    updateList();
    m_list->selectRow(0);
}

void ReportsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
    PageWidget::changeEvent(event);
}

} // namespace coffer
