// SPDX-License-Identifier: GPL-3.0-or-later
#include "provenance_tab.h"

#include "card.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QComboBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

ProvenancePlace::Of placeOf(BalanceColumn column)
{
    switch (column) {
    case BalanceColumn::Posted:
    case BalanceColumn::Blocked: // posted less own funds
        return ProvenancePlace::Of::Posted;
    case BalanceColumn::Available:
    case BalanceColumn::OwnAvailable:
        return ProvenancePlace::Of::Available;
    case BalanceColumn::CreditLine:
        return ProvenancePlace::Of::CreditLine;
    case BalanceColumn::Pending:
        return ProvenancePlace::Of::Pending;
    }
    Q_UNREACHABLE();
}

/// A path and its like read from left to right everywhere.
QString leftToRight(const QString &text)
{
    return QChar(0x2066) + shortened(text, 300) + QChar(0x2069);
}

/// Text that servers or definitions brought, for a label that wraps at blanks: long words may break.
QString breakable(QString text)
{
    text.replace(u'/', u"/\u200b"_s);
    return text;
}

} // namespace

ProvenanceTab::ProvenanceTab(QWidget *parent)
    : QWidget(parent)
    , m_figureLabel(new PlainLabel)
    , m_figure(new QComboBox)
    , m_facts(new PlainLabel)
    , m_bodyRemark(new PlainLabel)
    , m_body(new QPlainTextEdit)
{
    setObjectName(u"provenanceTab"_s);
    m_figure->setObjectName(u"provenanceFigure"_s);
    m_figure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_figureLabel->setBuddy(m_figure);
    m_facts->setObjectName(u"provenanceFacts"_s);
    m_facts->setWordWrap(true);
    // The panel decides how wide it is, not the longest path.
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Minimum);
    narrow.setHeightForWidth(true);
    m_facts->setSizePolicy(narrow);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bodyRemark->setObjectName(u"provenanceRemark"_s);
    m_bodyRemark->setWordWrap(true);
    m_body->setObjectName(u"provenanceBody"_s);
    m_body->setReadOnly(true);
    m_body->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_body->setLayoutDirection(Qt::LeftToRight);
    m_body->setMinimumHeight(120);
    m_body->setTabChangesFocus(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    for (QWidget *part : std::initializer_list<QWidget *>{m_figureLabel, m_figure, m_facts, m_bodyRemark})
        column->addWidget(part);
    column->addWidget(m_body, 1);
    connect(m_figure, &QComboBox::currentIndexChanged, this, [this] {
        fillFacts();
        fillBody();
    });
    updateTexts();
}

void ProvenanceTab::updateTexts()
{
    m_figureLabel->setText(tr("Figure"));
    m_figure->setAccessibleName(tr("Figure whose origin is shown"));
    m_body->setAccessibleName(tr("Reply of the provider"));
    m_facts->setAccessibleName(tr("Where the figure comes from"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(scaledFont(font(), TextSize::Small).pointSizeF());
    m_body->setFont(fixed);
    const int index = m_figure->currentIndex();
    fillFigures();
    m_figure->setCurrentIndex(std::min(index, m_figure->count() - 1));
}

void ProvenanceTab::clear()
{
    m_places.clear();
    m_provenance.reset();
    fillFigures();
}

void ProvenanceTab::expect(const BalanceReading *reading, const DisplayFormat &format)
{
    m_format = format;
    const auto places = reading ? placesOf(*reading) : std::vector<ProvenancePlace>();
    m_currency = reading ? std::optional(reading->currency) : std::nullopt;
    const bool isSame = std::equal(places.begin(), places.end(), m_places.begin(), m_places.end(),
                                   [](const ProvenancePlace &a, const ProvenancePlace &b) {
                                       return a.of == b.of && a.component == b.component && a.source == b.source;
                                   });
    if (!isSame) {
        const int index = m_figure->currentIndex();
        m_places = places;
        m_provenance.reset();
        fillFigures();
        m_figure->setCurrentIndex(std::clamp(index, 0, std::max(m_figure->count() - 1, 0)));
    }
    fillFacts();
    fillBody();
}

void ProvenanceTab::show(const Provenance &provenance)
{
    m_provenance = provenance;
    m_places = provenance.places;
    fillFacts();
    fillBody();
}

void ProvenanceTab::setFormat(const DisplayFormat &format)
{
    m_format = format;
    fillFacts();
    fillBody();
}

QString ProvenanceTab::placeTitle(const ProvenancePlace &place) const
{
    switch (place.of) {
    case ProvenancePlace::Of::Posted:
        return columnLabel(BalanceColumn::Posted);
    case ProvenancePlace::Of::Available:
        return columnLabel(BalanceColumn::Available);
    case ProvenancePlace::Of::Pending:
        return columnLabel(BalanceColumn::Pending);
    case ProvenancePlace::Of::CreditLine:
        return columnLabel(BalanceColumn::CreditLine);
    case ProvenancePlace::Of::Component:
        return componentName(place.component);
    }
    Q_UNREACHABLE();
}

void ProvenanceTab::fillFigures()
{
    const QSignalBlocker quiet(m_figure);
    m_figure->clear();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto isSameFigure = [&](const ProvenancePlace &other) {
            return other.of == m_places[i].of && other.component == m_places[i].component;
        };
        const auto parts = std::count_if(m_places.begin(), m_places.end(), isSameFigure);
        const auto number = std::count_if(m_places.begin(), m_places.begin() + std::ptrdiff_t(i), isSameFigure) + 1;
        m_figure->addItem(parts == 1
                              ? placeTitle(m_places[i])
                              : tr("%1, part %2 of %3", "a figure that is a sum of several fields")
                                    .arg(placeTitle(m_places[i]), QString::number(number), QString::number(parts)));
    }
    m_figure->setEnabled(!m_places.empty());
    fillFacts();
    fillBody();
}

void ProvenanceTab::choose(BalanceColumn column)
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (m_places[i].of == placeOf(column)) {
            m_figure->setCurrentIndex(int(i));
            return;
        }
    }
}

void ProvenanceTab::choosePlace(int place)
{
    m_figure->setCurrentIndex(place);
}

int ProvenanceTab::chosenPlace() const
{
    return m_figure->currentIndex();
}

QString ProvenanceTab::conversionText(const ProvenancePlace &place) const
{
    if (!place.conversion)
        return tr("not told by the definition that is installed");
    const AmountConversion &conversion = *place.conversion;
    QStringList parts;
    switch (conversion.unit) {
    case AmountConversion::Unit::Major:
        parts += tr("major units, taken as sent");
        break;
    case AmountConversion::Unit::Minor:
        parts += conversion.places ? tr("minor units ÷ 10^%1").arg(*conversion.places)
                                   : tr("minor units of a currency whose digits are not known");
        break;
    case AmountConversion::Unit::Stated:
        parts += conversion.places
            ? tr("whole number ÷ 10^%1, stated at %2").arg(QString::number(*conversion.places), conversion.placesAt)
            : tr("whole number, its places are stated at %1").arg(conversion.placesAt);
        break;
    }
    parts += conversion.signAt.isEmpty() ? tr("sign as sent, credit positive")
                                         : tr("sign by the word at %1").arg(conversion.signAt);
    return parts.join(u"; "_s);
}

void ProvenanceTab::addFact(const QString &label, const QString &text)
{
    const QString earlier = m_facts->text();
    const QString line = tr("%1: %2", "a fact and what it is").arg(label, text);
    m_facts->setText(earlier.isEmpty() ? line : earlier + u'\n' + line);
}

void ProvenanceTab::fillFacts()
{
    m_facts->clear();
    const int index = m_figure->currentIndex();
    if (index < 0 || index >= int(m_places.size())) {
        m_facts->setText(tr("There is no figure that was read from a reply."));
        return;
    }
    const ProvenancePlace &place = m_places[size_t(index)];
    if (m_provenance) {
        const Provenance &from = *m_provenance;
        addFact(tr("Connection"),
                tr("%1 · %2 · %3")
                    .arg(shortened(from.connectionName, 80), shortened(from.environment, 80),
                         dataSourceLabel(from.source)));
        if (!place.endpoint.isEmpty())
            addFact(tr("Request"), breakable(leftToRight(place.source.request + u": "_s + place.endpoint)));
        if (!from.attempt.isEmpty()) {
            addFact(tr("Asked"), timeOrNothing(from.startedAt, m_format));
            addFact(tr("Received"), timeOrNothing(from.receivedAt, m_format));
            addFact(tr("Outcome"),
                    tr("%1, requests sent: %2").arg(outcomeLabel(from.outcome), QString::number(from.requests)));
        }
    } else {
        addFact(tr("Request"), leftToRight(place.source.request));
    }
    addFact(tr("Field"), breakable(leftToRight(place.source.pointer)));
    addFact(tr("As sent"), m_format.hidesAmounts() ? AmountFormat::mask() : leftToRight(place.source.rawToken));
    if (!m_provenance)
        return;
    const Provenance &from = *m_provenance;
    addFact(tr("Conversion"), breakable(conversionText(place)));
    if (from.definitionVersion > 0) {
        const QString read = tr("%1, version %2").arg(from.providerName, QString::number(from.definitionVersion));
        addFact(tr("Definition"),
                from.installedDefinition == 0 || from.installedDefinition == from.definitionVersion
                    ? read
                    : tr("%1 (installed now: version %2)").arg(read, QString::number(from.installedDefinition)));
    }
    if (!place.sha256.isEmpty())
        addFact(tr("Hash of the reply (SHA-256)"), QString::fromLatin1(place.sha256.toHex(' ').left(8 * 3)) + u"…"_s);
    if (!from.attempt.isEmpty())
        addFact(tr("Attempt in the log"), leftToRight(from.attempt));
}

void ProvenanceTab::fillBody()
{
    const int index = m_figure->currentIndex();
    m_body->setExtraSelections({});
    m_body->clear();
    m_body->setVisible(false);
    m_bodyRemark->clear();
    if (index < 0 || index >= int(m_places.size()))
        return;
    const ProvenancePlace &place = m_places[size_t(index)];
    if (m_format.hidesAmounts()) {
        m_bodyRemark->setText(tr("The reply is hidden with the amounts."));
    } else if (!m_provenance) {
        m_bodyRemark->setText(tr("The log is being searched…"));
    } else if (m_provenance->error) {
        m_bodyRemark->setText(errorSentence(*m_provenance->error, m_provenance->connectionName));
    } else if (!place.bodyBytes) {
        m_bodyRemark->setText(m_provenance->source == DataSource::Manual
                                  ? tr("This figure was typed by hand: there is no reply.")
                                  : tr("The reply is no longer kept. How long replies are kept is a setting."));
    } else if (place.error) {
        m_bodyRemark->setText(tr("The field cannot be shown in the stored reply: %1")
                                  .arg(errorSentence(*place.error, m_provenance->connectionName)));
    } else {
        QStringList remarks;
        if (!place.isAsRead)
            remarks += tr("Another text stands at this place of the stored reply than the one that was read.");
        const qsizetype shown = place.text.count(u'\n') + 1;
        if (shown < place.lines)
            remarks += tr("Lines %1 to %2 of %3 of the reply:")
                           .arg(QString::number(place.firstLine + 1), QString::number(place.firstLine + shown),
                                QString::number(place.lines));
        m_bodyRemark->setText(remarks.join(u'\n'));
        m_body->setPlainText(place.text);
        m_body->setVisible(true);
        QTextCursor cursor(m_body->document());
        cursor.setPosition(int(place.start));
        cursor.setPosition(int(place.start + place.length), QTextCursor::KeepAnchor);
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        const Theme theme = Theme::of(palette());
        mark.format.setBackground(theme.colour(Colour::Accent));
        mark.format.setForeground(theme.colour(Colour::Surface));
        mark.format.setFontWeight(QFont::Bold);
        m_body->setExtraSelections({mark});
        QTextCursor begin(m_body->document());
        begin.setPosition(int(place.start));
        m_body->setTextCursor(begin);
        m_body->centerCursor();
    }
    m_bodyRemark->setVisible(!m_bodyRemark->text().isEmpty());
}

void ProvenanceTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_body->centerCursor();
}

} // namespace coffer
