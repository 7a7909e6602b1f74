// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_dialog.h"

#include "card.h"
#include "theme.h"

#include <wording/error_text.h>
#include <wording/labels.h>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeEdit>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Whose way of writing numbers can be chosen: those that differ from each other.
const QStringList numberLocales{u"en-GB"_s, u"en-US"_s, u"en-IN"_s, u"de-DE"_s, u"de-CH"_s, u"de-AT"_s,
                                u"fr-FR"_s, u"it-IT"_s, u"es-ES"_s, u"pt-BR"_s, u"nl-NL"_s, u"pl-PL"_s,
                                u"sv-SE"_s, u"ja-JP"_s, u"ar-EG"_s, u"he-IL"_s};
constexpr std::array<int, 9> intervals{60, 300, 600, 900, 1800, 3600, 14400, 43200, 86400};

Money example()
{
    return {Decimal::fromInteger(-123456789, 2), CurrencyCode::parse(u"EUR").value()};
}

QString effectiveLocale(const Settings &settings)
{
    const QString name = !settings.numberFormat.isEmpty() ? settings.numberFormat
        : !settings.language.isEmpty()                    ? settings.language
                                                          : QLocale::system().name();
    return name == "C"_L1 ? u"en"_s : name;
}

/// In its own words, so that it is found by whoever cannot read the present language.
QString languageName(const QString &language)
{
    QString name = QLocale(language).nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.isEmpty() ? language : name;
}

void select(QComboBox *box, const QVariant &data)
{
    const int index = box->findData(data);
    box->setCurrentIndex(std::max(index, 0));
}

/// Empties a box to fill it in another language; at the end what was chosen is chosen again.
class Refill
{
public:
    explicit Refill(QComboBox *box) : m_box(box), m_chosen(box->currentData()) { box->clear(); }
    ~Refill() { select(m_box, m_chosen); }
    Q_DISABLE_COPY_MOVE(Refill)

private:
    QComboBox *m_box;
    QVariant m_chosen;
};

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, SettingsFacts facts, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_told(settings)
    , m_facts(std::move(facts))
    , m_list(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_result(new PlainLabel({}, this))
{
    setObjectName(u"settingsDialog"_s);
    m_list->setObjectName(u"settingsPages"_s);
    m_list->setFixedWidth(22 * Theme::spacing);
    m_result->setObjectName(u"settingsResult"_s);
    m_result->setWordWrap(true);
    m_result->hide();
    makeGeneralPage();
    makeNumbersPage();
    makePollingPage();
    makeNetworkPage();
    makeStoragePage();
    makeStartPage();
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    close->setObjectName(u"closeSettings"_s);
    m_texts.push_back([close] { close->setText(tr("Close")); });
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::spacing);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addLayout(row, 1);
    layout->addWidget(m_result);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
    updateTexts();
    load();
    resize(800, 520);
}

QFormLayout *SettingsDialog::addPage(std::function<QString()> title)
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setHorizontalSpacing(2 * Theme::spacing);
    form->setVerticalSpacing(2 * Theme::spacing);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *scroll = new QScrollArea(m_pages);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    m_pages->addWidget(scroll);
    auto *item = new QListWidgetItem(m_list);
    m_texts.push_back([item, title = std::move(title), scroll] {
        item->setText(title());
        scroll->setAccessibleName(title());
    });
    return form;
}

void SettingsDialog::addRow(QFormLayout *form, QWidget *editor, std::function<QString()> label,
                            std::function<QString()> hint)
{
    auto *box = new QWidget(form->parentWidget());
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::spacing / 2);
    column->addWidget(editor);
    auto *hintLabel = new PlainLabel({}, box);
    hintLabel->setWordWrap(true);
    hintLabel->setVisible(hint != nullptr);
    column->addWidget(hintLabel);
    auto *name = new PlainLabel({}, form->parentWidget());
    name->setBuddy(editor);
    form->addRow(name, box);
    m_texts.push_back([this, editor, name, hintLabel, label = std::move(label), hint = std::move(hint)] {
        name->setText(label());
        editor->setAccessibleName(label());
        if (hint) {
            hintLabel->setText(hint());
            editor->setAccessibleDescription(hint());
        }
        hintLabel->setFont(scaledFont(font(), TextSize::Small));
        QPalette look = palette();
        look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Muted));
        hintLabel->setPalette(look);
    });
}

QCheckBox *SettingsDialog::addFlag(QFormLayout *form, const QString &name, bool Settings::*member,
                                   std::function<QString()> label, std::function<QString()> hint)
{
    auto *box = new QCheckBox(form->parentWidget());
    box->setObjectName(name);
    addRow(
        form, box, [] { return QString(); }, std::move(hint));
    m_texts.push_back([box, label = std::move(label)] {
        box->setText(label());
        box->setAccessibleName(label());
    });
    m_loads.push_back([this, box, member] { box->setChecked(m_settings.*member); });
    connect(box, &QCheckBox::toggled, this, [this, member](bool on) {
        m_settings.*member = on;
        changed();
    });
    return box;
}

QComboBox *SettingsDialog::makeBox(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(20);
    return box;
}

void SettingsDialog::makeGeneralPage()
{
    QFormLayout *form = addPage([] { return tr("General"); });
    QComboBox *language = makeBox(u"languageBox"_s);
    addRow(form, language, [] { return tr("Language"); });
    m_texts.push_back([this, language] {
        const Refill refill(language);
        language->addItem(tr("Language of the system"), QString());
        QStringList all = m_facts.languages;
        if (!m_settings.language.isEmpty() && !all.contains(m_settings.language))
            all.append(m_settings.language);
        for (const QString &one : all)
            language->addItem(languageName(one), one);
    });
    m_loads.push_back([this, language] { select(language, m_settings.language); });
    connect(language, &QComboBox::activated, this, [this, language] {
        m_settings.language = language->currentData().toString();
        changed();
    });

    QComboBox *theme = makeBox(u"themeBox"_s);
    addRow(form, theme, [] { return tr("Colours"); });
    m_texts.push_back([theme] {
        const Refill refill(theme);
        theme->addItem(tr("As the system"), int(ThemeSetting::System));
        theme->addItem(tr("Light"), int(ThemeSetting::Light));
        theme->addItem(tr("Dark"), int(ThemeSetting::Dark));
    });
    m_loads.push_back([this, theme] { select(theme, int(m_settings.theme)); });
    connect(theme, &QComboBox::activated, this, [this, theme] {
        m_settings.theme = ThemeSetting(theme->currentData().toInt());
        changed();
    });

    addFlag(
        form, u"notificationsBox"_s, &Settings::notifications,
        [] { return tr("Tell alerts as notifications of the desktop"); },
        [] { return tr("Once for each alert. No amount is shown while amounts are hidden."); });
    QCheckBox *tray = addFlag(
        form, u"trayIconBox"_s, &Settings::trayIcon, [] { return tr("Show an icon in the tray"); },
        [hasTray = m_facts.hasTray] {
            return hasTray ? tr("It shows the worst state of all connections.") : tr("This desktop has no tray.");
        });
    QCheckBox *close = addFlag(form, u"closeToTrayBox"_s, &Settings::closeToTray,
                               [] { return tr("Closing the window leaves the program running in the tray"); });
    tray->setEnabled(m_facts.hasTray);
    const auto update = [this, tray, close] { close->setEnabled(m_facts.hasTray && tray->isChecked()); };
    connect(tray, &QCheckBox::toggled, close, update);
    m_loads.push_back(update);
}

void SettingsDialog::makeNumbersPage()
{
    QFormLayout *form = addPage([] { return tr("Numbers and time"); });
    QComboBox *numbers = makeBox(u"numberFormatBox"_s);
    addRow(form, numbers, [] { return tr("Numbers and dates"); });
    m_texts.push_back([this, numbers] {
        const Refill refill(numbers);
        numbers->addItem(tr("As the language"), QString());
        QStringList all = numberLocales;
        if (!m_settings.numberFormat.isEmpty() && !all.contains(m_settings.numberFormat))
            all.append(m_settings.numberFormat);
        for (const QString &one : all) {
            const QLocale locale(one);
            numbers->addItem(tr("%1 (%2)").arg(languageName(one), locale.nativeTerritoryName()), one);
        }
    });
    m_loads.push_back([this, numbers] { select(numbers, m_settings.numberFormat); });
    connect(numbers, &QComboBox::activated, this, [this, numbers] {
        m_settings.numberFormat = numbers->currentData().toString();
        changed();
    });
    QComboBox *negative = makeBox(u"negativeStyleBox"_s);
    addRow(form, negative, [] { return tr("Negative amounts"); });
    m_texts.push_back([negative] {
        const Refill refill(negative);
        negative->addItem(tr("With a minus sign"), int(NegativeChoice::Minus));
        negative->addItem(tr("In brackets"), int(NegativeChoice::Parentheses));
    });
    m_loads.push_back([this, negative] { select(negative, int(m_settings.negativeStyle)); });
    connect(negative, &QComboBox::activated, this, [this, negative] {
        m_settings.negativeStyle = NegativeChoice(negative->currentData().toInt());
        changed();
    });
    auto *sample = new PlainLabel({}, this);
    sample->setObjectName(u"numberExample"_s);
    addRow(form, sample, [] { return tr("Example"); });
    m_loads.push_back([this, sample] {
        const NegativeStyle style =
            m_settings.negativeStyle == NegativeChoice::Parentheses ? NegativeStyle::Brackets : NegativeStyle::Minus;
        sample->setText(AmountFormat(effectiveLocale(m_settings), style).format(example()));
    });

    QComboBox *currency = makeBox(u"reportingCurrencyBox"_s);
    addRow(
        form, currency, [] { return tr("Reporting currency"); },
        [] { return tr("Amounts are shown in their own currency; none is converted without a rate."); });
    m_texts.push_back([this, currency] {
        const Refill refill(currency);
        currency->addItem(tr("None"), QString());
        for (const QString &code : m_facts.currencies)
            currency->addItem(code, code);
    });
    m_loads.push_back([this, currency] { select(currency, m_settings.reportingCurrency); });
    connect(currency, &QComboBox::activated, this, [this, currency] {
        m_settings.reportingCurrency = currency->currentData().toString();
        changed();
    });

    QComboBox *zone = makeBox(u"timeZoneBox"_s);
    addRow(
        form, zone, [] { return tr("Time zone"); }, [] { return tr("Times are written and days end in this zone."); });
    m_texts.push_back([zone] {
        const Refill refill(zone);
        zone->addItem(tr("Zone of the system (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())), QString());
        static const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
        for (const QByteArray &one : all)
            zone->addItem(QString::fromLatin1(one), QString::fromLatin1(one));
    });
    m_loads.push_back([this, zone] { select(zone, m_settings.timeZone); });
    connect(zone, &QComboBox::activated, this, [this, zone] {
        m_settings.timeZone = zone->currentData().toString();
        changed();
    });
    auto *cutOff = new QTimeEdit(this);
    cutOff->setObjectName(u"cutOffEdit"_s);
    cutOff->setDisplayFormat(u"HH:mm"_s);
    addRow(
        form, cutOff, [] { return tr("Business day ends at"); },
        [] { return tr("What is read from this time on counts for the next business day. 00:00: the calendar day."); });
    m_loads.push_back([this, cutOff] { cutOff->setTime(m_settings.businessDayCutOff); });
    connect(cutOff, &QTimeEdit::editingFinished, this, [this, cutOff] {
        m_settings.businessDayCutOff = cutOff->time();
        changed();
    });
}

void SettingsDialog::makePollingPage()
{
    QFormLayout *form = addPage([] { return tr("Polling"); });
    QComboBox *interval = makeBox(u"defaultIntervalBox"_s);
    addRow(
        form, interval, [] { return tr("Ask new connections every"); },
        [] { return tr("Each connection can have an interval or fixed times of its own."); });
    m_texts.push_back([this, interval] {
        const Refill refill(interval);
        std::vector<int> all(intervals.begin(), intervals.end());
        const int chosen = int(m_settings.defaultInterval.count());
        if (std::find(all.begin(), all.end(), chosen) == all.end())
            all.insert(std::upper_bound(all.begin(), all.end(), chosen), chosen);
        for (const int seconds : all)
            interval->addItem(waitText(std::chrono::seconds(seconds)), seconds);
    });
    m_loads.push_back([this, interval] { select(interval, int(m_settings.defaultInterval.count())); });
    connect(interval, &QComboBox::activated, this, [this, interval] {
        m_settings.defaultInterval = std::chrono::seconds(interval->currentData().toInt());
        changed();
    });
}

void SettingsDialog::makeNetworkPage()
{
    QFormLayout *form = addPage([] { return tr("Network"); });
    QComboBox *proxy = makeBox(u"proxyBox"_s);
    addRow(
        form, proxy, [] { return tr("Proxy"); },
        [] { return tr("A change of the proxy takes effect when Coffer is started again."); });
    m_texts.push_back([proxy] {
        const Refill refill(proxy);
        proxy->addItem(tr("As the system"), int(ProxyChoice::System));
        proxy->addItem(tr("None"), int(ProxyChoice::None));
        proxy->addItem(tr("This one:"), int(ProxyChoice::Manual));
    });
    auto *host = new QLineEdit(this);
    host->setObjectName(u"proxyHostEdit"_s);
    host->setPlaceholderText(u"proxy.example.com"_s);
    addRow(form, host, [] { return tr("Host"); });
    auto *port = new QSpinBox(this);
    port->setObjectName(u"proxyPortEdit"_s);
    port->setRange(0, 65535);
    port->setGroupSeparatorShown(false);
    addRow(form, port, [] { return tr("Port"); });
    m_texts.push_back([port] { port->setSpecialValueText(tr("missing")); });
    const auto enable = [proxy, host, port] {
        const bool manual = ProxyChoice(proxy->currentData().toInt()) == ProxyChoice::Manual;
        host->setEnabled(manual);
        port->setEnabled(manual);
    };
    m_loads.push_back([this, proxy, host, port, enable] {
        select(proxy, int(m_settings.proxy));
        host->setText(m_settings.proxyHost);
        port->setValue(m_settings.proxyPort);
        enable();
    });
    const auto read = [this, proxy, host, port, enable] {
        enable();
        const auto choice = ProxyChoice(proxy->currentData().toInt());
        if (choice == ProxyChoice::Manual && (host->text().trimmed().isEmpty() || port->value() == 0)) {
            showResult(Error{ErrorKind::InvalidInput, u"proxyHost"_s, {}, u"host and port of the proxy"_s, {}});
            return; // half-typed: nothing is told before it can be used
        }
        m_settings.proxy = choice;
        m_settings.proxyHost = host->text().trimmed();
        m_settings.proxyPort = port->value();
        changed();
    };
    connect(proxy, &QComboBox::activated, this, read);
    connect(host, &QLineEdit::editingFinished, this, read);
    connect(port, &QSpinBox::editingFinished, this, read);
}

void SettingsDialog::makeStoragePage()
{
    QFormLayout *form = addPage([] { return tr("Storage"); });
    const auto number = [this, form](const QString &name, int most, int Settings::*member,
                                     std::function<QString()> label, std::function<QString()> suffix,
                                     std::function<QString()> hint) {
        auto *box = new QSpinBox(this);
        box->setObjectName(name);
        box->setRange(0, most);
        box->setGroupSeparatorShown(true);
        addRow(form, box, std::move(label), std::move(hint));
        m_texts.push_back([box, suffix = std::move(suffix)] { box->setSuffix(suffix()); });
        m_loads.push_back([this, box, member] { box->setValue(m_settings.*member); });
        connect(box, &QSpinBox::editingFinished, this, [this, box, member] {
            m_settings.*member = box->value();
            changed();
        });
    };
    number(
        u"retentionDaysBox"_s, 3660, &Settings::bodyRetentionDays, [] { return tr("Keep providers' replies for"); },
        [] { return tr(" days"); },
        [] {
            return tr("The replies from which figures were read, as their proof. The figures themselves are kept for "
                      "ever. 0 keeps none. A change takes effect when Coffer is started again.");
        });
    number(
        u"retentionMegabytesBox"_s, 100000, &Settings::bodyRetentionMegabytes, [] { return tr("But at most"); },
        [] { return tr(" MB"); }, nullptr);
    auto *folder = new QWidget(this);
    auto *row = new QHBoxLayout(folder);
    row->setContentsMargins(0, 0, 0, 0);
    auto *path = new QLineEdit(m_facts.profileFolder, folder);
    path->setObjectName(u"profileFolder"_s);
    path->setReadOnly(true);
    auto *open = new QPushButton(folder);
    open->setObjectName(u"openFolderButton"_s);
    row->addWidget(path, 1);
    row->addWidget(open);
    folder->setFocusProxy(path);
    addRow(form, folder, [] { return tr("Data folder"); });
    m_texts.push_back([path, open] {
        path->setAccessibleName(tr("Data folder"));
        open->setText(tr("Open folder"));
    });
    connect(open, &QPushButton::clicked, this, &SettingsDialog::openFolderRequested);
}

void SettingsDialog::makeStartPage()
{
    QFormLayout *form = addPage([] { return tr("Start"); });
    auto *login = new QCheckBox(this);
    login->setObjectName(u"startAtLoginBox"_s);
    login->setChecked(m_facts.startsAtLogin);
    addRow(
        form, login, [] { return QString(); },
        [] { return tr("So that the balances are there when the day begins; without opening the window."); });
    m_texts.push_back([login] {
        login->setText(tr("Start Coffer when I log in"));
        login->setAccessibleName(login->text());
    });
    connect(login, &QCheckBox::toggled, this, &SettingsDialog::startAtLoginChanged);
    addFlag(
        form, u"startMinimisedBox"_s, &Settings::startMinimised, [] { return tr("Start without opening the window"); },
        [] { return tr("Into the tray, or minimised where there is none."); });
    addFlag(
        form, u"hideOnStartBox"_s, &Settings::hideAmountsOnStart, [] { return tr("Hide all amounts on start"); },
        [] { return tr("Ctrl+H shows them."); });
}

void SettingsDialog::updateTexts()
{
    const QScopedValueRollback quiet(m_loading, true);
    setWindowTitle(tr("Settings"));
    m_list->setAccessibleName(tr("Groups of settings"));
    for (const auto &text : m_texts)
        text();
}

void SettingsDialog::load()
{
    const QScopedValueRollback quiet(m_loading, true);
    for (const auto &one : m_loads)
        one();
}

void SettingsDialog::changed()
{
    if (m_loading || m_settings == m_told)
        return;
    m_told = m_settings;
    m_result->hide();
    load(); // the example follows
    Q_EMIT settingsChanged(m_settings);
}

void SettingsDialog::showSettings(const Settings &settings)
{
    m_settings = settings;
    m_told = settings;
    load();
}

void SettingsDialog::showResult(const Result<void> &result)
{
    m_result->setVisible(!result);
    if (result)
        return;
    const Error &error = result.error();
    m_result->setText(error.where == "proxyHost"_L1 ? tr("The proxy needs a host and a port; it was not changed yet.")
                                                    : errorSentence(error, tr("Settings")));
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(look).colour(Colour::Error));
    m_result->setPalette(look);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QDialog::changeEvent(event);
}

} // namespace coffer
