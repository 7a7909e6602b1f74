// SPDX-License-Identifier: GPL-3.0-or-later
#include "remove_connection_dialog.h"

#include "form_parts.h"
#include "theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>

namespace coffer {

using namespace Qt::StringLiterals;

RemoveConnectionDialog::RemoveConnectionDialog(const PositionConnection &connection, QWidget *parent)
    : QDialog(parent)
    , m_keep(new QRadioButton(tr("Keep the history"), this))
    , m_purge(new QRadioButton(tr("Remove the history, too"), this))
{
    setObjectName(u"removeConnectionDialog"_s);
    setWindowTitle(tr("Remove the connection"));
    auto *heading = new PlainLabel(tr("Remove %1?").arg(shortened(connection.connection.name, 60)), this);
    heading->setFont(scaledFont(font(), TextSize::Figure));
    heading->setWordWrap(true);
    auto *what = new PlainLabel(
        tr("It is not asked any more, and its credential is deleted from the keychain. %n account(s) leave the figures "
           "of today.",
           nullptr, connection.accounts),
        this);
    what->setWordWrap(true);
    m_keep->setObjectName(u"keepHistory"_s);
    m_keep->setChecked(true);
    m_purge->setObjectName(u"purgeHistory"_s);
    auto *buttons = new QDialogButtonBox(this);
    m_remove = buttons->addButton(tr("Remove"), QDialogButtonBox::DestructiveRole);
    m_remove->setObjectName(u"removeButton"_s);
    m_remove->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 3 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(heading);
    layout->addWidget(what);
    layout->addWidget(m_keep);
    layout->addWidget(makeHelp(tr("Past balances stay, and reports for past days stay complete."), this));
    layout->addWidget(m_purge);
    layout->addWidget(makeHelp(tr("All balances and replies that were ever stored of this connection are erased from "
                                  "this computer. This cannot be undone; reports for past days lack its money."),
                               this));
    layout->addSpacing(Theme::spacing);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    connect(m_remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_purge, &QRadioButton::toggled, this,
            [this](bool purge) { m_remove->setText(purge ? tr("Remove with its history") : tr("Remove")); });
}

bool RemoveConnectionDialog::removesHistory() const
{
    return m_purge->isChecked();
}

} // namespace coffer
