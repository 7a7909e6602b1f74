// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector.h"

#include "card.h"
#include "tabular_text.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTableWidget>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Digits under digits in the last column.
class AmountCell final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFont font = index.data(Qt::FontRole).isValid() ? index.data(Qt::FontRole).value<QFont>() : option.font;
        return {int(tabularWidth(index.data().toString(), font)) + 12, option.fontMetrics.height() + Theme::spacing};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setFont(index.data(Qt::FontRole).isValid() ? index.data(Qt::FontRole).value<QFont>() : option.font);
        painter->setPen(Theme::of(option.palette).colour(Colour::Text));
        drawTabular(painter, option.rect.adjusted(4, 0, -4, 0),
                    option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight, index.data().toString());
        painter->restore();
    }
};

QTableWidget *makeTable(const QString &objectName, int columns, QWidget *parent)
{
    auto *table = new QTableWidget(0, columns, parent);
    table->setObjectName(objectName);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->viewport()->setAutoFillBackground(false);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // a handful of rows
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setItemDelegateForColumn(columns - 1, new AmountCell(table));
    return table;
}

void addRow(QTableWidget *table, const QString &label, const QString &text, const QString &toolTip, bool strong)
{
    const int row = table->rowCount();
    table->insertRow(row);
    QFont font = table->font();
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    for (const auto &[column, value] : {std::pair(0, label), std::pair(table->columnCount() - 1, text)}) {
        auto *item = new QTableWidgetItem(value);
        item->setFont(font);
        item->setToolTip(escapedToolTip(toolTip.isEmpty() ? value : toolTip));
        table->setItem(row, column, item);
    }
}

/// Under a figure: where it stands in the reply, over the whole width.
void addPlace(QTableWidget *table, const QString &pointer)
{
    // A path reads from left to right everywhere.
    addRow(table, QChar(0x200e) + pointer, {}, {}, false);
    QTableWidgetItem *item = table->item(table->rowCount() - 1, 0);
    item->setFont(scaledFont(table->font(), TextSize::Small));
    item->setForeground(Theme::of(table->palette()).colour(Colour::Muted));
    table->setSpan(item->row(), 0, 1, table->columnCount());
}

void fitHeight(QTableWidget *table)
{
    table->setFixedHeight(table->rowCount() * table->verticalHeader()->defaultSectionSize() + 2);
}

} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel)
    , m_subtitle(new PlainLabel)
    , m_state(new PlainLabel)
    , m_error(new PlainLabel)
    , m_bridgeTitle(new PlainLabel)
    , m_bridge(makeTable(u"bridgeTable"_s, 2, this))
    , m_meaning(new PlainLabel)
    , m_figuresTitle(new PlainLabel)
    , m_figures(makeTable(u"figuresTable"_s, 2, this))
    , m_clocks(new PlainLabel)
    , m_settingsTitle(new PlainLabel)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    m_name->setObjectName(u"accountName"_s);
    m_error->setObjectName(u"accountError"_s);
    for (PlainLabel *label : {m_name, m_subtitle, m_state, m_error, m_meaning, m_clocks}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_name, m_subtitle, m_state, m_error, m_bridgeTitle, m_bridge, m_meaning,
                                          m_figuresTitle, m_figures, m_clocks, m_settingsTitle, makeSettings()})
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
    setMinimumWidth(320);
    updateTexts();
    clear();
}

QWidget *Inspector::makeSettings()
{
    auto *box = new QWidget(this);
    m_settingsBox = box;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(Theme::spacing);
    m_displayName = new QLineEdit(box);
    m_displayName->setObjectName(u"accountDisplayName"_s);
    m_entity = new QLineEdit(box);
    m_entity->setObjectName(u"accountEntity"_s);
    m_ownership = new QComboBox(box);
    m_ownership->setObjectName(u"accountOwnership"_s);
    m_inTotals = new QComboBox(box);
    m_inTotals->setObjectName(u"accountInTotals"_s);
    m_nameLabel = new PlainLabel({}, box);
    m_entityLabel = new PlainLabel({}, box);
    m_ownershipLabel = new PlainLabel({}, box);
    m_totalsLabel = new PlainLabel({}, box);
    form->addRow(m_nameLabel, m_displayName);
    form->addRow(m_entityLabel, m_entity);
    form->addRow(m_ownershipLabel, m_ownership);
    form->addRow(m_totalsLabel, m_inTotals);
    m_nameLabel->setBuddy(m_displayName);
    m_entityLabel->setBuddy(m_entity);
    m_ownershipLabel->setBuddy(m_ownership);
    m_totalsLabel->setBuddy(m_inTotals);
    connect(m_displayName, &QLineEdit::editingFinished, this, &Inspector::emitSettings);
    connect(m_entity, &QLineEdit::editingFinished, this, &Inspector::emitSettings);
    connect(m_ownership, &QComboBox::activated, this, &Inspector::emitSettings);
    connect(m_inTotals, &QComboBox::activated, this, &Inspector::emitSettings);
    return box;
}

void Inspector::updateTexts()
{
    m_name->setFont(scaledFont(font(), TextSize::Figure));
    for (PlainLabel *title : {m_bridgeTitle, m_figuresTitle, m_settingsTitle})
        title->setFont(scaledFont(font(), TextSize::Title));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Muted));
    for (PlainLabel *label : {m_subtitle, m_meaning, m_clocks})
        label->setPalette(muted);
    QPalette error = palette();
    error.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Error));
    m_error->setPalette(error);
    m_bridgeTitle->setText(tr("From posted to available"));
    m_figuresTitle->setText(tr("Where the figures come from"));
    m_settingsTitle->setText(tr("Your settings"));
    m_nameLabel->setText(tr("Name"));
    m_entityLabel->setText(tr("Entity"));
    m_ownershipLabel->setText(tr("Whose money"));
    m_totalsLabel->setText(tr("In totals"));
    m_displayName->setAccessibleName(m_nameLabel->text());
    m_entity->setAccessibleName(m_entityLabel->text());
    m_ownership->setAccessibleName(m_ownershipLabel->text());
    m_inTotals->setAccessibleName(m_totalsLabel->text());
    const int ownership = m_ownership->currentIndex();
    m_ownership->clear();
    m_ownership->addItem(tr("As the provider definition says"));
    for (const Ownership one : {Ownership::Own, Ownership::HeldForOthers, Ownership::Mirror})
        m_ownership->addItem(ownershipLabel(one), int(one));
    m_ownership->setCurrentIndex(std::max(ownership, 0));
    const int inTotals = m_inTotals->currentIndex();
    m_inTotals->clear();
    m_inTotals->addItems({tr("By whose money it is"), tr("Always"), tr("Never")});
    m_inTotals->setCurrentIndex(std::max(inTotals, 0));
    m_bridge->setAccessibleName(m_bridgeTitle->text());
    m_figures->setAccessibleName(m_figuresTitle->text());
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        updateTexts();
        refill();
    }
    QWidget::changeEvent(event);
}

std::optional<AccountId> Inspector::account() const
{
    return m_account ? std::optional(m_account->snapshot.id) : std::nullopt;
}

void Inspector::showAccount(const PositionAccount &account, const QString &available, UtcTime now)
{
    if (this->account() != account.snapshot.id)
        m_settings.reset();
    m_account = account;
    m_available = available;
    m_now = now;
    setEnabled(true);
    refill();
}

void Inspector::showPosition(const CashPosition &position)
{
    if (!m_account)
        return;
    const auto found = std::find_if(position.accounts.begin(), position.accounts.end(), [&](const PositionAccount &one) {
        return one.snapshot.id == m_account->snapshot.id;
    });
    if (found == position.accounts.end())
        clear();
    else
        showAccount(*found, m_available, position.asOf);
}

void Inspector::clear()
{
    m_account.reset();
    m_settings.reset();
    m_name->setText(tr("No account chosen"));
    for (PlainLabel *label : {m_subtitle, m_state, m_error, m_meaning, m_clocks})
        label->clear();
    m_bridge->setRowCount(0);
    m_figures->setRowCount(0);
    setEnabled(false);
}

void Inspector::setFormat(const DisplayFormat &format)
{
    m_format = format;
    refill();
}

void Inspector::refill()
{
    if (!m_account)
        return;
    const AccountSnapshot &snapshot = m_account->snapshot;
    m_name->setText(m_account->name);
    QStringList subtitle{m_account->connectionName};
    if (!m_account->entity.isEmpty())
        subtitle += m_account->entity;
    if (snapshot.reading && !snapshot.reading->iban.isEmpty())
        subtitle += snapshot.reading->iban;
    m_subtitle->setText(subtitle.join(u" · "_s));
    QStringList state{stateText(*m_account), exclusionLabel(m_account->exclusion)};
    if (m_account->freshness.source != DataSource::Live)
        state += dataSourceLabel(m_account->freshness.source);
    m_state->setText(state.join(u" · "_s));
    m_error->setText(snapshot.stateError ? errorSentence(*snapshot.stateError, m_account->connectionName) : QString());
    m_error->setVisible(snapshot.stateError.has_value());
    QString meaning = m_available;
    if (snapshot.reading)
        meaning += u' ' + creditLineLabel(snapshot.reading->creditLine.included) + u'.';
    m_meaning->setText(meaning.trimmed());
    fillBridge();
    fillFigures();
    fillSettings();
}

void Inspector::fillBridge()
{
    m_bridge->setRowCount(0);
    const auto &reading = m_account->snapshot.reading;
    if (!reading || !m_account->bridge) {
        fitHeight(m_bridge);
        return;
    }
    const AmountFormat amounts = m_format.amounts();
    const auto text = [&](const std::optional<Decimal> &amount) {
        return amount ? amounts.format(Money(*amount, reading->currency)) : notSentText();
    };
    const Bridge &bridge = *m_account->bridge;
    if (bridge.state == Bridge::State::NotItemised) {
        addRow(m_bridge, columnLabel(BalanceColumn::Posted), text(figureOf(*m_account, BalanceColumn::Posted)), {},
               false);
        addRow(m_bridge, bridgeRowLabel(BridgeRow::DifferenceNotItemised), text(bridge.difference), {}, false);
    } else {
        bool first = true;
        for (const Bridge::Line &line : bridge.lines)
            addRow(m_bridge, bridgeLineLabel(line.term, std::exchange(first, false)), text(line.amount), {}, false);
        if (bridge.expectedAvailable)
            addRow(m_bridge, bridgeRowLabel(BridgeRow::ExpectedAvailable), text(bridge.expectedAvailable), {}, false);
    }
    addRow(m_bridge, bridgeRowLabel(BridgeRow::AvailableAsReported),
           text(figureOf(*m_account, BalanceColumn::Available)), {}, true);
    if (bridge.unexplained)
        addRow(m_bridge, bridgeRowLabel(BridgeRow::Unexplained), text(bridge.unexplained), {},
               !bridge.unexplained->isZero());
    fitHeight(m_bridge);
}

void Inspector::fillFigures()
{
    m_figures->setRowCount(0);
    const AccountSnapshot &snapshot = m_account->snapshot;
    if (snapshot.reading) {
        const auto addSources = [&](const QString &label, const Figure &figure) {
            for (const FigureSource &source : figure.sources) {
                const QString raw = m_format.hidesAmounts() ? AmountFormat::mask() : source.rawToken;
                addRow(m_figures, label, raw, source.request, false);
                addPlace(m_figures, source.pointer);
            }
        };
        for (const BalanceColumn column :
             {BalanceColumn::Posted, BalanceColumn::Available, BalanceColumn::Pending, BalanceColumn::CreditLine}) {
            if (const Figure *figure = sourcedFigure(*snapshot.reading, column))
                addSources(columnLabel(column), *figure);
        }
        for (const Component &component : snapshot.reading->components) {
            if (component.figure)
                addSources(componentName(component.name), *component.figure);
        }
    }
    fitHeight(m_figures);
    QStringList clocks;
    const auto add = [&](const QString &text, const std::optional<UtcTime> &time) {
        clocks += text.arg(time ? timeOrNothing(time, m_format) : notSentText());
    };
    if (snapshot.reading) {
        add(tr("Stated for: %1"), snapshot.reading->asOf);
        add(tr("Changed by the provider: %1"), snapshot.reading->lastChangedAt);
    }
    if (snapshot.confirmedAt)
        add(tr("Confirmed: %1"), snapshot.confirmedAt);
    clocks += tr("Provider's id: %1").arg(shortened(snapshot.providerAccountId, 300));
    if (snapshot.reading) {
        for (const Diagnostic &diagnostic : snapshot.reading->diagnostics) {
            if (!m_format.hidesAmounts() || diagnostic.kind != Diagnostic::Kind::MoreDigitsThanCurrency)
                clocks += diagnosticSentence(diagnostic);
        }
    }
    m_clocks->setText(clocks.join(u'\n'));
}

void Inspector::showSettings(const AccountId &id, const AccountSettings &settings)
{
    if (account() != id)
        return;
    m_settings = settings;
    fillSettings();
}

void Inspector::fillSettings()
{
    m_settingsBox->setEnabled(m_settings.has_value());
    const AccountSettings settings = m_settings.value_or(AccountSettings());
    const QString providerName = m_account->snapshot.reading ? m_account->snapshot.reading->name : QString();
    m_displayName->setPlaceholderText(
        shortened(providerName.isEmpty() ? m_account->snapshot.providerAccountId : providerName, 300));
    m_entity->setPlaceholderText(settings.entity.isEmpty() ? m_account->entity : tr("As the connection says"));
    // What is being typed is not taken away by a refresh.
    if (!m_displayName->hasFocus())
        m_displayName->setText(settings.displayName);
    if (!m_entity->hasFocus())
        m_entity->setText(settings.entity);
    m_ownership->setCurrentIndex(settings.ownership ? m_ownership->findData(int(*settings.ownership)) : 0);
    m_inTotals->setCurrentIndex(!settings.inTotals ? 0 : *settings.inTotals ? 1 : 2);
}

void Inspector::emitSettings()
{
    if (!m_account || !m_settings)
        return;
    AccountSettings settings;
    settings.displayName = m_displayName->text().trimmed();
    settings.entity = m_entity->text().trimmed();
    if (m_ownership->currentIndex() > 0)
        settings.ownership = Ownership(m_ownership->currentData().toInt());
    if (m_inTotals->currentIndex() > 0)
        settings.inTotals = m_inTotals->currentIndex() == 1;
    if (settings == *m_settings)
        return;
    m_settings = settings;
    Q_EMIT settingsChanged(m_account->snapshot.id, settings);
}

} // namespace coffer
