// SPDX-License-Identifier: GPL-3.0-or-later
// Balances without an API through the real wiring, threads and database: entered, imported, backed up, handed over.
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <store/backup.h>
#include <store/reading_queries.h>
#include <ui/import_dialog.h>
#include <ui/main_window.h>
#include <ui/manual_balance_dialog.h>

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

struct Program
{
    explicit Program(const QString &folder)
    {
        const auto profile = openProfile(folder);
        root = CompositionRoot::create(profile.value(), false).value();
        window = std::make_unique<MainWindow>();
        DisplayFormat format;
        format.locale = u"en_GB"_s;
        window->setFormat(format);
        wire(*root, *window);
        window->show();
    }
    ~Program() { window.reset(); }

    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return window->findChild<Widget *>(QString::fromLatin1(name));
    }
    void trigger(const char *name) const
    {
        auto *action = find<QAction>(name);
        QVERIFY2(action, name);
        action->trigger();
    }
    void type(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        QVERIFY2(edit, name);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] const CashPosition &position() const { return root->position().position(); }

    std::unique_ptr<CompositionRoot> root; ///< outlives the window
    std::unique_ptr<MainWindow> window;
};

/// What the user picks in the file dialog that is open.
void pick(const Program &program, const char *dialogName, const QString &path)
{
    auto *dialog = program.find<QFileDialog>(dialogName);
    QVERIFY2(dialog, dialogName);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room");
    return file.fileName();
}

const QByteArray statement = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy><Nm>Hausbank</Nm></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1850000.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>2025-11-19</Dt></Dt></Bal></Stmt></BkToCstmrStmt></Document>)";

} // namespace

class TestImports : public QObject
{
    Q_OBJECT

private:
    static void enter(const Program &program, const QString &name, const QString &posted)
    {
        program.trigger("enterBalanceAction");
        QTRY_VERIFY(program.find<ManualBalanceDialog>("manualBalanceDialog"));
        program.type("manualName", name);
        program.type("posted", posted);
        program.type("manualAuthor", u"Ada"_s);
        program.find<QPushButton>("manualSave")->click();
    }

    static void import(const Program &program, const QString &path)
    {
        program.trigger("importBalancesAction");
        auto *dialog = program.find<ImportDialog>("importDialog");
        QVERIFY(dialog);
        dialog->chooseFile(path);
    }

private Q_SLOTS:
    void whatIsEnteredIsStoredAndShownAsManual()
    {
        const QTemporaryDir folder;
        {
            const Program program(folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"coffer.db"_s)), 20'000);
            enter(program, u"Petty cash"_s, u"1,250.50"_s);

            QTRY_COMPARE_WITH_TIMEOUT(program.position().accounts.size(), std::size_t(1), 20'000);
            const PositionAccount &account = program.position().accounts.front();
            QCOMPARE(account.freshness.source, DataSource::Manual);
            QCOMPARE(account.freshness.age, Age::Current);
            QCOMPARE(account.name, u"Petty cash"_s);
            QCOMPARE(account.snapshot.reading->posted->amount.toString(), u"1250.50"_s);
            QVERIFY(account.inTotals());
            QVERIFY(program.position().complete);
            QTRY_VERIFY_WITH_TIMEOUT(!program.find<ManualBalanceDialog>("manualBalanceDialog"), 20'000);

            // Nobody asks it: a refresh adds no attempt.
            Q_EMIT program.window->refreshRequested({});
            enter(program, u"Second"_s, u"1"_s);
            QTRY_COMPARE_WITH_TIMEOUT(program.position().accounts.size(), std::size_t(2), 20'000);
            QCOMPARE(program.position().accounts.front().freshness.lastOutcome, std::optional(AttemptOutcome::Ok));
        }
        const auto queries = ReadingQueries::open(folder.path());
        QVERIFY(queries);
        const auto attempts = queries.value()->attempts(std::nullopt, UtcTime(), UtcTime::max(), 100);
        QVERIFY(attempts);
        QCOMPARE(attempts.value().size(), std::size_t(2));
        QVERIFY2(queries.value()->verifyHistory(), "entered figures are under the hash like all others");
        const auto bodies = queries.value()->bodies(attempts.value().back().id);
        QVERIFY(bodies && !bodies.value().empty());
        QVERIFY(bodies.value().front().bytes.contains("\"enteredBy\": \"Ada\""));

        const Program again(folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(again.position().accounts.size(), std::size_t(2), 20'000);
    }

    void aStatementIsImportedOnce()
    {
        const QTemporaryDir folder;
        const QTemporaryDir files;
        const QString path = written(files, u"statement.xml"_s, statement);
        const Program program(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"coffer.db"_s)), 20'000);

        import(program, path);
        QTRY_COMPARE_WITH_TIMEOUT(program.find<QTableWidget>("importRows")->rowCount(), 1, 20'000);
        program.find<QPushButton>("importStore")->click();

        QTRY_COMPARE_WITH_TIMEOUT(program.position().accounts.size(), std::size_t(1), 20'000);
        const PositionAccount &account = program.position().accounts.front();
        QCOMPARE(account.name, u"Hausbank"_s);
        QCOMPARE(account.snapshot.reading->posted->amount.toString(), u"1850000.50"_s);
        QCOMPARE(account.freshness.source, DataSource::Manual);
        QCOMPARE(account.freshness.age, Age::Stale); // of last year, however new the import
        QTRY_VERIFY_WITH_TIMEOUT(!program.find<ImportDialog>("importDialog"), 20'000);

        import(program, path);
        QTRY_COMPARE_WITH_TIMEOUT(program.find<QTableWidget>("importRows")->rowCount(), 1, 20'000);
        QCOMPARE(program.find<QTableWidget>("importRows")->item(0, 0)->text(), u"Already known"_s);
        QVERIFY(!program.find<QPushButton>("importStore")->isEnabled());
        QCOMPARE(program.root->repository().connections().size(), std::size_t(1));
    }

    void whatCannotBeStoredLeavesNoAccount()
    {
        const QTemporaryDir folder;
        const Program first(folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"coffer.db"_s)), 20'000);
        const Program second(folder.path()); // may only read
        QTRY_VERIFY_WITH_TIMEOUT(second.root->readOnlyReason(), 20'000);

        enter(second, u"Petty cash"_s, u"5"_s);

        QTRY_VERIFY(second.find<QLabel>("manualProblem")->isVisible());
        QVERIFY(second.find<ManualBalanceDialog>("manualBalanceDialog"));
        QVERIFY(second.root->repository().connections().empty());
        QVERIFY(!QFile::exists(folder.filePath(u"connections.json"_s)));
    }

    void aBackupIsMadeAndRestoredFromTheWindow()
    {
        const QTemporaryDir place;
        const QString folder = place.filePath(u"profile"_s);
        const QString backup = place.filePath(u"a.coffer-backup"_s);
        {
            const Program program(folder);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/coffer.db"_s), 20'000);
            enter(program, u"Petty cash"_s, u"5"_s);
            QTRY_COMPARE_WITH_TIMEOUT(program.position().accounts.size(), std::size_t(1), 20'000);

            program.trigger("backUpAction");
            pick(program, "backUpFileDialog", backup);
            QTRY_VERIFY_WITH_TIMEOUT(program.find<QLabel>("backupText")
                                         && program.find<QLabel>("backupText")->text().contains(u"verified"_s),
                                     20'000);
            QVERIFY(verifyBackup(backup));
            program.find<QPushButton>("backupClose")->click();
            QTRY_VERIFY(!program.find<QLabel>("backupText"));

            program.trigger("restoreAction");
            pick(program, "restoreFileDialog", backup);
            QTRY_VERIFY_WITH_TIMEOUT(program.find<QPushButton>("backupReplace")
                                         && program.find<QPushButton>("backupReplace")->isVisible(),
                                     20'000);
        }
        const QStringList restored = QDir(place.path()).entryList({u"profile.restored-*"_s}, QDir::Dirs);
        QCOMPARE(restored.size(), 1);
        const auto replaced = replaceProfile(folder, place.filePath(restored.front()), place.filePath(u"before"_s));
        QVERIFY(replaced);

        const Program program(folder);
        QTRY_COMPARE_WITH_TIMEOUT(program.position().accounts.size(), std::size_t(1), 20'000);
        QVERIFY(QFile::exists(place.filePath(u"before/coffer.db"_s)));
    }

    void aSetUpIsHandedOver()
    {
        const QTemporaryDir place;
        const QString file = place.filePath(u"setup.json"_s);
        {
            const Program program(place.filePath(u"one"_s));
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(place.filePath(u"one/coffer.db"_s)), 20'000);
            Connection connection;
            connection.id = ConnectionId(u"0b0e7f1c-7a58-4a0e-8b3d-9a1c5f1f6a10"_s);
            connection.provider = ProviderId(u"finix"_s);
            connection.name = u"Finix US"_s;
            connection.mode = program.root->catalog().all().front().modes.front().name;
            const auto finix = program.root->catalog().find(connection.provider);
            QVERIFY(finix);
            connection.mode = finix.value().modes.front().name;
            connection.environment = finix.value().environments.front().name;
            connection.parameters.insert(u"application_id"_s, {u"APc9dbPTgRGCeX8oMYYUWXfA"_s});
            connection.paused = true;
            QVERIFY(program.root->repository().save(connection));
            program.trigger("exportSetupAction");
            pick(program, "exportSetupFileDialog", file);
            QTRY_VERIFY(QFile::exists(file));
        }
        const Program program(place.filePath(u"two"_s));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(place.filePath(u"two/coffer.db"_s)), 20'000);
        program.trigger("importSetupAction");
        pick(program, "importSetupFileDialog", file);
        QTRY_VERIFY(program.find<QPushButton>("handoverTakeOver"));
        QVERIFY2(program.find<QLabel>("handoverOrigins")->text().contains(u"https://"_s),
                 qPrintable(program.find<QLabel>("handoverProblem")->text()));
        QVERIFY(program.root->repository().connections().empty());

        program.find<QPushButton>("handoverTakeOver")->click();

        QCOMPARE(program.root->repository().connections().size(), std::size_t(1));
        QVERIFY(program.root->repository().connections().front().paused);
        QVERIFY(!program.root->repository().connections().front().credentialEnteredAt);
    }
};

QTEST_MAIN(TestImports)
#include "tst_imports.moc"
