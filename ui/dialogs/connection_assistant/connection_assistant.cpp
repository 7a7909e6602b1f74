// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_assistant.h"

#include "credentials_step.h"
#include "details_step.h"
#include "form_parts.h"
#include "provider_step.h"
#include "test_step.h"
#include "theme.h"

#include <wording/error_text.h>

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

ConnectionAssistant::ConnectionAssistant(std::vector<ProviderSummary> providers, const DisplayFormat &format,
                                         QWidget *parent)
    : QDialog(parent)
    , m_heading(new PlainLabel({}, this))
    , m_progress(new PlainLabel({}, this))
    , m_steps(new QStackedWidget(this))
    , m_provider(new ProviderStep(std::move(providers), this))
    , m_details(new DetailsStep(this))
    , m_credentials(new CredentialsStep(this))
    , m_test(new TestStep(format, this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_saveAnyway(new QPushButton(tr("Save anyway"), this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(tr("Add a connection"));
    setObjectName(u"addConnectionDialog"_s);
    m_base.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    makeLayout();
    connect(m_provider, &ProviderStep::providerChanged, this, &ConnectionAssistant::takeProvider);
    connect(m_provider, &ProviderStep::accepted, this, [this] { goTo(Details); });
    connect(m_details, &DetailsStep::modeChanged, this, &ConnectionAssistant::takeFields);
    connect(m_details, &DetailsStep::changed, this, &ConnectionAssistant::forgetTest);
    connect(m_credentials, &CredentialsStep::changed, this, &ConnectionAssistant::forgetTest);
    connect(m_test, &TestStep::testRequested, this, [this] {
        updateStep();
        Q_EMIT testRequested(connection(), m_credentials->secrets());
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Step(m_steps->currentIndex() - 1)); });
    connect(m_saveAnyway, &QPushButton::clicked, this, &ConnectionAssistant::save);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_steps->currentIndex() == Test)
            save();
        else
            goTo(Step(m_steps->currentIndex() + 1));
    });
    takeProvider();
    goTo(ChooseProvider);
}

void ConnectionAssistant::makeLayout()
{
    m_heading->setFont(scaledFont(font(), TextSize::Figure));
    m_heading->setWordWrap(true);
    m_progress->setObjectName(u"stepProgress"_s);
    m_back->setObjectName(u"backButton"_s);
    m_saveAnyway->setObjectName(u"saveAnywayButton"_s);
    m_saveAnyway->setToolTip(tr("Save without a good test, for example while you are offline"));
    m_next->setObjectName(u"nextButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_next->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_back->setAutoDefault(false);
    m_saveAnyway->setAutoDefault(false);
    m_steps->addWidget(m_provider);
    m_steps->addWidget(scrolled(m_details));
    m_steps->addWidget(scrolled(m_credentials));
    m_steps->addWidget(m_test);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_saveAnyway);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 3 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(m_progress);
    layout->addWidget(m_heading);
    layout->addWidget(m_steps, 1);
    layout->addLayout(buttons);
    resize(820, 660);
}

void ConnectionAssistant::setEntities(const QStringList &entities)
{
    m_details->setEntities(entities);
}

void ConnectionAssistant::setDefaultInterval(std::chrono::seconds interval)
{
    m_details->setInterval(interval);
}

bool ConnectionAssistant::begin(Purpose purpose, const Connection &connection)
{
    if (!m_provider->fixProvider(connection.provider))
        return false;
    Connection shown = connection;
    if (purpose == Purpose::Duplicate) {
        shown.id = m_base.id;
        shown.name = tr("%1 (copy)").arg(connection.name).left(60);
        shown.credentialEnteredAt.reset();
        shown.paused = false;
        setWindowTitle(tr("Duplicate the connection"));
    } else {
        setWindowTitle(tr("Edit the connection"));
    }
    m_base = shown;
    m_replacing = purpose == Purpose::ReplaceCredential;
    m_credentials->setReplacing(m_replacing);
    m_details->load(shown);
    if (shown.credentialEnteredAt)
        m_boundTo = m_details->origins();
    takeFields();
    m_credentials->setStorage(shown.secretStorage);
    switch (purpose) {
    case Purpose::Edit:
    case Purpose::Duplicate:
        goTo(Details);
        return true;
    case Purpose::ReplaceCredential:
        goTo(Credentials);
        return true;
    case Purpose::Test:
        goTo(Test);
        return true;
    }
    Q_UNREACHABLE();
}

void ConnectionAssistant::takeProvider()
{
    if (const ProviderSummary *chosen = m_provider->provider())
        m_details->setProvider(*chosen);
    updateStep();
}

void ConnectionAssistant::takeFields()
{
    std::vector<ProviderSummary::SecretField> fields;
    const ProviderSummary *chosen = m_provider->provider();
    if (chosen && m_details->mode()) {
        for (const auto &spec : chosen->secrets) {
            if (m_details->mode()->secrets.contains(spec.name))
                fields.push_back(spec);
        }
    }
    m_credentials->setFields(fields);
    m_credentials->setOrigins(m_details->origins(), m_boundTo);
}

void ConnectionAssistant::forgetTest()
{
    m_test->forget();
    updateStep();
}

bool ConnectionAssistant::isStepComplete(int step) const
{
    switch (Step(step)) {
    case ChooseProvider:
        return m_provider->provider() != nullptr;
    case Details:
        return m_details->isComplete();
    case Credentials:
        return m_credentials->isComplete();
    case Test:
        return m_details->isComplete() && m_credentials->isComplete();
    case StepCount:
        return false;
    }
    Q_UNREACHABLE();
}

void ConnectionAssistant::goTo(Step step)
{
    if (step == Credentials || step == Test)
        m_credentials->setOrigins(m_details->origins(), m_boundTo);
    m_steps->setCurrentIndex(int(step));
    if (step == Credentials)
        Q_EMIT storeStateRequested();
    updateStep();
    QWidget *page = m_steps->currentWidget();
    if (const auto *scroll = qobject_cast<QScrollArea *>(page))
        page = scroll->widget();
    for (QWidget *next = page; next;) {
        if (next != page && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) && page->isAncestorOf(next)) {
            next->setFocus();
            break;
        }
        next = next->nextInFocusChain();
        if (next == page)
            break;
    }
}

void ConnectionAssistant::updateStep()
{
    const int step = m_steps->currentIndex();
    m_progress->setText(tr("Step %1 of %2").arg(QString::number(step + 1), QString::number(int(StepCount))));
    const ProviderSummary *chosen = m_provider->provider();
    switch (Step(step)) {
    case ChooseProvider:
        m_heading->setText(tr("Choose the provider"));
        break;
    case Details:
        m_heading->setText(tr("Details of %1").arg(chosen ? chosen->name : QString()));
        break;
    case Credentials:
        m_heading->setText(m_replacing ? tr("Replace the credential of %1").arg(m_base.name) : tr("Credential"));
        break;
    case Test:
        m_heading->setText(tr("Test and save"));
        break;
    case StepCount:
        break;
    }
    const bool complete = isStepComplete(step) && !m_test->isRunning() && !m_saving;
    m_back->setEnabled(step > 0 && !m_saving);
    m_next->setText(step == Test ? tr("Save") : tr("Next"));
    m_next->setEnabled(complete && (step != Test || m_test->isGood()));
    m_saveAnyway->setVisible(step == Test && !m_test->isGood());
    m_saveAnyway->setEnabled(complete);
}

Connection ConnectionAssistant::connection() const
{
    Connection result = m_base;
    m_details->store(result);
    result.secretStorage = m_credentials->storage();
    return result;
}

void ConnectionAssistant::save()
{
    m_saving = true;
    m_test->showSaveProblem({});
    updateStep();
    Q_EMIT saveRequested(connection(), m_credentials->secrets());
}

void ConnectionAssistant::setFormat(const DisplayFormat &format)
{
    m_test->setFormat(format);
}

void ConnectionAssistant::showStore(CredentialStoreState state)
{
    m_credentials->showStore(state);
}

void ConnectionAssistant::showTestResult(const Attempt &attempt)
{
    if (!m_test->isRunning() || attempt.connection != m_base.id)
        return; // of what was tested before something was changed
    m_test->showResult(attempt, m_details->name());
    updateStep();
}

void ConnectionAssistant::showSaveResult(const Result<void> &result)
{
    m_saving = false;
    if (result) {
        accept();
        return;
    }
    m_test->showSaveProblem(errorSentence(result.error(), m_details->name()));
    updateStep();
}

} // namespace coffer
