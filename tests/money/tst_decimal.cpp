// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/decimal.h>

#include <QProcess>
#include <QTest>

#include <limits>
#include <random>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

Decimal decimal(const QString &text)
{
    const Result<Decimal> parsed = Decimal::parse(text);
    if (!parsed)
        qFatal("%s is no decimal", qPrintable(text));
    return parsed.value();
}

/// Numbers of all sizes: around zero, around the edges of 64 bits, and up to 80 digits.
class RandomDecimals
{
public:
    Decimal next()
    {
        const int scale = int(m_random() % 24);
        switch (m_random() % 5) {
        case 0:
            return Decimal::fromInteger(qint64(m_random() % 2001) - 1000, scale);
        case 1:
            return Decimal::fromInteger(qint64(m_random()), scale);
        case 2:
            return Decimal::fromInteger(std::numeric_limits<qint64>::max() - qint64(m_random() % 3), scale);
        case 3:
            return Decimal::fromInteger(std::numeric_limits<qint64>::min() + qint64(m_random() % 3), scale);
        default:
            break;
        }
        QByteArray digits(m_random() % 2 ? "-" : "");
        for (quint64 length = 1 + m_random() % 80; length > 0; --length)
            digits.append(char('0' + m_random() % 10));
        return Decimal::fromUnscaled(digits, scale).value();
    }

private:
    std::mt19937_64 m_random{20'260'101};
};

constexpr int propertyRuns = 20'000;

} // namespace

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsPlainDecimals_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("integer") << u"1200"_s;
        QTest::newRow("scale is kept") << u"1.10"_s;
        QTest::newRow("debit") << u"-0.05"_s;
        QTest::newRow("zero") << u"0"_s;
        QTest::newRow("zero with digits") << u"0.00"_s;
        QTest::newRow("past 2^53 (grafana-infinity 335)") << u"9921020321007113"_s;
        QTest::newRow("past double precision") << u"12345678901234567.89"_s;
        QTest::newRow("19 digits within 64 bits") << u"9223372036854775807"_s;
        QTest::newRow("19 digits past 64 bits") << u"9999999999999999999"_s;
        QTest::newRow("smallest of 64 bits") << u"-9223372036854775808"_s;
        QTest::newRow("one below the smallest") << u"-9223372036854775809"_s;
        QTest::newRow("2^64") << u"18446744073709551616"_s;
        QTest::newRow("zeros inside a big number") << u"100000000000000000000000000000000000000001.0000"_s;
        QTest::newRow("big fraction") << u"-0.123456789012345678901234567890"_s;
        QTest::newRow("three digits (KWD)") << u"12.345"_s;
        QTest::newRow("most digits") << QString(Decimal::maxDigits, u'9');
        QTest::newRow("most digits after the point") << u"0."_s + QString(Decimal::maxScale, u'9');
    }

    void keepsPlainDecimals()
    {
        QFETCH(QString, text);

        const Result<Decimal> fromText = Decimal::parse(text);
        const Result<Decimal> fromBytes = Decimal::parse(text.toLatin1());
        const Result<Decimal> fromToken = Decimal::parseJsonNumber(text.toLatin1());

        QVERIFY(fromText && fromBytes && fromToken);
        QCOMPARE(fromText.value().toString(), text);
        QVERIFY(fromBytes.value().isIdentical(fromText.value()));
        QVERIFY(fromToken.value().isIdentical(fromText.value()));
        QCOMPARE(fromText.value().isNegative(), text.startsWith(u'-'));
    }

    void normalisesOnlySignOfZeroAndLeadingZeros_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("negative zero") << u"-0"_s << u"0"_s;
        QTest::newRow("negative zero with digits") << u"-0.00"_s << u"0.00"_s;
        QTest::newRow("leading zeros, as in fixed columns") << u"000012.50"_s << u"12.50"_s;
        QTest::newRow("leading zeros, negative") << u"-007"_s << u"-7"_s;
        QTest::newRow("only zeros") << u"0000"_s << u"0"_s;
        QTest::newRow("more leading zeros than digits allowed") << QString(300, u'0') + u'1' << u"1"_s;
    }

    void normalisesOnlySignOfZeroAndLeadingZeros()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);

        const Decimal value = decimal(text);

        QCOMPARE(value.toString(), expected);
        QCOMPARE(value.isNegative(), expected.startsWith(u'-'));
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("empty") << u""_s << ErrorKind::BadAmount;
        QTest::newRow("minus alone") << u"-"_s << ErrorKind::BadAmount;
        QTest::newRow("point alone") << u"."_s << ErrorKind::BadAmount;
        QTest::newRow("no digit before the point") << u".5"_s << ErrorKind::BadAmount;
        QTest::newRow("no digit after the point") << u"5."_s << ErrorKind::BadAmount;
        QTest::newRow("two points") << u"1.2.3"_s << ErrorKind::BadAmount;
        QTest::newRow("plus") << u"+1"_s << ErrorKind::BadAmount;
        QTest::newRow("minus twice") << u"--1"_s << ErrorKind::BadAmount;
        QTest::newRow("minus behind") << u"8.32-"_s << ErrorKind::BadAmount;
        QTest::newRow("typographic minus") << u"\u22121"_s << ErrorKind::BadAmount;
        QTest::newRow("grouping") << u"1,200.00"_s << ErrorKind::BadAmount;
        QTest::newRow("German writing") << u"1.234,56"_s << ErrorKind::BadAmount;
        QTest::newRow("decimal comma") << u"1234,56"_s << ErrorKind::BadAmount;
        QTest::newRow("grouping apostrophe") << u"1'000"_s << ErrorKind::BadAmount;
        QTest::newRow("accounting negative") << u"(8.32)"_s << ErrorKind::BadAmount;
        QTest::newRow("currency behind") << u"10 EUR"_s << ErrorKind::BadAmount;
        QTest::newRow("currency in front") << u"$10"_s << ErrorKind::BadAmount;
        QTest::newRow("exponent") << u"1e3"_s << ErrorKind::BadAmount;
        QTest::newRow("blank in front") << u" 1"_s << ErrorKind::BadAmount;
        QTest::newRow("blank behind") << u"1 "_s << ErrorKind::BadAmount;
        QTest::newRow("line end behind") << u"1\n"_s << ErrorKind::BadAmount;
        QTest::newRow("no-break space inside") << u"1\u00a0000"_s << ErrorKind::BadAmount;
        QTest::newRow("NUL behind") << QString::fromUtf16(u"1\0", 2) << ErrorKind::BadAmount;
        QTest::newRow("hexadecimal") << u"0x10"_s << ErrorKind::BadAmount;
        QTest::newRow("NaN") << u"NaN"_s << ErrorKind::BadAmount;
        QTest::newRow("Infinity") << u"-Infinity"_s << ErrorKind::BadAmount;
        QTest::newRow("Arabic-Indic digits") << u"\u0661\u0662"_s << ErrorKind::BadAmount;
        QTest::newRow("fullwidth digit") << u"1\uff12"_s << ErrorKind::BadAmount;
        QTest::newRow("low byte of the letter is a digit") << u"1\u0132"_s << ErrorKind::BadAmount;
        QTest::newRow("a digit too many") << QString(Decimal::maxDigits + 1, u'9') << ErrorKind::Overflow;
        QTest::newRow("a digit too many after the point")
            << u"0."_s + QString(Decimal::maxScale + 1, u'0') << ErrorKind::Overflow;
        QTest::newRow("a million digits") << QString(1'000'000, u'9') << ErrorKind::Overflow;
        QTest::newRow("a million digits and a letter") << QString(1'000'000, u'9') + u'x' << ErrorKind::BadAmount;
    }

    void refusesAnythingElse()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);

        const Result<Decimal> fromText = Decimal::parse(text);
        const Result<Decimal> fromBytes = Decimal::parse(text.toUtf8());

        QVERIFY(!fromText && !fromBytes);
        QCOMPARE(fromText.error().kind, kind);
        QCOMPARE(fromBytes.error().kind, kind);
        QVERIFY(fromText.error().found.size() <= 81);
    }

    void readsJsonNumbers_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("expected");

        QTest::newRow("1e3 is a whole number") << QByteArray("1e3") << u"1000"_s;
        QTest::newRow("exponent eats the fraction") << QByteArray("1.5e3") << u"1500"_s;
        QTest::newRow("exponent eats part of it") << QByteArray("1.2345E+2") << u"123.45"_s;
        QTest::newRow("negative exponent") << QByteArray("12e-1") << u"1.2"_s;
        QTest::newRow("below one") << QByteArray("-5e-3") << u"-0.005"_s;
        QTest::newRow("zeros are kept") << QByteArray("1.50") << u"1.50"_s;
        QTest::newRow("zeros are kept under an exponent") << QByteArray("1.500e1") << u"15.00"_s;
        QTest::newRow("zero to a power is zero") << QByteArray("0e5") << u"0"_s;
        QTest::newRow("negative zero to a power") << QByteArray("-0.0e-1") << u"0.00"_s;
        QTest::newRow("exponent with leading zeros") << QByteArray("1e0000003") << u"1000"_s;
        QTest::newRow("largest exponent") << QByteArray("1e64") << u'1' + QString(64, u'0');
        QTest::newRow("smallest exponent") << QByteArray("1e-64") << u"0."_s + QString(63, u'0') + u'1';
        QTest::newRow("19 digits") << QByteArray("1.234567890123456789e18") << u"1234567890123456789"_s;
        QTest::newRow("past 64 bits by its exponent") << QByteArray("9.3e18") << u"9300000000000000000"_s;
    }

    void readsJsonNumbers()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, expected);

        const Result<Decimal> value = Decimal::parseJsonNumber(token);

        QVERIFY(value);
        QCOMPARE(value.value().toString(), expected);
    }

    void refusesOtherJsonNumbers_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<ErrorKind>("kind");

        QTest::newRow("empty") << QByteArray() << ErrorKind::BadAmount;
        QTest::newRow("leading zero") << QByteArray("05") << ErrorKind::BadAmount;
        QTest::newRow("leading zero, negative") << QByteArray("-012.5") << ErrorKind::BadAmount;
        QTest::newRow("point, then exponent") << QByteArray("1.e5") << ErrorKind::BadAmount;
        QTest::newRow("exponent without digits") << QByteArray("1e") << ErrorKind::BadAmount;
        QTest::newRow("exponent with sign only") << QByteArray("1e+") << ErrorKind::BadAmount;
        QTest::newRow("exponent with two signs") << QByteArray("1e+-1") << ErrorKind::BadAmount;
        QTest::newRow("exponent with a fraction") << QByteArray("1e1.5") << ErrorKind::BadAmount;
        QTest::newRow("quotes") << QByteArray("\"5\"") << ErrorKind::BadAmount;
        QTest::newRow("literal") << QByteArray("null") << ErrorKind::BadAmount;
        QTest::newRow("blank behind") << QByteArray("5 ") << ErrorKind::BadAmount;
        QTest::newRow("plus") << QByteArray("+5") << ErrorKind::BadAmount;
        QTest::newRow("1e400") << QByteArray("1e400") << ErrorKind::Overflow;
        QTest::newRow("1e-400") << QByteArray("1e-400") << ErrorKind::Overflow;
        QTest::newRow("zero with an exponent past the limit") << QByteArray("0e65") << ErrorKind::Overflow;
        QTest::newRow("exponent 65") << QByteArray("1e65") << ErrorKind::Overflow;
        QTest::newRow("exponent -65") << QByteArray("1e-65") << ErrorKind::Overflow;
        QTest::newRow("exponent past 2^64") << QByteArray("1e18446744073709551617") << ErrorKind::Overflow;
        QTest::newRow("exponent adds digits past the limit") << QByteArray(200, '1') + "e60" << ErrorKind::Overflow;
        QTest::newRow("scale past the limit") << "0." + QByteArray(250, '1') + "e-10" << ErrorKind::Overflow;
    }

    void refusesOtherJsonNumbers()
    {
        QFETCH(QByteArray, token);
        QFETCH(ErrorKind, kind);

        const Result<Decimal> value = Decimal::parseJsonNumber(token);

        QVERIFY(!value);
        QCOMPARE(value.error().kind, kind);
    }

    void readsUnscaledCoefficients_data()
    {
        QTest::addColumn<QByteArray>("coefficient");
        QTest::addColumn<int>("scale");
        QTest::addColumn<QString>("expected"); // empty: refused

        QTest::newRow("cents") << QByteArray("-1210") << 2 << u"-12.10"_s;
        QTest::newRow("fewer digits than the scale") << QByteArray("5") << 3 << u"0.005"_s;
        QTest::newRow("no fraction (JPY)") << QByteArray("1000000") << 0 << u"1000000"_s;
        QTest::newRow("past 64 bits") << QByteArray("-99999999999999999999") << 2 << u"-999999999999999999.99"_s;
        QTest::newRow("negative zero") << QByteArray("-0") << 2 << u"0.00"_s;
        QTest::newRow("largest scale") << QByteArray("1") << 256 << u"0."_s + QString(255, u'0') + u'1';
        QTest::newRow("scale past the limit") << QByteArray("1") << 257 << QString();
        QTest::newRow("negative scale") << QByteArray("1") << -1 << QString();
        QTest::newRow("point") << QByteArray("1.5") << 2 << QString();
        QTest::newRow("exponent") << QByteArray("1e5") << 2 << QString();
        QTest::newRow("empty") << QByteArray() << 2 << QString();
    }

    void readsUnscaledCoefficients()
    {
        QFETCH(QByteArray, coefficient);
        QFETCH(int, scale);
        QFETCH(QString, expected);

        const Result<Decimal> value = Decimal::fromUnscaled(coefficient, scale);

        QCOMPARE(value.hasValue(), !expected.isEmpty());
        if (value)
            QCOMPARE(value.value().toString(), expected);
    }

    void addsExactly_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("sum");

        QTest::newRow("0.1 + 0.2") << u"0.1"_s << u"0.2"_s << u"0.3"_s;
        QTest::newRow("larger scale wins") << u"1"_s << u"0.10"_s << u"1.10"_s;
        QTest::newRow("debit and credit") << u"-5.00"_s << u"5.00"_s << u"0.00"_s;
        QTest::newRow("from 64 bits to more") << u"9223372036854775807"_s << u"1"_s << u"9223372036854775808"_s;
        QTest::newRow("below 64 bits") << u"-9223372036854775808"_s << u"-1"_s << u"-9223372036854775809"_s;
        QTest::newRow("back to 64 bits") << u"9223372036854775808"_s << u"-1"_s << u"9223372036854775807"_s;
        QTest::newRow("alignment needs more than 64 bits")
            << u"9223372036854775807"_s << u"0.01"_s << u"9223372036854775807.01"_s;
        QTest::newRow("far apart") << u"1"_s + QString(100, u'0') << u"0.0000000001"_s
                                   << u"1"_s + QString(100, u'0') + u".0000000001"_s;
    }

    void addsExactly()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, sum);

        const Result<Decimal> added = decimal(a).plus(decimal(b));
        const Result<Decimal> subtracted = decimal(a).minus(decimal(b).negated());

        QVERIFY(added && subtracted);
        QCOMPARE(added.value().toString(), sum);
        QVERIFY(subtracted.value().isIdentical(added.value()));
    }

    void keepsSmallCoefficientsInline()
    {
        const Decimal big = decimal(u"9223372036854775808"_s);

        QVERIFY(!big.unscaled());
        QCOMPARE(big.unscaledText(), QByteArray("9223372036854775808"));
        QCOMPARE(big.negated().unscaled(), std::numeric_limits<qint64>::min());
        QCOMPARE(big.minus(decimal(u"1"_s)).value().unscaled(), std::numeric_limits<qint64>::max());
        QVERIFY(big.minus(big).value().isZero());
        QVERIFY(!big.isZero() && !big.negated().negated().unscaled());
        QVERIFY(big.negated().absolute() == big);
    }

    void reportsOverflowInsteadOfASum()
    {
        const Decimal most = decimal(QString(Decimal::maxDigits, u'9'));

        QCOMPARE(most.plus(decimal(u"1"_s)).error().kind, ErrorKind::Overflow);
        QCOMPARE(most.plus(decimal(u"0.1"_s)).error().kind, ErrorKind::Overflow); // the digit would not fit
        QCOMPARE(most.negated().minus(decimal(u"1"_s)).error().kind, ErrorKind::Overflow);
        QVERIFY(most.minus(decimal(u"1"_s)));
    }

    void comparesValuesAcrossScales_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("order");

        QTest::newRow("trailing zero") << u"1.10"_s << u"1.1"_s << 0;
        QTest::newRow("zeros") << u"0"_s << u"0.000"_s << 0;
        QTest::newRow("sign") << u"-0.01"_s << u"0.01"_s << -1;
        QTest::newRow("negative order") << u"-2"_s << u"-1.9"_s << -1;
        QTest::newRow("not as texts") << u"9"_s << u"10"_s << -1;
        QTest::newRow("doubles say equal, low") << u"9007199254740992"_s << u"9007199254740993"_s << -1;
        QTest::newRow("doubles say equal, fraction") << u"0.30000000000000001"_s << u"0.3"_s << 1;
        QTest::newRow("scaled past 64 bits") << u"9223372036854775807"_s << u"9223372036854775806.999"_s << 1;
        QTest::newRow("big against small") << u"-99999999999999999999"_s << u"1"_s << -1;
        QTest::newRow("largest scale") << u"0."_s + QString(255, u'0') + u'1' << u"0"_s << 1;
        QTest::newRow("most digits against largest scale") << QString(256, u'9') << u"0."_s + QString(256, u'9') << 1;
    }

    void comparesValuesAcrossScales()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, order);

        const Decimal left = decimal(a);
        const Decimal right = decimal(b);

        QCOMPARE(left < right, order < 0);
        QCOMPARE(left == right, order == 0);
        QCOMPARE(left > right, order > 0);
        QCOMPARE(right<left, order> 0);
        QCOMPARE(left.isIdentical(right), a == b);
    }

    void rescales_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("scale");
        QTest::addColumn<QString>("refusing"); // empty: refused
        QTest::addColumn<QString>("rounded");

        QTest::newRow("more digits") << u"1.5"_s << 3 << u"1.500"_s << u"1.500"_s;
        QTest::newRow("only zeros are lost") << u"1.500"_s << 1 << u"1.5"_s << u"1.5"_s;
        QTest::newRow("half goes up") << u"0.5"_s << 0 << QString() << u"1"_s;
        QTest::newRow("half goes down when negative") << u"-0.5"_s << 0 << QString() << u"-1"_s;
        QTest::newRow("half after an even digit goes up too") << u"2.5"_s << 0 << QString() << u"3"_s;
        QTest::newRow("1.005, which doubles round down") << u"1.005"_s << 2 << QString() << u"1.01"_s;
        QTest::newRow("just below half") << u"0.4999999999999999999999"_s << 0 << QString() << u"0"_s;
        QTest::newRow("rounds to zero without a sign") << u"-0.4"_s << 0 << QString() << u"0"_s;
        QTest::newRow("carries") << u"9.995"_s << 2 << QString() << u"10.00"_s;
        QTest::newRow("big, half") << u"99999999999999999999.5"_s << 0 << QString() << u"100000000000000000000"_s;
        QTest::newRow("big becomes small") << u"-12345.67890123456789012345"_s << 2 << QString() << u"-12345.68"_s;
        QTest::newRow("small becomes big")
            << u"9223372036854775807"_s << 2 << u"9223372036854775807.00"_s << u"9223372036854775807.00"_s;
        QTest::newRow("JPY") << u"1000000.00"_s << 0 << u"1000000"_s << u"1000000"_s;
    }

    void rescales()
    {
        QFETCH(QString, text);
        QFETCH(int, scale);
        QFETCH(QString, refusing);
        QFETCH(QString, rounded);

        const Result<Decimal> exact = decimal(text).rescaled(scale, Rounding::Refuse);
        const Result<Decimal> near = decimal(text).rescaled(scale, Rounding::HalfAwayFromZero);

        QCOMPARE(exact.hasValue(), !refusing.isEmpty());
        if (exact)
            QCOMPARE(exact.value().toString(), refusing);
        else
            QCOMPARE(exact.error().kind, ErrorKind::BadAmount);
        QVERIFY(near);
        QCOMPARE(near.value().toString(), rounded);
    }

    void rescalingHasLimits()
    {
        QCOMPARE(decimal(u"1"_s).rescaled(-1, Rounding::HalfAwayFromZero).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(decimal(u"1"_s).rescaled(257, Rounding::Refuse).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(decimal(u"1"_s).rescaled(256, Rounding::Refuse).error().kind, ErrorKind::Overflow);
        QVERIFY(decimal(u"1"_s).rescaled(255, Rounding::Refuse));
        QVERIFY(decimal(u"0"_s).rescaled(256, Rounding::Refuse));
    }

    void movesThePoint()
    {
        QCOMPARE(decimal(u"12345"_s).shiftedLeft(3).value().toString(), u"12.345"_s);    // KWD in fils
        QCOMPARE(decimal(u"1000000"_s).shiftedLeft(0).value().toString(), u"1000000"_s); // JPY
        QCOMPARE(decimal(u"-5"_s).shiftedLeft(2).value().toString(), u"-0.05"_s);
        QCOMPARE(decimal(u"1.5"_s).shiftedLeft(2).value().toString(), u"0.015"_s);
        QCOMPARE(decimal(u"99999999999999999999"_s).shiftedLeft(20).value().toString(), u"0.99999999999999999999"_s);
        QCOMPARE(decimal(u"0.1"_s).shiftedLeft(256).error().kind, ErrorKind::Overflow);
        QCOMPARE(decimal(u"0.1"_s).shiftedLeft(std::numeric_limits<int>::max()).error().kind, ErrorKind::Overflow);
        QCOMPARE(decimal(u"1"_s).shiftedLeft(-1).error().kind, ErrorKind::InvalidInput);
    }

    void tellsWholeNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("integral");

        QTest::newRow("whole") << u"5"_s << true;
        QTest::newRow("whole with zeros") << u"-5.000"_s << true;
        QTest::newRow("fraction") << u"5.001"_s << false;
        QTest::newRow("zero with a large scale") << u"0."_s + QString(200, u'0') << true;
        QTest::newRow("small with a large scale") << u"0."_s + QString(200, u'0') + u'1' << false;
        QTest::newRow("big whole") << u"99999999999999999999.00"_s << true;
        QTest::newRow("big fraction") << u"99999999999999999999.01"_s << false;
    }

    void tellsWholeNumbers()
    {
        QFETCH(QString, text);
        QFETCH(bool, integral);

        QCOMPARE(decimal(text).isIntegral(), integral);
    }

    void plotsTheNearestDouble()
    {
        QCOMPARE(decimal(u"0.1"_s).toPlotValue(), 0.1);
        QCOMPARE(decimal(u"-12345678901234567.89"_s).toPlotValue(), -12345678901234567.89);
        QCOMPARE(decimal(QString(200, u'9')).toPlotValue(), 1e200);
    }

    void textReadsBackIdentically()
    {
        RandomDecimals numbers;
        for (int run = 0; run < propertyRuns; ++run) {
            const Decimal value = numbers.next();
            const QString text = value.toString();
            const Result<Decimal> stored = Decimal::fromUnscaled(value.unscaledText(), value.scale());
            QVERIFY2(decimal(text).isIdentical(value) && decimal(text).toString() == text, qPrintable(text));
            QVERIFY2(stored && stored.value().isIdentical(value), qPrintable(text));
        }
    }

    void subtractionUndoesAddition()
    {
        RandomDecimals numbers;
        for (int run = 0; run < propertyRuns; ++run) {
            const Decimal a = numbers.next();
            const Decimal b = numbers.next();
            const Decimal sum = a.plus(b).value();
            QVERIFY2(sum.minus(b).value() == a, qPrintable(a.toString() + u" + "_s + b.toString()));
            QVERIFY2(sum.isIdentical(b.plus(a).value()), qPrintable(a.toString() + u" + "_s + b.toString()));
            QCOMPARE(sum.scale(), std::max(a.scale(), b.scale()));
        }
    }

    void orderAgreesWithSubtraction()
    {
        RandomDecimals numbers;
        for (int run = 0; run < propertyRuns; ++run) {
            const Decimal a = numbers.next();
            const Decimal b = numbers.next();
            const Decimal difference = a.minus(b).value();
            const QString pair = a.toString() + u" and "_s + b.toString();
            QVERIFY2((a < b) == difference.isNegative(), qPrintable(pair));
            QVERIFY2((a == b) == difference.isZero(), qPrintable(pair));
        }
    }

    /// 10,000 lines "operation TAB a TAB b TAB result" from Python's decimal, which shares no code with ours.
    void agreesWithAnIndependentDecimal()
    {
        QProcess python;
        python.start(u"python3"_s, {QStringLiteral(COFFER_SOURCE_DIR "/tests/money/decimal_cases.py")});
        QVERIFY(python.waitForFinished(60'000));
        QCOMPARE(python.exitCode(), 0);

        const QStringList lines = QString::fromLatin1(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 10'000);
        for (const QString &line : lines) {
            const QStringList fields = line.split(u'\t');
            QCOMPARE(fields.size(), 4);
            QVERIFY2(outcome(fields[0], fields[1], fields[2]) == fields[3],
                     qPrintable(line + u" but "_s + outcome(fields[0], fields[1], fields[2])));
        }
    }

private:
    static QString outcome(const QString &operation, const QString &a, const QString &b)
    {
        if (operation == "compare"_L1)
            return decimal(a) < decimal(b) ? u"-1"_s : (decimal(a) > decimal(b) ? u"1"_s : u"0"_s);
        Result<Decimal> result = Error{ErrorKind::InvalidInput};
        if (operation == "plus"_L1)
            result = decimal(a).plus(decimal(b));
        else if (operation == "minus"_L1)
            result = decimal(a).minus(decimal(b));
        else if (operation == "round"_L1)
            result = decimal(a).rescaled(b.toInt(), Rounding::HalfAwayFromZero);
        else if (operation == "exact"_L1)
            result = decimal(a).rescaled(b.toInt(), Rounding::Refuse);
        else if (operation == "shift"_L1)
            result = decimal(a).shiftedLeft(b.toInt());
        else if (operation == "json"_L1)
            result = Decimal::parseJsonNumber(a.toLatin1());
        return result ? result.value().toString() : errorCode(result.error().kind);
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
