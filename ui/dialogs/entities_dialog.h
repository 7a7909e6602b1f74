// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/business_calendar.h>
#include <balances/entity.h>
#include <base/result.h>

#include <QDialog>

#include <array>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace coffer {

class PlainLabel;

/// The legal entities with their countries and business calendars, and the user's own calendars. What is changed holds
/// at once: each change is told by a signal and answered with showResult() and the values as they then are.
class EntitiesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `today`: from which the next holidays are told.
    explicit EntitiesDialog(QDate today, QWidget *parent = nullptr);

public Q_SLOTS:
    /// Those that were described, and the names that connections and accounts use.
    void showEntities(const std::vector<coffer::Entity> &entities, const QStringList &names);
    void showCalendars(const std::vector<coffer::BusinessCalendar> &shipped,
                       const std::vector<coffer::BusinessCalendar> &own);
    void showResult(const coffer::Result<void> &result);

Q_SIGNALS:
    void entityChanged(const coffer::Entity &entity);
    void calendarChanged(const coffer::BusinessCalendar &calendar); ///< one of the user's, perhaps a new one
    void calendarRemoved(const QString &id);

private:
    QWidget *makeEntityForm();
    QWidget *makeCalendarForm();
    void showEntity();
    void showCalendar();
    void tellEntity();
    void copyCalendar();
    void saveCalendar();
    void showProblem(const QString &text);
    [[nodiscard]] Entity current() const;
    [[nodiscard]] const BusinessCalendar *chosen() const;
    [[nodiscard]] bool isOwn() const;

    const QDate m_today;
    std::vector<Entity> m_entities; ///< also those that only have a name
    std::vector<BusinessCalendar> m_shipped;
    std::vector<BusinessCalendar> m_own;
    QListWidget *m_list;
    PlainLabel *m_none;
    QWidget *m_form;
    QLineEdit *m_country;
    QComboBox *m_calendar;
    PlainLabel *m_known;
    QLineEdit *m_name;
    std::array<QCheckBox *, 7> m_weekend{};
    QPlainTextEdit *m_holidays;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_remove;
    PlainLabel *m_problem;
};

} // namespace coffer
