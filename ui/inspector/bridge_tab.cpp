// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge_tab.h"

#include "bridge_chart.h"
#include "card.h"
#include "inspector_table.h"
#include "theme.h"

#include <balances/provenance.h>
#include <items/account_texts.h>
#include <wording/error_text.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Weight = InspectorTable::Weight;
constexpr int placeRole = Qt::UserRole + 1;

const Figure *figureOf(const BalanceReading &reading, const Bridge::Line &line)
{
    switch (line.term.of) {
    case BridgeTerm::Of::Posted:
        return sourcedFigure(reading, BalanceColumn::Posted);
    case BridgeTerm::Of::Pending:
        return sourcedFigure(reading, BalanceColumn::Pending);
    case BridgeTerm::Of::CreditLine:
        return sourcedFigure(reading, BalanceColumn::CreditLine);
    case BridgeTerm::Of::Component:
        for (const Component &component : reading.components) {
            if (component.name == line.name)
                return component.figure ? &*component.figure : nullptr;
        }
        return nullptr;
    }
    Q_UNREACHABLE();
}

QString inReply(const FigureSource &source)
{
    return source.request.isEmpty() ? source.pointer : source.request + u' ' + source.pointer;
}

} // namespace

BridgeTab::BridgeTab(QWidget *parent)
    : QScrollArea(parent)
    , m_chart(new BridgeChart)
    , m_table(new InspectorTable(u"bridgeTable"_s))
    , m_remark(new PlainLabel)
    , m_meaningTitle(new PlainLabel)
    , m_meaning(new PlainLabel)
    , m_creditLine(new PlainLabel)
    , m_clocks(new PlainLabel)
{
    setObjectName(u"bridgeTab"_s);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    m_chart->setObjectName(u"bridgeChart"_s);
    m_remark->setObjectName(u"bridgeRemark"_s);
    m_meaning->setObjectName(u"availableMeaning"_s);
    m_creditLine->setObjectName(u"creditLineIncluded"_s);
    for (PlainLabel *label : {m_remark, m_meaning, m_creditLine, m_clocks}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_chart, m_table, m_remark, m_meaningTitle, m_meaning,
                                                          m_creditLine, m_clocks})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(content);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
        const QTableWidgetItem *item = m_table->item(row, 0);
        if (item && item->data(placeRole).isValid())
            Q_EMIT placeWanted(item->data(placeRole).toInt());
    });
    updateTexts();
}

void BridgeTab::updateTexts()
{
    m_table->setAccessibleName(tr("From posted to available"));
    m_meaningTitle->setText(tr("What “available” means here"));
    m_meaningTitle->setFont(scaledFont(font(), TextSize::Title));
    for (PlainLabel *label : {m_meaning, m_clocks})
        label->setColour(Colour::Muted);
}

void BridgeTab::clear()
{
    m_chart->clear();
    m_table->clearRows();
    for (PlainLabel *label : {m_remark, m_meaning, m_creditLine, m_clocks})
        label->clear();
}

void BridgeTab::show(const PositionAccount &account, const QString &meaning, const DisplayFormat &format)
{
    const auto &reading = account.snapshot.reading;
    m_chart->setVisible(reading.has_value());
    m_chart->showBridge(account, format);
    m_sources.clear();
    if (reading) {
        for (const ProvenancePlace &place : placesOf(*reading))
            m_sources.push_back(place.source);
    }
    fillTable(account, format);
    m_remark->setText(remarkOf(account, format.amounts()));
    m_meaning->setText(meaning);
    m_creditLine->setText(reading ? creditLineLabel(reading->creditLine.included) : QString());
    QStringList clocks;
    if (reading) {
        clocks += tr("Stated for: %1").arg(reading->asOf ? timeOrNothing(reading->asOf, format) : notSentText());
        clocks += tr("Changed by the provider: %1")
                      .arg(reading->lastChangedAt ? timeOrNothing(reading->lastChangedAt, format) : notSentText());
    }
    if (account.snapshot.confirmedAt)
        clocks += tr("Confirmed: %1").arg(timeOrNothing(account.snapshot.confirmedAt, format));
    if (reading) {
        for (const Diagnostic &diagnostic : reading->diagnostics) {
            // A digit diagnostic quotes the amount.
            if (!format.hidesAmounts() || diagnostic.kind != Diagnostic::Kind::MoreDigitsThanCurrency)
                clocks += diagnosticSentence(diagnostic);
        }
    }
    m_clocks->setText(clocks.join(u'\n'));
}

void BridgeTab::addPlaces(const Figure *figure)
{
    if (!figure)
        return;
    for (const FigureSource &source : figure->sources) {
        m_table->addPlace(inReply(source));
        const auto at = std::find(m_sources.begin(), m_sources.end(), source);
        QTableWidgetItem *item = m_table->item(m_table->rowCount() - 1, 0);
        item->setData(placeRole, int(at - m_sources.begin()));
        item->setToolTip(escapedToolTip(tr("Show this place in the reply")));
    }
}

void BridgeTab::addLine(const PositionAccount &account, const Bridge::Line &line, bool isFirst,
                        const AmountFormat &amounts)
{
    const BalanceReading &reading = *account.snapshot.reading;
    // What is not sent is not 0.
    const QString text =
        line.amount ? amounts.format(Money(*line.amount, reading.currency)) : tr("not itemised by this provider");
    m_table->addRow(bridgeLineLabel(line.term, isFirst), text, Weight::Normal);
    addPlaces(figureOf(reading, line));
}

void BridgeTab::fillTable(const PositionAccount &account, const DisplayFormat &format)
{
    m_table->clearRows();
    const auto &reading = account.snapshot.reading;
    if (!reading || !account.bridge)
        return;
    const AmountFormat amounts = format.amounts();
    const auto text = [&](const std::optional<Decimal> &amount) {
        return amount ? amounts.format(Money(*amount, reading->currency)) : notSentText();
    };
    const Bridge &bridge = *account.bridge;
    if (bridge.state == Bridge::State::NotItemised) {
        m_table->addRow(columnLabel(BalanceColumn::Posted), text(coffer::figureOf(account, BalanceColumn::Posted)),
                        Weight::Normal);
        addPlaces(sourcedFigure(*reading, BalanceColumn::Posted));
        m_table->addRow(bridgeRowLabel(BridgeRow::DifferenceNotItemised), text(bridge.difference), Weight::Normal);
    } else {
        bool isFirst = true;
        for (const Bridge::Line &line : bridge.lines)
            addLine(account, line, std::exchange(isFirst, false), amounts);
        if (bridge.expectedAvailable)
            m_table->addRow(bridgeRowLabel(BridgeRow::ExpectedAvailable), text(bridge.expectedAvailable),
                            Weight::Normal);
    }
    m_table->addRow(bridgeRowLabel(BridgeRow::AvailableAsReported),
                    text(coffer::figureOf(account, BalanceColumn::Available)), Weight::Strong);
    addPlaces(sourcedFigure(*reading, BalanceColumn::Available));
    if (bridge.unexplained) {
        const bool isAlarming = isUnexplainedAlarming(account);
        m_table->addRow(bridgeRowLabel(BridgeRow::Unexplained), text(bridge.unexplained),
                        isAlarming ? Weight::Strong : Weight::Normal);
        if (isAlarming)
            m_table->setSign(m_table->rowCount() - 1, Theme::of(palette()).icon(u"warning"_s, Colour::Warning));
    }
    m_table->fitHeight();
}

QString BridgeTab::remarkOf(const PositionAccount &account, const AmountFormat &amounts) const
{
    const auto &reading = account.snapshot.reading;
    if (!reading || !account.bridge)
        return tr("Nothing was read of this account yet.");
    QStringList lines;
    switch (account.bridge->state) {
    case Bridge::State::NotItemised:
        lines += tr("This provider does not say what makes up the difference. That is no alarm.");
        break;
    case Bridge::State::Incomplete:
        lines += tr("A part was not sent, so nothing is expected and nothing called unexplained.");
        break;
    case Bridge::State::Complete: {
        const AccountLimits &limits = account.settings.limits;
        const bool hasTolerance = limits.tolerance && limits.currency == reading->currency.toString();
        if (hasTolerance)
            lines += tr("Tolerance: %1").arg(amounts.format(Money(*limits.tolerance, reading->currency)));
        else
            lines += tr("No tolerance is set: every difference is told.");
        break;
    }
    }
    // Figures of one reading are stated for one time; two replies of one attempt are some moments apart.
    const Figure *posted = sourcedFigure(*reading, BalanceColumn::Posted);
    const Figure *available = sourcedFigure(*reading, BalanceColumn::Available);
    if (posted && available && !posted->sources.empty() && !available->sources.empty()
        && posted->sources.front().request != available->sources.front().request)
        lines += tr("Posted and available come from two replies, asked one after the other.");
    return lines.join(u'\n');
}

} // namespace coffer
