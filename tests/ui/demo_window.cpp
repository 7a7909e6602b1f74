// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the window on made-up balances, to look at it or to take its picture. Not installed.
#include "sample_position.h"

#include <ui/connection_assistant.h>
#include <ui/connections_page.h>
#include <ui/main_window.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QTranslator>

using namespace coffer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Every text a third longer, as in German; a text that stays as it was is not translatable.
class LongTexts final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        QString text = QString::fromUtf8(source);
        for (const QChar vowel : u"aeou"_s)
            text.replace(vowel, QString(2, vowel));
        return text;
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// The made-up morning with only the first accounts, or with many more of the same.
CashPosition positionOf(int accounts)
{
    PositionInput input = samples::input();
    const std::vector<AccountSnapshot> snapshots = input.snapshots;
    input.snapshots.clear();
    for (int i = 0; i < accounts; ++i) {
        AccountSnapshot snapshot = snapshots[size_t(i) % snapshots.size()];
        if (size_t(i) >= snapshots.size())
            snapshot.id = AccountId(u"%1-%2"_s.arg(snapshot.id.toString(), QString::number(i)));
        input.snapshots.push_back(snapshot);
    }
    if (accounts == 0)
        input.connections.clear();
    return makeCashPosition(input);
}

void takePicture(QWidget *window, const QString &file)
{
    QWidget *dialog = QApplication::activeModalWidget();
    QWidget *shown = dialog ? dialog : window;
    if (!shown->grab().save(file))
        qCritical("The picture could not be written.");
    QApplication::exit(0);
}

void openDialog(MainWindow *window, int step)
{
    window->findChild<QAction *>(u"addConnectionAction"_s)->trigger();
    auto *dialog = window->findChild<ConnectionAssistant *>();
    Connection connection;
    connection.id = ConnectionId(u"demo"_s);
    connection.provider = ProviderId(u"finix"_s);
    connection.name = u"Finix shop"_s;
    connection.mode = u"list"_s;
    connection.environment = u"sandbox"_s;
    connection.parameters = {{u"application_id"_s, {u"3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10"_s}}};
    if (step > 0)
        (void)dialog->begin(ConnectionAssistant::Purpose::Edit, connection);
    dialog->goTo(ConnectionAssistant::Step(step));
    if (step == ConnectionAssistant::Test) {
        dialog->findChild<QPushButton *>(u"testButton"_s)->click();
        dialog->showTestResult(samples::goodTest(connection.id));
    }
}

/// One account that seems to have another id, one whose currency changed, a consent that ends and a quota.
void showConnections(MainWindow *window, bool credentials)
{
    PositionInput input = samples::input();
    input.connections[2].consentExpiresAt = samples::now + 150h;
    input.connections[4].paused = true;
    AccountSnapshot fresh = input.snapshots[0];
    AccountSnapshot &old = input.snapshots[0];
    old.state = AccountState::Absent;
    old.stateError = Error{.kind = ErrorKind::AccountMissing};
    fresh.id = AccountId(u"fresh"_s);
    fresh.providerAccountId = u"acc_90000017"_s;
    fresh.reading->name = u"Norvale UK Ltd – Operating (new)"_s;
    input.snapshots[1].state = AccountState::Unreadable;
    input.snapshots[1].stateError =
        Error{.kind = ErrorKind::CurrencyMismatch, .where = {}, .found = u"GBP"_s, .expected = u"EUR"_s};
    ConnectionsPage &page = window->connectionsPage();
    page.showAccountLinks({{old.connection, old.id, fresh.id, fresh.providerAccountId}});
    input.snapshots.push_back(fresh);
    window->showPosition(makeCashPosition(input));
    std::vector<ConnectionSchedule> schedules;
    for (const Connection &connection : input.connections) {
        ConnectionSchedule schedule;
        schedule.connection = connection.id;
        schedule.nextAttempt = samples::now + 9min;
        schedules.push_back(schedule);
    }
    schedules[0].quota = 4;
    schedules[0].quotaUsed = 4;
    schedules[0].quotaFreeAt = samples::now + 2h;
    schedules[3].waitsForUser = true;
    page.showSchedules(schedules);
    page.selectConnection(input.connections[0].id);
    CredentialReport report;
    report.store = CredentialStoreState::Ready;
    report.testedAt = samples::now;
    for (const Connection &connection : input.connections) {
        CredentialEntry entry;
        entry.name = u"coffer/%1/password"_s.arg(connection.id.toString());
        entry.connection = connection.id;
        entry.connectionName = connection.name;
        entry.origins = {u"https://api.%1.example"_s.arg(connection.id.toString())};
        entry.enteredAt = samples::now - 500h;
        entry.state = CredentialEntry::State::Stored;
        report.entries.push_back(entry);
    }
    report.entries[3].state = CredentialEntry::State::OtherOrigin;
    report.entries.back().orphaned = true;
    window->setPage(MainWindow::Page::Connections);
    if (credentials)
        window->findChild<QTabWidget *>(u"connectionTabs"_s)->setCurrentIndex(1);
    page.showCredentials(report);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QStringList pages{u"overview"_s, u"accounts"_s, u"history"_s, u"reports"_s, u"connections"_s, u"activity"_s};
    parser.addOptions({{u"dark"_s, u"Dark colours"_s},
                       {u"light"_s, u"Light colours (the default)"_s},
                       {u"count"_s, u"How many accounts"_s, u"n"_s, u"14"_s},
                       {u"page"_s, u"Page to show"_s, u"page"_s, pages.first()},
                       {u"hidden"_s, u"Hide amounts"_s},
                       {u"empty"_s, u"First start"_s},
                       {u"accounts"_s, u"Accounts page with an open account"_s},
                       {u"connections"_s, u"Connections page"_s},
                       {u"credentials"_s, u"Connections page with the keychain"_s},
                       {u"tables"_s, u"Tables instead of charts"_s},
                       {u"long"_s, u"Texts a third longer"_s},
                       {u"rtl"_s, u"Mirrored"_s},
                       {u"dialog"_s, u"Step of the dialog"_s, u"n"_s},
                       {u"locale"_s, u"Numbers and dates of"_s, u"name"_s, u"en_GB"_s},
                       {u"size"_s, u"Size of the window"_s, u"WxH"_s, u"1280x800"_s},
                       {u"screenshot"_s, u"Write a picture and end"_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(application);

    const QString locale = parser.value(u"locale"_s);
    LongTexts longTexts;
    if (parser.isSet(u"long"_s))
        QApplication::installTranslator(&longTexts);
    applyTheme(application, parser.isSet(u"dark"_s) ? ThemeChoice::Dark : ThemeChoice::Light);
    if (parser.isSet(u"rtl"_s) || QLocale(locale).textDirection() == Qt::RightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    MainWindow window;
    QObject::connect(&window, &MainWindow::trendRequested, &window,
                     [&](const CurrencyCode &currency, int days) { window.showTrend(samples::trend(currency, days)); });
    QObject::connect(&window, &MainWindow::accountDetailsRequested, &window,
                     [&](const AccountId &id) { window.showAccountSettings(id, {}); });
    DisplayFormat format;
    format.locale = locale;
    if (parser.isSet(u"hidden"_s))
        format.visibility = AmountVisibility::Hidden;
    window.setFormat(format);
    window.showProviders(samples::providers());
    if (!parser.isSet(u"empty"_s))
        window.showPosition(positionOf(parser.value(u"count"_s).toInt()));
    window.showNextSweep(samples::now + 15min);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    window.setPage(MainWindow::Page(std::max<qsizetype>(pages.indexOf(parser.value(u"page"_s)), 0)));
    if (parser.isSet(u"accounts"_s)) {
        window.setPage(MainWindow::Page::Accounts);
        window.openAccount(AccountId(u"account-1"_s));
    }
    if (parser.isSet(u"connections"_s) || parser.isSet(u"credentials"_s))
        showConnections(&window, parser.isSet(u"credentials"_s));
    if (parser.isSet(u"tables"_s))
        window.findChild<QAction *>(u"tablesAction"_s)->trigger();
    if (parser.isSet(u"dialog"_s))
        openDialog(&window, parser.value(u"dialog"_s).toInt());
    if (parser.isSet(u"screenshot"_s)) {
        // After the charts' own animations and layout.
        QTimer::singleShot(1200ms, &window, [&] { takePicture(&window, parser.value(u"screenshot"_s)); });
    }
    return QApplication::exec();
}
