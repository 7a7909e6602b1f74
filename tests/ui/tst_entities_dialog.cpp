// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/entities_dialog.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

BusinessCalendar calendar(const QString &id, const QString &name)
{
    BusinessCalendar result;
    result.id = id;
    result.name = name;
    result.firstYear = 2026;
    result.lastYear = 2027;
    result.holidays = {{QDate(2026, 5, 1), u"Labour Day"_s}, {QDate(2026, 12, 25), u"Christmas Day"_s}};
    return result;
}

/// The dialog with two entities, of which Acme keeps a calendar of the program.
struct Scene
{
    Scene()
    {
        dialog.showCalendars({calendar(u"de"_s, u"Germany"_s)}, {calendar(u"user-1"_s, u"Mine"_s)});
        dialog.showEntities({{u"Acme"_s, u"DE"_s, u"de"_s}}, {u"Beta"_s, u"Acme"_s, QString()});
        dialog.show();
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        auto *found = dialog.findChild<Widget *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void choose(const QString &entity)
    {
        auto *list = find<QListWidget>("entityList");
        list->setCurrentItem(list->findItems(entity, Qt::MatchExactly).at(0));
    }
    /// As a user does it with the keyboard.
    void chooseCalendar(const QString &name)
    {
        auto *box = find<QComboBox>("entityCalendar");
        const int index = box->findText(name);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    EntitiesDialog dialog{QDate(2026, 11, 20)};
    QSignalSpy entities{&dialog, &EntitiesDialog::entityChanged};
    QSignalSpy calendars{&dialog, &EntitiesDialog::calendarChanged};
    QSignalSpy removed{&dialog, &EntitiesDialog::calendarRemoved};
};

} // namespace

class TestEntitiesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEachEntityOnceWithWhatIsKnownOfIt()
    {
        Scene scene;

        auto *list = scene.find<QListWidget>("entityList");
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), u"Acme"_s);
        QCOMPARE(scene.find<QLineEdit>("entityCountry")->text(), u"DE"_s);
        QCOMPARE(scene.find<QComboBox>("entityCalendar")->currentText(), u"Germany"_s);
        QVERIFY(scene.find<QLabel>("calendarFacts")->text().contains(u"Christmas Day"_s)); // not one that is past
        QVERIFY(!scene.find<QLabel>("calendarFacts")->text().contains(u"Labour Day"_s));

        scene.choose(u"Beta"_s);
        QCOMPARE(scene.find<QLineEdit>("entityCountry")->text(), QString());
        QCOMPARE(scene.find<QComboBox>("entityCalendar")->currentIndex(), 0);
        QVERIFY(scene.entities.isEmpty()); // looking changes nothing
    }

    void tellsACountryAndACalendarAtOnce()
    {
        Scene scene;
        scene.choose(u"Beta"_s);

        auto *country = scene.find<QLineEdit>("entityCountry");
        country->setFocus();
        QTest::keyClicks(country, u"fr"_s);
        QTest::keyClick(country, Qt::Key_Return);
        QVERIFY(scene.dialog.isVisible()); // it ends the field, not the dialog
        QCOMPARE(scene.entities.size(), 1);
        QCOMPARE(scene.entities.takeFirst().at(0).value<Entity>(), (Entity{u"Beta"_s, u"FR"_s, {}}));

        scene.dialog.showEntities({{u"Beta"_s, u"FR"_s, {}}}, {u"Acme"_s, u"Beta"_s});
        scene.chooseCalendar(u"Mine"_s);
        QCOMPARE(scene.entities.size(), 1);
        QCOMPARE(scene.entities.takeFirst().at(0).value<Entity>(), (Entity{u"Beta"_s, u"FR"_s, u"user-1"_s}));
    }

    void calendarsOfTheProgramAreReadOnly()
    {
        Scene scene;

        QVERIFY(scene.find<QPlainTextEdit>("calendarHolidays")->isReadOnly());
        QVERIFY(scene.find<QPushButton>("saveCalendar")->isHidden());
        QVERIFY(scene.find<QPushButton>("removeCalendar")->isHidden());
        QVERIFY(!scene.find<QCheckBox>("weekend1")->isEnabled());
    }

    void aCopyIsTheUsersAndTheEntityKeepsIt()
    {
        Scene scene;

        QTest::mouseClick(scene.find<QPushButton>("copyCalendar"), Qt::LeftButton);

        QCOMPARE(scene.calendars.size(), 1);
        const auto copy = scene.calendars.at(0).at(0).value<BusinessCalendar>();
        QVERIFY(copy.id != u"de"_s);
        QCOMPARE(copy.holidays, calendar(u"de"_s, {}).holidays);
        QCOMPARE(scene.entities.at(0).at(0).value<Entity>(), (Entity{u"Acme"_s, u"DE"_s, copy.id}));
    }

    void savesHolidaysAndWeekendsAsTyped()
    {
        Scene scene;
        scene.chooseCalendar(u"Mine"_s);
        scene.find<QPlainTextEdit>("calendarHolidays")
            ->setPlainText(u"2026-12-24  Christmas Eve\n\n2028-01-03 New Year's Day (moved) "_s);
        scene.find<QCheckBox>("weekend5")->setChecked(true);

        QTest::mouseClick(scene.find<QPushButton>("saveCalendar"), Qt::LeftButton);

        QCOMPARE(scene.calendars.size(), 1);
        const auto saved = scene.calendars.at(0).at(0).value<BusinessCalendar>();
        QCOMPARE(saved.id, u"user-1"_s);
        QCOMPARE(saved.holidays,
                 (std::map<QDate, QString>{{QDate(2026, 12, 24), u"Christmas Eve"_s},
                                           {QDate(2028, 1, 3), u"New Year's Day (moved)"_s}}));
        QCOMPARE(saved.weekend, (std::set<Qt::DayOfWeek>{Qt::Friday, Qt::Saturday, Qt::Sunday}));
        QCOMPARE(saved.firstYear, 2026);
        QCOMPARE(saved.lastYear, 2028);
    }

    void namesTheLineThatIsNoHoliday_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");

        QTest::newRow("no such day") << u"2026-12-24 Eve\n2026-02-30 Never"_s << u"2"_s;
        QTest::newRow("no name") << u"2026-12-24"_s << u"1"_s;
        QTest::newRow("another form of date") << u"24.12.2026 Eve"_s << u"1"_s;
        QTest::newRow("the same day twice") << u"2026-12-24 Eve\n\n2026-12-24 Again"_s << u"3"_s;
    }

    void namesTheLineThatIsNoHoliday()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        Scene scene;
        scene.chooseCalendar(u"Mine"_s);
        scene.find<QPlainTextEdit>("calendarHolidays")->setPlainText(text);

        QTest::mouseClick(scene.find<QPushButton>("saveCalendar"), Qt::LeftButton);

        QVERIFY(scene.calendars.isEmpty());
        QVERIFY(scene.find<QLabel>("entitiesProblem")->text().contains(u"Line %1 "_s.arg(line)));
        QCOMPARE(scene.find<QPlainTextEdit>("calendarHolidays")->toPlainText(), text); // nothing typed is lost
    }

    void aRemovedCalendarLeavesWeekends()
    {
        Scene scene;
        scene.dialog.showEntities({{u"Acme"_s, u"DE"_s, u"user-1"_s}}, {});

        QTest::mouseClick(scene.find<QPushButton>("removeCalendar"), Qt::LeftButton);

        QCOMPARE(scene.entities.at(0).at(0).value<Entity>(), (Entity{u"Acme"_s, u"DE"_s, {}}));
        QCOMPARE(scene.removed, (QList<QVariantList>{{u"user-1"_s}}));
    }

    void saysWhatWentWrong()
    {
        Scene scene;

        scene.dialog.showResult(Error{.kind = ErrorKind::StorageFailed, .where = u"/x"_s});
        QVERIFY(!scene.find<QLabel>("entitiesProblem")->text().isEmpty());

        scene.dialog.showResult({});
        QVERIFY(scene.find<QLabel>("entitiesProblem")->isHidden());
    }

    void withoutEntitiesItSaysHowTheyCome()
    {
        EntitiesDialog dialog(QDate(2026, 11, 20));
        dialog.show();

        QVERIFY(!dialog.findChild<QLineEdit *>(u"entityCountry"_s)->isEnabled());
    }
};

QTEST_MAIN(TestEntitiesDialog)
#include "tst_entities_dialog.moc"
