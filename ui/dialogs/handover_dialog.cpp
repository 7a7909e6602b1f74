// SPDX-License-Identifier: GPL-3.0-or-later
#include "handover_dialog.h"

#include "form_parts.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString sortText(HandoverItem::Sort sort)
{
    switch (sort) {
    case HandoverItem::Sort::Connection:
        return HandoverDialog::tr("Connection");
    case HandoverItem::Sort::Entity:
        return HandoverDialog::tr("Entity");
    case HandoverItem::Sort::Account:
        return HandoverDialog::tr("Account settings");
    case HandoverItem::Sort::Mapping:
        return HandoverDialog::tr("Mapping of a file");
    case HandoverItem::Sort::Layout:
        return HandoverDialog::tr("Layout of the window");
    }
    Q_UNREACHABLE();
}

QString fateText(HandoverItem::Fate fate)
{
    switch (fate) {
    case HandoverItem::Fate::Added:
        return HandoverDialog::tr("Is added");
    case HandoverItem::Fate::Kept:
        return HandoverDialog::tr("Is here already");
    case HandoverItem::Fate::Skipped:
        return HandoverDialog::tr("Left out: yours stays");
    }
    Q_UNREACHABLE();
}

QIcon fateIcon(HandoverItem::Fate fate, const Theme &theme)
{
    switch (fate) {
    case HandoverItem::Fate::Added:
        return theme.icon(u"add"_s, Colour::Good);
    case HandoverItem::Fate::Kept:
        return theme.icon(u"ok"_s, Colour::Muted);
    case HandoverItem::Fate::Skipped:
        return theme.icon(u"warning"_s, Colour::Warning);
    }
    Q_UNREACHABLE();
}

QString detailText(const HandoverItem &item)
{
    QStringList parts;
    if (!item.detail.isEmpty())
        parts += item.detail;
    if (!item.origins.isEmpty())
        parts += HandoverDialog::tr("Credential needed; it will be sent to %1.").arg(item.origins.join(u", "_s));
    if (!item.differences.isEmpty())
        parts += HandoverDialog::tr("Differs in: %1.").arg(item.differences.join(u", "_s));
    return parts.join(u" · "_s);
}

} // namespace

HandoverDialog::HandoverDialog(const HandoverPreview &preview, QWidget *parent)
    : QDialog(parent)
    , m_preview(preview)
    , m_intro(new PlainLabel({}, this))
    , m_items(new QTableWidget(0, 4, this))
    , m_origins(new PlainLabel({}, this))
    , m_problem(makeProblem(this))
    , m_takeOver(new QPushButton(tr("Take over"), this))
{
    setObjectName(u"handoverDialog"_s);
    setWindowTitle(tr("Import a set-up"));
    m_intro->setWordWrap(true);
    m_intro->setText(
        tr("%1 would bring the following. Nothing that is here is changed, and nothing is stored before you "
           "say so.")
            .arg(QFileInfo(preview.file).fileName()));
    m_items->setObjectName(u"handoverItems"_s);
    m_items->setAccessibleName(tr("What would be taken over"));
    m_items->setHorizontalHeaderLabels({tr("What"), tr("Name"), tr("What happens"), tr("Details")});
    m_items->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_items->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_items->setFrameShape(QFrame::NoFrame);
    m_items->setTabKeyNavigation(false);
    m_items->setWordWrap(true);
    m_items->verticalHeader()->hide();
    m_items->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_items->horizontalHeader()->setStretchLastSection(true);
    m_items->setColumnWidth(0, 150);
    m_items->setColumnWidth(1, 180);
    m_items->setColumnWidth(2, 190);
    m_origins->setObjectName(u"handoverOrigins"_s);
    m_origins->setWordWrap(true);
    m_problem->setObjectName(u"handoverProblem"_s);
    m_takeOver->setObjectName(u"handoverTakeOver"_s);
    m_takeOver->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"handoverCancel"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_takeOver);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 2 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(m_intro);
    layout->addWidget(m_items, 1);
    layout->addWidget(m_origins);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(900, 560);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_takeOver, &QPushButton::clicked, this, [this] {
        m_takeOver->setEnabled(false);
        Q_EMIT takeOverRequested();
    });
    fill();
}

void HandoverDialog::fill()
{
    const Theme theme = Theme::of(palette());
    m_items->setRowCount(int(m_preview.items.size()));
    QStringList origins;
    int added = 0;
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const HandoverItem &item = m_preview.items[size_t(row)];
        const QString texts[] = {sortText(item.sort), shortened(item.name, 100), fateText(item.fate), detailText(item)};
        for (int column = 0; column < 4; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(escapedToolTip(texts[column]));
            m_items->setItem(row, column, cell);
        }
        m_items->item(row, 2)->setIcon(fateIcon(item.fate, theme));
        if (item.fate == HandoverItem::Fate::Added) {
            ++added;
            origins += item.origins;
        }
    }
    if (m_items->rowCount() <= 100)
        m_items->resizeRowsToContents();
    origins.removeDuplicates();
    origins.sort();
    m_origins->setVisible(!origins.isEmpty());
    m_origins->setText(
        tr("Credentials are not part of the file. The new connections are paused until you enter theirs; "
           "they will be sent to these addresses and nowhere else: %1")
            .arg(origins.join(u", "_s)));
    m_takeOver->setEnabled(added > 0 && !m_preview.error);
    showProblem(m_problem,
                m_preview.error  ? errorSentence(*m_preview.error, QFileInfo(m_preview.file).fileName())
                    : added == 0 ? tr("Nothing of it is new.")
                                 : QString());
}

void HandoverDialog::showResult(const std::optional<Error> &error)
{
    if (!error) {
        accept();
        return;
    }
    m_takeOver->setEnabled(true);
    showProblem(m_problem, errorSentence(*error, QFileInfo(m_preview.file).fileName()));
}

} // namespace coffer
