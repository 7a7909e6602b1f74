// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <ui/connection_assistant.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace coffer;
using namespace Qt::StringLiterals;

using Purpose = ConnectionAssistant::Purpose;

class TestConnectionAssistant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<ConnectionAssistant>(samples::providers(), DisplayFormat());
        m_dialog->show();
    }
    void cleanup() { m_dialog.reset(); }

    void checksParametersWhileTyping_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<bool>("complains");

        QTest::newRow("nothing yet is not a fault, but not enough") << QString() << false << false;
        QTest::newRow("not a UUID") << u"abc"_s << false << true;
        QTest::newRow("a UUID") << u"3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10"_s << true << false;
        QTest::newRow("pasted with blanks around") << u" 3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10 "_s << true << false;
    }

    void checksParametersWhileTyping()
    {
        QFETCH(QString, id);
        QFETCH(bool, complete);
        QFETCH(bool, complains);
        m_dialog->goTo(ConnectionAssistant::Details);
        line(u"connectionName"_s)->setText(u"Shop"_s);

        line(u"parameter_application_id"_s)->setText(id);

        QCOMPARE(button(u"nextButton"_s)->isEnabled(), complete);
        QCOMPARE(label(u"problem_application_id"_s)->isVisible(), complains);
    }

    void checksAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("accepted");

        QTest::newRow("empty is the definition's own") << QString() << true;
        QTest::newRow("https") << u"https://bank.example"_s << true;
        QTest::newRow("http would show the credential") << u"http://bank.example"_s << false;
        QTest::newRow("http to this computer") << u"http://127.0.0.1:8080"_s << true;
        QTest::newRow("http to a name that begins like this computer") << u"http://127.0.0.1.evil.example"_s << false;
        QTest::newRow("no host") << u"https://"_s << false;
        QTest::newRow("another scheme") << u"ftp://bank.example"_s << false;
        QTest::newRow("a credential in it") << u"https://me:secret@bank.example"_s << false;
    }

    void checksAddresses()
    {
        QFETCH(QString, address);
        QFETCH(bool, accepted);
        fillDetails();

        line(u"address_api"_s)->setText(address);

        QCOMPARE(button(u"nextButton"_s)->isEnabled(), accepted);
        QCOMPARE(label(u"problem_address_api"_s)->isVisible(), !accepted);
    }

    void saysWhereTheCredentialGoesAndStays()
    {
        fillDetails();
        line(u"address_api"_s)->setText(u"https://bank.example/api/v1"_s);

        m_dialog->goTo(ConnectionAssistant::Credentials);

        QVERIFY(label(u"credentialOrigins"_s)->text().contains(u"https://bank.example and nowhere else"_s));
        QVERIFY(label(u"whereStored"_s)->text().contains(u"keychain"_s));
        m_dialog->findChild<QCheckBox *>(u"sessionOnly"_s)->click();
        QVERIFY(label(u"whereStored"_s)->text().contains(u"memory"_s));
    }

    void hidesSecretsUntilAsked()
    {
        fillDetails();
        m_dialog->goTo(ConnectionAssistant::Credentials);
        QCOMPARE(line(u"secret_password"_s)->echoMode(), QLineEdit::Password);

        m_dialog->findChild<QAction *>(u"show_password"_s)->trigger();

        QCOMPARE(line(u"secret_password"_s)->echoMode(), QLineEdit::Normal);
    }

    void wantsEverySecretWithoutBlanksAtItsEnds_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("complete");

        QTest::newRow("missing") << QString() << false;
        QTest::newRow("good") << u"p4ss wörd"_s << true;
        QTest::newRow("a blank from copying") << u"pass "_s << false;
        QTest::newRow("more bytes than a keychain holds") << QString(1500, u'ö') << false;
    }

    void wantsEverySecretWithoutBlanksAtItsEnds()
    {
        QFETCH(QString, password);
        QFETCH(bool, complete);
        fillDetails();
        m_dialog->goTo(ConnectionAssistant::Credentials);
        line(u"secret_username"_s)->setText(u"user"_s);

        line(u"secret_password"_s)->setText(password);

        QCOMPARE(button(u"nextButton"_s)->isEnabled(), complete);
    }

    void testsWithoutSavingAndShowsFiguresBesideWhatWasSent()
    {
        QSignalSpy tested(m_dialog.get(), &ConnectionAssistant::testRequested);
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        fillAll();

        QTest::mouseClick(button(u"testButton"_s), Qt::LeftButton);
        QCOMPARE(tested.size(), 1);
        QVERIFY(!button(u"testButton"_s)->isEnabled()); // one test at a time
        const auto connection = tested[0][0].value<Connection>();
        m_dialog->showTestResult(samples::goodTest(connection.id));

        QCOMPARE(connection.provider.toString(), u"finix"_s);
        QCOMPARE(connection.parameters.value(u"application_id"_s),
                 QStringList(u"3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10"_s));
        const auto secrets = tested[0][1].value<SecretValuesPtr>();
        QCOMPARE(secrets->at(u"password"_s).reveal().toByteArray(), QByteArray("pass"));
        auto *table = m_dialog->findChild<QTableWidget *>(u"testTable"_s);
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 1)->text(), u"USD"_s);
        QCOMPARE(table->item(0, 2)->text(), u"1284061.15"_s);
        QCOMPARE(table->item(0, 3)->text(), u"128406115"_s);
        QVERIFY(table->item(0, 6)->text().contains(u"smallest units, 2"_s));
        QVERIFY(label(u"testDiagnostics"_s)->text().contains(u"DORMANT"_s));
        QCOMPARE(saved.size(), 0);
    }

    void showsWhyATestFailed()
    {
        fillAll();
        const ConnectionId id = clickTest();

        m_dialog->showTestResult(failedAttempt(u"x"_s, id, samples::now, samples::now,
                                               Error{.kind = ErrorKind::Unauthorized, .httpStatus = 401}));

        QVERIFY(label(u"testResult"_s)->text().startsWith(u"Shop refused the credential (401)"_s));
        QVERIFY(button(u"testButton"_s)->isEnabled());
        QVERIFY(!button(u"nextButton"_s)->isEnabled());
        QVERIFY(button(u"saveAnywayButton"_s)->isVisible());
        QCOMPARE(m_dialog->findChild<QTableWidget *>(u"testTable"_s)->rowCount(), 0);
    }

    void staysOpenUntilSavedWell()
    {
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        fillAll();
        QVERIFY2(!button(u"nextButton"_s)->isEnabled(), "nothing was tested yet");

        button(u"saveAnywayButton"_s)->click();
        QCOMPARE(saved.size(), 1);
        QVERIFY2(!button(u"saveAnywayButton"_s)->isEnabled(), "it is being saved");
        m_dialog->showSaveResult(Error{.kind = ErrorKind::AlreadyExists});
        QVERIFY(m_dialog->isVisible());
        QVERIFY(label(u"saveProblem"_s)->isVisible());
        QVERIFY(button(u"saveAnywayButton"_s)->isEnabled());
        m_dialog->showSaveResult(Result<void>());

        QVERIFY(!m_dialog->isVisible());
    }

    void keepsTheIdOfAnEditedConnection()
    {
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        Connection known = knownConnection();

        QVERIFY(m_dialog->begin(Purpose::Edit, known));
        m_dialog->goTo(ConnectionAssistant::Test);
        button(u"saveAnywayButton"_s)->click();

        known.source = DataSource::Test; // the environment says so
        QCOMPARE(saved[0][0].value<Connection>(), known);
        QVERIFY2(saved[0][1].value<SecretValuesPtr>()->empty(), "what is stored goes on to serve");
    }

    void savesAfterAGoodTestUntilSomethingChanges()
    {
        fillAll();
        m_dialog->showTestResult(samples::goodTest(clickTest()));
        QVERIFY(button(u"nextButton"_s)->isEnabled());
        QVERIFY(!button(u"saveAnywayButton"_s)->isVisible());

        line(u"connectionName"_s)->setText(u"Other shop"_s);

        QVERIFY2(!button(u"nextButton"_s)->isEnabled(), "what would be saved was not tested");
        QVERIFY(button(u"saveAnywayButton"_s)->isVisible());
    }

    void aTestCountsWhateverTheKeychainSaysMeanwhile()
    {
        fillAll();
        const ConnectionId id = clickTest();
        m_dialog->showStore(CredentialStoreState::Ready);

        m_dialog->showTestResult(samples::goodTest(id));
        m_dialog->goTo(ConnectionAssistant::Credentials);
        m_dialog->goTo(ConnectionAssistant::Test);

        QVERIFY2(button(u"nextButton"_s)->isEnabled(), "looking back changes nothing");
    }

    void ignoresTheResultOfATestThatNoLongerCounts()
    {
        fillAll();
        const ConnectionId id = clickTest();
        line(u"secret_password"_s)->setText(u"another"_s);

        m_dialog->showTestResult(samples::goodTest(id));

        QVERIFY(!button(u"nextButton"_s)->isEnabled());
        QCOMPARE(m_dialog->findChild<QTableWidget *>(u"testTable"_s)->rowCount(), 0);
    }

    void asksForTheCredentialAgainWhereAnAddressChanged()
    {
        QVERIFY(m_dialog->begin(Purpose::Edit, knownConnection()));
        m_dialog->goTo(ConnectionAssistant::Credentials);
        QVERIFY(button(u"nextButton"_s)->isEnabled());
        QVERIFY(label(u"credentialReason"_s)->text().contains(u"Leave the fields empty"_s));

        m_dialog->goTo(ConnectionAssistant::Details);
        line(u"address_api"_s)->setText(u"https://elsewhere.example"_s);
        m_dialog->goTo(ConnectionAssistant::Credentials);

        QVERIFY(!button(u"nextButton"_s)->isEnabled());
        const QString reason = label(u"credentialReason"_s)->text();
        QVERIFY2(reason.contains(u"must be entered again"_s) && !reason.contains(u"elsewhere.example"_s),
                 qPrintable(reason));
        line(u"secret_username"_s)->setText(u"user"_s);
        line(u"secret_password"_s)->setText(u"pass"_s);
        QVERIFY(button(u"nextButton"_s)->isEnabled());
        line(u"secret_username"_s)->clear();
        QVERIFY2(!button(u"nextButton"_s)->isEnabled(), "half a credential");
    }

    void wantsAnotherCredentialWhereItIsReplaced()
    {
        QVERIFY(m_dialog->begin(Purpose::ReplaceCredential, knownConnection()));

        QVERIFY(line(u"secret_username"_s)->isVisible());
        QVERIFY(!button(u"nextButton"_s)->isEnabled());
    }

    void duplicatesEverythingButIdNameAndCredential()
    {
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        const Connection known = knownConnection();
        QVERIFY(m_dialog->begin(Purpose::Duplicate, known));
        m_dialog->goTo(ConnectionAssistant::Credentials);
        QVERIFY2(!button(u"nextButton"_s)->isEnabled(), "a credential is not copied");
        line(u"secret_username"_s)->setText(u"user"_s);
        line(u"secret_password"_s)->setText(u"pass"_s);
        m_dialog->goTo(ConnectionAssistant::Test);
        button(u"saveAnywayButton"_s)->click();

        const auto copy = saved[0][0].value<Connection>();
        QVERIFY(copy.id != known.id && !copy.id.isEmpty());
        QCOMPARE(copy.name, u"Old (copy)"_s);
        QCOMPARE(copy.parameters, known.parameters);
        QCOMPARE(copy.interval, known.interval);
        QVERIFY(!copy.credentialEnteredAt);
    }

    void readsTheSchedule_data()
    {
        QTest::addColumn<QString>("times");
        QTest::addColumn<bool>("only");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<std::vector<QTime>>("read");

        using Times = std::vector<QTime>;
        QTest::newRow("none") << QString() << false << true << Times{};
        QTest::newRow("sorted, each once")
            << u"12:30, 7:45,12:30"_s << false << true << Times{QTime(7, 45), QTime(12, 30)};
        QTest::newRow("no time of day") << u"25:00"_s << false << false << Times{};
        QTest::newRow("words") << u"noon"_s << false << false << Times{};
        QTest::newRow("only at no time") << QString() << true << false << Times{};
        QTest::newRow("only at one time") << u"07:45"_s << true << true << Times{QTime(7, 45)};
    }
    void readsTheSchedule()
    {
        QFETCH(QString, times);
        QFETCH(bool, only);
        QFETCH(bool, complete);
        QFETCH(std::vector<QTime>, read);
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        fillDetails();
        line(u"connectionTimes"_s)->setText(times);
        m_dialog->findChild<QCheckBox *>(u"connectionTimesOnly"_s)->setChecked(only);

        QCOMPARE(button(u"nextButton"_s)->isEnabled(), complete);
        QCOMPARE(label(u"problem_times"_s)->isVisible(), !complete);
        if (!complete)
            return;
        fillCredential();
        button(u"saveAnywayButton"_s)->click();
        QCOMPARE(saved[0][0].value<Connection>().fixedTimes, read);
        QCOMPARE(saved[0][0].value<Connection>().byFixedTimesOnly, only);
    }

    void readsCutOffTimes()
    {
        QSignalSpy saved(m_dialog.get(), &ConnectionAssistant::saveRequested);
        fillDetails();
        m_dialog->findChild<QToolButton *>(u"moreButton"_s)->click();
        QTest::mouseClick(button(u"addCutOff"_s), Qt::LeftButton);
        auto *zone = m_dialog->findChild<QComboBox *>(u"cutOffZone"_s);
        zone->setCurrentText(u"Europe/Nowhere"_s);
        QVERIFY(!button(u"nextButton"_s)->isEnabled());
        QVERIFY(label(u"problem_cutOffs"_s)->isVisible());
        zone->setCurrentText(u"Europe/Berlin"_s);
        line(u"cutOffCurrency"_s)->setText(u"eur"_s);
        QVERIFY(button(u"nextButton"_s)->isEnabled());
        fillCredential();
        button(u"saveAnywayButton"_s)->click();

        QCOMPARE(saved[0][0].value<Connection>().cutOffs,
                 (std::vector<CutOff>{{u"EUR"_s, QTime(15, 0), u"Europe/Berlin"_s}}));
    }

    void findsProvidersByName()
    {
        auto *search = line(u"providerSearch"_s);
        QTest::keyClicks(search, u"nothing has this name"_s);
        QVERIFY(!button(u"nextButton"_s)->isEnabled());

        search->clear();
        QTest::keyClicks(search, u"FINIX"_s);
        QTest::keyClick(search, Qt::Key_Return);

        QVERIFY(line(u"connectionName"_s)->isVisible());
        QVERIFY(line(u"parameter_application_id"_s));
    }

    void offersTheSessionWhereThereIsNoKeychain()
    {
        fillDetails();
        m_dialog->goTo(ConnectionAssistant::Credentials);

        m_dialog->showStore(CredentialStoreState::Missing);

        QVERIFY(m_dialog->findChild<QCheckBox *>(u"sessionOnly"_s)->isChecked());
        QVERIFY(label(u"whereStored"_s)->text().contains(u"No keychain was found"_s));
    }

    void hidesAmountsOfATestToo()
    {
        fillAll();
        m_dialog->showTestResult(samples::goodTest(clickTest()));
        DisplayFormat hidden;
        hidden.visibility = AmountVisibility::Hidden;

        m_dialog->setFormat(hidden);

        auto *table = m_dialog->findChild<QTableWidget *>(u"testTable"_s);
        for (int column = 2; column <= 5; ++column)
            QVERIFY(!table->item(0, column)->text().contains(u'8'));
    }

private:
    void fillDetails()
    {
        m_dialog->goTo(ConnectionAssistant::Details);
        line(u"connectionName"_s)->setText(u"Shop"_s);
        line(u"parameter_application_id"_s)->setText(u"3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10"_s);
    }
    static Connection knownConnection()
    {
        Connection known;
        known.id = ConnectionId(u"known"_s);
        known.provider = ProviderId(u"finix"_s);
        known.name = u"Old"_s;
        known.entity = u"Norvale"_s;
        known.mode = u"single"_s;
        known.environment = u"sandbox"_s;
        known.parameters = {{u"balance_ids"_s, {u"a"_s, u"b"_s}}};
        known.interval = std::chrono::seconds(1790); // the form shows minutes
        known.fixedTimes = {QTime(7, 45)};
        known.feed = FeedKind::EndOfDay;
        known.cutOffs = {{u"USD"_s, QTime(17, 30), u"America/New_York"_s}};
        known.consentExpiresAt = samples::now + std::chrono::hours(240);
        known.credentialEnteredAt = samples::now;
        known.paused = true;
        return known;
    }
    ConnectionId clickTest()
    {
        QSignalSpy tested(m_dialog.get(), &ConnectionAssistant::testRequested);
        QTest::mouseClick(button(u"testButton"_s), Qt::LeftButton);
        return tested.isEmpty() ? ConnectionId() : tested[0][0].value<Connection>().id;
    }
    void fillAll()
    {
        fillDetails();
        fillCredential();
    }
    void fillCredential()
    {
        m_dialog->goTo(ConnectionAssistant::Credentials);
        line(u"secret_username"_s)->setText(u"user"_s);
        line(u"secret_password"_s)->setText(u"pass"_s);
        m_dialog->goTo(ConnectionAssistant::Test);
    }
    [[nodiscard]] QLineEdit *line(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    [[nodiscard]] QLabel *label(const QString &name) const { return m_dialog->findChild<QLabel *>(name); }

    std::unique_ptr<ConnectionAssistant> m_dialog;
};

QTEST_MAIN(TestConnectionAssistant)
#include "tst_connection_assistant.moc"
