// SPDX-License-Identifier: GPL-3.0-or-later
// The window program with its real wiring, threads, keyring and database, against the sample banks over TLS.
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <sandbox/sandbox_server.h>
#include <ui/connections_page.h>
#include <ui/main_window.h>

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// One run of the program on a profile folder.
struct Program
{
    explicit Program(const QString &folder)
    {
        const auto profile = openProfile(folder);
        root = CompositionRoot::create(profile.value(), false).value();
        window = std::make_unique<MainWindow>();
        wire(*root, *window);
        window->show();
    }
    ~Program() { window.reset(); }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }
    [[nodiscard]] QDialog *dialog() const { return find<QDialog>(u"addConnectionDialog"_s); }

    std::unique_ptr<CompositionRoot> root; ///< outlives the window
    std::unique_ptr<MainWindow> window;
};

void click(QAbstractButton *button)
{
    QVERIFY(button);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

void type(QLineEdit *field, const QString &text)
{
    QVERIFY(field);
    field->clear();
    QTest::keyClicks(field, text);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All texts of the account tree's model, to any depth.
QStringList textsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            texts += model.index(row, column, parent).data().toString();
        texts += textsOf(model, model.index(row, 0, parent));
    }
    return texts;
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private:
    /// The keychain library serves one thread for the life of a process, and each Program has an engine thread of its
    /// own: only the first test uses the keychain, the others keep their credentials for the session.
    enum class Keep { Keychain, Session };
    void enterFinix(const Program &program, const QString &password, Keep keep) const
    {
        click(program.find<QPushButton>(u"startAddConnection"_s));
        QTRY_VERIFY(program.dialog());
        auto *providers = program.find<QListWidget>(u"providerList"_s);
        const auto rows = providers->findItems(u"Finix"_s, Qt::MatchExactly);
        QCOMPARE(rows.size(), 1);
        providers->setCurrentItem(rows.front());
        auto *next = program.find<QPushButton>(u"nextButton"_s);
        click(next);
        type(program.find<QLineEdit>(u"connectionName"_s), u"Finix US"_s);
        auto *environment = program.find<QComboBox>(u"connectionEnvironment"_s);
        environment->setCurrentIndex(environment->findText(u"Sandbox"_s, Qt::MatchStartsWith));
        type(program.find<QLineEdit>(u"parameter_application_id"_s), u"APsandboxNorvaleShop"_s);
        type(program.find<QLineEdit>(u"address_api"_s), m_banks->base(u"finix"_s).toString());
        program.find<QToolButton>(u"moreButton"_s)->setChecked(true);
        type(program.find<QLineEdit>(u"connectionCaFile"_s), m_state.filePath(u"ca.pem"_s));
        click(next);
        type(program.find<QLineEdit>(u"secret_username"_s), u"USsandboxNorvaleKey"_s);
        type(program.find<QLineEdit>(u"secret_password"_s), password);
        program.find<QCheckBox>(u"sessionOnly"_s)->setChecked(keep == Keep::Session);
        click(next);
    }

    [[nodiscard]] static QStringList accountTexts(const Program &program)
    {
        program.window->setPage(MainWindow::Page::Accounts); // a page is brought up to date when it is seen
        const auto *tree = program.find<QTreeView>(u"accountTree"_s);
        return tree ? textsOf(*tree->model()) : QStringList();
    }

    SystemClock m_clock;
    QTemporaryDir m_state;
    QTemporaryDir m_profiles;
    std::unique_ptr<SandboxServer> m_banks;

private Q_SLOTS:
    void init()
    {
        SandboxOptions options;
        options.stateDir = m_state.path();
        auto banks = SandboxServer::start(options, m_clock);
        QVERIFY(banks);
        m_banks = std::move(banks).value();
    }

    void addsAConnectionAfterAFailingAndAGoodTestAndKeepsItOverARestart()
    {
        const QString folder = m_profiles.filePath(u"add"_s);
        {
            const Program program(folder);
            enterFinix(program, u"wrong-password"_s, Keep::Keychain);
            click(program.find<QPushButton>(u"testButton"_s));
            QTRY_VERIFY_WITH_TIMEOUT(program.find<QLabel>(u"testResult"_s)->text().contains(u"401"_s), 20'000);
            QCOMPARE(program.find<QTableWidget>(u"testTable"_s)->rowCount(), 0);

            click(program.find<QPushButton>(u"backButton"_s));
            type(program.find<QLineEdit>(u"secret_password"_s), u"sandbox-finix-password"_s);
            auto *next = program.find<QPushButton>(u"nextButton"_s);
            click(next);
            click(program.find<QPushButton>(u"testButton"_s));
            QTRY_COMPARE_WITH_TIMEOUT(program.find<QTableWidget>(u"testTable"_s)->rowCount(), 2, 20'000);
            QVERIFY2(program.root->repository().connections().empty(), "a test must save nothing");

            click(next);
            QTRY_VERIFY_WITH_TIMEOUT(!program.dialog() || !program.dialog()->isVisible(), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(accountTexts(program).contains(u"1,284,061.15"_s), 20'000);
            for (const SandboxRequest &request : m_banks->requests())
                QVERIFY2(!request.secretInAddress, request.path.constData());
            QCOMPARE(program.root->repository().connections().size(), std::size_t(1));
        }
        // Nothing of the secret is on the disk of the profile.
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int checked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("sandbox-finix-password"), qPrintable(file.fileName()));
            ++checked;
        }
        QVERIFY(checked >= 2);

        const Program again(folder);
        QTRY_COMPARE_WITH_TIMEOUT(again.root->position().position().accounts.size(), std::size_t(2), 20'000);
        QVERIFY(accountTexts(again).contains(u"1,284,061.15"_s));
        QCOMPARE(again.root->repository().connections().front().name, u"Finix US"_s);
    }

    void keepsTheLastGoodFiguresWhenTheBankFails()
    {
        const QString folder = m_profiles.filePath(u"fail"_s);
        const Program program(folder);
        enterFinix(program, u"sandbox-finix-password"_s, Keep::Session);
        click(program.find<QPushButton>(u"saveAnywayButton"_s));
        const PositionKeeper &keeper = program.root->position();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.position().accounts.size(), std::size_t(2), 20'000);
        const auto before = keeper.position().accounts.front().snapshot.reading;
        QVERIFY(before);

        const auto fault = parseFault(u"finix=500"_s);
        QVERIFY(fault);
        m_banks->setFaults({fault.value()});
        Q_EMIT program.window->refreshRequested({});

        QTRY_VERIFY_WITH_TIMEOUT(keeper.position().connections.front().activity.lastOutcome == AttemptOutcome::Failed,
                                 20'000);
        const PositionAccount &account = keeper.position().accounts.front();
        QCOMPARE(account.snapshot.reading, before);
        QCOMPARE(account.freshness.lastOutcome, std::optional(AttemptOutcome::Failed));
        QVERIFY(!keeper.position().complete);
    }

    void changesOfAnAccountHoldOverARestart()
    {
        const QString folder = m_profiles.filePath(u"settings"_s);
        AccountId id;
        {
            const Program program(folder);
            enterFinix(program, u"sandbox-finix-password"_s, Keep::Session);
            click(program.find<QPushButton>(u"saveAnywayButton"_s));
            const PositionKeeper &keeper = program.root->position();
            QTRY_COMPARE_WITH_TIMEOUT(keeper.position().accounts.size(), std::size_t(2), 20'000);
            id = keeper.position().accounts.front().snapshot.id;
            AccountSettings settings;
            settings.displayName = u"<b>Cards</b>"_s;
            settings.inTotals = false;
            Q_EMIT program.window->accountSettingsChanged(id, settings);
            QTRY_COMPARE(keeper.position().accounts.front().exclusion, Exclusion::ByUser);
            QVERIFY2(accountTexts(program).contains(u"<b>Cards</b>"_s), "a name is plain text");
        }
        const Program again(folder);
        const PositionKeeper &keeper = again.root->position();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.position().accounts.size(), std::size_t(2), 20'000);
        QCOMPARE(keeper.position().accounts.front().name, u"<b>Cards</b>"_s);
    }

    void aSecondProgramShowsButDoesNotWrite()
    {
        const QString folder = m_profiles.filePath(u"two"_s);
        const Program first(folder);
        enterFinix(first, u"sandbox-finix-password"_s, Keep::Session);
        click(first.find<QPushButton>(u"saveAnywayButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(first.root->position().position().accounts.size(), std::size_t(2), 20'000);
        m_banks->reset();

        const Program second(folder);

        QTRY_COMPARE_WITH_TIMEOUT(second.root->position().position().accounts.size(), std::size_t(2), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(second.root->readOnlyReason(), 20'000);
        const QByteArray connections = contentOf(folder + u"/connections.json"_s);
        const QByteArray accounts = contentOf(folder + u"/accounts.json"_s);

        Q_EMIT second.window->refreshRequested({});
        AccountSettings settings;
        settings.displayName = u"Another name"_s;
        Q_EMIT second.window->accountSettingsChanged(second.root->position().position().accounts.front().snapshot.id,
                                                     settings);
        Connection other = second.root->repository().connections().front();
        other.name = u"Another name"_s;
        Q_EMIT second.window->connectionsPage().saveRequested(other, std::make_shared<SecretValues>());

        // The first program's own request, asked for after them, has been answered; none of the second's came before
        // it.
        Q_EMIT first.window->refreshRequested({});
        QTRY_VERIFY_WITH_TIMEOUT(m_banks->requestCount("GET /finix/balances") >= 2, 20'000);
        QCOMPARE(m_banks->requestCount("GET /finix/balances"), 2); // one sweep: the page and the empty one after it
        QCOMPARE(contentOf(folder + u"/connections.json"_s), connections);
        QCOMPARE(contentOf(folder + u"/accounts.json"_s), accounts);
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
