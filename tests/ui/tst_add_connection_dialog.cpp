// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <ui/add_connection_dialog.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestAddConnectionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<AddConnectionDialog>(samples::providers(), DisplayFormat());
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
        m_dialog->goTo(AddConnectionDialog::Details);
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

        m_dialog->goTo(AddConnectionDialog::Credentials);

        QVERIFY(label(u"credentialOrigins"_s)->text().contains(u"https://bank.example and nowhere else"_s));
        QVERIFY(label(u"whereStored"_s)->text().contains(u"keychain"_s));
        m_dialog->findChild<QCheckBox *>(u"sessionOnly"_s)->click();
        QVERIFY(label(u"whereStored"_s)->text().contains(u"memory"_s));
    }

    void hidesSecretsUntilAsked()
    {
        fillDetails();
        m_dialog->goTo(AddConnectionDialog::Credentials);
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
        m_dialog->goTo(AddConnectionDialog::Credentials);
        line(u"secret_username"_s)->setText(u"user"_s);

        line(u"secret_password"_s)->setText(password);

        QCOMPARE(button(u"nextButton"_s)->isEnabled(), complete);
    }

    void testsWithoutSavingAndShowsFiguresBesideWhatWasSent()
    {
        QSignalSpy tested(m_dialog.get(), &AddConnectionDialog::testRequested);
        QSignalSpy saved(m_dialog.get(), &AddConnectionDialog::saveRequested);
        fillAll();

        button(u"testButton"_s)->click();
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
        QCOMPARE(table->item(0, 1)->text(), u"USD 1284061.15"_s);
        QCOMPARE(table->item(0, 2)->text(), u"128406115"_s);
        QVERIFY(label(u"testDiagnostics"_s)->text().contains(u"DORMANT"_s));
        QCOMPARE(saved.size(), 0);
    }

    void showsWhyATestFailed()
    {
        fillAll();
        button(u"testButton"_s)->click();

        m_dialog->showTestResult(failedAttempt(u"x"_s, ConnectionId(u"c"_s), samples::now, samples::now,
                                               Error{.kind = ErrorKind::Unauthorized, .httpStatus = 401}));

        QVERIFY(label(u"testResult"_s)->text().startsWith(u"Shop refused the credential (401)"_s));
        QVERIFY(button(u"testButton"_s)->isEnabled());
        QCOMPARE(m_dialog->findChild<QTableWidget *>(u"testTable"_s)->rowCount(), 0);
    }

    void staysOpenUntilSavedWell()
    {
        QSignalSpy saved(m_dialog.get(), &AddConnectionDialog::saveRequested);
        fillAll();

        button(u"nextButton"_s)->click();
        QCOMPARE(saved.size(), 1);
        m_dialog->showSaveResult(Error{.kind = ErrorKind::AlreadyExists});
        QVERIFY(m_dialog->isVisible());
        QVERIFY(label(u"saveProblem"_s)->isVisible());
        m_dialog->showSaveResult(Result<void>());

        QVERIFY(!m_dialog->isVisible());
    }

    void keepsTheIdOfAnEditedConnection()
    {
        QSignalSpy saved(m_dialog.get(), &AddConnectionDialog::saveRequested);
        Connection known;
        known.id = ConnectionId(u"known"_s);
        known.provider = ProviderId(u"finix"_s);
        known.name = u"Old"_s;
        known.mode = u"single"_s;
        known.environment = u"sandbox"_s;
        known.parameters = {{u"balance_ids"_s, {u"a"_s, u"b"_s}}};
        known.interval = std::chrono::minutes(30);
        known.paused = true;

        m_dialog->edit(known);
        m_dialog->goTo(AddConnectionDialog::Test);
        button(u"nextButton"_s)->click();

        known.source = DataSource::Test; // the environment says so
        QCOMPARE(saved[0][0].value<Connection>(), known);
    }

private:
    void fillDetails()
    {
        m_dialog->goTo(AddConnectionDialog::Details);
        line(u"connectionName"_s)->setText(u"Shop"_s);
        line(u"parameter_application_id"_s)->setText(u"3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10"_s);
    }
    void fillAll()
    {
        fillDetails();
        m_dialog->goTo(AddConnectionDialog::Credentials);
        line(u"secret_username"_s)->setText(u"user"_s);
        line(u"secret_password"_s)->setText(u"pass"_s);
        m_dialog->goTo(AddConnectionDialog::Test);
    }
    [[nodiscard]] QLineEdit *line(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    [[nodiscard]] QLabel *label(const QString &name) const { return m_dialog->findChild<QLabel *>(name); }

    std::unique_ptr<AddConnectionDialog> m_dialog;
};

QTEST_MAIN(TestAddConnectionDialog)
#include "tst_add_connection_dialog.moc"
