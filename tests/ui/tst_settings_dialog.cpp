// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/settings_dialog.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QTimeEdit>
#include <QTranslator>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// Every text in brackets: what is not in brackets after a change of language was not asked for anew.
class Brackets final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"[%1]"_s.arg(QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

    template <typename T>
    T *find(const QString &name)
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void choose(const QString &box, const QVariant &data)
    {
        auto *combo = find<QComboBox>(box);
        combo->setCurrentIndex(combo->findData(data));
        Q_EMIT combo->activated(combo->currentIndex());
    }
    [[nodiscard]] Settings told() const { return qvariant_cast<Settings>(m_changes->last().first()); }

    std::unique_ptr<SettingsDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_changes;

private Q_SLOTS:
    void init()
    {
        Settings settings;
        settings.language = u"en-GB"_s;
        settings.timeZone = u"Europe/Berlin"_s;
        m_dialog = std::make_unique<SettingsDialog>(settings,
                                                    SettingsFacts{.languages = {u"de"_s, u"en"_s},
                                                                  .currencies = {u"CHF"_s, u"EUR"_s},
                                                                  .profileFolder = u"/somewhere/coffer"_s,
                                                                  .hasTray = true});
        m_changes = std::make_unique<QSignalSpy>(m_dialog.get(), &SettingsDialog::settingsChanged);
        m_dialog->show();
    }
    void cleanup()
    {
        m_changes.reset();
        m_dialog.reset();
    }

    void tellsEachChangeAtOnce_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<Settings>("expected");
        const auto row = [](const QString &box, const QVariant &value, auto change) {
            Settings expected;
            expected.language = u"en-GB"_s;
            expected.timeZone = u"Europe/Berlin"_s;
            change(expected);
            QTest::newRow(qPrintable(box)) << box << value << expected;
        };

        row(u"languageBox"_s, u"de"_s, [](Settings &s) { s.language = u"de"_s; });
        row(u"themeBox"_s, int(ThemeSetting::Dark), [](Settings &s) { s.theme = ThemeSetting::Dark; });
        row(u"numberFormatBox"_s, u"de-CH"_s, [](Settings &s) { s.numberFormat = u"de-CH"_s; });
        row(u"negativeStyleBox"_s, int(NegativeChoice::Parentheses),
            [](Settings &s) { s.negativeStyle = NegativeChoice::Parentheses; });
        row(u"reportingCurrencyBox"_s, u"CHF"_s, [](Settings &s) { s.reportingCurrency = u"CHF"_s; });
        row(u"timeZoneBox"_s, u"Asia/Tokyo"_s, [](Settings &s) { s.timeZone = u"Asia/Tokyo"_s; });
        row(u"defaultIntervalBox"_s, 3600, [](Settings &s) { s.defaultInterval = std::chrono::hours(1); });
        row(u"proxyBox"_s, int(ProxyChoice::None), [](Settings &s) { s.proxy = ProxyChoice::None; });
    }

    void tellsEachChangeAtOnce()
    {
        QFETCH(QString, box);
        QFETCH(QVariant, value);
        QFETCH(Settings, expected);

        choose(box, value);

        QCOMPARE(m_changes->size(), 1);
        QVERIFY(told() == expected);
    }

    void tellsEachSwitch_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<bool>("before");

        for (const auto &[box, before] :
             std::initializer_list<std::pair<QString, bool>>{{u"notificationsBox"_s, true},
                                                             {u"trayIconBox"_s, true},
                                                             {u"closeToTrayBox"_s, false},
                                                             {u"startMinimisedBox"_s, false},
                                                             {u"hideOnStartBox"_s, false}})
            QTest::newRow(qPrintable(box)) << box << before;
    }

    void tellsEachSwitch()
    {
        QFETCH(QString, box);
        QFETCH(bool, before);
        auto *check = find<QCheckBox>(box);
        QCOMPARE(check->isChecked(), before);

        check->click();

        QCOMPARE(m_changes->size(), 1);
        const Settings after = told();
        check->click();
        QVERIFY(!(told() == after));
    }

    void showsHowNumbersWillLook()
    {
        auto *example = find<QLabel>(u"numberExample"_s);
        QCOMPARE(example->text(), u"EUR\u00A0-1,234,567.89"_s);

        choose(u"numberFormatBox"_s, u"de-DE"_s);
        QCOMPARE(example->text(), u"-1.234.567,89\u00A0EUR"_s);
        choose(u"negativeStyleBox"_s, int(NegativeChoice::Parentheses));
        QCOMPARE(example->text(), u"(1.234.567,89)\u00A0EUR"_s);
    }

    void keepsAHalfTypedProxyToItself()
    {
        choose(u"proxyBox"_s, int(ProxyChoice::Manual));
        QCOMPARE(m_changes->size(), 0);
        QVERIFY(find<QLabel>(u"settingsResult"_s)->isVisible());
        find<QListWidget>(u"settingsPages"_s)->setCurrentRow(3);

        auto *host = find<QLineEdit>(u"proxyHostEdit"_s);
        host->setFocus();
        QTest::keyClicks(host, u" proxy.norvale.example "_s);
        QTest::keyClick(host, Qt::Key_Return);
        QCOMPARE(m_changes->size(), 0);
        find<QSpinBox>(u"proxyPortEdit"_s)->setValue(3128);
        Q_EMIT find<QSpinBox>(u"proxyPortEdit"_s)->editingFinished();

        QCOMPARE(m_changes->size(), 1);
        QVERIFY(told().proxy == ProxyChoice::Manual);
        QCOMPARE(told().proxyHost, u"proxy.norvale.example"_s);
        QCOMPARE(told().proxyPort, 3128);
        QVERIFY(!find<QLabel>(u"settingsResult"_s)->isVisible());
    }

    void tellsNothingWhereNothingChanged()
    {
        Settings elsewhere = m_dialog->settings();
        elsewhere.theme = ThemeSetting::Dark;
        m_dialog->showSettings(elsewhere);
        QCOMPARE(find<QComboBox>(u"themeBox"_s)->currentData().toInt(), int(ThemeSetting::Dark));

        Q_EMIT find<QTimeEdit>(u"cutOffEdit"_s)->editingFinished();
        choose(u"themeBox"_s, int(ThemeSetting::Dark));

        QCOMPARE(m_changes->size(), 0);
    }

    void keepsALanguageThatIsNotAmongThoseOffered()
    {
        QCOMPARE(find<QComboBox>(u"languageBox"_s)->currentData().toString(), u"en-GB"_s);
    }

    void saysWhyAChangeCouldNotBeSaved()
    {
        m_dialog->showResult(Error{.kind = ErrorKind::StorageFailed, .where = u"/somewhere/settings.json"_s});

        auto *result = find<QLabel>(u"settingsResult"_s);
        QVERIFY(result->isVisible());
        QVERIFY(!result->text().isEmpty());
        QCOMPARE(result->textFormat(), Qt::PlainText);
        m_dialog->showResult({});
        QVERIFY(!result->isVisible());
    }

    void changesTheLanguageWithoutLosingWhatWasTyped()
    {
        auto *host = find<QLineEdit>(u"proxyHostEdit"_s);
        host->setText(u"half-typed.example"_s);
        find<QListWidget>(u"settingsPages"_s)->setCurrentRow(3);
        choose(u"proxyBox"_s, int(ProxyChoice::Manual));
        m_changes->clear();

        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::sendPostedEvents();

        QCOMPARE(m_dialog->windowTitle(), u"[Settings]"_s);
        for (int i = 0; i < find<QListWidget>(u"settingsPages"_s)->count(); ++i)
            QVERIFY(find<QListWidget>(u"settingsPages"_s)->item(i)->text().startsWith(u'['));
        QCOMPARE(find<QListWidget>(u"settingsPages"_s)->currentRow(), 3);
        QCOMPARE(host->text(), u"half-typed.example"_s);
        QCOMPARE(find<QComboBox>(u"proxyBox"_s)->currentData().toInt(), int(ProxyChoice::Manual));
        QCOMPARE(m_changes->size(), 0);
        QCoreApplication::removeTranslator(&brackets);
    }

    void namesEveryEditor()
    {
        for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s)
                || !widget->isEnabled())
                continue;
            if (qobject_cast<const QComboBox *>(widget) || qobject_cast<const QCheckBox *>(widget)
                || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QListWidget *>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
