// SPDX-License-Identifier: GPL-3.0-or-later
#include <ui/theme.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresContrastAsWcagDoes_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("ratio");

        QTest::newRow("the largest there is") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
        QTest::newRow("order does not matter") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("none") << QColor(Qt::red) << QColor(Qt::red) << 1.0;
        QTest::newRow("the grey that just passes on white") << QColor(0x767676) << QColor(Qt::white) << 4.54;
    }

    void measuresContrastAsWcagDoes()
    {
        QFETCH(QColor, a);
        QFETCH(QColor, b);
        QFETCH(double, ratio);

        QVERIFY(qAbs(contrastRatio(a, b) - ratio) < 0.01);
    }

    void canBeReadInLightAndDark_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Colour>("ink");
        QTest::addColumn<Colour>("ground");

        const std::vector<std::pair<Colour, const char *>> inks{
            {Colour::Text, "text"},       {Colour::Muted, "muted"},         {Colour::Accent, "accent"},
            {Colour::Posted, "posted"},   {Colour::Available, "available"}, {Colour::Good, "good"},
            {Colour::Warning, "warning"}, {Colour::Error, "error"},         {Colour::Test, "test mark"}};
        for (const bool dark : {false, true}) {
            for (const auto &[ink, name] : inks) {
                for (const Colour ground : {Colour::Window, Colour::Surface, Colour::Hover}) {
                    const char *grounds[] = {"window", "surface", "hover"};
                    QTest::addRow("%s on %s, %s", name, grounds[int(ground)], dark ? "dark" : "light")
                        << dark << ink << ground;
                }
            }
        }
    }

    void canBeReadInLightAndDark()
    {
        QFETCH(bool, dark);
        QFETCH(Colour, ink);
        QFETCH(Colour, ground);
        const Theme theme = dark ? Theme::dark() : Theme::light();

        const double ratio = contrastRatio(theme.colour(ink), theme.colour(ground));

        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void tellsPostedFromAvailableByLightness()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()})
            QVERIFY(contrastRatio(theme.colour(Colour::Posted), theme.colour(Colour::Available)) >= 1.5);
    }

    void hasTextOnSelectionThatCanBeRead()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            const QPalette palette = theme.palette();
            QVERIFY(contrastRatio(palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText)) >= 4.5);
        }
    }

    void findsItsWayBackFromAPalette()
    {
        QVERIFY(Theme::of(Theme::dark().palette()).isDark());
        QVERIFY(!Theme::of(Theme::light().palette()).isDark());
    }

    void drawsEveryIconItUses_data()
    {
        QTest::addColumn<QString>("name");

        for (const char *name : {"overview", "accounts", "refresh", "cancel",  "add",       "search",  "hide",
                                 "show",     "ok",       "clock",   "warning", "error",     "info",    "table",
                                 "bank",     "close",    "copy",    "posted",  "available", "blocked", "logo"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void drawsEveryIconItUses()
    {
        QFETCH(QString, name);

        const QImage image = Theme::light().icon(name, Colour::Error).pixmap(QSize(32, 32), 1.0).toImage();

        bool inked = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                inked |= pixel.alpha() > 200 && pixel.red() > pixel.blue() + 60;
            }
        }
        QVERIFY(inked); // something is there, and in the colour asked for
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
