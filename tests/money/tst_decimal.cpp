// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/decimal.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adds()
    {
        QCOMPARE(Decimal::parse(u"0.1").value().plus(Decimal::parse(u"0.2").value()).value().toString(), u"0.3"_s);
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
