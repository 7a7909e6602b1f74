// SPDX-License-Identifier: GPL-3.0-or-later
#include "item_samples.h"

#include <items/connection_model.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

using Model = ConnectionModel;

class TestConnectionModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsStateAndSentenceOfAFailure()
    {
        PositionInput input =
            sampleInput({{u"1"_s, u"One"_s, u"x"_s, {}, u"EUR"_s, u"1"_s, {}}}, AttemptOutcome::Refused);
        input.activities[0].lastError = Error{.kind = ErrorKind::Unauthorized, .httpStatus = 401};
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.apply(makeCashPosition(input));

        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, Model::Name).data().toString(), u"Bank x"_s);
        QCOMPARE(model.index(0, Model::Accounts).data().toString(), u"1"_s);
        QVERIFY(model.index(0, Model::Sentence).data().toString().startsWith(u"Bank x refused the credential (401)"_s));
        QCOMPARE(Attention(model.index(0, 0).data(AttentionRole).toInt()), Attention::Error);
        QCOMPARE(AttemptOutcome(model.index(0, 0).data(OutcomeRole).toInt()), AttemptOutcome::Refused);
    }

    void tellsChangesInOneSignal()
    {
        PositionInput input = sampleInput({{u"1"_s, u"One"_s, u"x"_s, {}, u"EUR"_s, u"1"_s, {}},
                                           {u"2"_s, u"Two"_s, u"y"_s, {}, u"EUR"_s, u"1"_s, {}}});
        Model model;
        model.apply(makeCashPosition(input));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        model.apply(makeCashPosition(input));
        QCOMPARE(changed.size(), 0);
        input.activities[0].lastOutcome = AttemptOutcome::Failed;
        input.activities[1].lastOutcome = AttemptOutcome::Failed;
        model.apply(makeCashPosition(input));

        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestConnectionModel)
#include "tst_connection_model.moc"
