<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n accounts changed.</source>
        <translation><numerusform>%n account changed.</numerusform><numerusform>%n accounts changed.</numerusform></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation><numerusform>%n other</numerusform><numerusform>%n others</numerusform></translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message numerus="yes">
        <source>%1: %n accounts are stale.</source>
        <translation><numerusform>%1: %n account is stale.</numerusform><numerusform>%1: %n accounts are stale.</numerusform></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n things need attention</source>
        <translation><numerusform>%n thing needs attention</numerusform><numerusform>%n things need attention</numerusform></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation><numerusform>%n account is not counted</numerusform><numerusform>%n accounts are not counted</numerusform></translation>
    </message>
</context>
<context>
    <name>PositionState</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n failed</numerusform><numerusform>%n failed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation><numerusform>%n alert</numerusform><numerusform>%n alerts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n never read</source>
        <translation><numerusform>%n never read</numerusform><numerusform>%n never read</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation><numerusform>%n stale</numerusform><numerusform>%n stale</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ageing</source>
        <translation><numerusform>%n ageing</numerusform><numerusform>%n ageing</numerusform></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n accounts are stale.</source>
        <translation><numerusform>%1: %n account is stale.</numerusform><numerusform>%1: %n accounts are stale.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::AccountTreeModel</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation><numerusform>%n account is not counted</numerusform><numerusform>%n accounts are not counted</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::AccountsPage</name>
    <message numerus="yes">
        <source>%n accounts selected, posted: %1</source>
        <translation><numerusform>%n account selected, posted: %1</numerusform><numerusform>%n accounts selected, posted: %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Let %n accounts belong to the entity that their connection names?</source>
        <translation><numerusform>Let %n account belong to the entity that its connection names?</numerusform><numerusform>Let %n accounts belong to the entity that their connection names?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Move %n accounts to the entity %1?</source>
        <translation><numerusform>Move %n account to the entity %1?</numerusform><numerusform>Move %n accounts to the entity %1?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts selected, posted: %1 (not counted: %2)</source>
        <translation><numerusform>%n account selected, posted: %1 (not counted: %2)</numerusform><numerusform>%n accounts selected, posted: %1 (not counted: %2)</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::AmountEdit</name>
    <message numerus="yes">
        <source>%1 has %n digits after the point.</source>
        <translation><numerusform>%1 has %n digit after the point.</numerusform><numerusform>%1 has %n digits after the point.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::AttentionList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Needs attention: %n lines</source>
        <translation><numerusform>Needs attention: %n line</numerusform><numerusform>Needs attention: %n lines</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged or snoozed</source>
        <translation><numerusform>%n acknowledged or snoozed</numerusform><numerusform>%n acknowledged or snoozed</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::BalanceBars</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::CompletenessModel</name>
    <message numerus="yes">
        <source>Asked %n times, last %1</source>
        <translation><numerusform>Asked once, last %1</numerusform><numerusform>Asked %n times, last %1</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionDetails</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionModel</name>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation><numerusform>Consent ends in %n day</numerusform><numerusform>Consent ends in %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::HistoryPage</name>
    <message numerus="yes">
        <source>%n accounts, %1</source>
        <translation><numerusform>%n account, %1</numerusform><numerusform>%n accounts, %1</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ImportDialog</name>
    <message numerus="yes">
        <source>To be stored: %n.</source>
        <translation><numerusform>To be stored: %n.</numerusform><numerusform>To be stored: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>New accounts: %n.</source>
        <translation><numerusform>New account: %n.</numerusform><numerusform>New accounts: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Already known: %n.</source>
        <translation><numerusform>Already known: %n.</numerusform><numerusform>Already known: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Older than what is known and left out: %n.</source>
        <translation><numerusform>Older than what is known and left out: %n.</numerusform><numerusform>Older than what is known and left out: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Cannot be read and left out: %n.</source>
        <translation><numerusform>Cannot be read and left out: %n.</numerusform><numerusform>Cannot be read and left out: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Rows in the list: the first %n.</source>
        <translation><numerusform>Rows in the list: the first.</numerusform><numerusform>Rows in the list: the first %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Balances stored: %n.</source>
        <translation><numerusform>Balance stored: %n.</numerusform><numerusform>Balances stored: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Stored before: %n; nothing was stored twice.</source>
        <translation><numerusform>Stored before: %n; nothing was stored twice.</numerusform><numerusform>Stored before: %n; nothing was stored twice.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::MainWindow</name>
    <message numerus="yes">
        <source>%n connections failed</source>
        <translation><numerusform>%n connection failed</numerusform><numerusform>%n connections failed</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::MovedList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are unchanged.</source>
        <translation><numerusform>%n account is unchanged.</numerusform><numerusform>%n accounts are unchanged.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::RangeButtons</name>
    <message numerus="yes">
        <source>Show %n days</source>
        <translation><numerusform>Show %n day</numerusform><numerusform>Show %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::RefreshQuestion</name>
    <message numerus="yes">
        <source>This refresh makes %n calls.</source>
        <translation><numerusform>This refresh makes %n call.</numerusform><numerusform>This refresh makes %n calls.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Skip these %n connections</source>
        <translation><numerusform>Skip this %n connection</numerusform><numerusform>Skip these %n connections</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::RemoveConnectionDialog</name>
    <message numerus="yes">
        <source>It is not asked any more, and its credential is deleted from the keychain. %n account(s) leave the figures of today.</source>
        <translation><numerusform>It is not asked any more, and its credential is deleted from the keychain. %n account leaves the figures of today.</numerusform><numerusform>It is not asked any more, and its credential is deleted from the keychain. %n accounts leave the figures of today.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ReportsPage</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ShareChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::TestStep</name>
    <message numerus="yes">
        <source>%n accounts were read. Compare the figures with what was sent before you save.</source>
        <translation><numerusform>%n account was read. Compare the figures with what was sent before you save.</numerusform><numerusform>%n accounts were read. Compare the figures with what was sent before you save.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>smallest units, %n decimal place(s)</source>
        <translation><numerusform>smallest units, %n decimal place</numerusform><numerusform>smallest units, %n decimal places</numerusform></translation>
    </message>
</context>
</TS>
