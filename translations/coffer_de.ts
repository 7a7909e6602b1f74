<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Component</name>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending outgoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdraft used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from %1: %2</source>
        <extracomment>A pointer into the provider&apos;s reply and the text that stands there.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IBAN: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: 1 account is stale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n accounts are stale.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 between posted and available is unexplained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>accounts that a sum covers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available incl. credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the providers report it, with the credit lines that are inside. Own funds are without them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The sample banks are being prepared. The first time this takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample banks could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>%1: this input cannot be used. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the provider definition has a fault. Correct the file and load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found. Check the spelling and look it up in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be reached. Check the network and the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer completely in time. Try again; if it lasts, check the network and ask the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection to %1 could not be trusted, so nothing was asked. Check the address; if your company has a certificate authority of its own, name its file in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pointed to another address, which was not followed so that no credential goes there. Check the address of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 allows no more requests for now%2. Wait, or ask less often.</source>
        <extracomment>%2 is empty or a status such as &quot; (429)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a fault of its own%2. Try again later; if it lasts, ask the provider.</source>
        <extracomment>%2 is empty or a status such as &quot; (503)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 turned the request down%2. Check the details of the connection.</source>
        <extracomment>%2 is empty or a status such as &quot; (404)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an answer that lacks a promised field. The provider may have changed it: look for a newer provider definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an amount that cannot be read exactly, so it was not used. Check the unit of amounts in the connection or the provider definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent a time that cannot be read. Look for a newer provider definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent a currency of which Coffer does not know the digits after the point, so the amount was not used. State them in the provider definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent another currency than before or than the rest of the answer, so the amount was not used. Ask the provider which one holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 named one account twice in one answer, so neither was used. Ask the provider which one holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer lists this account. If it was closed, leave it out of the totals; if not, ask the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: an amount has more digits than Coffer can hold, so it was not used. Ask the provider whether it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because the keychain is locked. Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not let Coffer read the credential of %1. Allow it when the keychain asks, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because no keychain service runs. Start one, or keep the credential for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because the keychain service does not answer. Look for a question it may be waiting on, or restart it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read or written. Check the free space and the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged or was made by a newer version. Nothing was changed in it: update Coffer, or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use by another program. Close that one, or choose another profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: stopped before it was done. Start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider says: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its code: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reference for support: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try possible in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last good figures stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider also sent a balance of type “%1”, which its definition does not explain; it is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider reports the account&apos;s status as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider states a time that has not come yet (%1). Check the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The currency %1 is not in ISO 4217; its amounts keep the digits that were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount %1 has more digits after the point than its currency; it is kept as sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider definition leaves this account out of the totals (%1). You can count it in the account&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered, but named no account. Check what the credential may see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <comment>how fresh a figure is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ageing</source>
        <comment>how fresh a figure is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>how fresh a figure is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never read</source>
        <comment>how fresh a figure is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <comment>outcome of a poll</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly read</source>
        <comment>outcome of a poll</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of a poll</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your credential</source>
        <comment>outcome of a poll</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <comment>where figures come from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <comment>where figures come from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <comment>where figures come from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <comment>whose money an account holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held for others</source>
        <comment>whose money an account holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows another account again</source>
        <comment>whose money an account holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: held for others</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: shows another account again</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: by the provider definition</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: left out by you</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: never read</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending out</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending in</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit line</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For information</source>
        <comment>part of a balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes credit line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without credit line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider does not say whether a credit line is included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <comment>account at its provider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer listed by the provider</source>
        <comment>account at its provider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <comment>account at its provider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted</source>
        <comment>kind of balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <comment>kind of balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own available</source>
        <comment>kind of balance: without credit line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit line</source>
        <comment>kind of balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>kind of balance: posted less own available</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>kind of balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available as reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, not itemised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent by this provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 current, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose Enter credential under Needs attention, or run coffer-cli connections set-secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an answer that is damaged. Try again; if it lasts, ask the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has one field twice in one object%2, so nothing of it was used. Ask the provider which one holds.</source>
        <extracomment>%2 is empty or a place such as &quot; (byte 12)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid JSON%2. Check that it is the right one and complete.</source>
        <extracomment>%2 is empty or a place such as &quot; (byte 12)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an answer that is not valid JSON%2: cut off, damaged or meant for a browser, such as a sign-in page. Check the address; if it lasts, ask the provider.</source>
        <extracomment>%2 is empty or a place such as &quot; (byte 12)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the credential%2.</source>
        <extracomment>%2 is empty or a status such as &quot; (401)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not let this credential read balances%2. Ask the provider for that right, or enter another credential.</source>
        <extracomment>%2 is empty or a status such as &quot; (403)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than Coffer accepts. Ask for less in the connection, or ask the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than Coffer accepts: %2. Take a smaller file, or ask for less in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential of %1 is not in the keychain, or the keychain is locked. Unlock the keychain, or enter the credential again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The addresses of %1 have changed since its credential was entered, so it was not sent. Enter it again if the new addresses are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted: test data</source>
        <comment>why an account is not in totals</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::AccountPanel</name>
    <message>
        <source>From posted to available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the provider definition says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By whose money it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by the provider: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the connection says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::AccountTreeModel</name>
    <message>
        <source>No entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total %1</source>
        <comment>subtotal of one currency</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated for</source>
        <comment>column: the time for which the provider states the balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <comment>column: how long ago the provider confirmed the balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 account</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 accounts tell this figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sum has more digits than can be held, so it is not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several currencies: each has a total of its own below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 account is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest confirmation: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <comment>1 of 2 accounts, their sum</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all currencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account matches. Clear the search to see all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account was read yet. Refresh, or look at what needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only accounts in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts selected, posted: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coffer::AddConnectionDialog</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “available” means here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company whose accounts these are. May be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way to connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file, only where your company has an authority of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the credential for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in memory and is forgotten when Coffer ends; you will be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stored in the keychain of your system, never in a file of Coffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts found by the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test asks the provider once and stores nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base address of the service, as the provider told you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where the service runs elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a blank at an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a UUID, such as 3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an IP address, such as 203.0.113.7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address, such as https://api.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only https is safe for credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A credential does not belong into the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential is sent to %1 and nowhere else. If one of these addresses changes, it is asked for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 account was read. Compare the figures with what was sent before you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were read. Compare the figures with what was sent before you save.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coffer::AttentionList</name>
    <message>
        <source>Nothing needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last good: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionModel</name>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::CurrencyBars</name>
    <message>
        <source>No balances are counted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: from %2 accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::MainWindow</name>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask all connections now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection to a bank or provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with sample banks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a profile with made-up balances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show all amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the numbers behind the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the details of the chosen account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Balances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group accounts by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST: these balances come from sample banks or test environments. No real money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last asked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 connection failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connections failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::OverviewPage</name>
    <message>
        <source>Available, own funds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available and posted by currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend of posted and available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency of the trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1D</source>
        <comment>range of days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1 credit headroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 accounts tell this figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sum has more digits than can be held, so it is not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest confirmation: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 account is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 counted accounts tell this figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last attempt failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::StartPage</name>
    <message>
        <source>See your money in one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coffer reads balances from your banks and payment providers and shows what is posted, what is available and how fresh each figure is. It only reads; it never moves money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with sample banks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample banks run on this computer with made-up money, marked TEST everywhere and kept apart from your own data.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coffer::TrendChart</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amounts are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No history was read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every account was read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
