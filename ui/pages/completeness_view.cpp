// SPDX-License-Identifier: GPL-3.0-or-later
#include "completeness_view.h"

#include "card.h"
#include "completeness_delegate.h"
#include "completeness_legend.h"
#include "theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

CompletenessView::CompletenessView(QWidget *parent)
    : QWidget(parent)
    , m_model(new CompletenessModel(this))
    , m_card(new Card(u"calendar"_s, this))
    , m_table(new QTableView(this))
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_month(new PlainLabel({}, this))
    , m_legend(new CompletenessLegend(this))
    , m_cell(new PlainLabel({}, this))
{
    m_table->setObjectName(u"completenessGrid"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CompletenessDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultSectionSize(46);
    m_table->horizontalHeader()->setHighlightSections(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    m_table->verticalHeader()->setFixedWidth(240);
    m_back->setObjectName(u"completenessEarlier"_s);
    m_forward->setObjectName(u"completenessLater"_s);
    m_month->setObjectName(u"completenessMonth"_s);
    m_cell->setObjectName(u"completenessCell"_s);
    m_cell->setWordWrap(true);
    m_legend->setObjectName(u"completenessLegend"_s);
    for (QToolButton *button : {m_back, m_forward})
        button->setAutoRaise(true);
    m_card->header()->addWidget(m_back);
    m_card->header()->addWidget(m_month);
    m_card->header()->addWidget(m_forward);
    m_card->body()->addWidget(m_legend);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_cell);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spacing, Theme::spacing, Theme::spacing, Theme::spacing);
    layout->addWidget(m_card);

    connect(m_back, &QToolButton::clicked, this, [this] { moveMonth(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { moveMonth(1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompletenessView::tellCell);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CompletenessView::tellCell);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto account = m_model->accountAt(index);
        if (!account)
            return;
        Q_EMIT accountOpened(*account);
        Q_EMIT dayChosen(*account, m_first.addDays(index.column()));
    });
    updateTexts();
}

QDate CompletenessView::today() const
{
    return m_days.rule.dayOf(m_position.asOf);
}

void CompletenessView::updateTexts()
{
    const Theme theme = Theme::of(palette());
    m_card->setTitle(tr("Completeness"));
    m_table->setAccessibleName(tr("Completeness of the record, accounts by days"));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_back->setArrowType(mirrored ? Qt::RightArrow : Qt::LeftArrow);
    m_forward->setArrowType(mirrored ? Qt::LeftArrow : Qt::RightArrow);
    for (const auto &[button, text] :
         {std::pair(m_back, tr("The month before")), std::pair(m_forward, tr("The month after"))}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    const QLocale locale = m_format.locale.isEmpty() ? QLocale::c() : QLocale(m_format.locale);
    m_month->setText(m_first.isValid() ? locale.toString(m_first, u"MMMM yyyy"_s) : QString());
    m_forward->setEnabled(m_first.isValid() && m_first.addMonths(1) <= today());
    m_back->setEnabled(m_first.isValid());
    QPalette look = palette();
    look.setColor(QPalette::WindowText, theme.colour(Colour::Muted));
    m_cell->setPalette(look);
    tellCell();
}

void CompletenessView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::LayoutDirectionChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void CompletenessView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        ask();
}

void CompletenessView::showPosition(const CashPosition &position)
{
    const auto sameAccounts = [](const PositionAccount &a, const PositionAccount &b) {
        return a.snapshot.id == b.snapshot.id;
    };
    const bool same = std::equal(m_position.accounts.begin(), m_position.accounts.end(), position.accounts.begin(),
                                 position.accounts.end(), sameAccounts);
    m_position = position;
    m_model->setPosition(position);
    if (!m_first.isValid() && !position.accounts.empty())
        m_first = QDate(today().year(), today().month(), 1);
    if (!same)
        refresh();
    updateTexts();
}

void CompletenessView::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_model->setFormat(format);
    updateTexts();
}

void CompletenessView::setBusinessDays(const BusinessDays &days)
{
    const bool sameRule = m_days.rule == days.rule;
    m_days = days;
    m_model->setBusinessDays(days);
    if (!sameRule)
        refresh();
    updateTexts();
}

void CompletenessView::setFilterWords(const QString &words)
{
    if (m_words == words)
        return;
    m_words = words;
    refresh();
}

void CompletenessView::moveMonth(int months)
{
    if (!m_first.isValid() || m_first.addMonths(months) > today())
        return;
    m_first = m_first.addMonths(months);
    updateTexts();
    refresh();
}

void CompletenessView::refresh()
{
    m_isOutdated = true;
    if (isVisible())
        ask();
}

void CompletenessView::ask()
{
    if (!m_first.isValid())
        return;
    m_isOutdated = false;
    std::vector<QDate> days;
    const QDate last = std::min(m_first.addMonths(1).addDays(-1), today());
    for (QDate day = m_first; day <= last; day = day.addDays(1))
        days.push_back(day);
    const QStringList words = m_words.split(u' ', Qt::SkipEmptyParts);
    std::vector<const PositionAccount *> rows;
    for (const PositionAccount &account : m_position.accounts) {
        const QString text = account.name + u'\n' + account.entity + u'\n' + account.connectionName;
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            rows.push_back(&account);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PositionAccount *a, const PositionAccount *b) {
        return std::pair(a->entity, a->name.toCaseFolded()) < std::pair(b->entity, b->name.toCaseFolded());
    });
    std::vector<AccountId> accounts;
    for (const PositionAccount *row : rows)
        accounts.push_back(row->snapshot.id);
    Q_EMIT factsWanted(++m_serial, accounts, days);
}

void CompletenessView::showFacts(quint64 serial, const std::shared_ptr<const CompletenessFacts> &facts)
{
    if (serial != m_serial)
        return;
    const QModelIndex current = m_table->currentIndex();
    const auto account = current.isValid() ? m_model->accountAt(current) : std::nullopt;
    m_model->setFacts(facts);
    if (!account)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex same = m_model->index(row, current.column());
        if (m_model->accountAt(same) == account)
            m_table->setCurrentIndex(same);
    }
}

void CompletenessView::tellCell()
{
    const QModelIndex current = m_table->currentIndex();
    m_cell->setText(current.isValid() ? m_model->cellText(current).replace(u'\n', u" · "_s)
                                      : tr("Choose a cell to see its times. Enter opens the account."));
}

} // namespace coffer
