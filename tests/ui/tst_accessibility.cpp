// SPDX-License-Identifier: GPL-3.0-or-later
// What a person needs who does not see the screen, or has no mouse: each control says what it is, the Tab key comes to
// each, it is seen where the keyboard is, and the tables behind the charts hold the numbers.
#include "sample_position.h"

#include "attention_dialog.h"
#include "relink_dialog.h"
#include "remove_connection_dialog.h"

#include <ui/backup_dialog.h>
#include <ui/connection_assistant.h>
#include <ui/entities_dialog.h>
#include <ui/handover_dialog.h>
#include <ui/history_page.h>
#include <ui/import_dialog.h>
#include <ui/main_window.h>
#include <ui/manual_balance_dialog.h>
#include <ui/settings_dialog.h>
#include <ui/theme.h>

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QWindow>

#include <algorithm>
#include <functional>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageCount = 6;
constexpr int settingsPages = 6;

/// A window or dialog as somebody meets it.
using Screen = std::function<std::unique_ptr<QWidget>()>;

bool isControl(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonDropDown:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::Chart:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::ProgressBar:
        return true;
    default: // an enum of Qt's
        return false;
    }
}

QString placeOf(const QObject *object)
{
    QStringList path;
    for (const QObject *one = object; one; one = one->parent()) {
        if (!one->objectName().isEmpty() && !one->objectName().startsWith("qt_"_L1))
            path.prepend(one->objectName());
    }
    return u"%1 (%2)"_s.arg(path.join(u'/'), QString::fromLatin1(object ? object->metaObject()->className() : ""));
}

/// Controls that can be operated and say nothing of themselves.
void collectNameless(QAccessibleInterface *one, QStringList &faults, int depth = 0)
{
    if (!one || !one->isValid() || one->state().invisible || depth > 60)
        return;
    if (isControl(one->role()) && !one->state().disabled && one->text(QAccessible::Name).trimmed().isEmpty()) {
        const QAccessibleInterface *place = one;
        while (place && !place->object())
            place = place->parent();
        faults += u"%1, role %2"_s.arg(placeOf(place ? place->object() : nullptr), QString::number(int(one->role())));
    }
    if (one->role() == QAccessible::Cell || one->role() == QAccessible::TreeItem || one->role() == QAccessible::ListItem
        || one->role() == QAccessible::ComboBox)
        return; // their texts are the model's, and what is in a box has the box's name
    for (int i = 0; i < one->childCount() && i < 500; ++i)
        collectNameless(one->child(i), faults, depth + 1);
}

/// Parts of Qt's own that stand for something which has keys: F4 closes the panel, arrows go through scroll bars.
bool isPartOfAnother(const QWidget &widget)
{
    for (const QWidget *above = widget.parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const QLineEdit *>(above) || qobject_cast<const QComboBox *>(above)
            || qobject_cast<const QAbstractSpinBox *>(above) || qobject_cast<const QAbstractItemView *>(above)
            || qobject_cast<const QTabBar *>(above))
            return true;
        if (above->isWindow())
            return false;
    }
    return false;
}

/// A tool bar's button whose action has a key, or the panel's own buttons: its menu entry has one.
bool hasAnotherWay(const QWidget &widget)
{
    if (qobject_cast<const QDockWidget *>(widget.parentWidget()))
        return true;
    const auto *button = qobject_cast<const QToolButton *>(&widget);
    if (!button || !qobject_cast<const QToolBar *>(button->parentWidget()) || !button->defaultAction())
        return false;
    return !button->defaultAction()->shortcut().isEmpty();
}

/// One of several of which one is chosen: the Tab key comes to one of them, arrows to the others.
bool isReachedByArrows(const QWidget &widget, const QSet<const QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    if (!button || !button->isCheckable())
        return false;
    const QButtonGroup *group = button->group();
    const auto others = widget.parentWidget()->findChildren<QAbstractButton *>();
    return std::any_of(others.begin(), others.end(), [&](const QAbstractButton *other) {
        const bool together =
            group ? other->group() == group && group->exclusive() : button->autoExclusive() && other->autoExclusive();
        return together && reached.contains(other);
    });
}

/// Where the keyboard has to come by itself.
bool mustBeReached(const QWidget &widget)
{
    if (!widget.isVisible() || !widget.isEnabled())
        return false;
    QAccessibleInterface *one = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    const bool isShown = qobject_cast<const QMenuBar *>(&widget) || widget.inherits("QToolBarExtension");
    return one && isControl(one->role()) && one->role() != QAccessible::ProgressBar && !isShown
        && !isPartOfAnother(widget) && !hasAnotherWay(widget);
}

QImage pictureAround(QWidget &window, const QWidget &widget)
{
    const QRect place(widget.mapTo(&window, QPoint()), widget.size());
    return window.grab(place.adjusted(-4, -4, 4, 4).intersected(window.rect())).toImage();
}

struct Walk
{
    QSet<const QWidget *> reached;
    QStringList unseen; ///< where the keyboard cannot be seen
    QStringList traps;  ///< what the Tab key does not leave
};

/// What looks the same with and without the keyboard for a reason: the style draws the button that Enter presses like
/// the one that has the keyboard, an empty list has no row to mark, and an area of text alone is there to be scrolled.
bool mayLookTheSame(const QWidget &widget)
{
    if (const auto *button = qobject_cast<const QPushButton *>(&widget))
        return button->isDefault();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        return !view->model() || view->model()->rowCount() == 0;
    return qobject_cast<const QScrollArea *>(&widget) != nullptr;
}

/// Whether there is anything else for the keyboard.
bool hasFurther(const QWidget &window, const QWidget &here)
{
    const auto widgets = window.findChildren<QWidget *>();
    return std::any_of(widgets.begin(), widgets.end(), [&](const QWidget *other) {
        return other != &here && other->window() == &window && !here.isAncestorOf(other) && mustBeReached(*other);
    });
}

/// Goes through a window with the Tab key until it is where it began.
Walk walk(QWidget &window)
{
    constexpr int patience = 12; // sections of a date
    Walk result;
    const QWidget *first = nullptr;
    QWidget *last = nullptr;
    int stays = 0;
    for (int step = 0; step < 600; ++step) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        QWidget *here = QApplication::focusWidget();
        stays = here == last ? stays + 1 : 0;
        if (stays > patience && hasFurther(window, *here))
            result.traps += placeOf(here);
        if (!here || stays > patience || (here == first && stays == 0))
            break;
        first = first ? first : here;
        last = here;
        if (result.reached.contains(here))
            continue;
        result.reached.insert(here);
        const QImage with = pictureAround(window, *here);
        here->clearFocus();
        if (with == pictureAround(window, *here) && !mayLookTheSame(*here))
            result.unseen += placeOf(here);
        here->setFocus(Qt::TabFocusReason);
    }
    return result;
}

// ---- the screens

std::unique_ptr<MainWindow> filledWindow()
{
    auto window = std::make_unique<MainWindow>();
    HistoryPage *history = &window->historyPage();
    QObject::connect(history, &HistoryPage::seriesWanted, history, [history](const SeriesQuery &query) {
        history->showSeries(query.serial, samples::trend(query.currency, 30));
    });
    window->showProviders(samples::providers());
    window->showPosition(samples::position());
    window->showTrend(samples::trend(CurrencyCode::parse(u"EUR").value(), 30));
    window->resize(1440, 900);
    return window;
}

std::unique_ptr<QWidget> pageScreen(int page, bool tables)
{
    auto window = filledWindow();
    window->setPage(MainWindow::Page(page));
    window->findChild<QAction *>(u"tablesAction"_s)->setChecked(tables);
    return window;
}

std::unique_ptr<QWidget> inspectorScreen(int tab)
{
    auto window = filledWindow();
    const AccountId id = samples::position().accounts.front().snapshot.id;
    window->setPage(MainWindow::Page::Accounts);
    window->openAccount(id);
    window->showAccountSettings(id, {});
    window->findChild<QTabWidget *>(u"inspectorTabs"_s)->setCurrentIndex(tab);
    return window;
}

std::unique_ptr<QWidget> assistantScreen(int step)
{
    auto dialog = std::make_unique<ConnectionAssistant>(samples::providers(), DisplayFormat());
    const Connection connection = samples::position().connections.front().connection;
    if (step == ConnectionAssistant::ChooseProvider)
        return dialog;
    dialog->begin(ConnectionAssistant::Purpose::Edit, connection);
    dialog->goTo(ConnectionAssistant::Step(step));
    if (step == ConnectionAssistant::Details)
        dialog->findChild<QToolButton *>(u"moreButton"_s)->setChecked(true);
    if (step == ConnectionAssistant::Test) {
        dialog->findChild<QPushButton *>(u"testButton"_s)->click();
        dialog->showTestResult(samples::goodTest(connection.id));
    }
    return dialog;
}

std::unique_ptr<QWidget> settingsScreen(int page)
{
    auto dialog = std::make_unique<SettingsDialog>(
        Settings(), SettingsFacts{{u"en"_s, u"de"_s}, {u"EUR"_s, u"USD"_s}, u"/home/ada/coffer"_s, true, false});
    dialog->findChild<QListWidget *>(u"settingsPages"_s)->setCurrentRow(page);
    return dialog;
}

std::unique_ptr<QWidget> helpScreen(const QString &action)
{
    auto window = filledWindow();
    window->findChild<QAction *>(action)->trigger();
    return window;
}

ManualBalanceChoices manualChoices()
{
    return {.accounts = {},
            .entities = {u"Norvale"_s},
            .currencies = {u"EUR"_s, u"USD"_s},
            .author = u"ada"_s,
            .now = samples::now};
}

std::unique_ptr<QWidget> importScreen()
{
    auto dialog = std::make_unique<ImportDialog>(
        ImportChoices{.mappings = {}, .entities = {}, .dateFormats = {u"yyyy-MM-dd"_s}, .author = u"ada"_s},
        DisplayFormat());
    dialog->chooseFile(u"/x/balances.csv"_s);
    ImportPreview preview;
    preview.file = u"balances.csv"_s;
    preview.columns = {u"Konto"_s, u"Saldo"_s, u"Datum"_s};
    preview.samples = {{u"DE1"_s, u"1.234,50"_s, u"19.11.2026"_s}};
    preview.rows = {ImportRow{.place = u"line 3"_s,
                              .balance = {},
                              .error = Error{.kind = ErrorKind::BadAmount, .where = u"Saldo"_s, .found = u"12x"_s},
                              .connection = {}}};
    dialog->showPreview(preview);
    return dialog;
}

std::unique_ptr<QWidget> handoverScreen()
{
    HandoverPreview shown{.file = u"/x/setup.json"_s};
    shown.items = {{.sort = HandoverItem::Sort::Connection,
                    .fate = HandoverItem::Fate::Added,
                    .name = u"Bank A"_s,
                    .origins = {u"https://api.example.com"_s}}};
    return std::make_unique<HandoverDialog>(shown);
}

std::unique_ptr<QWidget> restoreScreen()
{
    auto dialog = std::make_unique<BackupDialog>(BackupDialog::Kind::Restore, u"/x/y.coffer-backup"_s);
    dialog->showResult({.path = u"/x/p.restored"_s, .accounts = 3}, u"/x/p.before"_s);
    return dialog;
}

std::unique_ptr<QWidget> entitiesScreen()
{
    auto dialog = std::make_unique<EntitiesDialog>(QDate(2026, 11, 20));
    dialog->showCalendars({}, {BusinessCalendar{}});
    dialog->showEntities({}, {u"Norvale"_s});
    dialog->findChild<QListWidget *>(u"entityList"_s)->setCurrentRow(0);
    return dialog;
}

std::vector<std::pair<QByteArray, Screen>> screens()
{
    std::vector<std::pair<QByteArray, Screen>> all;
    all.emplace_back("first start", [] { return std::make_unique<MainWindow>(); });
    for (int page = 0; page < pageCount; ++page) {
        for (const bool tables : {false, true})
            all.emplace_back("page " + QByteArray::number(page + 1) + (tables ? ", tables" : ""),
                             [page, tables] { return pageScreen(page, tables); });
    }
    for (int tab = 0; tab < 4; ++tab)
        all.emplace_back("inspector, tab " + QByteArray::number(tab + 1), [tab] { return inspectorScreen(tab); });
    for (int step = 0; step < ConnectionAssistant::StepCount; ++step)
        all.emplace_back("assistant, step " + QByteArray::number(step + 1), [step] { return assistantScreen(step); });
    for (int page = 0; page < settingsPages; ++page)
        all.emplace_back("settings, page " + QByteArray::number(page + 1), [page] { return settingsScreen(page); });
    for (const QString &action : {u"shortcutsAction"_s, u"availableMeaningAction"_s, u"aboutAction"_s})
        all.emplace_back(action.toLatin1(), [action] { return helpScreen(action); });
    all.emplace_back("manual balance",
                     [] { return std::make_unique<ManualBalanceDialog>(manualChoices(), DisplayFormat()); });
    all.emplace_back("import", importScreen);
    all.emplace_back("handover", handoverScreen);
    all.emplace_back("backup that runs", [] {
        return std::make_unique<BackupDialog>(BackupDialog::Kind::Backup, u"/x/y.coffer-backup"_s);
    });
    all.emplace_back("restore", restoreScreen);
    all.emplace_back("entities", entitiesScreen);
    all.emplace_back("acknowledge", [] {
        return std::make_unique<AttentionDialog>(u"Below minimum"_s, std::nullopt, samples::now, DisplayFormat());
    });
    all.emplace_back("snooze", [] {
        return std::make_unique<AttentionDialog>(u"Below minimum"_s, samples::now + std::chrono::hours(1), samples::now,
                                                 DisplayFormat());
    });
    all.emplace_back("remove a connection",
                     [] { return std::make_unique<RemoveConnectionDialog>(samples::position().connections.front()); });
    all.emplace_back("the same account as", [] {
        const CashPosition position = samples::position();
        const AccountLink link{position.accounts[0].snapshot.connection, position.accounts[0].snapshot.id,
                               position.accounts[1].snapshot.id, u"acc-new"_s};
        return std::make_unique<RelinkDialog>(std::vector{link}, position, DisplayFormat());
    });
    return all;
}

/// What is in front: the dialog that was opened, or the screen itself.
QWidget &front(QWidget &screen)
{
    const auto dialogs = screen.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible())
            return *dialog;
    }
    return screen;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private:
    static void addScreens()
    {
        QTest::addColumn<Screen>("screen");
        for (const auto &[name, screen] : screens())
            QTest::newRow(name) << screen;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        applyTheme(*qApp, ThemeChoice::Light);
        QApplication::setCursorFlashTime(0); // so that pictures can be compared
    }

    void eachControlHasAName_data() { addScreens(); }
    void eachControlHasAName()
    {
        QFETCH(Screen, screen);
        const auto shown = screen();
        shown->show();
        QTRY_VERIFY(front(*shown).windowHandle() && front(*shown).windowHandle()->isExposed());

        QStringList faults;
        collectNameless(QAccessible::queryAccessibleInterface(&front(*shown)), faults);

        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void theTabKeyComesToEachControlAndIsSeenThere_data() { addScreens(); }
    void theTabKeyComesToEachControlAndIsSeenThere()
    {
        QFETCH(Screen, screen);
        const auto shown = screen();
        shown->show();
        QWidget &window = front(*shown);
        window.activateWindow();
        QTRY_VERIFY(window.isActiveWindow());

        const Walk walked = walk(window);

        QVERIFY2(walked.traps.isEmpty(), qPrintable(u"not left:\n"_s + walked.traps.join(u'\n')));
        QStringList missed;
        const auto widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->window() == &window && mustBeReached(*widget) && !walked.reached.contains(widget)
                && !walked.reached.contains(widget->focusProxy()) && !isReachedByArrows(*widget, walked.reached))
                missed += placeOf(widget);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(u"not reached:\n"_s + missed.join(u'\n')));
        QVERIFY2(walked.unseen.isEmpty(), qPrintable(u"not seen:\n"_s + walked.unseen.join(u'\n')));
        QVERIFY2(walked.reached.size() > 0, "a person with keys is lost here");
    }

    /// What a screen reader gets of the tables behind the charts is what the models say, cell by cell.
    void chartTablesTellTheirValues()
    {
        const auto screen = pageScreen(0, true);
        screen->show();
        int cells = 0;
        for (const QString &name : {u"currencyTable"_s, u"trendTable"_s, u"shareTable"_s}) {
            const auto *view = screen->findChild<QTableView *>(name);
            QVERIFY2(view && view->isVisible(), qPrintable(name));
            QAccessibleInterface *one = QAccessible::queryAccessibleInterface(const_cast<QTableView *>(view));
            QCOMPARE(one->role(), QAccessible::Table);
            QAccessibleTableInterface *table = one->tableInterface();
            const QAbstractItemModel &model = *view->model();
            QCOMPARE(table->rowCount(), model.rowCount());
            QCOMPARE(table->columnCount(), model.columnCount());
            QVERIFY2(table->rowCount() > 0, qPrintable(name));
            for (int column = 0; column < model.columnCount(); ++column) {
                QVERIFY(!table->columnDescription(column).isEmpty());
                for (int row = 0; row < model.rowCount(); ++row, ++cells) {
                    const QString told = table->cellAt(row, column)->text(QAccessible::Name);
                    const QString value = model.index(row, column).data().toString();
                    QVERIFY2(!value.isEmpty() && told.contains(value), qPrintable(told));
                }
            }
        }
        QVERIFY(cells > 20);
    }

    void thereAreNoFurtherSettingsPages()
    {
        const auto dialog = settingsScreen(0);
        QCOMPARE(dialog->findChild<QListWidget *>(u"settingsPages"_s)->count(), settingsPages);
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
