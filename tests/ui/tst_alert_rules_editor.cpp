// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/alert_rules_editor.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

std::optional<Decimal> decimal(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(Decimal::parse(text).value());
}

std::optional<CurrencyCode> code(const QString &text)
{
    return CurrencyCode::parse(text).value();
}

DisplayFormat formatOf(const QString &locale, AmountVisibility visibility = AmountVisibility::Shown)
{
    DisplayFormat format;
    format.locale = locale;
    format.visibility = visibility;
    return format;
}

/// An editor and what it said.
struct Scene
{
    explicit Scene(const AccountLimits &limits = {}, const QString &locale = u"en_GB"_s)
    {
        QObject::connect(&editor, &AlertRulesEditor::limitsChanged, &editor,
                         [this](const AccountLimits &changed) { said.push_back(changed); });
        editor.setLimits(limits, code(u"EUR"_s), formatOf(locale));
        editor.show();
    }
    [[nodiscard]] QLineEdit *edit(const QString &name) const { return editor.findChild<QLineEdit *>(name); }
    /// Types it in the place of what is there and presses Enter.
    void enter(const QString &name, const QString &text)
    {
        edit(name)->selectAll();
        QTest::keyClicks(edit(name), text.isEmpty() ? u" "_s : text);
        QTest::keyClick(edit(name), Qt::Key_Return);
    }
    /// The sentences that stand at fields.
    [[nodiscard]] QStringList errors() const
    {
        QStringList sentences;
        for (const auto *label : editor.findChildren<QLabel *>(u"amountError"_s)) {
            if (label->isVisibleTo(&editor))
                sentences += label->text();
        }
        return sentences;
    }

    AlertRulesEditor editor;
    std::vector<AccountLimits> said;
};

} // namespace

class TestAlertRulesEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAmountExactlyOrRefusesIt_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("amount"); // empty: refused
        QTest::newRow("English") << u"en_GB"_s << u"1,234,567.89"_s << u"1234567.89"_s;
        QTest::newRow("German") << u"de_DE"_s << u"1.234.567,89"_s << u"1234567.89"_s;
        QTest::newRow("without groups") << u"de_DE"_s << u"1234567,8"_s << u"1234567.8"_s;
        QTest::newRow("negative") << u"en_GB"_s << u"-50"_s << u"-50"_s;
        QTest::newRow("30 digits") << u"en_GB"_s << u"123456789012345678901234567890.12"_s
                                   << u"123456789012345678901234567890.12"_s;
        QTest::newRow("a German thousand, as EUR has no third digit") << u"de_DE"_s << u"1.234"_s << u"1234"_s;
        QTest::newRow("more digits than EUR has") << u"en_GB"_s << u"1.005"_s << QString();
        QTest::newRow("a word") << u"en_GB"_s << u"lots"_s << QString();
        QTest::newRow("a currency") << u"en_GB"_s << u"5 EUR"_s << QString();
        QTest::newRow("an exponent") << u"en_GB"_s << u"1e5"_s << QString();
        QTest::newRow("groups of two") << u"en_GB"_s << u"1,23,4"_s << QString();
    }
    void readsAnAmountExactlyOrRefusesIt()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QFETCH(QString, amount);
        Scene scene({}, locale);

        scene.enter(u"minimumEdit"_s, text);

        if (amount.isEmpty()) {
            QCOMPARE(scene.errors().size(), 1);
            QVERIFY(scene.editor.hasErrors());
            QVERIFY(scene.said.empty());
            QCOMPARE(scene.edit(u"minimumEdit"_s)->accessibleDescription(), scene.errors()[0]);
            return;
        }
        QVERIFY2(scene.errors().isEmpty(), qPrintable(scene.errors().join(u' ')));
        QCOMPARE(scene.said.size(), size_t(1));
        QCOMPARE(scene.said[0].minimum, decimal(amount));
        QCOMPARE(scene.said[0].currency, u"EUR"_s);
    }

    void wantsTheLimitsInOrder_data()
    {
        QTest::addColumn<QString>("minimum");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("maximum");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QString &minimum, const QString &target, const QString &maximum,
                            const QString &error) { QTest::newRow(name) << minimum << target << maximum << error; };
        row("all the same", u"5"_s, u"5"_s, u"5"_s, {});
        row("in order", u"-1"_s, u"0"_s, u"1"_s, {});
        row("only two of them", u"5"_s, {}, u"5"_s, {});
        row("target below minimum", u"5"_s, u"4.99"_s, {}, u"The target must not be below the minimum."_s);
        row("maximum below target", {}, u"5"_s, u"4"_s, u"The maximum must not be below the target."_s);
        row("maximum below minimum", u"5"_s, {}, u"4"_s, u"The maximum must not be below the minimum."_s);
    }
    void wantsTheLimitsInOrder()
    {
        QFETCH(QString, minimum);
        QFETCH(QString, target);
        QFETCH(QString, maximum);
        QFETCH(QString, error);
        Scene scene;

        for (const auto &[name, text] : {std::pair(u"minimumEdit"_s, minimum), std::pair(u"targetEdit"_s, target),
                                         std::pair(u"maximumEdit"_s, maximum)}) {
            if (!text.isEmpty())
                QTest::keyClicks(scene.edit(name), text); // live, before Enter
        }

        QCOMPARE(scene.errors(), error.isEmpty() ? QStringList() : QStringList{error});
        QTest::keyClick(scene.edit(u"maximumEdit"_s), Qt::Key_Return);
        QCOMPARE(scene.said.empty(), !error.isEmpty());
    }

    void refusesSizesThatTellNothing_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("a move of 0") << u"largeMoveEdit"_s << u"0"_s << false;
        QTest::newRow("a negative move") << u"largeMoveEdit"_s << u"-1"_s << false;
        QTest::newRow("a move") << u"largeMoveEdit"_s << u"0.01"_s << true;
        QTest::newRow("a negative tolerance") << u"toleranceEdit"_s << u"-1"_s << false;
        QTest::newRow("a tolerance of 0") << u"toleranceEdit"_s << u"0"_s << true;
    }
    void refusesSizesThatTellNothing()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(bool, isTaken);
        Scene scene;

        scene.enter(field, text);

        QCOMPARE(scene.said.size(), size_t(isTaken ? 1 : 0));
        QCOMPARE(scene.errors().isEmpty(), isTaken);
    }

    void saysEachChangeOnce()
    {
        Scene scene;
        scene.enter(u"minimumEdit"_s, u"5"_s);
        QTest::keyClick(scene.edit(u"minimumEdit"_s), Qt::Key_Return);

        QCOMPARE(scene.said.size(), size_t(1));
        scene.editor.findChild<QCheckBox *>(u"signChangeBox"_s)->click();
        QCOMPARE(scene.said.size(), size_t(2));
        QVERIFY(scene.said[1].signChange);
        QCOMPARE(scene.said[1].minimum, decimal(u"5"_s));
    }

    void clearsALimit()
    {
        AccountLimits limits;
        limits.currency = u"EUR"_s;
        limits.minimum = decimal(u"5"_s);
        Scene scene(limits);
        QCOMPARE(scene.edit(u"minimumEdit"_s)->text(), u"5.00"_s);

        scene.enter(u"minimumEdit"_s, {});

        QCOMPARE(scene.said.size(), size_t(1));
        QVERIFY(!scene.said[0].minimum);
    }

    void leavesAloneWhatIsBeingTyped()
    {
        Scene scene;
        QTest::keyClicks(scene.edit(u"targetEdit"_s), u"12"_s);

        scene.editor.setLimits({}, code(u"EUR"_s), formatOf(u"en_GB"_s)); // a new position came

        QCOMPARE(scene.edit(u"targetEdit"_s)->text(), u"12"_s);
    }

    void doesNotTakeAmountsOfOneCurrencyForAnother()
    {
        AccountLimits limits;
        limits.currency = u"USD"_s;
        limits.minimum = decimal(u"1000"_s);
        Scene scene(limits);

        QVERIFY(scene.edit(u"minimumEdit"_s)->text().isEmpty());
        const auto *remark = scene.editor.findChild<QLabel *>(u"rulesRemark"_s);
        QVERIFY2(remark->text().contains(u"USD"_s) && remark->isVisibleTo(&scene.editor), qPrintable(remark->text()));
        scene.enter(u"maximumEdit"_s, u"7"_s);
        QCOMPARE(scene.said.size(), size_t(1));
        QCOMPARE(scene.said[0].currency, u"EUR"_s);
        QVERIFY(!scene.said[0].minimum);
    }

    void hidesAmountsAndKeepsThem()
    {
        AccountLimits limits;
        limits.currency = u"EUR"_s;
        limits.minimum = decimal(u"1234.5"_s);
        Scene scene(limits);

        scene.editor.setLimits(limits, code(u"EUR"_s), formatOf(u"en_GB"_s, AmountVisibility::Hidden));

        QCOMPARE(scene.edit(u"minimumEdit"_s)->text(), AmountFormat::mask());
        QVERIFY(scene.edit(u"minimumEdit"_s)->isReadOnly());
        scene.editor.findChild<QCheckBox *>(u"signChangeBox"_s)->click();
        QCOMPARE(scene.said.size(), size_t(1));
        QCOMPARE(scene.said[0].minimum, decimal(u"1234.5"_s));
    }

    void takesNoAmountWhereTheCurrencyIsNotKnown()
    {
        AlertRulesEditor editor;
        editor.setLimits({}, {}, formatOf(u"en_GB"_s));

        QVERIFY(!editor.findChild<QLineEdit *>(u"minimumEdit"_s)->isEnabled());
        QVERIFY(!editor.findChild<QLabel *>(u"rulesRemark"_s)->text().isEmpty());
    }

    void namesItsFieldsForScreenReaders()
    {
        Scene scene;
        QStringList labels;
        for (const auto *label : scene.editor.findChildren<QLabel *>()) {
            if (label->buddy())
                labels += label->text();
        }
        QCOMPARE(labels,
                 (QStringList{u"Watch"_s, u"Minimum"_s, u"Target"_s, u"Maximum"_s, u"Large move"_s, u"Tolerance"_s}));
        for (const auto *edit : scene.editor.findChildren<QLineEdit *>())
            QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
        QVERIFY(!scene.editor.findChild<QComboBox *>(u"basisBox"_s)->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestAlertRulesEditor)
#include "tst_alert_rules_editor.moc"
