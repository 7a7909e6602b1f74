// SPDX-License-Identifier: GPL-3.0-or-later
#include "entities_dialog.h"

#include "card.h"
#include "theme.h"

#include <wording/error_text.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// One line per holiday: "2026-12-25 Christmas Day".
QString textOf(const std::map<QDate, QString> &holidays)
{
    QStringList lines;
    for (const auto &[day, name] : holidays)
        lines += day.toString(Qt::ISODate) + u' ' + name;
    return lines.join(u'\n');
}

/// The same back; the number of the first line that is none, from 1.
std::optional<int> readHolidays(const QString &text, std::map<QDate, QString> &holidays)
{
    static const QRegularExpression form(u"^(\\d{4}-\\d{2}-\\d{2})\\s+(\\S.*)$"_s);
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        const auto match = form.match(line);
        const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
        if (!day.isValid() || !holidays.emplace(day, match.captured(2)).second)
            return int(i + 1);
    }
    return std::nullopt;
}

} // namespace

EntitiesDialog::EntitiesDialog(QDate today, QWidget *parent)
    : QDialog(parent)
    , m_today(today)
    , m_list(new QListWidget(this))
    , m_none(new PlainLabel(tr("An entity appears here once a connection or an account names it."), this))
    , m_form(new QWidget(this))
    , m_problem(new PlainLabel({}, this))
{
    setObjectName(u"entitiesDialog"_s);
    setWindowTitle(tr("Entities and business calendars"));
    m_list->setObjectName(u"entityList"_s);
    m_list->setAccessibleName(tr("Entities"));
    m_list->setMaximumWidth(32 * Theme::spacing);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long names end in dots
    m_none->setWordWrap(true);
    m_problem->setObjectName(u"entitiesProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *formLayout = new QVBoxLayout(m_form);
    formLayout->setContentsMargins(0, 0, 0, 0);
    formLayout->setSpacing(2 * Theme::spacing);
    formLayout->addWidget(makeEntityForm());
    formLayout->addWidget(makeCalendarForm(), 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(2 * Theme::spacing);
    columns->addWidget(m_list);
    columns->addWidget(m_form, 1);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false); // Return ends a field
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_none);
    layout->addLayout(columns, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &EntitiesDialog::showEntity);
    resize(720, 600);
    showEntities({}, {});
}

QWidget *EntitiesDialog::makeEntityForm()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(Theme::spacing);
    m_country = new QLineEdit(box);
    m_country->setObjectName(u"entityCountry"_s);
    m_country->setMaxLength(2);
    m_country->setMaximumWidth(8 * Theme::spacing);
    m_country->setPlaceholderText(u"DE"_s);
    m_country->setAccessibleName(tr("Country, two letters"));
    form->addRow(tr("Country, two letters"), m_country);
    m_calendar = new QComboBox(box);
    m_calendar->setObjectName(u"entityCalendar"_s);
    m_calendar->setAccessibleName(tr("Business calendar"));
    m_calendar->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_calendar->setMinimumContentsLength(24);
    form->addRow(tr("Business calendar"), m_calendar);
    m_known = new PlainLabel({}, box);
    m_known->setObjectName(u"calendarFacts"_s);
    m_known->setWordWrap(true);
    form->addRow(m_known);
    connect(m_country, &QLineEdit::editingFinished, this, &EntitiesDialog::tellEntity);
    connect(m_calendar, &QComboBox::activated, this, [this] {
        showCalendar();
        tellEntity();
    });
    return box;
}

QWidget *EntitiesDialog::makeCalendarForm()
{
    auto *box = new QGroupBox(tr("Days without business"), this);
    auto *layout = new QVBoxLayout(box);
    layout->setSpacing(Theme::spacing);
    m_name = new QLineEdit(box);
    m_name->setObjectName(u"calendarName"_s);
    m_name->setAccessibleName(tr("Name of the calendar"));
    m_name->setMaxLength(100);
    layout->addWidget(m_name);
    auto *week = new QHBoxLayout;
    week->setSpacing(Theme::spacing);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        auto *check = new QCheckBox(QLocale().standaloneDayName(day, QLocale::ShortFormat), box);
        check->setObjectName(u"weekend%1"_s.arg(day));
        check->setAccessibleName(tr("No business on %1").arg(QLocale().standaloneDayName(day, QLocale::LongFormat)));
        m_weekend[std::size_t(day) - 1] = check;
        week->addWidget(check);
    }
    week->addStretch();
    layout->addLayout(week);
    m_holidays = new QPlainTextEdit(box);
    m_holidays->setObjectName(u"calendarHolidays"_s);
    m_holidays->setAccessibleName(tr("Holidays, one per line: date and name"));
    m_holidays->setPlaceholderText(tr("One per line: 2026-12-25 Christmas Day"));
    m_holidays->setTabChangesFocus(true);
    layout->addWidget(m_holidays, 1);
    m_copy = new QPushButton(tr("Make an own copy"), box);
    m_copy->setObjectName(u"copyCalendar"_s);
    m_save = new QPushButton(tr("Save calendar"), box);
    m_save->setObjectName(u"saveCalendar"_s);
    m_remove = new QPushButton(tr("Remove calendar"), box);
    m_remove->setObjectName(u"removeCalendar"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::spacing);
    for (QPushButton *button : {m_copy, m_save, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &EntitiesDialog::copyCalendar);
    connect(m_save, &QPushButton::clicked, this, &EntitiesDialog::saveCalendar);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const QString id = m_calendar->currentData().toString();
        m_calendar->setCurrentIndex(0);
        tellEntity();
        Q_EMIT calendarRemoved(id);
    });
    return box;
}

void EntitiesDialog::showEntities(const std::vector<Entity> &entities, const QStringList &names)
{
    const QString selected = current().name;
    m_entities = entities;
    for (const QString &name : names) {
        const auto same = [&](const Entity &entity) { return entity.name == name; };
        if (!name.isEmpty() && std::none_of(m_entities.begin(), m_entities.end(), same))
            m_entities.push_back({name, {}, {}});
    }
    std::sort(m_entities.begin(), m_entities.end(),
              [](const Entity &a, const Entity &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (const Entity &entity : m_entities) {
        if (entity.name == selected)
            row = m_list->count();
        m_list->addItem(entity.name);
    }
    m_none->setVisible(m_entities.empty());
    m_form->setEnabled(!m_entities.empty());
    m_list->setCurrentRow(m_entities.empty() ? -1 : row);
    showEntity();
}

void EntitiesDialog::showCalendars(const std::vector<BusinessCalendar> &shipped,
                                   const std::vector<BusinessCalendar> &own)
{
    m_shipped = shipped;
    m_own = own;
    const QSignalBlocker quiet(m_calendar);
    m_calendar->clear();
    m_calendar->addItem(tr("Weekends only"), QString());
    for (const auto *calendars : {&m_shipped, &m_own}) {
        if (!calendars->empty())
            m_calendar->insertSeparator(m_calendar->count());
        for (const BusinessCalendar &calendar : *calendars)
            m_calendar->addItem(calendar.name, calendar.id);
    }
    showEntity();
}

void EntitiesDialog::showResult(const Result<void> &result)
{
    showProblem(result ? QString() : errorSentence(result.error(), current().name));
}

Entity EntitiesDialog::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= int(m_entities.size()) ? Entity() : m_entities[std::size_t(row)];
}

const BusinessCalendar *EntitiesDialog::chosen() const
{
    const QString id = m_calendar->currentData().toString();
    for (const auto *calendars : {&m_shipped, &m_own}) {
        for (const BusinessCalendar &calendar : *calendars) {
            if (calendar.id == id)
                return &calendar;
        }
    }
    return nullptr;
}

bool EntitiesDialog::isOwn() const
{
    const QString id = m_calendar->currentData().toString();
    return std::any_of(m_own.begin(), m_own.end(), [&](const auto &calendar) { return calendar.id == id; });
}

void EntitiesDialog::showEntity()
{
    const Entity entity = current();
    m_country->setText(entity.country);
    m_calendar->setCurrentIndex(std::max(0, m_calendar->findData(entity.calendar)));
    showProblem({});
    showCalendar();
}

void EntitiesDialog::showCalendar()
{
    const BusinessCalendar *calendar = chosen();
    const BusinessCalendar shown = calendar ? *calendar : BusinessCalendar();
    const bool own = isOwn();
    m_name->setVisible(own);
    m_name->setText(shown.name);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        m_weekend[std::size_t(day) - 1]->setChecked(shown.weekend.contains(Qt::DayOfWeek(day)));
        m_weekend[std::size_t(day) - 1]->setEnabled(own);
    }
    m_holidays->setPlainText(textOf(shown.holidays));
    m_holidays->setReadOnly(!own);
    m_save->setVisible(own);
    m_remove->setVisible(own);
    const auto next = shown.holidays.lower_bound(m_today);
    if (!calendar)
        m_known->setText(tr("On holidays, figures of the end of a day are called late."));
    else if (next == shown.holidays.end())
        m_known->setText(tr("Holidays are known up to %1. In later years only weekends count.").arg(shown.lastYear));
    else
        m_known->setText(tr("Holidays are known from %1 to %2. The next one is %3: %4.")
                             .arg(QString::number(shown.firstYear), QString::number(shown.lastYear),
                                  QLocale().toString(next->first, QLocale::LongFormat), next->second));
}

void EntitiesDialog::tellEntity()
{
    Entity entity = current();
    const Entity before = entity;
    if (entity.name.isEmpty())
        return;
    entity.country = m_country->text().trimmed().toUpper();
    entity.calendar = m_calendar->currentData().toString();
    if (entity != before)
        Q_EMIT entityChanged(entity);
}

void EntitiesDialog::copyCalendar()
{
    const BusinessCalendar *calendar = chosen();
    BusinessCalendar copy = calendar ? *calendar : BusinessCalendar();
    copy.id = u"user-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12);
    copy.name = tr("%1, own copy").arg(calendar ? calendar->name.left(80) : tr("Weekends"));
    if (!calendar) {
        copy.firstYear = m_today.year();
        copy.lastYear = m_today.year();
    }
    Entity entity = current();
    entity.calendar = copy.id;
    Q_EMIT calendarChanged(copy);
    Q_EMIT entityChanged(entity);
}

void EntitiesDialog::saveCalendar()
{
    const BusinessCalendar *calendar = chosen();
    if (!calendar)
        return;
    BusinessCalendar changed = *calendar;
    changed.name = m_name->text().trimmed();
    changed.weekend.clear();
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (m_weekend[std::size_t(day) - 1]->isChecked())
            changed.weekend.insert(Qt::DayOfWeek(day));
    }
    changed.holidays.clear();
    if (const auto line = readHolidays(m_holidays->toPlainText(), changed.holidays)) {
        showProblem(tr("Line %1 is no date with a name, or a date that stands there already. It should look like this: "
                       "2026-12-25 Christmas Day")
                        .arg(*line));
        return;
    }
    for (const auto &[day, name] : changed.holidays) { // whoever enters a year's holidays knows that year
        changed.firstYear = std::min(changed.firstYear, day.year());
        changed.lastYear = std::max(changed.lastYear, day.year());
    }
    Q_EMIT calendarChanged(changed);
}

void EntitiesDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

} // namespace coffer
