// SPDX-License-Identifier: GPL-3.0-or-later
// A day with the program as a person has it: mouse and keys on the real window, with the real wiring, threads, keyring
// and database, against a sample bank over TLS. The second start is a process of its own, as in life: nothing that was
// only in memory is there any more, and the keychain's library serves one thread for the life of a process.
#include <program/composition_root.h>
#include <program/gui_wiring.h>
#include <sandbox/sandbox_server.h>
#include <ui/main_window.h>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSvgGenerator>
#include <QSystemTrayIcon>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QXmlStreamReader>

using namespace coffer;
using namespace Qt::StringLiterals;

// A step that failed ends the story: what follows would fail for no reason of its own.
#define STEP(call)                                                                                                     \
    do {                                                                                                               \
        call;                                                                                                          \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

namespace {

constexpr int patience = 20'000;                      ///< milliseconds, for what needs a bank or a keyring
constexpr auto profileVariable = "COFFER_TEST_STORY"; ///< set: this is the second start, on that folder
const QString dollarAccount = u"Norvale Shop Inc – Settlement"_s;
const QString yenAccount = u"Norvale Shop KK – Settlement"_s;
const QString note = u"Treasury knows, money comes at noon"_s;
constexpr QSize chosenSize(1357, 823); ///< neither the first start's nor the screen's
enum TestColumn { Posted = 2, PostedAsSent = 3 };

/// One run of the program on a profile folder.
struct Program
{
    explicit Program(const QString &folder)
    {
        const auto profile = openProfile(folder);
        root = CompositionRoot::create(profile.value(), false).value();
        window = std::make_unique<MainWindow>();
        wire(*root, *window);
        window->showFirstTime(false);
        window->activateWindow();
    }
    ~Program() { window.reset(); }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }
    [[nodiscard]] QDialog *assistant() const { return find<QDialog>(u"addConnectionDialog"_s); }
    [[nodiscard]] QTreeView *tree() const { return find<QTreeView>(u"accountTree"_s); }
    [[nodiscard]] const CashPosition &position() const { return root->position().position(); }
    [[nodiscard]] const PositionAccount *account(const QString &name) const
    {
        for (const PositionAccount &one : position().accounts) {
            if (one.name == name)
                return &one;
        }
        return nullptr;
    }
    [[nodiscard]] std::optional<AttemptOutcome> outcome() const
    {
        return position().connections.empty() ? std::nullopt : position().connections.front().activity.lastOutcome;
    }

    std::unique_ptr<CompositionRoot> root; ///< outlives the window
    std::unique_ptr<MainWindow> window;
};

// ---- hands

void click(QWidget *widget)
{
    QVERIFY(widget);
    const QPointer<QWidget> there(widget); // a form that was just filled shows its fields a moment later
    QTRY_VERIFY2(there && there->isVisible(), qPrintable(there->objectName()));
    QVERIFY2(widget->isEnabled(), qPrintable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// A desktop gives the keyboard back to the window when a dialog closes; the offscreen platform has nobody who does.
void activate(const Program &program)
{
    QTRY_VERIFY(!QApplication::activeModalWidget());
    program.window->activateWindow();
    QTRY_VERIFY(program.window->isActiveWindow());
}

/// To whatever has the keyboard: nothing is put where a person's keys would not go.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget *target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    QVERIFY2(target, qPrintable(QKeySequence(modifiers | key).toString()));
    QTest::keyClick(target, key, modifiers);
}

void type(QLineEdit *field, const QString &text)
{
    STEP(click(field));
    QTRY_VERIFY(field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, text);
}

void clickItem(QAbstractItemView *view, const QModelIndex &index)
{
    QVERIFY(index.isValid());
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

// ---- eyes

void collectTexts(const QAbstractItemModel &model, const QModelIndex &parent, const QList<int> &roles, QStringList &out)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            for (const int role : roles)
                out += model.index(row, column, parent).data(role).toString();
        }
        collectTexts(model, model.index(row, 0, parent), roles, out);
    }
}

QStringList rowNames(const QTreeView &tree)
{
    QStringList texts;
    collectTexts(*tree.model(), {}, {Qt::DisplayRole}, texts);
    return texts;
}

QModelIndex rowOf(const QTreeView &tree, const QString &name)
{
    const auto found =
        tree.model()->match(tree.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front();
}

/// Every text as it is painted, also by delegates and charts. Columns of figures are painted as glyphs, which are no
/// text any more: of those the models and what a screen reader is told have to do.
QStringList paintedTexts(QWidget &widget)
{
    QBuffer file;
    QSvgGenerator paper;
    paper.setOutputDevice(&file);
    paper.setSize(widget.size());
    widget.render(&paper);
    QStringList texts;
    QXmlStreamReader xml(file.data());
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "text"_L1)
            texts += xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return texts;
}

/// What a screen reader is told.
void collectSpoken(QAccessibleInterface *one, QStringList &out, int depth = 0)
{
    if (!one || !one->isValid() || depth > 40)
        return;
    for (const QAccessible::Text what :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        out += one->text(what);
    if (QAccessibleTextInterface *text = one->textInterface())
        out += text->text(0, text->characterCount());
    for (int i = 0; i < one->childCount(); ++i)
        collectSpoken(one->child(i), out, depth + 1);
}

/// Everything that the window says in any way: painted, in tool tips, in models, to a screen reader, in the tray.
QStringList everythingSaid(MainWindow &window)
{
    QStringList texts = paintedTexts(window);
    texts += window.windowTitle();
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        texts += {widget->toolTip(), widget->statusTip(), widget->whatsThis(), widget->accessibleName(),
                  widget->accessibleDescription()};
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            collectTexts(*view->model(), {},
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::AccessibleTextRole,
                          Qt::AccessibleDescriptionRole, Qt::EditRole},
                         texts);
    }
    const auto icons = window.findChildren<QSystemTrayIcon *>();
    for (const QSystemTrayIcon *icon : icons)
        texts += icon->toolTip();
    const auto actions = window.findChildren<QAction *>();
    for (const QAction *action : actions)
        texts += {action->text(), action->toolTip()};
    collectSpoken(QAccessible::queryAccessibleInterface(&window), texts);
    return texts;
}

/// The figures of the position and the limit that was set, as digits alone.
QSet<QString> secretDigits(const CashPosition &position)
{
    QSet<QString> digits;
    const auto add = [&digits](const std::optional<Decimal> &amount) {
        QString text = amount ? amount->toString() : QString();
        text.remove(u'.').remove(u'-');
        if (text.size() >= 6) // less may be a year or a time
            digits.insert(text);
    };
    for (const PositionAccount &account : position.accounts) {
        if (const auto &reading = account.snapshot.reading) {
            add(reading->posted ? std::optional(reading->posted->amount) : std::nullopt);
            add(reading->available ? std::optional(reading->available->amount) : std::nullopt);
        }
        add(account.blocked);
        add(account.settings.limits.minimum);
    }
    return digits;
}

/// The texts in which one of the figures stands.
QStringList revealing(const QStringList &texts, const QSet<QString> &figures)
{
    QStringList found;
    for (const QString &text : texts) {
        QString digits;
        for (const QChar c : text) {
            if (c.isDigit())
                digits += c;
            else if (!u".,’' \u00a0\u202f"_s.contains(c)) // what may stand between the digits of one figure
                digits += u'|';
        }
        for (const QString &figure : figures) {
            if (digits.contains(figure))
                found += text.left(200);
        }
    }
    return found;
}

bool says(const Program &program, const QSet<QString> &figures)
{
    return !revealing(everythingSaid(*program.window), figures).isEmpty();
}

/// The line of "Needs attention" in which something stands.
QWidget *attentionLine(const Program &program, const QString &lineName, const QString &words)
{
    const auto lines = program.window->findChildren<QWidget *>(lineName);
    for (QWidget *line : lines) {
        const auto *text = line->findChild<QLabel *>(u"attentionText"_s);
        if (text && text->text().contains(words))
            return line;
    }
    return nullptr;
}

int columnNamed(const QTreeView &tree, const QString &title)
{
    for (int column = 0; column < tree.model()->columnCount(); ++column) {
        if (tree.model()->headerData(column, Qt::Horizontal).toString() == title)
            return column;
    }
    return -1;
}

/// Outermost: below other groups there may be currencies, too.
bool isGroupedByCurrency(const Program &program)
{
    const QModelIndex row = rowOf(*program.tree(), u"USD"_s);
    return row.isValid() && !row.parent().isValid();
}

void toTab(const Program &program, int tab)
{
    auto *tabs = program.find<QTabWidget>(u"inspectorTabs"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
    QCOMPARE(tabs->currentIndex(), tab);
}

} // namespace

/// The first day, from an empty profile to the closed window.
class TestStory : public QObject
{
    Q_OBJECT

private:
    void startsEmpty(const Program &program)
    {
        STEP(activate(program));
        QVERIFY(program.find<QWidget>(u"startPage"_s)->isVisible());
        QVERIFY(!program.find<QWidget>(u"overviewPage"_s)->isVisible());
        QVERIFY(program.find<QPushButton>(u"startSampleBanks"_s)->isEnabled());
        STEP(press(Qt::Key_F5)); // there is nobody to ask
        QVERIFY(!program.find<QAction>(u"refreshAction"_s)->isEnabled());
    }

    void describesTheConnection(const Program &program)
    {
        STEP(click(program.find<QPushButton>(u"startAddConnection"_s)));
        QTRY_VERIFY(program.assistant() && program.assistant()->isVisible());
        QDialog *assistant = program.assistant();
        QTRY_VERIFY(QApplication::focusWidget() == assistant->findChild<QWidget *>(u"providerSearch"_s));
        QTest::keyClicks(QApplication::focusWidget(), u"finix"_s);
        QCOMPARE(assistant->findChild<QListWidget *>(u"providerList"_s)->currentItem()->text(), u"Finix"_s);
        STEP(press(Qt::Key_Return));
        STEP(type(assistant->findChild<QLineEdit *>(u"connectionName"_s), u"Finix US"_s));
        auto *environment = assistant->findChild<QComboBox *>(u"connectionEnvironment"_s);
        environment->setFocus();
        for (int i = 0; i < environment->count() && !environment->currentText().startsWith("Sandbox"_L1); ++i)
            QTest::keyClick(environment, Qt::Key_Down);
        QVERIFY(environment->currentText().startsWith("Sandbox"_L1));
        STEP(type(assistant->findChild<QLineEdit *>(u"parameter_application_id"_s), u"APsandboxNorvaleShop"_s));
        STEP(type(assistant->findChild<QLineEdit *>(u"address_api"_s), m_banks->base(u"finix"_s).toString()));
        STEP(click(assistant->findChild<QToolButton *>(u"moreButton"_s)));
        STEP(type(assistant->findChild<QLineEdit *>(u"connectionCaFile"_s), m_state.filePath(u"ca.pem"_s)));
        STEP(click(assistant->findChild<QPushButton *>(u"nextButton"_s)));
    }

    void testsWith(const Program &program, const QString &password)
    {
        QDialog *assistant = program.assistant();
        STEP(type(assistant->findChild<QLineEdit *>(u"secret_username"_s), u"USsandboxNorvaleKey"_s));
        STEP(type(assistant->findChild<QLineEdit *>(u"secret_password"_s), password));
        STEP(click(assistant->findChild<QPushButton *>(u"nextButton"_s)));
        STEP(click(assistant->findChild<QPushButton *>(u"testButton"_s)));
    }

    void cannotSaveAfterABadTest(const Program &program)
    {
        STEP(testsWith(program, u"wrong-password"_s));
        const auto *result = program.find<QLabel>(u"testResult"_s);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(u"401"_s), patience);
        QVERIFY(!program.find<QPushButton>(u"nextButton"_s)->isEnabled());
        QVERIFY(!program.find<QTableWidget>(u"testTable"_s)->isVisible());
        QVERIFY(program.root->repository().connections().empty());
    }

    void savesAfterAGoodTest(const Program &program)
    {
        STEP(click(program.find<QPushButton>(u"backButton"_s)));
        STEP(testsWith(program, u"sandbox-finix-password"_s));
        const auto *table = program.find<QTableWidget>(u"testTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 2, patience);
        QCOMPARE(table->item(0, Posted)->text(), u"1,284,061.15"_s);
        QCOMPARE(table->item(0, PostedAsSent)->text(), u"128406115"_s);
        QVERIFY2(program.root->repository().connections().empty(), "a test must save nothing");
        auto *save = program.find<QPushButton>(u"nextButton"_s);
        QTRY_VERIFY(save->isEnabled());
        STEP(click(save));
        QTRY_VERIFY_WITH_TIMEOUT(!program.assistant() || !program.assistant()->isVisible(), patience);
        STEP(activate(program));
        QTRY_VERIFY_WITH_TIMEOUT(program.account(dollarAccount) && program.account(dollarAccount)->bridge, patience);
        QVERIFY(program.find<QWidget>(u"overviewPage"_s)->isVisible());
        QVERIFY(program.window->windowTitle().contains(u"TEST"_s));
        QTRY_VERIFY(says(program, {u"128406115"_s}));
    }

    /// A refresh that fails, told and with the figures kept; then one that goes well.
    void refreshes(const Program &program)
    {
        const auto *failed = program.find<QLabel>(u"failedLabel"_s);
        const auto *refresh = program.find<QAction>(u"refreshAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(refresh->isEnabled(), patience);
        QVERIFY(failed->text().isEmpty());
        m_banks->setFaults({parseFault(u"finix=500"_s).value()});
        STEP(press(Qt::Key_F5));
        QTRY_VERIFY_WITH_TIMEOUT(failed->text().contains(u"Finix US"_s), patience);
        QVERIFY(program.window->windowTitle().startsWith(u'!'));
        QVERIFY(says(program, {u"128406115"_s}));
        m_banks->setFaults({});
        QTRY_VERIFY_WITH_TIMEOUT(refresh->isEnabled(), patience);
        STEP(press(Qt::Key_F5));
        QTRY_VERIFY_WITH_TIMEOUT(failed->text().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(refresh->isEnabled(), patience);
        QVERIFY(!program.window->windowTitle().startsWith(u'!'));
    }

    void filters(const Program &program)
    {
        STEP(press(Qt::Key_F, Qt::ControlModifier));
        auto *search = program.find<QLineEdit>(u"searchField"_s);
        QTRY_COMPARE(QApplication::focusWidget(), search);
        QTest::keyClicks(QApplication::focusWidget(), u"shop kk"_s);
        QCOMPARE(program.window->page(), MainWindow::Page::Accounts);
        QTRY_VERIFY(!rowNames(*program.tree()).contains(dollarAccount));
        QVERIFY(rowNames(*program.tree()).contains(yenAccount));
        STEP(press(Qt::Key_A, Qt::ControlModifier));
        STEP(press(Qt::Key_Delete));
        QTRY_VERIFY(rowNames(*program.tree()).contains(dollarAccount));
        QVERIFY(rowNames(*program.tree()).contains(yenAccount));
    }

    void looksIntoAnAccount(const Program &program)
    {
        STEP(clickItem(program.tree(), rowOf(*program.tree(), dollarAccount)));
        QTRY_COMPARE(QApplication::focusWidget(), program.tree());
        const auto *dock = program.find<QDockWidget>(u"accountDock"_s);
        QVERIFY(!dock->isVisible());
        STEP(press(Qt::Key_Return));
        QTRY_VERIFY(dock->isVisible());
        QCOMPARE(program.find<QLabel>(u"accountName"_s)->text(), dollarAccount);
        STEP(press(Qt::Key_F4));
        QTRY_VERIFY(!dock->isVisible());
        STEP(press(Qt::Key_F4));
        QTRY_VERIFY(dock->isVisible());
        // The way from posted to available is of this account, in words and digits.
        QWidget *inspector = program.find<QWidget>(u"inspector"_s);
        STEP(toTab(program, 0));
        const auto available = program.account(dollarAccount)->snapshot.reading->available->amount.toString();
        QStringList bridge;
        collectSpoken(QAccessible::queryAccessibleInterface(inspector), bridge);
        QVERIFY(!revealing(bridge, {u"128406115"_s}).isEmpty());
        QVERIFY(!revealing(bridge, {QString(available).remove(u'.')}).isEmpty());
        // Each figure leads to the reply with its field marked.
        STEP(toTab(program, 1));
        const auto *body = program.find<QPlainTextEdit>(u"provenanceBody"_s);
        QTRY_VERIFY_WITH_TIMEOUT(body->isVisible(), patience);
        QCOMPARE(body->extraSelections().size(), 1);
        QCOMPARE(body->extraSelections().front().cursor.selectedText(), u"128406115"_s);
        const QString facts = program.find<QLabel>(u"provenanceFacts"_s)->text();
        QVERIFY2(facts.contains(u"SHA-256"_s) && facts.contains(u"128406115"_s), qPrintable(facts));
    }

    /// A limit that the account is already beyond is told at once, and acknowledged with a note.
    void isTold(const Program &program)
    {
        QVERIFY(!attentionLine(program, u"attentionLine"_s, dollarAccount));
        STEP(toTab(program, 3));
        STEP(type(program.find<QLineEdit>(u"minimumEdit"_s), u"2000000"_s));
        STEP(press(Qt::Key_Tab));
        STEP(press(Qt::Key_1, Qt::ControlModifier));
        QCOMPARE(program.window->page(), MainWindow::Page::Overview);
        QTRY_VERIFY(attentionLine(program, u"attentionLine"_s, dollarAccount));
        QVERIFY(program.window->windowTitle().startsWith(u'!'));
        STEP(click(attentionLine(program, u"attentionLine"_s, dollarAccount)->findChild<QWidget *>(u"moreButton"_s)));
        auto *menu = program.find<QMenu>(u"attentionMenu"_s);
        QTRY_VERIFY(menu && menu->isVisible());
        const auto *acknowledge = menu->findChild<QAction *>(u"acknowledgeAction"_s);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(const_cast<QAction *>(acknowledge)).center());
        QTRY_VERIFY(program.find<QDialog>(u"attentionDialog"_s));
        QTRY_COMPARE(QApplication::focusWidget(), program.find<QWidget>(u"noteEdit"_s));
        QTest::keyClicks(QApplication::focusWidget(), note);
        STEP(press(Qt::Key_Return));
        STEP(activate(program));
        QTRY_VERIFY(!attentionLine(program, u"attentionLine"_s, dollarAccount));
        QTRY_VERIFY(!program.window->windowTitle().startsWith(u'!'));
        STEP(click(program.find<QWidget>(u"settledButton"_s)));
        QTRY_VERIFY(attentionLine(program, u"settledLine"_s, note));
    }

    void arrangesTheWindow(const Program &program)
    {
        STEP(press(Qt::Key_2, Qt::ControlModifier));
        STEP(click(program.find<QToolButton>(u"columnsButton"_s)));
        QTRY_VERIFY(program.find<QListWidget>(u"columnsList"_s));
        auto *columns = program.find<QListWidget>(u"columnsList"_s);
        QTRY_VERIFY(columns->isVisible());
        while (columns->currentItem()->text() != "Posted"_L1 && columns->currentRow() + 1 < columns->count())
            QTest::keyClick(columns, Qt::Key_Down);
        QTest::keyClick(columns, Qt::Key_Space);
        QTest::keyClick(columns, Qt::Key_Escape);
        QTRY_VERIFY(!program.find<QListWidget>(u"columnsList"_s));
        STEP(activate(program));
        QVERIFY(program.tree()->isColumnHidden(columnNamed(*program.tree(), u"Posted"_s)));
        QVERIFY(!isGroupedByCurrency(program));
        program.find<QAction>(u"groupBy_currency"_s)->trigger();
        QTRY_VERIFY(isGroupedByCurrency(program));
        program.window->resize(chosenSize);
        QTRY_COMPARE(program.window->size(), chosenSize);
    }

    void hidesAmounts(const Program &program)
    {
        MainWindow &window = *program.window;
        const QSet<QString> figures = secretDigits(program.position());
        QVERIFY(figures.contains(u"128406115"_s) && figures.contains(u"41582300"_s));
        STEP(clickItem(program.tree(), rowOf(*program.tree(), dollarAccount)));
        for (const bool hidden : {false, true}) {
            if (hidden) {
                STEP(press(Qt::Key_H, Qt::ControlModifier));
                QVERIFY(program.find<QAction>(u"hideAmountsAction"_s)->isChecked());
            }
            for (int look = 0; look < 2; ++look) { // charts, then the tables behind them
                for (int page = 0; page < 6; ++page) {
                    STEP(press(Qt::Key(Qt::Key_1 + page), Qt::ControlModifier));
                    QCOMPARE(int(window.page()), page);
                    toTab(program, page % 4); // the inspector stands beside each page
                    const QStringList seen = revealing(everythingSaid(window), figures);
                    if (hidden)
                        QVERIFY2(seen.isEmpty(), qPrintable(u"page %1: "_s.arg(page) + seen.join(u'\n')));
                    else if (page < 3) // else the search itself would be blind
                        QVERIFY2(!seen.isEmpty(), qPrintable(QString::number(page)));
                }
                STEP(press(Qt::Key_T, Qt::AltModifier));
            }
        }
        STEP(press(Qt::Key_2, Qt::ControlModifier));
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

    void aDayAndTheNextStart()
    {
        const QString folder = m_profiles.filePath(u"story"_s);
        {
            const Program program(folder);
            STEP(startsEmpty(program));
            QVERIFY(m_banks->requests().isEmpty());
            STEP(describesTheConnection(program));
            STEP(cannotSaveAfterABadTest(program));
            STEP(savesAfterAGoodTest(program));
            STEP(refreshes(program));
            STEP(filters(program));
            STEP(looksIntoAnAccount(program));
            STEP(isTold(program));
            STEP(arrangesTheWindow(program));
            STEP(hidesAmounts(program));
            QVERIFY(program.window->close());
        }
        m_banks->reset();
        QProcess second;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(profileVariable), folder);
        second.setProcessEnvironment(environment);
        second.setProcessChannelMode(QProcess::MergedChannels);
        second.start(QCoreApplication::applicationFilePath(), {u"-nocrashhandler"_s});
        QTRY_VERIFY_WITH_TIMEOUT(second.state() == QProcess::NotRunning, 60'000);
        const QByteArray said = second.readAll();
        QVERIFY2(second.exitStatus() == QProcess::NormalExit && second.exitCode() == 0, said.constData());
        QVERIFY2(said.contains("Totals: 3 passed"), said.constData());
        // It asked the bank with the credential of the keyring.
        const auto requests = m_banks->requests();
        QVERIFY(!requests.isEmpty());
        for (const SandboxRequest &request : requests)
            QCOMPARE(request.credential, "accepted"_ba);
    }
};

/// The next start, in a process that knows the folder alone.
class TestSecondStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEverythingAsItWasLeft()
    {
        const Program program(qEnvironmentVariable(profileVariable));
        STEP(activate(program));
        QTRY_VERIFY_WITH_TIMEOUT(program.account(dollarAccount), patience);
        QVERIFY(!program.find<QWidget>(u"startPage"_s)->isVisible());
        QCOMPARE(program.window->page(), MainWindow::Page::Accounts);
        QCOMPARE(program.window->size(), chosenSize);
        QVERIFY(program.tree()->isColumnHidden(columnNamed(*program.tree(), u"Posted"_s)));
        QVERIFY(!program.tree()->isColumnHidden(columnNamed(*program.tree(), u"Available"_s)));
        QTRY_VERIFY(isGroupedByCurrency(program));
        QVERIFY(program.find<QDockWidget>(u"accountDock"_s)->isVisible());
        QVERIFY2(says(program, {u"128406115"_s}), "amounts were hidden for the day, not for good");
        QCOMPARE(program.position().connections.size(), std::size_t(1));
        QCOMPARE(program.position().connections.front().connection.name, u"Finix US"_s);
        QCOMPARE(program.account(dollarAccount)->settings.limits.minimum.value().toString(), u"2000000"_s);

        // With the credential of the keyring and nobody's help.
        const auto before = program.position().connections.front().activity.lastAttemptAt;
        const auto *refresh = program.find<QAction>(u"refreshAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(refresh->isEnabled(), patience);
        STEP(press(Qt::Key_F5));
        QTRY_VERIFY_WITH_TIMEOUT(program.position().connections.front().activity.lastAttemptAt > before, patience);
        QTRY_COMPARE_WITH_TIMEOUT(program.outcome(), std::optional(AttemptOutcome::Ok), patience);
        QVERIFY(!program.assistant());

        // What was acknowledged is not told again, although the account was judged anew.
        STEP(press(Qt::Key_1, Qt::ControlModifier));
        QTRY_VERIFY_WITH_TIMEOUT(program.find<QToolButton>(u"settledButton"_s), patience);
        QVERIFY(!attentionLine(program, u"attentionLine"_s, dollarAccount));
        STEP(click(program.find<QToolButton>(u"settledButton"_s)));
        QTRY_VERIFY(attentionLine(program, u"settledLine"_s, note));
    }
};

int main(int argc, char *argv[])
{
    // The offscreen platform's own screen is smaller than the window of most people.
    QTemporaryDir folder;
    QFile screen(folder.filePath(u"screen.json"_s));
    if (!screen.open(QIODevice::WriteOnly))
        return 1;
    const QJsonObject one{{u"name"_s, u"desk"_s}, {u"x"_s, 0},           {u"y"_s, 0},   {u"width"_s, 1920},
                          {u"height"_s, 1080},    {u"logicalDpi"_s, 96}, {u"dpr"_s, 1}, {u"logicalBaseDpi"_s, 96}};
    screen.write(QJsonDocument(QJsonObject{{u"screens"_s, QJsonArray{one}}}).toJson());
    screen.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screen.fileName().toLocal8Bit());
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(profileVariable)) {
        TestSecondStart test;
        return QTest::qExec(&test, argc, argv);
    }
    TestStory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_story.moc"
