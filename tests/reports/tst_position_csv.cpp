// SPDX-License-Identifier: GPL-3.0-or-later
#include "position_samples.h"

#include <reports/position_csv.h>

#include <QTest>

using namespace coffer;
using namespace coffer::test;

class TestPositionCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// By hand from samplePosition(): the negative numbers stay numbers, the texts that could run do not.
    void isTheDocumentedForm()
    {
        const QByteArray expected =
            "entity,provider,connection,account,providerAccountId,iban,currency,posted,available,pending,ownAvailable,"
            "creditLineIncluded,creditLine,unexplained,asOf,lastChangedAt,receivedAt,state,age,lastOutcome,source,"
            "ownership,exclusion,"
            "positionAsOf\r\n"
            "\"Norvale, "
            "Inc\",paytota,'=Paytota,Operating,UGX,DE02100100100006820101,EUR,1000.10,1200.10,-3.50,950.10,yes,250.00,"
            "0.00,"
            "2026-11-20T08:00:00Z,2026-11-19T17:00:00Z,2026-11-20T08:20:00Z,present,current,ok,test,own,none,2026-11-"
            "20T08:30:00Z\r\n"
            "\"Norvale, "
            "Inc\",paytota,'=Paytota,'@Collections,KWD,,KWD,-7.250,,,,unknown,,,,,2026-11-20T08:20:00Z,present,current,"
            "ok,test,"
            "own,none,2026-11-20T08:30:00Z\r\n"
            "\"Norvale, "
            "Inc\",paytota,'=Paytota,'@mirror,'@mirror,,EUR,,1.00,,,unknown,,,,,2026-11-20T08:20:00Z,absent,current,"
            "failed,test,"
            "mirror,mirror,2026-11-20T08:30:00Z\r\n"
            "\"Norvale, "
            "Inc\",paytota,'=Paytota,'-unread,'-unread,,,,,,,,,,,,,unreadable,never,failed,test,own,never-read,"
            "2026-11-20T08:30:00Z\r\n";
        QCOMPARE(positionToCsv(samplePosition()), expected);
    }

    void everyRowHasAllColumns()
    {
        CashPosition position = samplePosition();
        for (PositionAccount &account : position.accounts)
            account.entity = u"Norvale"_s; // no comma inside, so that commas can be counted
        for (const QByteArray &row : positionToCsv(position).split('\n').mid(0, 5))
            QCOMPARE(row.count(','), 23);
    }
};

QTEST_GUILESS_MAIN(TestPositionCsv)
#include "tst_position_csv.moc"
