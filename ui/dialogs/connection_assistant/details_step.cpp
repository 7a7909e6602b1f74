// SPDX-License-Identifier: GPL-3.0-or-later
#include "details_step.h"

#include "cut_off_editor.h"
#include "form_parts.h"
#include "theme.h"

#include <items/account_texts.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QToolButton>
#include <QUuid>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, Theme::spacing, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setSpacing(Theme::spacing);
    return form;
}

void choose(QComboBox *box, const QString &name)
{
    box->setCurrentIndex(std::max(0, box->findData(name)));
}

} // namespace

DetailsStep::DetailsStep(QWidget *parent)
    : QWidget(parent)
    , m_form(makeForm(this))
    , m_name(new QLineEdit(this))
    , m_entity(new QComboBox(this))
    , m_mode(new QComboBox(this))
    , m_environment(new QComboBox(this))
{
    m_name->setObjectName(u"connectionName"_s);
    m_entity->setObjectName(u"connectionEntity"_s);
    m_entity->setEditable(true);
    m_entity->setInsertPolicy(QComboBox::NoInsert);
    m_mode->setObjectName(u"connectionMode"_s);
    m_environment->setObjectName(u"connectionEnvironment"_s);
    m_form->addRow(tr("Name"), m_name);
    m_form->addRow(
        tr("Entity"),
        stacked({m_entity, makeHelp(tr("The company whose accounts these are. May be empty."), this)}, this));
    m_form->addRow(tr("Way to connect"), m_mode);
    m_form->addRow(tr("Environment"), m_environment);
    makeScheduleRows();
    makeMoreRows();
    for (QLineEdit *edit : {m_name, m_caFile, m_times})
        connect(edit, &QLineEdit::textChanged, this, &DetailsStep::refresh);
    connect(m_entity, &QComboBox::currentTextChanged, this, &DetailsStep::refresh);
    connect(m_interval, &QSpinBox::valueChanged, this, &DetailsStep::refresh);
    connect(m_feed, &QComboBox::currentIndexChanged, this, &DetailsStep::refresh);
    for (QCheckBox *box : {m_timesOnly, m_consent})
        connect(box, &QCheckBox::toggled, this, &DetailsStep::refresh);
    connect(m_consentEnds, &QDateEdit::dateChanged, this, &DetailsStep::refresh);
    connect(m_cutOffs, &CutOffEditor::changed, this, &DetailsStep::refresh);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        makeProviderFields();
        if (!m_filling)
            Q_EMIT modeChanged();
    });
    connect(m_environment, &QComboBox::currentIndexChanged, this, &DetailsStep::makeProviderFields);
}

void DetailsStep::makeScheduleRows()
{
    m_interval = new QSpinBox(this);
    m_interval->setObjectName(u"connectionInterval"_s);
    m_interval->setRange(1, 7 * 24 * 60);
    m_interval->setValue(15);
    m_interval->setSuffix(tr(" min"));
    m_times = new QLineEdit(this);
    m_times->setObjectName(u"connectionTimes"_s);
    m_times->setPlaceholderText(u"07:45, 12:30"_s);
    m_times->setAccessibleName(tr("Times of day"));
    m_timesProblem = makeProblem(this);
    m_timesProblem->setObjectName(u"problem_times"_s);
    m_timesOnly = new QCheckBox(tr("Only at these times"), this);
    m_timesOnly->setObjectName(u"connectionTimesOnly"_s);
    m_feed = new QComboBox(this);
    m_feed->setObjectName(u"connectionFeed"_s);
    m_feed->addItem(tr("Intraday: at any time"), int(FeedKind::Intraday));
    m_feed->addItem(tr("End of day: once per business day"), int(FeedKind::EndOfDay));
    m_form->addRow(tr("Refresh every"), m_interval);
    m_form->addRow(
        tr("Also at"),
        stacked({m_times, m_timesProblem, m_timesOnly,
                 makeHelp(tr("Times of each business day of the entity, with commas between. May be empty."), this)},
                this));
    m_form->addRow(tr("News"), stacked({m_feed, makeHelp(tr("How often this provider has new figures."), this)}, this));
}

void DetailsStep::makeMoreRows()
{
    m_more = new QToolButton(this);
    m_more->setObjectName(u"moreButton"_s);
    m_more->setText(tr("More"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setArrowType(Qt::RightArrow);
    m_moreBox = new QWidget(this);
    QFormLayout *form = makeForm(m_moreBox);
    m_cutOffs = new CutOffEditor(m_moreBox);
    m_cutOffProblem = makeProblem(m_moreBox);
    m_cutOffProblem->setObjectName(u"problem_cutOffs"_s);
    m_consent = new QCheckBox(tr("It ends on"), m_moreBox);
    m_consent->setObjectName(u"consentEnds"_s);
    m_consentEnds = new QDateEdit(QDate(2027, 1, 1), m_moreBox);
    m_consentEnds->setObjectName(u"consentEndsOn"_s);
    m_consentEnds->setAccessibleName(tr("Last day of the consent"));
    m_consentEnds->setCalendarPopup(true);
    m_consentEnds->setEnabled(false);
    connect(m_consent, &QCheckBox::toggled, m_consentEnds, &QWidget::setEnabled);
    auto *consent = new QWidget(m_moreBox);
    auto *consentRow = new QHBoxLayout(consent);
    consentRow->setContentsMargins(0, 0, 0, 0);
    consentRow->addWidget(m_consent);
    consentRow->addWidget(m_consentEnds);
    consentRow->addStretch(1);
    m_caFile = new QLineEdit(m_moreBox);
    m_caFile->setObjectName(u"connectionCaFile"_s);
    m_caFile->setAccessibleName(tr("Own certificate authority"));
    auto *browse = new QPushButton(tr("Choose…"), m_moreBox);
    browse->setObjectName(u"chooseCaFile"_s);
    auto *file = new QWidget(m_moreBox);
    auto *fileRow = new QHBoxLayout(file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->addWidget(m_caFile, 1);
    fileRow->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getOpenFileName(this, tr("Own certificate authority"), m_caFile->text(),
                                                            tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        if (!chosen.isEmpty())
            m_caFile->setText(chosen);
    });
    form->addRow(tr("Cut-off times"),
                 stacked({m_cutOffs, m_cutOffProblem,
                          makeHelp(tr("Until when the bank takes payment orders of the day. Shown beside available."),
                                   m_moreBox)},
                         m_moreBox));
    form->addRow(tr("Consent"),
                 stacked({consent, makeHelp(tr("Coffer warns 14, 7 and 1 days before."), m_moreBox)}, m_moreBox));
    form->addRow(
        tr("Own certificate authority"),
        stacked({file, makeHelp(tr("A PEM file, only where your company has an authority of its own."), m_moreBox)},
                m_moreBox));
    m_form->addRow(m_more);
    m_form->addRow(m_moreBox);
    m_moreBox->hide();
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_more->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_moreBox->setVisible(open);
    });
}

void DetailsStep::setEntities(const QStringList &entities)
{
    const QString typed = m_entity->currentText();
    const QSignalBlocker quiet(m_entity);
    m_entity->clear();
    m_entity->addItem(QString());
    m_entity->addItems(entities);
    m_entity->setCurrentText(typed);
}

void DetailsStep::setProvider(const ProviderSummary &provider)
{
    if (m_provider == provider)
        return;
    m_provider = provider;
    m_filling = true;
    m_mode->clear();
    m_environment->clear();
    for (const auto &one : provider.modes)
        m_mode->addItem(one.label, one.name);
    for (const auto &one : provider.environments)
        m_environment->addItem(one.isTest ? u"%1 (%2)"_s.arg(one.label, dataSourceLabel(DataSource::Test)) : one.label,
                               one.name);
    m_form->setRowVisible(m_mode, provider.modes.size() > 1);
    m_filling = false;
    makeProviderFields();
    Q_EMIT modeChanged();
}

const ProviderSummary::Mode *DetailsStep::mode() const
{
    const int row = m_mode->currentIndex();
    return row >= 0 && size_t(row) < m_provider.modes.size() ? &m_provider.modes[size_t(row)] : nullptr;
}

const ProviderSummary::Environment *DetailsStep::environment() const
{
    const int row = m_environment->currentIndex();
    return row >= 0 && size_t(row) < m_provider.environments.size() ? &m_provider.environments[size_t(row)] : nullptr;
}

/// What was typed stays where the new mode or environment has the same field.
void DetailsStep::makeProviderFields()
{
    if (m_filling)
        return;
    std::map<QString, QStringList> typed;
    for (const ParameterField &field : m_parameters) {
        typed[field.spec.name] = values(field);
        m_form->removeRow(field.editor->parentWidget());
    }
    std::map<QString, QString> addresses;
    for (const auto &[name, field] : m_addresses) {
        addresses[name] = field.editor->text();
        m_form->removeRow(field.editor->parentWidget());
    }
    m_parameters.clear();
    m_addresses.clear();
    if (!mode() || !environment())
        return;
    int row = 0;
    m_form->getWidgetPosition(m_environment, &row, nullptr);
    for (const auto &spec : m_provider.parameters) {
        if (mode()->parameters.contains(spec.name))
            addParameter(spec, ++row);
    }
    for (const QString &name : mode()->addresses)
        addAddress(name, ++row);
    Connection before;
    for (const auto &[name, list] : typed)
        before.parameters.insert(name, list);
    for (const ParameterField &field : m_parameters) {
        const QStringList list = before.parameters.value(field.spec.name);
        if (auto *line = qobject_cast<QLineEdit *>(field.editor); line && !list.isEmpty())
            line->setText(list.first());
        else if (auto *text = qobject_cast<QPlainTextEdit *>(field.editor); text && !list.isEmpty())
            text->setPlainText(list.join(u'\n'));
    }
    for (const auto &[name, field] : m_addresses) {
        if (addresses.contains(name))
            field.editor->setText(addresses[name]);
    }
    refresh();
}

void DetailsStep::addParameter(const ProviderSummary::Parameter &spec, int row)
{
    ParameterField field{.spec = spec};
    if (spec.kind == ProviderSummary::Parameter::Kind::Choice) {
        auto *choice = new QComboBox(this);
        choice->addItems(spec.choices);
        choice->setCurrentText(spec.defaultValue);
        connect(choice, &QComboBox::currentIndexChanged, this, &DetailsStep::refresh);
        field.editor = choice;
    } else if (spec.kind == ProviderSummary::Parameter::Kind::List) {
        auto *list = new QPlainTextEdit(spec.defaultValue, this);
        list->setTabChangesFocus(true);
        list->setFixedHeight(72);
        list->setPlaceholderText(tr("One per line"));
        connect(list, &QPlainTextEdit::textChanged, this, &DetailsStep::refresh);
        field.editor = list;
    } else {
        auto *line = new QLineEdit(spec.defaultValue, this);
        connect(line, &QLineEdit::textChanged, this, &DetailsStep::refresh);
        field.editor = line;
    }
    field.editor->setObjectName(u"parameter_"_s + spec.name);
    field.editor->setAccessibleName(spec.label);
    field.problem = makeProblem(this);
    field.problem->setObjectName(u"problem_"_s + spec.name);
    m_form->insertRow(row, new PlainLabel(spec.label, this),
                      stacked({field.editor, makeHelp(spec.help, this), field.problem}, this));
    m_parameters.push_back(field);
}

void DetailsStep::addAddress(const QString &name, int row)
{
    AddressField field{new QLineEdit(this), makeProblem(this)};
    const QString given = environment()->addresses.value(name);
    field.editor->setObjectName(u"address_"_s + name);
    field.editor->setPlaceholderText(given.isEmpty() ? u"https://"_s : given);
    auto *label = new PlainLabel(tr("Address “%1”").arg(name), this);
    field.editor->setAccessibleName(label->text());
    field.problem->setObjectName(u"problem_address_"_s + name);
    const QString help = given.isEmpty() ? tr("The base address of the service, as the provider told you.")
                                         : tr("Only where the service runs elsewhere.");
    m_form->insertRow(row, label, stacked({field.editor, makeHelp(help, this), field.problem}, this));
    connect(field.editor, &QLineEdit::textChanged, this, &DetailsStep::refresh);
    m_addresses[name] = field;
}

QStringList DetailsStep::values(const ParameterField &field) const
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

QString DetailsStep::problemOf(const ParameterField &field) const
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

QString DetailsStep::addressOf(const QString &name) const
{
    const auto typed = m_addresses.find(name);
    if (typed != m_addresses.end() && !typed->second.editor->text().trimmed().isEmpty())
        return typed->second.editor->text().trimmed();
    return environment() ? environment()->addresses.value(name) : QString();
}

QStringList DetailsStep::origins() const
{
    QStringList result;
    for (const auto &[name, field] : m_addresses) {
        QString address = addressOf(name);
        for (const ParameterField &parameter : m_parameters)
            address.replace(u"{%1}"_s.arg(parameter.spec.name), values(parameter).join(u','));
        result += originOf(address);
    }
    result.sort();
    result.removeDuplicates();
    return result;
}

std::optional<std::vector<QTime>> DetailsStep::fixedTimes() const
{
    std::vector<QTime> times;
    const QStringList parts = m_times->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString text = part.trimmed();
        if (text.isEmpty())
            continue;
        QTime time = QTime::fromString(text, u"H:mm"_s);
        if (!time.isValid())
            time = QTime::fromString(text, u"H:mm:ss"_s);
        if (!time.isValid())
            return std::nullopt;
        times.push_back(time);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

QString DetailsStep::problemOfTimes() const
{
    const auto times = fixedTimes();
    if (!times)
        return tr("These are not times of day, such as 07:45, 12:30.");
    if (times->size() > 48)
        return tr("At most 48 times of day.");
    return m_timesOnly->isChecked() && times->empty() ? tr("At least one time of day is needed.") : QString();
}

bool DetailsStep::isComplete() const
{
    return !name().isEmpty() && problemOfTimes().isEmpty() && m_cutOffs->isComplete()
        && std::all_of(m_parameters.begin(), m_parameters.end(),
                       [this](const ParameterField &field) { return problemOf(field).isEmpty(); })
        && std::all_of(m_addresses.begin(), m_addresses.end(),
                       [this](const auto &entry) { return problemOfAddress(addressOf(entry.first)).isEmpty(); });
}

QString DetailsStep::name() const
{
    return m_name->text().trimmed();
}

void DetailsStep::refresh()
{
    if (m_filling)
        return;
    for (const ParameterField &field : m_parameters) {
        // An empty field is no fault before anything was typed.
        showProblem(field.problem, values(field).isEmpty() ? QString() : problemOf(field));
    }
    for (const auto &[name, field] : m_addresses)
        showProblem(field.problem, field.editor->text().isEmpty() ? QString() : problemOfAddress(addressOf(name)));
    showProblem(m_timesProblem, problemOfTimes());
    showProblem(m_cutOffProblem,
                m_cutOffs->isComplete()
                    ? QString()
                    : tr("Each needs a time zone such as Europe/Berlin, and a currency of three letters or none."));
    m_interval->setEnabled(!m_timesOnly->isChecked());
    Q_EMIT changed();
}

void DetailsStep::setInterval(std::chrono::seconds interval)
{
    m_loadedInterval = interval;
    m_interval->setValue(int(std::chrono::ceil<std::chrono::minutes>(interval).count()));
}

void DetailsStep::load(const Connection &connection)
{
    m_filling = true;
    m_name->setText(connection.name);
    m_entity->setCurrentText(connection.entity);
    setInterval(connection.interval);
    QStringList times;
    for (const QTime &time : connection.fixedTimes)
        times += time.toString(time.second() == 0 ? u"HH:mm"_s : u"HH:mm:ss"_s);
    m_times->setText(times.join(u", "_s));
    m_timesOnly->setChecked(connection.byFixedTimesOnly);
    m_feed->setCurrentIndex(m_feed->findData(int(connection.feed)));
    m_cutOffs->setCutOffs(connection.cutOffs);
    m_consent->setChecked(connection.consentExpiresAt.has_value());
    if (connection.consentExpiresAt)
        m_consentEnds->setDate(toDateTime(*connection.consentExpiresAt).date());
    m_caFile->setText(connection.caFile);
    m_more->setChecked(!connection.cutOffs.empty() || connection.consentExpiresAt || !connection.caFile.isEmpty());
    choose(m_mode, connection.mode);
    choose(m_environment, connection.environment);
    m_filling = false;
    makeProviderFields();
    for (const ParameterField &field : m_parameters) {
        const QString text = connection.parameters.value(field.spec.name).join(u'\n');
        if (auto *choice = qobject_cast<QComboBox *>(field.editor))
            choice->setCurrentText(text);
        else if (auto *list = qobject_cast<QPlainTextEdit *>(field.editor))
            list->setPlainText(text);
        else if (auto *line = qobject_cast<QLineEdit *>(field.editor))
            line->setText(text);
    }
    for (const auto &[name, field] : m_addresses)
        field.editor->setText(connection.baseAddresses.value(name));
    refresh();
    Q_EMIT modeChanged();
}

void DetailsStep::store(Connection &connection) const
{
    connection.provider = m_provider.id;
    connection.name = name();
    connection.entity = m_entity->currentText().trimmed();
    connection.mode = mode() ? mode()->name : QString();
    connection.environment = environment() ? environment()->name : QString();
    if (environment())
        connection.source = environment()->isTest ? DataSource::Test : DataSource::Live;
    const auto minutes = std::chrono::minutes(m_interval->value());
    // Seconds that the form cannot show stay as they were.
    const bool same = minutes == std::chrono::ceil<std::chrono::minutes>(m_loadedInterval);
    connection.interval = same ? m_loadedInterval : minutes;
    connection.fixedTimes = fixedTimes().value_or(std::vector<QTime>());
    connection.byFixedTimesOnly = m_timesOnly->isChecked();
    connection.feed = FeedKind(m_feed->currentData().toInt());
    connection.cutOffs = m_cutOffs->cutOffs();
    const auto &before = connection.consentExpiresAt;
    if (!m_consent->isChecked())
        connection.consentExpiresAt.reset();
    else if (!before || toDateTime(*before).date() != m_consentEnds->date())
        connection.consentExpiresAt = utcTimeFromDateTime(m_consentEnds->date().startOfDay(QTimeZone::utc()));
    connection.caFile = m_caFile->text().trimmed();
    connection.parameters.clear();
    for (const ParameterField &field : m_parameters) {
        const QStringList given = values(field);
        if (!given.isEmpty())
            connection.parameters.insert(field.spec.name, given);
    }
    connection.baseAddresses.clear();
    for (const auto &[name, field] : m_addresses) {
        if (!field.editor->text().trimmed().isEmpty())
            connection.baseAddresses.insert(name, field.editor->text().trimmed());
    }
}

} // namespace coffer
