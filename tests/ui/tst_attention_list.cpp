// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/attention_list.h>

#include <QDateTimeEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Friday 2026-11-20, 10:00.
const UtcTime now = parseRfc3339(u"2026-11-20T10:00:00Z").value();

AttentionItem item(const QString &sentence, const QStringList &alerts = {u"1"_s})
{
    AttentionItem result;
    result.level = Attention::Error;
    result.connection = ConnectionId(sentence);
    result.sentence = sentence;
    result.alerts = alerts;
    return result;
}

AttentionItem settled(const QString &sentence, const QString &note, bool isSnoozed = false)
{
    AttentionItem result = item(sentence, {u"9"_s});
    result.isSettled = true;
    result.note = note;
    if (isSnoozed)
        result.snoozedUntil = now + 1h;
    return result;
}

template <typename Widget>
Widget *child(QWidget &parent, const QString &name)
{
    return parent.findChild<Widget *>(name);
}

/// Opens the menu of the first line and chooses from it; the dialog that comes.
QDialog *choose(AttentionList &list, const QString &action)
{
    QTest::mouseClick(child<QToolButton>(list, u"moreButton"_s), Qt::LeftButton);
    auto *menu = child<QMenu>(list, u"attentionMenu"_s);
    if (!menu || !menu->isVisible() || !menu->findChild<QAction *>(action))
        return nullptr;
    menu->findChild<QAction *>(action)->trigger();
    menu->close();
    return child<QDialog>(list, u"attentionDialog"_s);
}

} // namespace

class TestAttentionList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatNothingIsToBeDone()
    {
        AttentionList list;
        list.setItems({}, {}, now);

        QVERIFY(child<QWidget>(list, u"attentionLine"_s) == nullptr);
        QCOMPARE(list.findChild<QLabel *>()->text(), u"Nothing needs attention."_s);
    }

    void foldsWhatIsSettledAndShowsItsNote()
    {
        AttentionList list;
        list.setItems({item(u"Bank A failed"_s), settled(u"Bank B failed"_s, u"down until Monday"_s),
                       settled(u"Bank C failed"_s, {}, true)},
                      {}, now);
        QCOMPARE(list.findChildren<QWidget *>(u"attentionLine"_s).size(), 1);
        QCOMPARE(list.findChildren<QWidget *>(u"settledLine"_s).size(), 0);
        auto *fold = child<QToolButton>(list, u"settledButton"_s);
        QVERIFY(fold);
        QCOMPARE(fold->text(), u"2 acknowledged or snoozed"_s);

        fold->click();

        QTRY_COMPARE(list.findChildren<QWidget *>(u"settledLine"_s).size(), 2);
        const auto lines = list.findChildren<QWidget *>(u"settledLine"_s);
        QCOMPARE(child<QLabel>(*lines[0], u"attentionText"_s)->text(),
                 u"Bank B failed\nAcknowledged: down until Monday"_s);
        QCOMPARE(child<QLabel>(*lines[1], u"attentionText"_s)->text(),
                 u"Bank C failed\nSnoozed until 2026-11-20 11:00 UTC"_s);
    }

    void acknowledgesWithANote()
    {
        AttentionList list;
        list.show();
        list.setItems({item(u"Bank A failed"_s, {u"1"_s, u"2"_s})}, {}, now);
        QSignalSpy asked(&list, &AttentionList::acknowledgeRequested);

        QDialog *dialog = choose(list, u"acknowledgeAction"_s);
        QVERIFY(dialog);
        QVERIFY(!child<QDateTimeEdit>(*dialog, u"untilEdit"_s));
        QTest::keyClicks(child<QLineEdit>(*dialog, u"noteEdit"_s), u" known since 8 "_s);
        QTest::keyClick(child<QLineEdit>(*dialog, u"noteEdit"_s), Qt::Key_Return);

        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toStringList(), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(asked[0][1].toString(), u"known since 8"_s);
    }

    void asksNothingWhereTheUserCancels()
    {
        AttentionList list;
        list.show();
        list.setItems({item(u"Bank A failed"_s)}, {}, now);
        QSignalSpy acknowledged(&list, &AttentionList::acknowledgeRequested);
        QSignalSpy snoozed(&list, &AttentionList::snoozeRequested);

        QDialog *dialog = choose(list, u"snoozeHourAction"_s);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);

        QVERIFY(!dialog->isVisible());
        QVERIFY(acknowledged.isEmpty() && snoozed.isEmpty());
    }

    void snoozes_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("until");
        QTest::newRow("an hour") << u"snoozeHourAction"_s << u"2026-11-20T11:00:00Z"_s;
        QTest::newRow("tomorrow, in the zone of the user") << u"snoozeTomorrowAction"_s << u"2026-11-21T07:00:00Z"_s;
        QTest::newRow("over the weekend") << u"snoozeBusinessDayAction"_s << u"2026-11-23T07:00:00Z"_s;
    }
    void snoozes()
    {
        QFETCH(QString, action);
        QFETCH(QString, until);
        AttentionList list;
        list.show();
        DisplayFormat format;
        format.zone = QTimeZone("Europe/Berlin");
        list.setItems({item(u"Bank A failed"_s)}, format, now);
        std::optional<UtcTime> asked;
        connect(&list, &AttentionList::snoozeRequested, this,
                [&](const QStringList &, UtcTime end, const QString &) { asked = end; });

        QDialog *dialog = choose(list, action);
        QVERIFY(dialog);
        QTest::mouseClick(child<QPushButton>(*dialog, u"acceptButton"_s), Qt::LeftButton);

        QVERIFY(asked);
        QCOMPARE(formatRfc3339(*asked), until);
    }

    void snoozesUntilATimeThatIsChosenButNotIntoThePast()
    {
        AttentionList list;
        list.show();
        list.setItems({item(u"Bank A failed"_s)}, {}, now);
        std::optional<UtcTime> asked;
        connect(&list, &AttentionList::snoozeRequested, this,
                [&](const QStringList &, UtcTime end, const QString &) { asked = end; });
        QDialog *dialog = choose(list, u"snoozeChooseAction"_s);
        QVERIFY(dialog);
        auto *until = child<QDateTimeEdit>(*dialog, u"untilEdit"_s);
        auto *accept = child<QPushButton>(*dialog, u"acceptButton"_s);

        until->setDateTime(QDateTime(QDate(2026, 11, 20), QTime(10, 0), Qt::UTC));
        QVERIFY(!accept->isEnabled());
        until->setDateTime(QDateTime(QDate(2026, 12, 1), QTime(9, 30), Qt::UTC));
        QVERIFY(accept->isEnabled());
        QTest::mouseClick(accept, Qt::LeftButton);

        QVERIFY(asked);
        QCOMPARE(formatRfc3339(*asked), u"2026-12-01T09:30:00Z"_s);
    }

    void takesASettlementBack()
    {
        AttentionList list;
        list.setItems({settled(u"Bank B failed"_s, {})}, {}, now);
        QSignalSpy asked(&list, &AttentionList::reopenRequested);
        child<QToolButton>(list, u"settledButton"_s)->click();
        QTRY_VERIFY(child<QToolButton>(list, u"reopenButton"_s));

        child<QToolButton>(list, u"reopenButton"_s)->click();

        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toStringList(), QStringList{u"9"_s});
    }

    void offersNoMenuForWhatNoAlertTells()
    {
        AttentionList list;
        list.setItems({item(u"Bank A failed"_s, {})}, {}, now);

        QVERIFY(!child<QToolButton>(list, u"moreButton"_s));
        QVERIFY(child<QPushButton>(list, u"retryButton"_s));
    }

    void keepsTheFocusWhenItIsFilledAnew()
    {
        AttentionList list;
        list.show();
        list.setItems({item(u"A"_s, {u"1"_s}), item(u"B"_s, {u"2"_s})}, {}, now);
        QTRY_VERIFY(list.isActiveWindow());
        list.findChildren<QPushButton *>(u"retryButton"_s).at(1)->setFocus();
        QPointer<QWidget> before = list.focusWidget();

        AttentionItem changed = item(u"B"_s, {u"2"_s});
        changed.lastGood = now;
        list.setItems({item(u"new"_s, {u"3"_s}), item(u"A"_s, {u"1"_s}), changed}, {}, now);

        auto *focus = qobject_cast<QPushButton *>(list.focusWidget());
        QVERIFY(focus && focus != before);
        QCOMPARE(focus, list.findChildren<QPushButton *>(u"retryButton"_s).at(2));
    }

    void leavesWhatDidNotChangeAlone()
    {
        AttentionList list;
        list.setItems({item(u"A"_s)}, {}, now);
        const QPointer<QWidget> line = child<QWidget>(list, u"attentionLine"_s);

        list.setItems({item(u"A"_s)}, {}, now + 1min);

        QCOMPARE(child<QWidget>(list, u"attentionLine"_s), line.data());
    }

    void canBeUsedWithTheKeyboardAndAScreenReader()
    {
        AttentionList list;
        list.setItems({item(u"Bank A <b>failed</b>"_s), settled(u"B"_s, {})}, {}, now);

        for (const auto *button : list.findChildren<QAbstractButton *>()) {
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
        }
        QCOMPARE(child<QPushButton>(list, u"retryButton"_s)->accessibleDescription(), u"Bank A <b>failed</b>"_s);
        QCOMPARE(child<QLabel>(list, u"attentionText"_s)->textFormat(), Qt::PlainText);
    }

    void tellsHowManyMoreThereAre()
    {
        std::vector<AttentionItem> items;
        for (int i = 0; i < AttentionList::maxLines + 7; ++i)
            items.push_back(item(QString::number(i), {QString::number(i)}));
        AttentionList list;
        list.setItems(items, {}, now);

        QCOMPARE(int(list.findChildren<QWidget *>(u"attentionLine"_s).size()), AttentionList::maxLines);
        bool isTold = false;
        for (const auto *label : list.findChildren<QLabel *>())
            isTold = isTold || label->text() == u"and 7 more"_s;
        QVERIFY(isTold);
    }
};

QTEST_MAIN(TestAttentionList)
#include "tst_attention_list.moc"
