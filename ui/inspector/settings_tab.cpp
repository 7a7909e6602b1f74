// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_tab.h"

#include "alert_rules_editor.h"
#include "card.h"
#include "theme.h"

#include <wording/labels.h>

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNote = 4'000;

/// "payroll, north" as tags: each once, in the user's order.
QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString tag = shortened(part.simplified(), 60);
        if (!tag.isEmpty() && !tags.contains(tag))
            tags += tag;
    }
    return tags;
}

} // namespace

SettingsTab::SettingsTab(QWidget *parent)
    : QScrollArea(parent)
    , m_box(new QWidget)
    , m_entityNames(new QStringListModel(this))
{
    setObjectName(u"settingsTab"_s);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing);
    column->setSpacing(Theme::spacing);
    auto *form = new QFormLayout;
    form->setSpacing(Theme::spacing);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows); // German labels are long, the panel is narrow
    column->addLayout(form);
    m_displayName = addLine(u"accountDisplayName"_s, &m_nameLabel, m_box);
    m_entity = addLine(u"accountEntity"_s, &m_entityLabel, m_box);
    m_tags = addLine(u"accountTags"_s, &m_tagsLabel, m_box);
    auto *completer = new QCompleter(m_entityNames, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_entity->setCompleter(completer);
    m_ownership = new QComboBox(m_box);
    m_ownership->setObjectName(u"accountOwnership"_s);
    m_inTotals = new QComboBox(m_box);
    m_inTotals->setObjectName(u"accountInTotals"_s);
    for (QComboBox *box : {m_ownership, m_inTotals}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::activated, this, &SettingsTab::say);
    }
    m_ownershipLabel = new PlainLabel({}, m_box);
    m_totalsLabel = new PlainLabel({}, m_box);
    m_noteLabel = new PlainLabel({}, m_box);
    m_note = new QPlainTextEdit(m_box);
    m_note->setObjectName(u"accountNote"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(4 * m_note->fontMetrics().lineSpacing());
    m_note->installEventFilter(this);
    form->addRow(m_nameLabel, m_displayName);
    form->addRow(m_entityLabel, m_entity);
    form->addRow(m_ownershipLabel, m_ownership);
    form->addRow(m_totalsLabel, m_inTotals);
    form->addRow(m_tagsLabel, m_tags);
    form->addRow(m_noteLabel, m_note);
    m_ownershipLabel->setBuddy(m_ownership);
    m_totalsLabel->setBuddy(m_inTotals);
    m_noteLabel->setBuddy(m_note);
    m_alertsTitle = new PlainLabel({}, m_box);
    m_alerts = new AlertRulesEditor(m_box);
    m_alerts->setObjectName(u"accountAlerts"_s);
    column->addSpacing(Theme::spacing);
    column->addWidget(m_alertsTitle);
    column->addWidget(m_alerts);
    column->addStretch(1);
    setWidget(m_box);
    connect(m_alerts, &AlertRulesEditor::limitsChanged, this, [this](const AccountLimits &limits) {
        if (!m_account || !m_settings || m_settings->limits == limits)
            return;
        m_settings->limits = limits;
        Q_EMIT settingsChanged(*m_settings);
    });
    updateTexts();
    showSettings(std::nullopt);
}

QLineEdit *SettingsTab::addLine(const QString &objectName, PlainLabel **label, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(objectName);
    line->setMaxLength(200);
    *label = new PlainLabel({}, parent);
    (*label)->setBuddy(line);
    connect(line, &QLineEdit::editingFinished, this, &SettingsTab::say);
    return line;
}

void SettingsTab::updateTexts()
{
    m_nameLabel->setText(tr("Name"));
    m_entityLabel->setText(tr("Entity"));
    m_ownershipLabel->setText(tr("Whose money"));
    m_totalsLabel->setText(tr("In totals"));
    m_tagsLabel->setText(tr("Tags"));
    m_noteLabel->setText(tr("Note"));
    m_alertsTitle->setText(tr("Limits and alerts"));
    m_alertsTitle->setFont(scaledFont(font(), TextSize::Title));
    m_tags->setPlaceholderText(tr("for example payroll, north"));
    m_displayName->setAccessibleName(m_nameLabel->text());
    m_entity->setAccessibleName(m_entityLabel->text());
    m_ownership->setAccessibleName(m_ownershipLabel->text());
    m_inTotals->setAccessibleName(m_totalsLabel->text());
    m_tags->setAccessibleName(m_tagsLabel->text());
    m_note->setAccessibleName(m_noteLabel->text());
    m_alerts->setAccessibleName(m_alertsTitle->text());
    m_ownership->clear();
    m_ownership->addItem(tr("As the provider definition says"));
    for (const Ownership one : {Ownership::Own, Ownership::HeldForOthers, Ownership::Mirror})
        m_ownership->addItem(ownershipLabel(one), int(one));
    m_inTotals->clear();
    m_inTotals->addItems({tr("By whose money it is"), tr("Always"), tr("Never")});
    fill();
}

void SettingsTab::setEntityNames(const QStringList &names)
{
    if (names != m_entityNames->stringList())
        m_entityNames->setStringList(names);
}

void SettingsTab::showAccount(const PositionAccount &account, const DisplayFormat &format)
{
    m_account = account;
    m_format = format;
    fill();
}

void SettingsTab::showSettings(const std::optional<AccountSettings> &settings)
{
    m_settings = settings;
    fill();
}

bool SettingsTab::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_note && event->type() == QEvent::FocusOut)
        say();
    return QScrollArea::eventFilter(object, event);
}

void SettingsTab::commit()
{
    say();
}

void SettingsTab::fill()
{
    m_box->setEnabled(m_settings.has_value());
    const AccountSettings settings = m_settings.value_or(AccountSettings());
    if (m_account) {
        const QString providerName = m_account->snapshot.reading ? m_account->snapshot.reading->name : QString();
        m_displayName->setPlaceholderText(
            shortened(providerName.isEmpty() ? m_account->snapshot.providerAccountId : providerName, 300));
        m_entity->setPlaceholderText(settings.entity.isEmpty() ? m_account->entity : tr("As the connection says"));
    }
    if (!m_displayName->hasFocus())
        m_displayName->setText(settings.displayName);
    if (!m_entity->hasFocus())
        m_entity->setText(settings.entity);
    if (!m_tags->hasFocus())
        m_tags->setText(settings.tags.join(u", "_s));
    if (!m_note->hasFocus() && m_note->toPlainText() != settings.note)
        m_note->setPlainText(settings.note);
    m_ownership->setCurrentIndex(settings.ownership ? m_ownership->findData(int(*settings.ownership)) : 0);
    m_inTotals->setCurrentIndex(!settings.inTotals ? 0 : *settings.inTotals ? 1 : 2);
    const auto &reading = m_account ? m_account->snapshot.reading : std::nullopt;
    m_alerts->setLimits(settings.limits, reading ? std::optional(reading->currency) : std::nullopt, m_format);
}

void SettingsTab::say()
{
    if (!m_account || !m_settings)
        return;
    AccountSettings settings = *m_settings; // what is edited elsewhere stays as it is
    settings.displayName = m_displayName->text().trimmed();
    settings.entity = m_entity->text().trimmed();
    settings.tags = tagsOf(m_tags->text());
    settings.note = m_note->toPlainText().left(longestNote).trimmed();
    settings.ownership.reset();
    settings.inTotals.reset();
    if (m_ownership->currentIndex() > 0)
        settings.ownership = Ownership(m_ownership->currentData().toInt());
    if (m_inTotals->currentIndex() > 0)
        settings.inTotals = m_inTotals->currentIndex() == 1;
    if (settings == *m_settings)
        return;
    m_settings = settings;
    Q_EMIT settingsChanged(settings);
}

} // namespace coffer
