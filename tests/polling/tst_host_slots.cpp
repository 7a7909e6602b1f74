// SPDX-License-Identifier: GPL-3.0-or-later
#include <polling/host_slots.h>

#include <QTest>

#include <memory>

using namespace coffer;
using namespace Qt::StringLiterals;

class TestHostSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grantsUpToTheLimitInOrderOfAsking()
    {
        HostSlots hostSlots;
        QStringList granted;

        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            hostSlots.acquire(u"bank"_s, 2, this, [&granted, name] { granted += name; });
        QCOMPARE(granted, (QStringList{u"a"_s, u"b"_s}));

        hostSlots.release(u"bank"_s);
        QCOMPARE(granted, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        hostSlots.release(u"bank"_s);
        QCOMPARE(granted, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    }

    void keepsOriginsApart()
    {
        HostSlots hostSlots;
        int granted = 0;

        hostSlots.acquire(u"bank one"_s, 1, this, [&] { ++granted; });
        hostSlots.acquire(u"bank two"_s, 1, this, [&] { ++granted; });

        QCOMPARE(granted, 2);
    }

    void passesOverThoseThatAreGone()
    {
        HostSlots hostSlots;
        auto gone = std::make_unique<QObject>();
        bool goneGranted = false;
        bool nextGranted = false;
        hostSlots.acquire(u"bank"_s, 1, this, [] {});
        hostSlots.acquire(u"bank"_s, 1, gone.get(), [&] { goneGranted = true; });
        hostSlots.acquire(u"bank"_s, 1, this, [&] { nextGranted = true; });

        gone.reset();
        hostSlots.release(u"bank"_s);

        QVERIFY(!goneGranted);
        QVERIFY(nextGranted);
    }

    void doesNotLetALaterOneOvertake()
    {
        HostSlots hostSlots;
        QStringList granted;
        hostSlots.acquire(u"bank"_s, 1, this, [] {});
        hostSlots.acquire(u"bank"_s, 1, this, [&] { granted += u"first"_s; });

        hostSlots.acquire(u"bank"_s, 6, this, [&] { granted += u"wide limit"_s; });

        QVERIFY(granted.isEmpty());
        hostSlots.release(u"bank"_s);
        QCOMPARE(granted, QStringList{u"first"_s});
    }
};

QTEST_APPLESS_MAIN(TestHostSlots)
#include "tst_host_slots.moc"
