// SPDX-License-Identifier: GPL-3.0-or-later
#include "refresh_question.h"

#include <items/account_texts.h>

#include <QPushButton>

namespace coffer {

using namespace Qt::StringLiterals;

RefreshQuestion::RefreshQuestion(const RefreshCost &cost, const QHash<ConnectionId, QString> &names,
                                 const DisplayFormat &format, QWidget *parent)
    : QMessageBox(parent)
{
    setObjectName(u"refreshQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setIcon(QMessageBox::Question);
    setWindowTitle(tr("Refresh"));
    setTextFormat(Qt::PlainText);
    setText(tr("This refresh makes %n calls.", nullptr, cost.calls));
    QStringList lines;
    for (const RefreshCost::UsedUp &one : cost.usedUp)
        lines += tr("What %1 allows would be used up until %2.")
                     .arg(shortened(names.value(one.connection), 60), timeOrNothing(one.until, format));
    setInformativeText(lines.join(u'\n'));
    QPushButton *refresh = addButton(tr("Refresh"), QMessageBox::AcceptRole);
    refresh->setObjectName(u"refreshAll"_s);
    connect(refresh, &QPushButton::clicked, this, &RefreshQuestion::refreshChosen);
    // What is skipped must leave something to ask.
    if (const int skipped = int(cost.usedUp.size()); cost.calls > cost.callsOfUsedUp) {
        QPushButton *skip =
            addButton(skipped == 1 ? tr("Skip %1").arg(shortened(names.value(cost.usedUp[0].connection), 40))
                                   : tr("Skip these %n connections", nullptr, skipped),
                      QMessageBox::DestructiveRole);
        skip->setObjectName(u"refreshSkipping"_s);
        connect(skip, &QPushButton::clicked, this, &RefreshQuestion::skipChosen);
    }
    QPushButton *cancel = addButton(QMessageBox::Cancel);
    setDefaultButton(cancel); // a quota that is spent does not come back
    setEscapeButton(cancel);
}

} // namespace coffer
