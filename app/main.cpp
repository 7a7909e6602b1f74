// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <program/single_instance.h>

#include <ui/main_window.h>
#include <wording/error_text.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
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
    QSize size{1440, 900}; ///< of a picture
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
    parser.addOption({u"screenshot"_s,
                      u"Save a picture of the window after the first refresh, and end. A folder: of every page."_s,
                      u"FILE"_s});
    parser.addOption({u"size"_s, u"Size of the pictures, in pixels at 100 % (default: 1440x900)."_s, u"WxH"_s});
    parser.addOption(
        {u"page"_s, u"Page to open: overview, accounts, history, reports, connections or activity."_s, u"PAGE"_s});
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
    Options options{parser.isSet(u"sample"_s), parser.value(u"profile"_s), parser.value(u"screenshot"_s),
                    parser.value(u"page"_s),   parser.value(u"theme"_s),   parser.isSet(u"minimised"_s)};
    if (parser.isSet(u"size"_s)) {
        const QStringList sides = parser.value(u"size"_s).split(u'x');
        options.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
        if (sides.size() != 2 || options.size.width() < 400 || options.size.height() < 300
            || options.size.width() > 8000 || options.size.height() > 8000)
            refuse(u"size"_s, u"a width and a height such as 1280x800"_s);
    }
    return options;
}

/// What is to be pictured, one after the other: a page, or the first account in the inspector.
struct Picture
{
    MainWindow::Page page;
    bool inspector = false;
    QString file;
};

std::vector<Picture> picturesOf(const MainWindow &window, const QString &file)
{
    if (!QFileInfo(file).isDir())
        return {{window.page(), false, file}};
    std::vector<Picture> pictures;
    for (qsizetype i = 0; i < pageNames.size(); ++i)
        pictures.push_back({MainWindow::Page(i), false, u"%1/%2.png"_s.arg(file, pageNames[i])});
    pictures.push_back({MainWindow::Page::Accounts, true, file + u"/inspector.png"_s});
    return pictures;
}

/// Takes one picture after the other, each when its page had time to read and draw; then the program ends.
void takePictures(MainWindow &window, const QString &file, const std::optional<AccountId> &account, bool good)
{
    const auto pictures = std::make_shared<std::vector<Picture>>(picturesOf(window, file));
    auto *timer = new QTimer(&window);
    timer->setInterval(pictures->size() > 1 ? 1500 : 0);
    const auto next = std::make_shared<size_t>(0);
    const auto show = [&window, pictures, next, account] {
        const Picture &picture = pictures->at(*next);
        window.setPage(picture.page);
        if (picture.inspector && account)
            window.openAccount(*account);
    };
    show();
    QObject::connect(timer, &QTimer::timeout, &window, [&window, pictures, next, show, good] {
        const QString &path = pictures->at(*next).file;
        const bool saved = window.grab().save(path);
        if (!saved)
            QTextStream(stderr) << "coffer: the picture could not be saved as " << path << '\n';
        if (!saved || ++*next == pictures->size())
            QCoreApplication::exit(saved && good ? 0 : 1);
        else
            show();
    });
    timer->start();
}

/// Takes the pictures when the first sweep has ended and what it brought has been drawn. Where no sweep can come
/// (nobody to ask, another program writes the profile, the sample banks do not start, nothing within two minutes) they
/// are taken all the same, and the program ends with 1.
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
    QObject::connect(timer, &QTimer::timeout, &window, [&root, &window, swept, file] {
        const std::vector<PositionAccount> &accounts = root.position().position().accounts;
        takePictures(window, file, accounts.empty() ? std::nullopt : std::optional(accounts.front().snapshot.id),
                     *swept);
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
        window.resize(options.size); // whatever was left by somebody else
    if (!options.theme.isEmpty())    // for this run alone
        window.setTheme(options.theme == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
    if (!options.page.isEmpty())
        window.setPage(MainWindow::Page(pageNames.indexOf(options.page)));
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, &MainWindow::bringToFront);
    window.showFirstTime(options.minimised || root.value()->settings().startMinimised);
    return application.exec();
}
