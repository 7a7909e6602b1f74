// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector.h"

#include "bridge_tab.h"
#include "card.h"
#include "history_tab.h"
#include "parts_view.h"
#include "provenance_tab.h"
#include "settings_tab.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_accountView(new QWidget)
    , m_partsView(new PartsView)
    , m_name(new PlainLabel)
    , m_subtitle(new PlainLabel)
    , m_state(new PlainLabel)
    , m_error(new PlainLabel)
    , m_tabs(new QTabWidget)
    , m_bridge(new BridgeTab)
    , m_provenance(new ProvenanceTab)
    , m_historyTab(new HistoryTab)
    , m_settingsTab(new SettingsTab)
{
    makeAccountView();
    m_stack->addWidget(m_accountView);
    m_stack->addWidget(m_partsView);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(320);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(120);
    connect(&m_askSoon, &QTimer::timeout, this, &Inspector::ask);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_past && tab() != Tab::Provenance) {
            m_past.reset();
            refill();
        }
        ask();
    });
    connect(m_partsView, &PartsView::accountActivated, this, [this](const AccountId &id) {
        m_parts.reset();
        m_stack->setCurrentWidget(m_accountView);
        Q_EMIT accountActivated(id);
    });
    connect(m_bridge, &BridgeTab::placeWanted, this, [this](int place) {
        m_provenance->choosePlace(place);
        setTab(Tab::Provenance);
    });
    connect(m_settingsTab, &SettingsTab::settingsChanged, this, [this](const AccountSettings &settings) {
        m_settings = settings;
        if (m_account)
            Q_EMIT settingsChanged(m_account->snapshot.id, settings);
    });
    updateTexts();
    clear();
}

Inspector::~Inspector()
{
    // The base class takes the focus away, which says what was typed, when the members here are gone.
    m_settingsTab->disconnect(this);
}

void Inspector::makeAccountView()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(2 * Theme::spacing, 2 * Theme::spacing, 2 * Theme::spacing, 0);
    column->setSpacing(Theme::spacing / 2);
    m_name->setObjectName(u"accountName"_s);
    m_state->setObjectName(u"accountState"_s);
    m_error->setObjectName(u"accountError"_s);
    for (PlainLabel *label : {m_name, m_subtitle, m_state, m_error}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->tabBar()->setExpanding(false);
    for (QWidget *tab : std::initializer_list<QWidget *>{m_bridge, m_provenance, m_historyTab, m_settingsTab})
        m_tabs->addTab(tab, QString());
    auto *layout = new QVBoxLayout(m_accountView);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(head);
    layout->addWidget(m_tabs, 1);
}

void Inspector::updateTexts()
{
    m_name->setFont(scaledFont(font(), TextSize::Figure));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Muted));
    m_subtitle->setPalette(muted);
    QPalette error = palette();
    error.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Error));
    m_error->setPalette(error);
    const QStringList titles{tr("Bridge"), tr("Provenance"), tr("History"), tr("Settings")};
    for (int i = 0; i < titles.size(); ++i)
        m_tabs->setTabText(i, titles[i]);
    m_tabs->setTabToolTip(int(Tab::Bridge), tr("From posted to available"));
    m_tabs->setTabToolTip(int(Tab::Provenance), tr("Where the figures come from"));
    m_bridge->updateTexts();
    m_provenance->updateTexts();
    m_historyTab->updateTexts();
    m_settingsTab->updateTexts();
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

Inspector::Tab Inspector::tab() const
{
    return Tab(m_tabs->currentIndex());
}

const BalanceReading *Inspector::reading() const
{
    return m_account && explained().reading ? &*explained().reading : nullptr;
}

const AccountSnapshot &Inspector::explained() const
{
    return m_past ? *m_past : m_account->snapshot;
}

void Inspector::showAccount(const PositionAccount &account, const QString &available, UtcTime)
{
    if (this->account() != account.snapshot.id) {
        m_settingsTab->commit();
        m_settings.reset();
        m_history.reset();
        m_settingsTab->showSettings(std::nullopt);
    }
    m_account = account;
    m_past.reset();
    m_available = available;
    m_parts.reset();
    m_stack->setCurrentWidget(m_accountView);
    m_accountView->setEnabled(true);
    refill();
    m_askSoon.start();
}

void Inspector::showPosition(const CashPosition &position)
{
    m_position = position;
    if (m_account) {
        const auto found =
            std::find_if(position.accounts.begin(), position.accounts.end(),
                         [&](const PositionAccount &one) { return one.snapshot.id == m_account->snapshot.id; });
        if (found == position.accounts.end()) {
            clear();
        } else if (*found != *m_account) {
            m_account = *found;
            refill();
            m_askSoon.start();
        }
    }
    if (m_parts)
        m_partsView->show(*m_parts, m_position, m_format);
}

void Inspector::clear()
{
    m_account.reset();
    m_past.reset();
    m_settings.reset();
    m_history.reset();
    m_askedReading = {};
    m_askedHistory.clear();
    m_name->setText(tr("No account chosen"));
    for (PlainLabel *label : {m_subtitle, m_state, m_error})
        label->clear();
    m_bridge->clear();
    m_provenance->clear();
    m_settingsTab->showSettings(std::nullopt);
    m_accountView->setEnabled(false);
}

void Inspector::setFormat(const DisplayFormat &format)
{
    m_format = format;
    m_provenance->setFormat(format);
    refill();
    if (m_parts)
        m_partsView->show(*m_parts, m_position, m_format);
}

void Inspector::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void Inspector::chooseFigure(BalanceColumn column)
{
    m_provenance->choose(column);
    setTab(Tab::Provenance);
    Q_EMIT wanted();
}

void Inspector::setEntityNames(const QStringList &names)
{
    m_settingsTab->setEntityNames(names);
}

void Inspector::showParts(const FigureParts &parts)
{
    m_parts = parts;
    m_partsView->show(parts, m_position, m_format);
    m_stack->setCurrentWidget(m_partsView);
    Q_EMIT wanted();
}

void Inspector::showPastReading(const AccountId &id, const BalanceReading &reading, UtcTime since)
{
    if (account() != id)
        return;
    m_past = m_account->snapshot;
    m_past->reading = reading;
    m_past->readingSince = since;
    setTab(Tab::Provenance);
    refill();
    m_askSoon.start();
}

void Inspector::refill()
{
    if (!m_account)
        return;
    fillHead();
    m_bridge->show(*m_account, m_available, m_format);
    m_provenance->expect(reading(), m_format);
    m_historyTab->show(m_history, m_format);
    m_settingsTab->showAccount(*m_account, m_format);
}

void Inspector::fillHead()
{
    const AccountSnapshot &snapshot = m_account->snapshot;
    m_name->setText(m_account->name);
    QStringList subtitle{m_account->connectionName};
    if (!m_account->entity.isEmpty())
        subtitle += m_account->entity;
    if (snapshot.reading && !snapshot.reading->iban.isEmpty())
        subtitle += snapshot.reading->iban;
    else
        subtitle += shortened(snapshot.providerAccountId, 60);
    m_subtitle->setText(subtitle.join(u" · "_s));
    // Age, outcome and source: three facts side by side.
    QStringList state{ageLabel(m_account->freshness.age)};
    if (snapshot.state != AccountState::Present)
        state += accountStateLabel(snapshot.state);
    else if (m_account->freshness.lastOutcome)
        state += tr("last attempt: %1").arg(outcomeLabel(*m_account->freshness.lastOutcome));
    state += dataSourceLabel(m_account->freshness.source);
    state += exclusionLabel(m_account->exclusion);
    m_state->setText(state.join(u" · "_s));
    m_error->setText(snapshot.stateError ? errorSentence(*snapshot.stateError, m_account->connectionName) : QString());
    m_error->setVisible(snapshot.stateError.has_value());
}

void Inspector::showSettings(const AccountId &id, const AccountSettings &settings)
{
    if (account() != id)
        return;
    m_settings = settings;
    m_settingsTab->showSettings(settings);
}

/// Only what is looked at, and once for each reading.
void Inspector::ask()
{
    if (!m_account || !isVisible())
        return;
    if (tab() == Tab::Provenance && reading() && m_askedReading != explained().readingSince) {
        m_askedReading = explained().readingSince;
        Q_EMIT provenanceRequested(explained());
    }
    const auto &confirmed = m_account->snapshot.confirmedAt;
    const QString history = m_account->snapshot.id.toString() + u' '
        + QString::number(confirmed ? qint64(confirmed->time_since_epoch().count()) : 0);
    if (tab() == Tab::History && m_askedHistory != history) {
        m_askedHistory = history;
        Q_EMIT historyRequested(*m_account);
    }
}

void Inspector::showProvenance(const Provenance &provenance)
{
    // An answer about another account, or about what the account said before, comes too late.
    if (account() == provenance.account && explained().readingSince == provenance.readingSince)
        m_provenance->show(provenance);
}

void Inspector::showHistory(const AccountId &id, const TrendSeries &series)
{
    if (account() != id)
        return;
    m_history = series;
    m_historyTab->show(m_history, m_format);
}

} // namespace coffer
