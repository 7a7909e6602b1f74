// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/backup_dialog.h>
#include <ui/handover_dialog.h>
#include <ui/import_dialog.h>
#include <ui/manual_balance_dialog.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value();

DisplayFormat format(const QString &locale)
{
    DisplayFormat result;
    result.locale = locale;
    result.zone = QTimeZone("Europe/Berlin");
    return result;
}

ManualBalanceChoices choices()
{
    return {.accounts = {{.connection = ConnectionId(u"c1"_s),
                          .name = u"Safe"_s,
                          .accountId = u"SAFE"_s,
                          .entity = u"Acme"_s,
                          .currency = u"CHF"_s,
                          .asOf = now - 2h}},
            .entities = {u"Acme"_s},
            .currencies = {u"EUR"_s, u"USD"_s},
            .author = u"ada"_s,
            .now = now};
}

template <typename Widget>
Widget *find(const QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QString::fromLatin1(name));
}

void type(const QWidget &dialog, const char *name, const QString &text)
{
    auto *edit = find<QLineEdit>(dialog, name);
    QVERIFY2(edit, name);
    edit->clear();
    QTest::keyClicks(edit, text);
}

/// A currency has no default, so neither has an entry: QVariant::value() cannot be used.
ManualEntry entryOf(const QSignalSpy &saved)
{
    return *static_cast<const ManualEntry *>(saved.front().front().constData());
}

StatedBalance stated(const QString &account, const QString &amount)
{
    StatedBalance balance{
        .accountId = account, .name = u"Operating"_s, .currency = CurrencyCode::parse(u"EUR").value()};
    balance.posted = StatedFigure{.amount = Decimal::parse(amount).value(), .code = u"Saldo"_s, .raw = amount};
    balance.asOf = now;
    return balance;
}

ImportPreview preview()
{
    ImportPreview result;
    result.file = u"balances.csv"_s;
    result.sha256 = QByteArray(32, 'h');
    result.columns = {u"Konto"_s, u"Saldo"_s, u"Datum"_s};
    result.samples = {{u"DE1"_s, u"1.234,50"_s, u"19.11.2026"_s}};
    ImportRow good{.place = u"line 2"_s, .balance = stated(u"DE1"_s, u"1234.50"_s), .error = {}, .connection = {}};
    good.verdict = ImportRow::Verdict::NewAccount;
    ImportRow bad{.place = u"line 3"_s,
                  .balance = {},
                  .error = Error{.kind = ErrorKind::BadAmount, .where = u"Saldo"_s, .found = u"<b>12</b>"_s},
                  .connection = {}};
    ImportRow known = good;
    known.place = u"line 4"_s;
    known.verdict = ImportRow::Verdict::Known;
    result.rows = {good, bad, known};
    return result;
}

} // namespace

class TestImportDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesNothingBeforeEverythingIsThere()
    {
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        auto *save = find<QPushButton>(dialog, "manualSave");
        QVERIFY(!save->isEnabled());

        type(dialog, "manualName", u"Petty cash"_s);
        QVERIFY(!save->isEnabled());
        type(dialog, "posted", u"1,250.50"_s);

        QVERIFY(save->isEnabled());
        QCOMPARE(find<QLabel>(dialog, "postedMeaning")->text(), u"Will be stored as EUR\u00A01,250.50."_s);
        type(dialog, "manualAuthor", u" "_s);
        QVERIFY(!save->isEnabled());
    }

    void saysWhatWasTyped()
    {
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        QSignalSpy saved(&dialog, &ManualBalanceDialog::saveRequested);
        type(dialog, "manualName", u"Petty cash"_s);
        type(dialog, "posted", u"-1,250.50"_s);
        type(dialog, "manualRemark", u"counted"_s);
        find<QDateTimeEdit>(dialog, "manualAsOf")->setDateTime(QDateTime(QDate(2026, 11, 19), QTime(17, 30)));

        find<QPushButton>(dialog, "manualSave")->click();

        QCOMPARE(saved.size(), 1);
        const auto entry = entryOf(saved);
        QVERIFY(entry.connection.isEmpty());
        QCOMPARE(entry.author, u"ada"_s);
        QCOMPARE(entry.balance.name, u"Petty cash"_s);
        QCOMPARE(entry.balance.posted->amount.toString(), u"-1250.50"_s);
        QCOMPARE(entry.balance.posted->raw, u"-1,250.50"_s);
        QVERIFY(!entry.balance.available);
        QCOMPARE(entry.balance.remark, u"counted"_s);
        // 17:30 in Berlin, whatever the zone of this computer.
        QCOMPARE(formatRfc3339(entry.balance.asOf), u"2026-11-19T16:30:00Z"_s);
        QVERIFY2(!find<QPushButton>(dialog, "manualSave")->isEnabled(), "one click stores once");
    }

    void asksWhatAnAmbiguousAmountMeans()
    {
        ManualBalanceDialog dialog(choices(), format(u"de_DE"_s));
        dialog.show();
        QSignalSpy saved(&dialog, &ManualBalanceDialog::saveRequested);
        type(dialog, "manualName", u"Kasse"_s);
        type(dialog, "posted", u"1.234"_s);
        auto *save = find<QPushButton>(dialog, "manualSave");
        auto *thousands = find<QRadioButton>(dialog, "postedReading1");
        auto *fraction = find<QRadioButton>(dialog, "postedReading2");

        QVERIFY(!save->isEnabled());
        QVERIFY(thousands->isVisible() && fraction->isVisible());
        QVERIFY(!thousands->isChecked() && !fraction->isChecked());
        QCOMPARE(thousands->text(), u"1.234,00\u00A0EUR"_s);
        QCOMPARE(fraction->text(), u"1,234\u00A0EUR"_s);
        thousands->click();
        QVERIFY(save->isEnabled());
        type(dialog, "posted", u"1.235"_s);
        QVERIFY2(!save->isEnabled(), "another text is another question");
        thousands->click();
        save->click();
        QCOMPARE(entryOf(saved).balance.posted->amount, Decimal::fromInteger(1235));
    }

    void refusesWhatIsNoAmount_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << u"abc"_s;
        QTest::newRow("a currency") << u"12 EUR"_s;
        QTest::newRow("two points") << u"1.2.3"_s;
        QTest::newRow("a broken group") << u"12,34,567.00"_s;
    }

    void refusesWhatIsNoAmount()
    {
        QFETCH(QString, text);
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        type(dialog, "manualName", u"Petty cash"_s);
        type(dialog, "posted", text);

        QVERIFY(!find<QPushButton>(dialog, "manualSave")->isEnabled());
        QVERIFY(find<QLabel>(dialog, "postedProblem")->isVisible());
    }

    void anOlderFigureMustBeMeant()
    {
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        dialog.chooseAccount(ConnectionId(u"c1"_s));
        QCOMPARE(find<QComboBox>(dialog, "manualCurrency")->currentText(), u"CHF"_s);
        QVERIFY(!find<QComboBox>(dialog, "manualCurrency")->isEnabled());
        type(dialog, "available", u"5"_s);
        QVERIFY(find<QPushButton>(dialog, "manualSave")->isEnabled());

        find<QDateTimeEdit>(dialog, "manualAsOf")->setDateTime(QDateTime(QDate(2026, 11, 20), QTime(7, 0)));

        QVERIFY(!find<QPushButton>(dialog, "manualSave")->isEnabled());
        auto *replaces = find<QCheckBox>(dialog, "manualReplaces");
        QVERIFY(replaces->isVisible());
        replaces->click();
        QVERIFY(find<QPushButton>(dialog, "manualSave")->isEnabled());
    }

    void aTimeToComeIsRefused()
    {
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        type(dialog, "manualName", u"Petty cash"_s);
        type(dialog, "posted", u"5"_s);
        find<QDateTimeEdit>(dialog, "manualAsOf")->setDateTime(QDateTime(QDate(2026, 11, 20), QTime(10, 6)));

        QVERIFY(!find<QPushButton>(dialog, "manualSave")->isEnabled());
    }

    void staysOpenWhenItCouldNotBeStored()
    {
        ManualBalanceDialog dialog(choices(), format(u"en_GB"_s));
        dialog.show();
        type(dialog, "manualName", u"Petty cash"_s);
        type(dialog, "posted", u"5"_s);
        find<QPushButton>(dialog, "manualSave")->click();

        dialog.showSaveResult({.error = Error{.kind = ErrorKind::StorageFailed, .where = u"/x"_s}});

        QVERIFY(dialog.isVisible());
        QVERIFY(find<QLabel>(dialog, "manualProblem")->isVisible());
        QVERIFY(find<QPushButton>(dialog, "manualSave")->isEnabled());
        dialog.showSaveResult({.stored = 1});
        QVERIFY(!dialog.isVisible());
    }

    void importShowsEachRowWithItsReason()
    {
        ImportDialog dialog({.mappings = {}, .entities = {}, .dateFormats = {u"yyyy-MM-dd"_s}, .author = u"ada"_s},
                            format(u"en_GB"_s));
        dialog.show();
        QSignalSpy read(&dialog, &ImportDialog::readRequested);
        dialog.chooseFile(u"/x/balances.csv"_s);
        QCOMPARE(read.size(), 1);
        QVERIFY(!find<QPushButton>(dialog, "importStore")->isEnabled());

        dialog.showPreview(preview());

        const auto *rows = find<QTableWidget>(dialog, "importRows");
        QCOMPARE(rows->rowCount(), 3);
        QCOMPARE(rows->item(0, 4)->text(), u"EUR\u00A01,234.50"_s);
        QVERIFY(!rows->item(1, 7)->text().isEmpty());
        QCOMPARE(rows->item(2, 0)->text(), u"Already known"_s);
        QVERIFY(find<QLabel>(dialog, "importSummary")->text().contains(u"Cannot be read and left out: 1"_s));
        QVERIFY(find<QPushButton>(dialog, "importStore")->isEnabled());
    }

    void anotherMappingIsReadAnewBeforeItCanBeStored()
    {
        ImportDialog dialog({.mappings = {}, .entities = {}, .dateFormats = {u"yyyy-MM-dd"_s}, .author = u"ada"_s},
                            format(u"en_GB"_s));
        dialog.show();
        dialog.chooseFile(u"/x/balances.csv"_s);
        dialog.showPreview(preview());
        QSignalSpy read(&dialog, &ImportDialog::readRequested);
        auto *account = find<QComboBox>(dialog, "importAccount");
        QCOMPARE(account->count(), 4); // none, and the three columns

        account->setCurrentIndex(1);

        QVERIFY2(!find<QPushButton>(dialog, "importStore")->isEnabled(), "the preview no longer holds");
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.front().at(1).value<std::optional<CsvMapping>>()->account, u"Konto"_s);
    }

    void aKeptMappingWhoseColumnsFitIsTaken()
    {
        CsvMapping kept;
        kept.name = u"Bank Z"_s;
        kept.account = u"Konto"_s;
        kept.posted = u"Saldo"_s;
        kept.fixedCurrency = u"EUR"_s;
        CsvMapping other = kept;
        other.name = u"Bank Y"_s;
        other.account = u"Nummer"_s;
        ImportDialog dialog(
            {.mappings = {other, kept}, .entities = {}, .dateFormats = {u"yyyy-MM-dd"_s}, .author = u"ada"_s},
            format(u"en_GB"_s));
        dialog.show();
        dialog.chooseFile(u"/x/balances.csv"_s);
        QSignalSpy read(&dialog, &ImportDialog::readRequested);
        ImportPreview first = preview();
        first.rows.clear();
        first.error = Error{.kind = ErrorKind::InvalidInput, .where = u"account"_s};

        dialog.showPreview(first);

        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.front().at(1).value<std::optional<CsvMapping>>()->posted, u"Saldo"_s);
        QCOMPARE(find<QComboBox>(dialog, "importKept")->currentText(), u"Bank Z"_s);
    }

    void hiddenAmountsAreHiddenInTheImport()
    {
        DisplayFormat hidden = format(u"en_GB"_s);
        hidden.visibility = AmountVisibility::Hidden;
        ImportDialog dialog({.mappings = {}, .entities = {}, .dateFormats = {u"yyyy-MM-dd"_s}, .author = u"ada"_s},
                            hidden);
        dialog.chooseFile(u"/x/balances.csv"_s);
        dialog.showPreview(preview());

        for (const auto *table : dialog.findChildren<QTableWidget *>()) {
            for (int row = 0; row < table->rowCount(); ++row) {
                for (int column = 0; column < table->columnCount(); ++column) {
                    const QTableWidgetItem *item = table->item(row, column);
                    QVERIFY(!item || (!item->text().contains(u"234"_s) && !item->toolTip().contains(u"234"_s)));
                }
            }
        }
    }

    void importSaysWhatWasKnown()
    {
        ImportDialog dialog({.mappings = {}, .entities = {}, .dateFormats = {}, .author = u"ada"_s},
                            format(u"en_GB"_s));
        dialog.show();
        QSignalSpy imported(&dialog, &ImportDialog::imported);

        dialog.showStoreResult({.stored = 0, .known = 2});

        QCOMPARE(imported.size(), 1);
        QVERIFY(imported.front().front().toString().contains(u"nothing was stored twice"_s));
    }

    void handoverNamesTheAddressesOfCredentials()
    {
        HandoverPreview shown{.file = u"/x/setup.json"_s};
        shown.items = {{.sort = HandoverItem::Sort::Connection,
                        .fate = HandoverItem::Fate::Added,
                        .name = u"Bank A"_s,
                        .origins = {u"https://api.example.com"_s}},
                       {.sort = HandoverItem::Sort::Connection,
                        .fate = HandoverItem::Fate::Skipped,
                        .name = u"Bank B"_s,
                        .differences = {u"interval"_s}}};
        HandoverDialog dialog(shown);
        dialog.show();
        QSignalSpy taken(&dialog, &HandoverDialog::takeOverRequested);

        QVERIFY(find<QLabel>(dialog, "handoverOrigins")->text().contains(u"https://api.example.com"_s));
        QCOMPARE(find<QTableWidget>(dialog, "handoverItems")->rowCount(), 2);
        QVERIFY(find<QTableWidget>(dialog, "handoverItems")->item(1, 3)->text().contains(u"interval"_s));
        find<QPushButton>(dialog, "handoverTakeOver")->click();
        QCOMPARE(taken.size(), 1);
        dialog.showResult(Error{.kind = ErrorKind::StorageFailed});
        QVERIFY(dialog.isVisible());
        dialog.showResult(std::nullopt);
        QVERIFY(!dialog.isVisible());
    }

    void aRefusedHandoverCannotBeTaken()
    {
        HandoverPreview shown{.file = u"/x/setup.json"_s};
        shown.error = Error{.kind = ErrorKind::StorageDamaged, .where = u"/x/setup.json/connections/0/mode"_s};
        HandoverDialog dialog(shown);
        dialog.show();

        QVERIFY(!find<QPushButton>(dialog, "handoverTakeOver")->isEnabled());
        QVERIFY(find<QLabel>(dialog, "handoverProblem")->text().contains(u"connections/0/mode"_s));
    }

    void closingARunningBackupCancelsIt()
    {
        BackupDialog dialog(BackupDialog::Kind::Backup, u"/x/y.coffer-backup"_s);
        dialog.show();
        QSignalSpy cancelled(&dialog, &BackupDialog::cancelRequested);

        find<QPushButton>(dialog, "backupClose")->click();

        QCOMPARE(cancelled.size(), 1);
        QVERIFY2(dialog.isVisible(), "until it has ended");
        dialog.showResult({.path = u"/x/y"_s, .error = Error{.kind = ErrorKind::Cancelled}});
        find<QPushButton>(dialog, "backupClose")->click();
        QVERIFY(!dialog.isVisible());
    }

    void aRestoreSaysWhatHappensNext()
    {
        BackupDialog dialog(BackupDialog::Kind::Restore, u"/x/y.coffer-backup"_s);
        dialog.show();
        QVERIFY(!find<QPushButton>(dialog, "backupReplace")->isVisible());
        QSignalSpy replaced(&dialog, &BackupDialog::replaceRequested);

        dialog.showResult({.path = u"/x/p.restored"_s, .accounts = 3}, u"/x/p.before"_s);

        QVERIFY(find<QLabel>(dialog, "backupDetails")->text().contains(u"/x/p.before"_s));
        find<QPushButton>(dialog, "backupReplace")->click();
        QCOMPARE(replaced.size(), 1);
    }

    /// With COFFER_PICTURES: pictures of each dialog, to look at.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("COFFER_PICTURES");
        if (folder.isEmpty())
            QSKIP("COFFER_PICTURES is not set");
        for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            applyTheme(*qApp, theme);
            const QString suffix = theme == ThemeChoice::Dark ? u"-dark.png"_s : u"-light.png"_s;
            const auto save = [&](QWidget &dialog, const QString &name) {
                dialog.show();
                QVERIFY(dialog.grab().save(folder + u'/' + name + suffix));
            };
            ManualBalanceDialog manual(choices(), format(u"de_DE"_s));
            type(manual, "manualName", u"Hausbank Konto 2"_s);
            type(manual, "posted", u"1.234"_s);
            type(manual, "available", u"1.250.000,50"_s);
            save(manual, u"manual"_s);
            ImportDialog import({.mappings = {}, .entities = {}, .dateFormats = {u"dd.MM.yyyy"_s}, .author = u"ada"_s},
                                format(u"de_DE"_s));
            import.chooseFile(u"/x/balances.csv"_s);
            import.showPreview(preview());
            save(import, u"import"_s);
            HandoverPreview shown{.file = u"/x/setup.json"_s};
            shown.items = {{.sort = HandoverItem::Sort::Connection,
                            .fate = HandoverItem::Fate::Added,
                            .name = u"Bank A"_s,
                            .origins = {u"https://api.example.com"_s},
                            .detail = u"finix, live"_s},
                           {.sort = HandoverItem::Sort::Entity, .fate = HandoverItem::Fate::Kept, .name = u"Acme"_s},
                           {.sort = HandoverItem::Sort::Account,
                            .fate = HandoverItem::Fate::Skipped,
                            .name = u"Operating"_s,
                            .differences = {u"limits"_s, u"note"_s}}};
            HandoverDialog handover(shown);
            save(handover, u"handover"_s);
            BackupDialog backup(BackupDialog::Kind::Restore, u"/x/y.coffer-backup"_s);
            backup.showResult({.path = u"/home/ada/.local/share/coffer.restored-20261120"_s,
                               .bytes = 12'345'678,
                               .connections = 5,
                               .accounts = 41,
                               .attempts = 9'876},
                              u"/home/ada/.local/share/coffer.before-20261120"_s);
            save(backup, u"restore"_s);
        }
    }
};

QTEST_MAIN(TestImportDialogs)
#include "tst_import_dialogs.moc"
