// SPDX-License-Identifier: GPL-3.0-or-later
#include "add_connection_dialog.h"

#include "card.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxSecretBytes = 2048; // what every keychain can hold

PlainLabel *makeHelp(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setFont(scaledFont(parent->font(), TextSize::Small));
    QPalette look = parent->palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
    label->setPalette(look);
    label->setVisible(!text.isEmpty());
    return label;
}

PlainLabel *makeProblem(QWidget *parent)
{
    PlainLabel *label = makeHelp({}, parent);
    QPalette look = parent->palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Error));
    label->setPalette(look);
    return label;
}

void showProblem(PlainLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

/// An editor with its help and its problem under it.
QWidget *stacked(std::initializer_list<QWidget *> parts, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, Theme::spacing / 2);
    layout->setSpacing(2);
    for (QWidget *part : parts)
        layout->addWidget(part);
    return box;
}

QWidget *scrolled(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

bool isIpAddress(const QString &text)
{
    if (text.contains(u':'))
        return QUrl(u"https://[%1]/"_s.arg(text), QUrl::StrictMode).isValid();
    const QStringList octets = text.split(u'.');
    return octets.size() == 4 && std::all_of(octets.begin(), octets.end(), [](const QString &octet) {
               bool isNumber = false;
               return octet.toUInt(&isNumber) <= 255 && isNumber && octet.size() <= 3;
           });
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || (host.startsWith("127."_L1) && isIpAddress(host));
}

QString originOf(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() ? url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString()
                         : address;
}

} // namespace

AddConnectionDialog::AddConnectionDialog(std::vector<ProviderSummary> providers, const DisplayFormat &format,
                                         QWidget *parent)
    : QDialog(parent)
    , m_providers(std::move(providers))
    , m_format(format)
    , m_heading(new PlainLabel({}, this))
    , m_progress(new PlainLabel({}, this))
    , m_steps(new QStackedWidget(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(tr("Add a connection"));
    setObjectName(u"addConnectionDialog"_s);
    m_base.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_heading->setFont(scaledFont(font(), TextSize::Figure));
    m_progress->setObjectName(u"stepProgress"_s);
    m_back->setObjectName(u"backButton"_s);
    m_next->setObjectName(u"nextButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_next->setDefault(true);

    m_steps->addWidget(makeProviderStep());
    m_steps->addWidget(makeDetailsStep());
    m_steps->addWidget(makeCredentialsStep());
    m_steps->addWidget(makeTestStep());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 3 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(m_progress);
    layout->addWidget(m_heading);
    layout->addWidget(m_steps, 1);
    layout->addLayout(buttons);
    resize(760, 620);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Step(m_steps->currentIndex() - 1)); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_steps->currentIndex() == Test)
            Q_EMIT saveRequested(connection(), secrets());
        else
            goTo(Step(m_steps->currentIndex() + 1));
    });
    if (!m_providers.empty())
        m_providerList->setCurrentRow(0);
    goTo(ChooseProvider);
}

QWidget *AddConnectionDialog::makeProviderStep()
{
    auto *page = new QWidget(this);
    m_providerList = new QListWidget(page);
    m_providerList->setObjectName(u"providerList"_s);
    m_providerList->setAccessibleName(tr("Providers"));
    m_providerList->setMaximumWidth(240);
    for (const ProviderSummary &provider : m_providers)
        (new QListWidgetItem(provider.name, m_providerList))->setSizeHint({0, 4 * Theme::spacing});
    m_available = new PlainLabel({}, page);
    m_available->setObjectName(u"availableMeaning"_s);
    m_available->setWordWrap(true);
    m_reference = makeHelp({}, page);
    auto *title = new PlainLabel(tr("What “available” means here"), page);
    title->setFont(scaledFont(font(), TextSize::Title));
    auto *text = new QVBoxLayout;
    text->setSpacing(Theme::spacing);
    text->addWidget(title);
    text->addWidget(m_available);
    text->addWidget(m_reference);
    text->addStretch(1);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_providerList, 1);
    layout->addLayout(text, 2);
    connect(m_providerList, &QListWidget::currentRowChanged, this, &AddConnectionDialog::fillProvider);
    connect(m_providerList, &QListWidget::itemActivated, this, [this] { goTo(Details); });
    return page;
}

QWidget *AddConnectionDialog::makeDetailsStep()
{
    auto *page = new QWidget(this);
    m_detailsForm = new QFormLayout(page);
    m_detailsForm->setContentsMargins(0, 0, Theme::spacing, 0);
    m_detailsForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_detailsForm->setSpacing(Theme::spacing);
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"connectionName"_s);
    m_entity = new QLineEdit(page);
    m_entity->setObjectName(u"connectionEntity"_s);
    m_mode = new QComboBox(page);
    m_mode->setObjectName(u"connectionMode"_s);
    m_environment = new QComboBox(page);
    m_environment->setObjectName(u"connectionEnvironment"_s);
    m_interval = new QSpinBox(page);
    m_interval->setObjectName(u"connectionInterval"_s);
    m_interval->setRange(1, 24 * 60);
    m_interval->setValue(15);
    m_interval->setSuffix(tr(" min"));
    m_caFile = new QLineEdit(page);
    m_caFile->setObjectName(u"connectionCaFile"_s);
    m_detailsForm->addRow(tr("Name"), m_name);
    m_detailsForm->addRow(
        tr("Entity"),
        stacked({m_entity, makeHelp(tr("The company whose accounts these are. May be empty."), page)}, page));
    m_detailsForm->addRow(tr("Way to connect"), m_mode);
    m_detailsForm->addRow(tr("Environment"), m_environment);
    m_detailsForm->addRow(tr("Refresh every"), m_interval);
    m_detailsForm->addRow(
        tr("Own certificate authority"),
        stacked({m_caFile, makeHelp(tr("A PEM file, only where your company has an authority of its own."), page)},
                page));
    connect(m_name, &QLineEdit::textChanged, this, &AddConnectionDialog::updateStep);
    for (QLineEdit *edit : {m_name, m_entity, m_caFile})
        connect(edit, &QLineEdit::textChanged, this, &AddConnectionDialog::forgetTest);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        makeParameterFields();
        makeAddressFields();
        makeSecretFields();
    });
    connect(m_environment, &QComboBox::currentIndexChanged, this, &AddConnectionDialog::makeAddressFields);
    return scrolled(page);
}

QWidget *AddConnectionDialog::makeCredentialsStep()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, Theme::spacing, 0);
    layout->setSpacing(2 * Theme::spacing);
    m_origins = new PlainLabel({}, page);
    m_origins->setObjectName(u"credentialOrigins"_s);
    m_origins->setWordWrap(true);
    m_secretsForm = new QFormLayout;
    m_secretsForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_secretsForm->setSpacing(Theme::spacing);
    m_sessionOnly = new QCheckBox(tr("Keep the credential for this session only"), page);
    m_sessionOnly->setObjectName(u"sessionOnly"_s);
    m_whereStored = makeHelp(tr("…"), page);
    m_whereStored->setObjectName(u"whereStored"_s);
    layout->addWidget(m_origins);
    layout->addLayout(m_secretsForm);
    layout->addWidget(m_sessionOnly);
    layout->addWidget(m_whereStored);
    layout->addStretch(1);
    const auto say = [this] {
        m_whereStored->setText(
            m_sessionOnly->isChecked()
                ? tr("It stays in memory and is forgotten when Coffer ends; you will be asked again.")
                : tr("It is stored in the keychain of your system, never in a file of Coffer."));
    };
    connect(m_sessionOnly, &QCheckBox::toggled, this, say);
    say();
    return scrolled(page);
}

QWidget *AddConnectionDialog::makeTestStep()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    m_test = new QPushButton(tr("Test now"), page);
    m_test->setObjectName(u"testButton"_s);
    m_test->setIcon(Theme::of(palette()).icon(u"refresh"_s));
    m_result = new PlainLabel({}, page);
    m_result->setObjectName(u"testResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_resultTable = new QTableWidget(0, 5, page);
    m_resultTable->setObjectName(u"testTable"_s);
    m_resultTable->setAccessibleName(tr("Accounts found by the test"));
    m_resultTable->setHorizontalHeaderLabels({tr("Account"), columnLabel(BalanceColumn::Posted), tr("As sent"),
                                              columnLabel(BalanceColumn::Available), tr("As sent")});
    m_resultTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_resultTable->setFrameShape(QFrame::NoFrame);
    m_resultTable->verticalHeader()->hide();
    m_resultTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < 5; ++column)
        m_resultTable->setColumnWidth(column, 120);
    m_diagnostics = makeHelp({}, page);
    m_diagnostics->setObjectName(u"testDiagnostics"_s);
    m_saveProblem = makeProblem(page);
    m_saveProblem->setObjectName(u"saveProblem"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_test);
    top->addWidget(makeHelp(tr("The test asks the provider once and stores nothing."), page), 1);
    layout->addLayout(top);
    layout->addWidget(m_result);
    layout->addWidget(m_resultTable, 1);
    layout->addWidget(m_diagnostics);
    layout->addWidget(m_saveProblem);
    connect(m_test, &QPushButton::clicked, this, &AddConnectionDialog::startTest);
    return page;
}

const ProviderSummary *AddConnectionDialog::provider() const
{
    const int row = m_providerList->currentRow();
    return row < 0 ? nullptr : &m_providers[size_t(row)];
}

const ProviderSummary::Mode *AddConnectionDialog::mode() const
{
    const int row = m_mode->currentIndex();
    return provider() && row >= 0 ? &provider()->modes[size_t(row)] : nullptr;
}

const ProviderSummary::Environment *AddConnectionDialog::environment() const
{
    const int row = m_environment->currentIndex();
    return provider() && row >= 0 ? &provider()->environments[size_t(row)] : nullptr;
}

void AddConnectionDialog::fillProvider()
{
    const ProviderSummary *chosen = provider();
    if (!chosen)
        return;
    m_available->setText(chosen->available);
    m_reference->setText(chosen->reference);
    m_reference->setVisible(!chosen->reference.isEmpty());
    m_filling = true;
    m_mode->clear();
    m_environment->clear();
    for (const auto &one : chosen->modes)
        m_mode->addItem(one.label);
    for (const auto &one : chosen->environments)
        m_environment->addItem(one.isTest ? u"%1 (%2)"_s.arg(one.label, dataSourceLabel(DataSource::Test)) : one.label);
    m_detailsForm->setRowVisible(m_mode, chosen->modes.size() > 1);
    m_filling = false;
    makeParameterFields();
    makeAddressFields();
    makeSecretFields();
    updateStep();
}

void AddConnectionDialog::makeParameterFields()
{
    if (m_filling)
        return;
    for (const ParameterField &field : m_parameters)
        m_detailsForm->removeRow(field.editor->parentWidget());
    m_parameters.clear();
    if (!mode())
        return;
    int row = 0;
    m_detailsForm->getWidgetPosition(m_environment, &row, nullptr);
    for (const auto &spec : provider()->parameters) {
        if (!mode()->parameters.contains(spec.name))
            continue;
        ParameterField field{.spec = spec};
        QWidget *parent = m_detailsForm->parentWidget();
        if (spec.kind == ProviderSummary::Parameter::Kind::Choice) {
            auto *choice = new QComboBox(parent);
            choice->addItems(spec.choices);
            choice->setCurrentText(spec.defaultValue);
            connect(choice, &QComboBox::currentIndexChanged, this, &AddConnectionDialog::forgetTest);
            field.editor = choice;
        } else if (spec.kind == ProviderSummary::Parameter::Kind::List) {
            auto *list = new QPlainTextEdit(spec.defaultValue, parent);
            list->setTabChangesFocus(true);
            list->setFixedHeight(72);
            list->setPlaceholderText(tr("One per line"));
            connect(list, &QPlainTextEdit::textChanged, this, &AddConnectionDialog::forgetTest);
            field.editor = list;
        } else {
            auto *line = new QLineEdit(spec.defaultValue, parent);
            connect(line, &QLineEdit::textChanged, this, &AddConnectionDialog::forgetTest);
            field.editor = line;
        }
        field.editor->setObjectName(u"parameter_"_s + spec.name);
        field.editor->setAccessibleName(spec.label);
        field.problem = makeProblem(parent);
        field.problem->setObjectName(u"problem_"_s + spec.name);
        auto *label = new PlainLabel(spec.label, parent);
        m_detailsForm->insertRow(++row, label,
                                 stacked({field.editor, makeHelp(spec.help, parent), field.problem}, parent));
        m_parameters.push_back(field);
    }
    forgetTest();
}

void AddConnectionDialog::makeAddressFields()
{
    if (m_filling)
        return;
    for (const auto &[name, edit] : m_addresses)
        m_detailsForm->removeRow(edit->parentWidget());
    m_addresses.clear();
    if (!mode() || !environment())
        return;
    for (const QString &name : mode()->addresses) {
        QWidget *parent = m_detailsForm->parentWidget();
        auto *edit = new QLineEdit(parent);
        const QString given = environment()->addresses.value(name);
        edit->setObjectName(u"address_"_s + name);
        edit->setPlaceholderText(given.isEmpty() ? u"https://"_s : given);
        auto *label = new PlainLabel(tr("Address “%1”").arg(name), parent);
        edit->setAccessibleName(label->text());
        auto *problem = makeProblem(parent);
        problem->setObjectName(u"problem_address_"_s + name);
        const QString help = given.isEmpty() ? tr("The base address of the service, as the provider told you.")
                                             : tr("Only where the service runs elsewhere.");
        m_detailsForm->addRow(label, stacked({edit, makeHelp(help, parent), problem}, parent));
        connect(edit, &QLineEdit::textChanged, this, [this, edit, name, problem] {
            showProblem(problem, edit->text().isEmpty() ? QString() : problemOfAddress(name));
            forgetTest();
        });
        m_addresses[name] = edit;
    }
    forgetTest();
}

void AddConnectionDialog::makeSecretFields()
{
    if (m_filling)
        return;
    for (const SecretField &field : m_secrets)
        m_secretsForm->removeRow(field.editor->parentWidget());
    m_secrets.clear();
    if (!mode())
        return;
    for (const auto &spec : provider()->secrets) {
        if (!mode()->secrets.contains(spec.name))
            continue;
        QWidget *parent = m_sessionOnly->parentWidget();
        SecretField field{.name = spec.name};
        field.editor = new QLineEdit(parent);
        field.editor->setObjectName(u"secret_"_s + spec.name);
        field.editor->setAccessibleName(spec.label);
        field.editor->setEchoMode(QLineEdit::Password);
        field.editor->setMaxLength(maxSecretBytes);
        QAction *show =
            field.editor->addAction(Theme::of(palette()).icon(u"show"_s, Colour::Muted), QLineEdit::TrailingPosition);
        show->setObjectName(u"show_"_s + spec.name);
        show->setCheckable(true);
        show->setToolTip(tr("Show or hide"));
        connect(show, &QAction::toggled, field.editor, [editor = field.editor](bool shown) {
            editor->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        });
        field.problem = makeProblem(parent);
        connect(field.editor, &QLineEdit::textChanged, this, [this, field](const QString &text) {
            showProblem(field.problem, text == text.trimmed() ? QString() : tr("There is a blank at an end."));
            forgetTest();
        });
        m_secretsForm->addRow(new PlainLabel(spec.label, parent),
                              stacked({field.editor, makeHelp(spec.help, parent), field.problem}, parent));
        m_secrets.push_back(field);
    }
    forgetTest();
}

QStringList AddConnectionDialog::values(const ParameterField &field) const
{
    QString text;
    if (const auto *choice = qobject_cast<const QComboBox *>(field.editor))
        text = choice->currentText();
    else if (const auto *list = qobject_cast<const QPlainTextEdit *>(field.editor))
        text = list->toPlainText();
    else if (const auto *line = qobject_cast<const QLineEdit *>(field.editor))
        text = line->text();
    if (field.spec.kind != ProviderSummary::Parameter::Kind::List)
        return text.trimmed().isEmpty() ? QStringList() : QStringList(text.trimmed());
    QStringList result;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            result += line.trimmed();
    }
    return result;
}

QString AddConnectionDialog::problemOf(const ParameterField &field) const
{
    const QStringList given = values(field);
    if (given.isEmpty())
        return field.spec.required ? tr("This is needed.") : QString();
    switch (field.spec.kind) {
    case ProviderSummary::Parameter::Kind::Uuid:
        return QUuid::fromString(given.first()).isNull()
            ? tr("This is not a UUID, such as 3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10.")
            : QString();
    case ProviderSummary::Parameter::Kind::IpAddress:
        return isIpAddress(given.first()) ? QString() : tr("This is not an IP address, such as 203.0.113.7.");
    case ProviderSummary::Parameter::Kind::Text:
    case ProviderSummary::Parameter::Kind::Choice:
    case ProviderSummary::Parameter::Kind::List:
        return {};
    }
    Q_UNREACHABLE();
}

QString AddConnectionDialog::addressOf(const QString &name) const
{
    const auto typed = m_addresses.find(name);
    if (typed != m_addresses.end() && !typed->second->text().trimmed().isEmpty())
        return typed->second->text().trimmed();
    return environment() ? environment()->addresses.value(name) : QString();
}

QString AddConnectionDialog::problemOfAddress(const QString &name) const
{
    const QString address = addressOf(name);
    if (address.isEmpty())
        return tr("This is needed.");
    if (address.contains(u'{'))
        return {}; // parameters of the definition's own address are filled in later
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tr("This is not an address, such as https://api.example.com.");
    if (url.scheme() == "http"_L1)
        return isLoopback(url) ? QString() : tr("Only https is safe for credentials.");
    if (url.scheme() != "https"_L1)
        return tr("The address must begin with https://.");
    return url.userInfo().isEmpty() ? QString() : tr("A credential does not belong into the address.");
}

bool AddConnectionDialog::isStepComplete(int step) const
{
    switch (Step(step)) {
    case ChooseProvider:
        return provider() != nullptr;
    case Details:
        return !m_name->text().trimmed().isEmpty()
            && std::all_of(m_parameters.begin(), m_parameters.end(),
                           [this](const ParameterField &field) { return problemOf(field).isEmpty(); })
            && std::all_of(m_addresses.begin(), m_addresses.end(),
                           [this](const auto &entry) { return problemOfAddress(entry.first).isEmpty(); });
    case Credentials:
        return std::all_of(m_secrets.begin(), m_secrets.end(), [](const SecretField &field) {
            const QString text = field.editor->text();
            return !text.isEmpty() && text == text.trimmed() && text.toUtf8().size() <= maxSecretBytes;
        });
    case Test:
        return true;
    case StepCount:
        return false;
    }
    Q_UNREACHABLE();
}

void AddConnectionDialog::goTo(Step step)
{
    m_steps->setCurrentIndex(int(step));
    if (step == Credentials)
        fillOrigins();
    updateStep();
    if (QWidget *first = m_steps->currentWidget()->nextInFocusChain())
        first->setFocus();
}

void AddConnectionDialog::fillOrigins()
{
    QStringList origins;
    for (const auto &[name, edit] : m_addresses)
        origins += originOf(addressOf(name));
    origins.removeDuplicates();
    m_origins->setText(
        tr("The credential is sent to %1 and nowhere else. If one of these addresses changes, it is asked "
           "for again.")
            .arg(origins.join(u", "_s)));
}

void AddConnectionDialog::updateStep()
{
    const int step = m_steps->currentIndex();
    m_progress->setText(tr("Step %1 of %2").arg(QString::number(step + 1), QString::number(int(StepCount))));
    switch (Step(step)) {
    case ChooseProvider:
        m_heading->setText(tr("Choose the provider"));
        break;
    case Details:
        m_heading->setText(tr("Details of %1").arg(provider() ? provider()->name : QString()));
        break;
    case Credentials:
        m_heading->setText(tr("Credentials"));
        break;
    case Test:
        m_heading->setText(tr("Test and save"));
        break;
    case StepCount:
        break;
    }
    m_back->setEnabled(step > 0);
    m_next->setText(step == Test ? tr("Save") : tr("Next"));
    m_next->setEnabled(isStepComplete(step) && !m_testing);
    m_test->setEnabled(!m_testing);
}

void AddConnectionDialog::updateProblems()
{
    for (const ParameterField &field : m_parameters) {
        // An empty field is no fault before anything was typed.
        showProblem(field.problem, values(field).isEmpty() ? QString() : problemOf(field));
    }
}

void AddConnectionDialog::forgetTest()
{
    m_result->clear();
    m_resultTable->setRowCount(0);
    m_resultTable->hide();
    showProblem(m_diagnostics, {});
    showProblem(m_saveProblem, {});
    updateProblems();
    updateStep();
}

Connection AddConnectionDialog::connection() const
{
    Connection result = m_base;
    result.provider = provider()->id;
    result.name = m_name->text().trimmed();
    result.entity = m_entity->text().trimmed();
    result.mode = mode() ? mode()->name : QString();
    result.environment = environment() ? environment()->name : QString();
    result.source = environment() && environment()->isTest ? DataSource::Test : m_base.source;
    result.interval = std::chrono::minutes(m_interval->value());
    result.caFile = m_caFile->text().trimmed();
    result.secretStorage = m_sessionOnly->isChecked() ? SecretStorage::SessionOnly : SecretStorage::Keychain;
    result.parameters.clear();
    for (const ParameterField &field : m_parameters) {
        const QStringList given = values(field);
        if (!given.isEmpty())
            result.parameters.insert(field.spec.name, given);
    }
    result.baseAddresses.clear();
    for (const auto &[name, edit] : m_addresses) {
        if (!edit->text().trimmed().isEmpty())
            result.baseAddresses.insert(name, edit->text().trimmed());
    }
    return result;
}

SecretValuesPtr AddConnectionDialog::secrets() const
{
    auto result = std::make_shared<SecretValues>();
    for (const SecretField &field : m_secrets)
        result->insert_or_assign(field.name, Secret(field.editor->text().toUtf8()));
    return result;
}

void AddConnectionDialog::edit(const Connection &connection)
{
    const auto known = std::find_if(m_providers.begin(), m_providers.end(),
                                    [&](const ProviderSummary &one) { return one.id == connection.provider; });
    if (known == m_providers.end())
        return;
    setWindowTitle(tr("Edit the connection"));
    m_base = connection;
    m_providerList->setCurrentRow(int(std::distance(m_providers.begin(), known)));
    m_providerList->setEnabled(false); // another provider is another connection
    m_name->setText(connection.name);
    m_entity->setText(connection.entity);
    m_caFile->setText(connection.caFile);
    m_interval->setValue(int(std::chrono::ceil<std::chrono::minutes>(connection.interval).count()));
    m_sessionOnly->setChecked(connection.secretStorage == SecretStorage::SessionOnly);
    for (int i = 0; i < int(known->modes.size()); ++i) {
        if (known->modes[size_t(i)].name == connection.mode)
            m_mode->setCurrentIndex(i);
    }
    for (int i = 0; i < int(known->environments.size()); ++i) {
        if (known->environments[size_t(i)].name == connection.environment)
            m_environment->setCurrentIndex(i);
    }
    for (const ParameterField &field : m_parameters) {
        const QString text = connection.parameters.value(field.spec.name).join(u'\n');
        if (auto *choice = qobject_cast<QComboBox *>(field.editor))
            choice->setCurrentText(text);
        else if (auto *list = qobject_cast<QPlainTextEdit *>(field.editor))
            list->setPlainText(text);
        else if (auto *line = qobject_cast<QLineEdit *>(field.editor))
            line->setText(text);
    }
    for (const auto &[name, edit] : m_addresses)
        edit->setText(connection.baseAddresses.value(name));
    goTo(Details);
}

void AddConnectionDialog::startTest()
{
    forgetTest();
    m_testing = true;
    m_result->setText(tr("Asking the provider…"));
    updateStep();
    Q_EMIT testRequested(connection(), secrets());
}

void AddConnectionDialog::showTestResult(const Attempt &attempt)
{
    m_testing = false;
    updateStep();
    if (attempt.report)
        showReport(*attempt.report);
    QString text;
    if (attempt.report) {
        const int found = int(attempt.report->readings.size());
        text = found == 1
            ? tr("1 account was read. Compare the figures with what was sent before you save.")
            : tr("%n accounts were read. Compare the figures with what was sent before you save.", nullptr, found);
    }
    if (attempt.error)
        text = (text + u'\n' + errorSentence(*attempt.error, m_name->text().trimmed())).trimmed();
    m_result->setText(text);
}

void AddConnectionDialog::showReport(const BalanceReport &report)
{
    const AmountFormat amounts = m_format.amounts();
    m_resultTable->setRowCount(int(report.readings.size()));
    QStringList notes;
    for (int row = 0; row < int(report.readings.size()); ++row) {
        const BalanceReading &reading = report.readings[size_t(row)];
        const auto set = [&](int column, const QString &text) {
            auto *item = new QTableWidgetItem(text);
            item->setToolTip(escapedToolTip(text));
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            m_resultTable->setItem(row, column, item);
        };
        const auto raw = [&](const Figure &figure) {
            QStringList tokens;
            for (const FigureSource &source : figure.sources)
                tokens += m_format.hidesAmounts() ? AmountFormat::mask() : shortened(source.rawToken);
            return tokens.join(u" · "_s);
        };
        set(0, reading.name.isEmpty() ? reading.providerAccountId : reading.name);
        int column = 1;
        for (const auto *figure : {&reading.posted, &reading.available}) {
            set(column++, *figure ? amounts.format(Money((*figure)->amount, reading.currency)) : u"–"_s);
            set(column++, *figure ? raw(**figure) : QString());
        }
        for (const Diagnostic &diagnostic : reading.diagnostics)
            notes += diagnosticSentence(diagnostic);
    }
    for (const FailedAccount &failure : report.failures)
        notes += errorSentence(failure.error, shortened(failure.providerAccountId));
    for (const Diagnostic &diagnostic : report.diagnostics)
        notes += diagnosticSentence(diagnostic);
    notes.removeDuplicates();
    m_resultTable->setVisible(!report.readings.empty());
    showProblem(m_diagnostics, notes.mid(0, 10).join(u'\n'));
}

void AddConnectionDialog::showSaveResult(const Result<void> &result)
{
    if (result) {
        accept();
        return;
    }
    showProblem(m_saveProblem, errorSentence(result.error(), m_name->text().trimmed()));
}

} // namespace coffer
