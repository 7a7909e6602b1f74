// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <program/single_instance.h>

#include <ui/main_window.h>
#include <wording/error_text.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QTextStream>
#include <QTimer>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

/// In the order of MainWindow::Page.
const QStringList pageNames{u"overview"_s, u"accounts"_s, u"history"_s, u"reports"_s, u"connections"_s, u"activity"_s};

struct Options
{
    bool sample = false;
    QString profile;
    QString screenshot;
    QString page;
    QString theme;
    bool minimised = false;
};

Options parseOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Balances of all configured providers: available against posted, and how fresh."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"sample"_s, u"Open the sample banks, in a profile of their own."_s});
    parser.addOption({u"profile"_s, u"Folder with the data (default: the user's data folder)."_s, u"DIR"_s});
    parser.addOption({u"screenshot"_s, u"Save a picture of the window after the first refresh, and end."_s, u"FILE"_s});
    parser.addOption({u"page"_s, u"Page to open: overview, accounts, history, reports, connections or activity."_s,
                      u"PAGE"_s});
    parser.addOption({u"theme"_s, u"light or dark (default: as set)."_s, u"THEME"_s});
    parser.addOption({u"minimised"_s, u"Start without opening the window."_s});
    parser.process(application);
    const auto refuse = [](const QString &option, const QString &allowed) {
        QTextStream(stderr) << "coffer: --" << option << " takes " << allowed << ".\n";
        ::exit(64);
    };
    if (parser.isSet(u"page"_s) && !pageNames.contains(parser.value(u"page"_s)))
        refuse(u"page"_s, u"the name of a page"_s);
    if (const QString theme = parser.value(u"theme"_s); !theme.isEmpty() && theme != "light"_L1 && theme != "dark"_L1)
        refuse(u"theme"_s, u"light or dark"_s);
    if (!parser.positionalArguments().isEmpty())
        refuse(u"help"_s, u"no further words"_s);
    return {parser.isSet(u"sample"_s), parser.value(u"profile"_s), parser.value(u"screenshot"_s),
            parser.value(u"page"_s), parser.value(u"theme"_s),
            parser.isSet(u"minimised"_s)};
}

/// Takes the picture when the first sweep has ended and what it brought has been drawn. Where no sweep can come (nobody
/// to ask, another program writes the profile, the sample banks do not start, nothing within two minutes) it is taken
/// all the same, and the program ends with 1.
void arrangeScreenshot(CompositionRoot &root, MainWindow &window, const QString &file)
{
    auto *timer = new QTimer(&window);
    timer->setSingleShot(true);
    timer->setInterval(std::chrono::seconds(2));
    const auto swept = std::make_shared<bool>(false);
    QObject::connect(&root.engine(), &Engine::sweepProgressed, timer, [timer, swept](int finished, int total) {
        *swept = finished == total;
        if (finished == total)
            timer->start();
        else
            timer->stop();
    });
    QObject::connect(&root.writer(), &HistoryWriter::opened, timer, [&root, timer](const std::optional<Error> &error) {
        if (error || (!root.sample() && root.repository().connections().empty()))
            timer->start();
    });
    if (SampleSession *sample = root.sample())
        QObject::connect(sample, &SampleSession::failed, timer, [timer] { timer->start(); });
    QTimer::singleShot(std::chrono::minutes(2), timer, [timer] { timer->start(); });
    QObject::connect(timer, &QTimer::timeout, &window, [&window, swept, file] {
        const bool saved = window.grab().save(file);
        if (!saved)
            QTextStream(stderr) << "coffer: the picture could not be saved as " << file << '\n';
        QCoreApplication::exit(saved && *swept ? 0 : 1);
    });
}

/// To whoever clicked the icon again because nothing happened.
int tellThatItHangs(QApplication &application)
{
    QTextStream(stderr) << "coffer: another Coffer has this profile open and does not answer.\n";
    QMessageBox box(QMessageBox::Warning, u"Coffer"_s,
                    MainWindow::tr("Coffer is already open on this data, but does not answer. Wait a moment, or end it "
                                   "and start again."),
                    QMessageBox::Close);
    QObject::connect(&box, &QDialog::finished, &application, [] { QCoreApplication::exit(1); });
    QTimer::singleShot(std::chrono::seconds(10), &box, &QDialog::reject);
    box.show();
    return application.exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QString startFolder = applyProcessHardening();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"coffer"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(COFFER_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Coffer"_s);
    QGuiApplication::setDesktopFileName(u"coffer"_s);
    const Options options = parseOptions(application);

    const auto standard = standardProfileFolder(options.sample ? ProfileChoice::Sample : ProfileChoice::User);
    const auto folder =
        options.profile.isEmpty() ? standard : Result<QString>(QDir(startFolder).absoluteFilePath(options.profile));
    const auto profile = folder ? openProfile(folder.value()) : Result<Profile>(folder.error());
    const auto usable = profile && options.sample ? checkSampleFolder(profile.value().folder)
        : profile                                 ? Result<void>()
                                                  : Result<void>(profile.error());
    SingleInstance instance(profile ? profile.value().folder : QString());
    if (usable && options.screenshot.isEmpty()) {
        switch (instance.begin()) {
        case SingleInstance::Start::First:
        case SingleInstance::Start::Unknown:
            break;
        case SingleInstance::Start::Raised:
            return 0;
        case SingleInstance::Start::Silent:
            return tellThatItHangs(application);
        }
    }
    auto root = usable ? CompositionRoot::create(profile.value(), options.sample)
                       : Result<std::unique_ptr<CompositionRoot>>(usable.error());
    if (!root) {
        QTextStream(stderr) << errorSentence(root.error(), options.profile) << '\n';
        return 1;
    }

    MainWindow window;
    window.resize(1440, 900);
    if (!options.screenshot.isEmpty())
        arrangeScreenshot(*root.value(), window, QDir(startFolder).absoluteFilePath(options.screenshot));
    wire(*root.value(), window);
    if (!options.screenshot.isEmpty())
        window.resize(1440, 900); // whatever was left by somebody else
    if (!options.theme.isEmpty()) // for this run alone
        window.setTheme(options.theme == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
    if (!options.page.isEmpty())
        window.setPage(MainWindow::Page(pageNames.indexOf(options.page)));
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, &MainWindow::bringToFront);
    window.showFirstTime(options.minimised || root.value()->settings().startMinimised);
    return application.exec();
}
