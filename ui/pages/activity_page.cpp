// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity_page.h"

#include "card.h"
#include "signs.h"
#include "table_copy.h"
#include "theme.h"

#include <items/activity_model.h>
#include <wording/labels.h>

#include <QComboBox>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateVersion = 1;

enum class Kind { All, Attempts, Alerts, Sessions };

int columnWidth(int column)
{
    switch (ActivityModel::Column(column)) {
    case ActivityModel::Time:
        return 170;
    case ActivityModel::Kind:
        return 90;
    case ActivityModel::Subject:
        return 190;
    case ActivityModel::Outcome:
        return 120;
    case ActivityModel::Duration:
    case ActivityModel::Requests:
    case ActivityModel::Changes:
        return 84;
    case ActivityModel::Sentence:
    case ActivityModel::ColumnCount:
        return 400;
    }
    Q_UNREACHABLE();
}

/// A sign beside the outcome's word.
class OutcomeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant attention = index.data(AttentionRole);
        if (index.column() != ActivityModel::Outcome || !attention.isValid())
            return;
        const auto level = Attention(attention.toInt());
        option->icon = Theme::of(option->palette).icon(attentionIcon(level), attentionColour(level));
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(16, 16);
    }
};

} // namespace

ActivityPage::ActivityPage(QWidget *parent) : PageWidget(parent), m_model(new ActivityModel(this))
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(makeDetails());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spacing, Theme::spacing, Theme::spacing, Theme::spacing);
    layout->addWidget(splitter);
    m_soon.setSingleShot(true);
    m_soon.setInterval(300);

    connect(&m_soon, &QTimer::timeout, this, &ActivityPage::restart);
    for (QComboBox *box : {m_kind, m_connection, m_outcome})
        connect(box, &QComboBox::activated, this, &ActivityPage::restart);
    connect(m_words, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_model, &ActivityModel::pageWanted, this, [this](quint64 serial, const ActivityCursor &after) {
        Q_EMIT activityWanted(serial, filter(), after, m_model->names());
    });
    connect(m_model, &ActivityModel::pageAdded, this, &ActivityPage::updateEmptyText);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ActivityPage::showDetails);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPage::showDetails);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        const ActivityEntry *entry = m_model->entry(m_table->currentIndex());
        if (const auto *attempt = entry ? std::get_if<AttemptRecord>(&entry->what) : nullptr)
            Q_EMIT refreshRequested({attempt->connection});
    });
    updateTexts();
    fillConnections();
    showDetails();
}

Card *ActivityPage::makeList()
{
    m_listCard = new Card(u"activity"_s, this);
    const auto makeBox = [this](const QString &name) {
        auto *box = new QComboBox(m_listCard);
        box->setObjectName(name);
        return box;
    };
    m_kind = makeBox(u"activityKind"_s);
    for (const Kind kind : {Kind::All, Kind::Attempts, Kind::Alerts, Kind::Sessions})
        m_kind->addItem(QString(), int(kind));
    m_connection = makeBox(u"activityConnection"_s);
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(16);
    m_outcome = makeBox(u"activityOutcome"_s);
    m_outcome->addItem(QString(), QString());
    for (const AttemptOutcome outcome :
         {AttemptOutcome::Ok, AttemptOutcome::Partial, AttemptOutcome::Failed, AttemptOutcome::Refused})
        m_outcome->addItem(QString(), outcomeCode(outcome));
    m_words = new QLineEdit(m_listCard);
    m_words->setObjectName(u"activityWords"_s);
    m_words->setClearButtonEnabled(true);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(Theme::spacing);
    for (QWidget *each : std::initializer_list<QWidget *>{m_kind, m_connection, m_outcome})
        filters->addWidget(each);
    filters->addWidget(m_words, 1);

    m_table = new QTableView(m_listCard);
    m_table->setObjectName(u"activityTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OutcomeDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + Theme::spacing);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = 0; column < ActivityModel::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, columnWidth(column));
    m_empty = new PlainLabel({}, m_table);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);
    m_listCard->body()->addLayout(filters);
    m_listCard->body()->addWidget(m_table, 1);
    return m_listCard;
}

Card *ActivityPage::makeDetails()
{
    m_detailsCard = new Card(u"info"_s, this);
    m_retry = new QPushButton(m_detailsCard);
    m_retry->setObjectName(u"activityRetry"_s);
    m_details = new PlainLabel;
    m_details->setObjectName(u"activityDetails"_s);
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *scroll = new QScrollArea(m_detailsCard);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(m_details);
    m_details->setAutoFillBackground(false); // which setWidget() switched on
    scroll->setMinimumHeight(96);
    m_detailsCard->header()->addWidget(m_retry);
    m_detailsCard->body()->addWidget(scroll, 1);
    return m_detailsCard;
}

void ActivityPage::updateTexts()
{
    m_listCard->setTitle(tr("Activity"));
    m_detailsCard->setTitle(tr("Details"));
    const std::initializer_list<std::pair<Kind, QString>> kinds{{Kind::All, tr("Everything")},
                                                                {Kind::Attempts, tr("Requests")},
                                                                {Kind::Alerts, tr("Alerts")},
                                                                {Kind::Sessions, tr("Program")}};
    for (const auto &[kind, text] : kinds)
        m_kind->setItemText(m_kind->findData(int(kind)), text);
    for (int i = 0; i < m_outcome->count(); ++i) {
        const auto outcome = outcomeFromCode(m_outcome->itemData(i).toString());
        m_outcome->setItemText(i, outcome ? outcomeLabel(*outcome) : tr("Every outcome"));
    }
    m_kind->setAccessibleName(tr("Kind"));
    m_connection->setAccessibleName(tr("Connection"));
    m_outcome->setAccessibleName(tr("Outcome"));
    m_words->setAccessibleName(tr("Search activity"));
    m_words->setPlaceholderText(tr("Search activity"));
    m_table->setAccessibleName(tr("What happened, newest first"));
    m_details->setAccessibleName(tr("Details"));
    m_retry->setText(tr("Retry now"));
    m_retry->setIcon(Theme::of(palette()).icon(u"refresh"_s));
    if (m_connection->count() > 0)
        m_connection->setItemText(0, tr("Every connection"));
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
    m_empty->setPalette(look);
    updateEmptyText();
}

void ActivityPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
    PageWidget::changeEvent(event);
}

void ActivityPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (m_isOutdated)
        restart();
}

ActivityFilter ActivityPage::filter() const
{
    ActivityFilter filter;
    const auto kind = Kind(m_kind->currentData().toInt());
    filter.attempts = kind == Kind::All || kind == Kind::Attempts;
    filter.alerts = kind == Kind::All || kind == Kind::Alerts;
    filter.sessions = kind == Kind::All || kind == Kind::Sessions;
    if (const QString id = m_connection->currentData().toString(); !id.isEmpty())
        filter.connection = ConnectionId(id);
    filter.outcome = outcomeFromCode(m_outcome->currentData().toString());
    filter.words = m_words->text().trimmed();
    return filter;
}

void ActivityPage::fillConnections()
{
    const QString before = m_connection->currentData().toString();
    m_connection->clear();
    m_connection->addItem(tr("Every connection"), QString());
    for (const PositionConnection &each : m_position.connections)
        m_connection->addItem(each.connection.name, each.connection.id.toString());
    m_connection->setCurrentIndex(std::max(m_connection->findData(before), 0));
}

void ActivityPage::restart()
{
    m_soon.stop();
    m_isOutdated = !isVisible();
    if (m_isOutdated)
        return;
    m_model->restart();
    updateEmptyText();
}

void ActivityPage::addEntries(quint64 serial, const ActivityBatch &batch)
{
    m_model->addPage(serial, batch);
}

void ActivityPage::noteFailure()
{
    m_model->noteFailure();
}

void ActivityPage::noteStored()
{
    m_isOutdated = true;
    const bool reading = m_table->rowAt(0) > 0 || m_table->currentIndex().isValid();
    if (isVisible() && !reading)
        m_soon.start();
}

void ActivityPage::updateEmptyText()
{
    m_empty->setText(m_model->isWaiting() ? tr("Reading…") : tr("Nothing happened that fits"));
    m_empty->setVisible(m_model->rowCount() == 0);
}

void ActivityPage::showDetails()
{
    const ActivityEntry *entry = m_model->entry(m_table->currentIndex());
    const auto *attempt = entry ? std::get_if<AttemptRecord>(&entry->what) : nullptr;
    m_details->setText(entry ? activityDetails(*entry, m_model->names(), m_format, m_position.asOf)
                             : tr("Choose a line to see all that is known of it."));
    const bool known = attempt && m_model->names().contains(attempt->connection);
    m_retry->setVisible(known && attempt->outcome != AttemptOutcome::Ok);
}

void ActivityPage::showPosition(const CashPosition &position)
{
    const auto same = [](const PositionConnection &a, const PositionConnection &b) {
        return a.connection.id == b.connection.id && a.connection.name == b.connection.name;
    };
    const bool sameConnections = std::equal(m_position.connections.begin(), m_position.connections.end(),
                                            position.connections.begin(), position.connections.end(), same);
    m_position = position;
    m_model->setNow(position.asOf);
    if (sameConnections)
        return;
    ConnectionNames names;
    for (const PositionConnection &each : position.connections)
        names.insert(each.connection.id, each.connection.name);
    m_model->setNames(names);
    fillConnections();
}

void ActivityPage::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_model->setFormat(format);
    showDetails();
}

void ActivityPage::setFilterText(const QString &text)
{
    m_words->setText(text);
}

void ActivityPage::copy() const
{
    copySelectedRows(*m_table);
}

QByteArray ActivityPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << m_table->horizontalHeader()->saveState();
    return state;
}

bool ActivityPage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    QByteArray header;
    in >> version >> header;
    return in.status() == QDataStream::Ok && version == stateVersion
        && m_table->horizontalHeader()->restoreState(header);
}

} // namespace coffer
