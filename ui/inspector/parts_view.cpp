// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts_view.h"

#include "card.h"
#include "inspector_table.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QScrollArea>
#include <QSet>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int accountRole = Qt::UserRole + 1;
constexpr std::size_t shownParts = 2'000; ///< what a list shows without a stall

} // namespace

PartsView::PartsView(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel)
    , m_sum(new PlainLabel)
    , m_freshness(new PlainLabel)
    , m_countedTitle(new PlainLabel)
    , m_counted(new InspectorTable(u"partsCounted"_s))
    , m_leftOutTitle(new PlainLabel)
    , m_leftOut(new InspectorTable(u"partsLeftOut"_s))
{
    setObjectName(u"partsView"_s);
    m_title->setObjectName(u"partsTitle"_s);
    m_sum->setObjectName(u"partsSum"_s);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    for (PlainLabel *label : {m_title, m_sum, m_freshness})
        label->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_sum, m_freshness, m_countedTitle, m_counted,
                                                          m_leftOutTitle, m_leftOut})
        column->addWidget(part);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    for (InspectorTable *table : {m_counted, m_leftOut}) {
        const auto open = [this, table](int row) {
            if (const QTableWidgetItem *item = table->item(row, 0); item && item->data(accountRole).isValid())
                Q_EMIT accountActivated(AccountId(item->data(accountRole).toString()));
        };
        connect(table, &QTableWidget::cellClicked, this, open);
        connect(table, &QTableWidget::cellActivated, this, open);
    }
}

void PartsView::addAccount(InspectorTable *table, const PositionAccount &account, const QString &amount,
                           const QString &why)
{
    table->addRow(account.name, amount, InspectorTable::Weight::Normal, tr("Open %1").arg(account.name));
    const int row = table->rowCount() - 1;
    const bool isFresh = attentionOf(account.freshness) < Attention::Warning;
    if (!isFresh)
        table->setSign(row, Theme::of(palette()).icon(u"warning"_s, Colour::Warning));
    QStringList remarks{account.connectionName, stateText(account)};
    if (!why.isEmpty())
        remarks += why;
    table->addPlace(remarks.join(u" · "_s));
    for (const int one : {row, row + 1})
        table->item(one, 0)->setData(accountRole, account.snapshot.id.toString());
}

void PartsView::show(const FigureParts &parts, const CashPosition &position, const DisplayFormat &format)
{
    const AmountFormat amounts = format.amounts();
    const QSet<AccountId> wanted(parts.accounts.begin(), parts.accounts.end());
    std::vector<const PositionAccount *> all;
    for (const PositionAccount &account : position.accounts) {
        if (wanted.contains(account.snapshot.id))
            all.push_back(&account);
    }
    m_counted->clearRows();
    m_leftOut->clearRows();
    QStringList failed;
    std::size_t rows = 0;
    for (const PositionAccount *account : all) {
        const bool isOfCurrency =
            account->snapshot.reading && account->snapshot.reading->currency.toString() == parts.currency;
        const auto figure = isOfCurrency ? figureOf(*account, parts.column) : std::nullopt;
        if (account->inTotals() && attentionOf(account->freshness) == Attention::Error
            && !failed.contains(account->connectionName))
            failed += account->connectionName;
        if (++rows > shownParts)
            continue;
        const QString amount =
            figure ? amounts.format(Money(*figure, account->snapshot.reading->currency)) : notSentText();
        if (account->inTotals() && figure)
            addAccount(m_counted, *account, amount, {});
        else
            addAccount(m_leftOut, *account, amount,
                       !account->inTotals() ? exclusionLabel(account->exclusion)
                           : isOfCurrency   ? tr("Not counted: the provider does not tell this figure")
                                            : tr("Not counted: another currency"));
    }
    m_counted->fitHeight();
    m_leftOut->fitHeight();

    m_title->setFont(scaledFont(font(), TextSize::Figure));
    m_title->setText(parts.title);
    for (PlainLabel *title : {m_countedTitle, m_leftOutTitle})
        title->setFont(scaledFont(font(), TextSize::Title));
    m_countedTitle->setText(tr("Counted"));
    m_leftOutTitle->setText(tr("Left out"));
    m_counted->setAccessibleName(m_countedTitle->text());
    m_leftOut->setAccessibleName(m_leftOutTitle->text());
    m_leftOutTitle->setVisible(m_leftOut->rowCount() > 0);
    m_leftOut->setVisible(m_leftOut->rowCount() > 0);
    m_sum->clear();
    m_freshness->clear();
    for (const CurrencyTotal &total : totalsOf(all)) {
        if (total.currency.toString() != parts.currency)
            continue;
        const auto sum = figureOf(total, parts.column);
        m_sum->setText(sum ? tr("%1: %2").arg(columnLabel(parts.column), amounts.format(Money(*sum, total.currency)))
                           : tr("%1: no sum").arg(columnLabel(parts.column)));
        if (total.accounts > 0)
            m_freshness->setText(freshnessSentence(total, failed, format));
    }
    if (rows > shownParts)
        m_freshness->setText(m_freshness->text() + u'\n'
                             + tr("The first %1 accounts are listed.").arg(QString::number(shownParts)));
}

} // namespace coffer
