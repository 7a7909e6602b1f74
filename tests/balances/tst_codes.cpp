// SPDX-License-Identifier: GPL-3.0-or-later
#include <balances/alert.h>
#include <balances/cash_position.h>

#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

template <typename Enum>
QStringList codesUpTo(Enum last, QString (*codeOf)(Enum))
{
    QStringList codes;
    for (int i = 0; i <= int(last); ++i)
        codes.append(codeOf(Enum(i)));
    return codes;
}

template <typename Enum>
void checkWayBack(Enum last, QString (*codeOf)(Enum), std::optional<Enum> (*fromCode)(const QString &))
{
    for (int i = 0; i <= int(last); ++i)
        QVERIFY2(fromCode(codeOf(Enum(i))) == Enum(i), qPrintable(codeOf(Enum(i))));
    QVERIFY(!fromCode(QString()));
    QVERIFY(!fromCode(u"no-such-code"_s));
    QVERIFY2(!fromCode(codeOf(Enum(0)).toUpper()), "codes are exact");
}

} // namespace

// The codes are written out here once more: one that changes makes stored history and JSON output unreadable.
class TestCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsCodesOfOwnership()
    {
        const QStringList expected{u"own"_s, u"held-for-others"_s, u"mirror"_s};

        QCOMPARE(codesUpTo(Ownership::Mirror, ownershipCode), expected);
    }

    void readsOwnershipBack() { checkWayBack(Ownership::Mirror, ownershipCode, ownershipFromCode); }

    void keepsCodesOfComponentRole()
    {
        const QStringList expected{u"hold"_s, u"pending-out"_s, u"pending-in"_s,
                                   u"fee"_s,  u"credit-line"_s, u"information"_s};

        QCOMPARE(codesUpTo(ComponentRole::Information, componentRoleCode), expected);
    }

    void readsComponentRoleBack()
    {
        checkWayBack(ComponentRole::Information, componentRoleCode, componentRoleFromCode);
    }

    void keepsCodesOfCreditLine()
    {
        const QStringList expected{u"yes"_s, u"no"_s, u"unknown"_s};

        QCOMPARE(codesUpTo(CreditLineIncluded::Unknown, creditLineCode), expected);
    }

    void readsCreditLineBack() { checkWayBack(CreditLineIncluded::Unknown, creditLineCode, creditLineFromCode); }

    void keepsCodesOfDiagnostic()
    {
        const QStringList expected{u"unmapped-kind"_s,
                                   u"status-not-active"_s,
                                   u"server-time-ahead"_s,
                                   u"currency-unlisted"_s,
                                   u"more-digits-than-currency"_s,
                                   u"excluded-by-definition"_s,
                                   u"empty-list"_s,
                                   u"entered-by"_s,
                                   u"imported-from"_s};

        QCOMPARE(codesUpTo(Diagnostic::Kind::ImportedFrom, diagnosticCode), expected);
    }

    void readsDiagnosticBack() { checkWayBack(Diagnostic::Kind::ImportedFrom, diagnosticCode, diagnosticKindFromCode); }

    void keepsCodesOfBridgeTerm()
    {
        const QStringList expected{u"posted"_s, u"pending"_s, u"credit-line"_s, u"component"_s};

        QCOMPARE(codesUpTo(BridgeTerm::Of::Component, bridgeTermCode), expected);
    }

    void readsBridgeTermBack() { checkWayBack(BridgeTerm::Of::Component, bridgeTermCode, bridgeTermFromCode); }

    void keepsCodesOfBridgeState()
    {
        const QStringList expected{u"not-itemised"_s, u"incomplete"_s, u"complete"_s};

        QCOMPARE(codesUpTo(Bridge::State::Complete, bridgeStateCode), expected);
    }

    void keepsCodesOfOutcome()
    {
        const QStringList expected{u"ok"_s, u"partial"_s, u"failed"_s, u"refused"_s};

        QCOMPARE(codesUpTo(AttemptOutcome::Refused, outcomeCode), expected);
    }

    void readsOutcomeBack() { checkWayBack(AttemptOutcome::Refused, outcomeCode, outcomeFromCode); }

    void keepsCodesOfAge()
    {
        const QStringList expected{u"current"_s, u"ageing"_s, u"stale"_s, u"never"_s};

        QCOMPARE(codesUpTo(Age::Never, ageCode), expected);
    }

    void keepsCodesOfDataSource()
    {
        const QStringList expected{u"live"_s, u"test"_s, u"manual"_s};

        QCOMPARE(codesUpTo(DataSource::Manual, dataSourceCode), expected);
    }

    void readsDataSourceBack() { checkWayBack(DataSource::Manual, dataSourceCode, dataSourceFromCode); }

    void keepsCodesOfExclusion()
    {
        const QStringList expected{u"none"_s,    u"held-for-others"_s, u"mirror"_s,   u"by-definition"_s,
                                   u"by-user"_s, u"never-read"_s,      u"test-data"_s};

        QCOMPARE(codesUpTo(Exclusion::TestData, exclusionCode), expected);
    }

    void keepsCodesOfAccountState()
    {
        const QStringList expected{u"present"_s, u"absent"_s, u"unreadable"_s};

        QCOMPARE(codesUpTo(AccountState::Unreadable, accountStateCode), expected);
    }

    void keepsCodesOfAlertKind()
    {
        const QStringList expected{u"below-minimum"_s,      u"above-maximum"_s, u"large-move"_s,
                                   u"unexplained"_s,        u"sign-change"_s,   u"stale"_s,
                                   u"connection-failed"_s,  u"consent-ends"_s,  u"report-failed"_s,
                                   u"connection-partial"_s, u"account-absent"_s};

        QCOMPARE(codesUpTo(AlertKind::AccountAbsent, alertKindCode), expected);
    }

    void readsAlertKindBack() { checkWayBack(AlertKind::AccountAbsent, alertKindCode, alertKindFromCode); }

    void keepsCodesOfAlertEvent()
    {
        const QStringList expected{u"raised"_s, u"recovered"_s, u"acknowledged"_s, u"snoozed"_s, u"reopened"_s};

        QCOMPARE(codesUpTo(AlertEvent::Kind::Reopened, alertEventCode), expected);
    }

    void readsAlertEventBack() { checkWayBack(AlertEvent::Kind::Reopened, alertEventCode, alertEventFromCode); }

    void readsAccountStateBack() { checkWayBack(AccountState::Unreadable, accountStateCode, accountStateFromCode); }
};

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
