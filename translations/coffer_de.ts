<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts changed.</source>
        <translation><numerusform>%n Konto hat sich geändert.</numerusform><numerusform>%n Konten haben sich geändert.</numerusform></translation>
    </message>
    <message>
        <source>%1 is running on %2.</source>
        <translation>%1 läuft auf %2.</translation>
    </message>
    <message>
        <source>%1 ran on %2 until %3.</source>
        <translation>%1 lief auf %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 on %2 was cut off; its last sign of life was at %3.</source>
        <translation>%1 auf %2 wurde abgebrochen; das letzte Lebenszeichen war um %3.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Abruf</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>A connection that was removed</source>
        <translation>Eine entfernte Verbindung</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Zur Kenntnis genommen</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>unter 1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message>
        <source>Answered: %1</source>
        <translation>Beantwortet: %1</translation>
    </message>
    <message>
        <source>Requests sent: %1</source>
        <translation>Gesendete Anfragen: %1</translation>
    </message>
    <message>
        <source>Definition: %1, version %2</source>
        <translation>Definition: %1, Version %2</translation>
    </message>
    <message>
        <source>Attempt: %1</source>
        <translation>Abruf: %1</translation>
    </message>
    <message>
        <source>Hash: %1</source>
        <translation>Prüfsumme: %1</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Without entity</source>
        <translation>Ohne Gesellschaft</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation><numerusform>%n weiteres</numerusform><numerusform>%n weitere</numerusform></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>Component</name>
    <message>
        <source>On hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Pending outgoing</source>
        <translation>Ausgehend, vorgemerkt</translation>
    </message>
    <message>
        <source>Pending out</source>
        <translation>Ausgang vorgemerkt</translation>
    </message>
    <message>
        <source>Pending in</source>
        <translation>Eingang vorgemerkt</translation>
    </message>
    <message>
        <source>Overdraft used</source>
        <translation>Genutzter Dispokredit</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Read from %1: %2</source>
        <extracomment>A pointer into the provider's reply and the text that stands there.</extracomment>
        <translation>Gelesen aus %1: %2</translation>
    </message>
    <message>
        <source>Stated for: %1</source>
        <translation>Gilt für: %1</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>Provider's id: %1</source>
        <translation>Kennung beim Anbieter: %1</translation>
    </message>
    <message>
        <source>IBAN: %1</source>
        <translation>IBAN: %1</translation>
    </message>
    <message>
        <source>%1: 1 account is stale.</source>
        <translation>%1: 1 Konto ist veraltet.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n accounts are stale.</source>
        <translation><numerusform>%1: %n Konto ist veraltet.</numerusform><numerusform>%1: %n Konten sind veraltet.</numerusform></translation>
    </message>
    <message>
        <source>%1: %2 between posted and available is unexplained.</source>
        <translation>%1: %2 zwischen gebucht und verfügbar sind ungeklärt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>accounts that a sum covers</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Available incl. credit</source>
        <translation>Verfügbar inkl. Kredit</translation>
    </message>
    <message>
        <source>As the providers report it, with the credit lines that are inside. Own funds are without them.</source>
        <translation>Wie die Anbieter es melden, samt den enthaltenen Kreditlinien. Eigene Mittel sind ohne diese.</translation>
    </message>
    <message>
        <source>No business day</source>
        <translation>Kein Geschäftstag</translation>
    </message>
    <message>
        <source>%1, less than a minute left</source>
        <translation>%1, weniger als eine Minute übrig</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>Until when a payment must be ordered: "14:30 CET, 2 h left"</extracomment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1, passed</source>
        <translation>%1, vorbei</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>accounts, names of connections</comment>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 of %2 current</source>
        <translation>%1 von %2 aktuell</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>ältester %1</translation>
    </message>
    <message>
        <source>Nothing was read today</source>
        <translation>Heute wurde nichts gelesen</translation>
    </message>
    <message>
        <source>%1 today from %2 to %3, values: %4</source>
        <translation>%1 heute von %2 bis %3, Werte: %4</translation>
    </message>
    <message>
        <source>%1 today from %2 to %3, values: %4, gaps: %5</source>
        <translation>%1 heute von %2 bis %3, Werte: %4, Lücken: %5</translation>
    </message>
    <message>
        <source>cannot say, last read %1</source>
        <translation>nicht zu beurteilen, zuletzt gelesen %1</translation>
    </message>
    <message>
        <source>cannot say, never read</source>
        <translation>nicht zu beurteilen, nie gelesen</translation>
    </message>
    <message>
        <source>short %1</source>
        <translation>es fehlen %1</translation>
    </message>
    <message>
        <source>excess %1</source>
        <translation>%1 zu viel</translation>
    </message>
    <message>
        <source>on target</source>
        <translation>am Ziel</translation>
    </message>
    <message>
        <source>within the limits</source>
        <translation>innerhalb der Grenzen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The sample banks are being prepared. The first time this takes a few seconds.</source>
        <translation>Die Musterbanken werden vorbereitet. Beim ersten Mal dauert das einige Sekunden.</translation>
    </message>
    <message>
        <source>The sample banks could not be started.</source>
        <translation>Die Musterbanken konnten nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Coffer is already open on this data, but does not answer. Wait a moment, or end it and start again.</source>
        <translation>Coffer ist mit diesen Daten schon geöffnet, antwortet aber nicht. Warten Sie einen Moment, oder beenden Sie es und starten Sie neu.</translation>
    </message>
    <message numerus="yes">
        <source>%n things need attention</source>
        <translation><numerusform>%n Punkt braucht Aufmerksamkeit</numerusform><numerusform>%n Punkte brauchen Aufmerksamkeit</numerusform></translation>
    </message>
    <message>
        <source>Back up profile…</source>
        <translation>Profil sichern…</translation>
    </message>
    <message>
        <source>Back up the profile</source>
        <translation>Profil sichern</translation>
    </message>
    <message>
        <source>Backups of Coffer (*.coffer-backup)</source>
        <translation>Sicherungen von Coffer (*.coffer-backup)</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>&amp;Entities and business calendars…</source>
        <translation>&amp;Gesellschaften und Geschäftskalender…</translation>
    </message>
    <message>
        <source>No program was found that opens the folder %1.</source>
        <translation>Kein Programm wurde gefunden, das den Ordner %1 öffnet.</translation>
    </message>
    <message>
        <source>The saved arrangement of the window could not be used in full; that part is as on the first start. The file was kept: %1</source>
        <translation>Die gespeicherte Anordnung des Fensters war nicht vollständig verwendbar; dieser Teil ist wie beim ersten Start. Die Datei wurde aufbewahrt: %1</translation>
    </message>
    <message>
        <source>The history</source>
        <translation>Der Verlauf</translation>
    </message>
    <message>
        <source>The history is whole: %1 attempts and %2 changes agree with their hashes, and the latest balances follow from them.</source>
        <translation>Der Verlauf ist unversehrt: %1 Abrufe und %2 Änderungen stimmen mit ihren Prüfsummen überein, und die neuesten Salden folgen daraus.</translation>
    </message>
    <message>
        <source>The history is being verified…</source>
        <translation>Der Verlauf wird geprüft…</translation>
    </message>
    <message>
        <source>The set-up was taken over. Enter the credentials of the new connections on the page Connections and resume them there.</source>
        <translation>Die Einrichtung wurde übernommen. Geben Sie die Zugangsdaten der neuen Verbindungen auf der Seite Verbindungen ein und setzen Sie sie dort fort.</translation>
    </message>
    <message>
        <source>Export set-up…</source>
        <translation>Einrichtung exportieren…</translation>
    </message>
    <message>
        <source>Export the set-up</source>
        <translation>Einrichtung exportieren</translation>
    </message>
    <message>
        <source>Set-up of Coffer (*.json)</source>
        <translation>Einrichtung von Coffer (*.json)</translation>
    </message>
    <message>
        <source>The set-up was written to %1. It holds no credential and no balance.</source>
        <translation>Die Einrichtung wurde nach %1 geschrieben. Sie enthält keine Zugangsdaten und keinen Saldo.</translation>
    </message>
    <message>
        <source>Import set-up…</source>
        <translation>Einrichtung importieren…</translation>
    </message>
    <message>
        <source>Import a set-up</source>
        <translation>Einrichtung importieren</translation>
    </message>
    <message>
        <source>Enter a balance…</source>
        <translation>Saldo eingeben…</translation>
    </message>
    <message>
        <source>Import balances…</source>
        <translation>Salden importieren…</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Credit headroom beside it: %1</source>
        <translation>Kreditspielraum daneben: %1</translation>
    </message>
    <message>
        <source>%1 of %2 accounts tell this figure</source>
        <translation>%1 von %2 Konten nennen diesen Betrag</translation>
    </message>
    <message>
        <source>A sum has more digits than can be held, so it is not shown</source>
        <translation>Eine Summe hat mehr Stellen, als gehalten werden können, und wird daher nicht gezeigt</translation>
    </message>
    <message>
        <source>Oldest confirmation: %1</source>
        <translation>Älteste Bestätigung: %1</translation>
    </message>
    <message>
        <source>1 account is not counted</source>
        <translation>1 Konto ist nicht mitgezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation><numerusform>%n Konto ist nicht mitgezählt</numerusform><numerusform>%n Konten sind nicht mitgezählt</numerusform></translation>
    </message>
    <message>
        <source>+ %1 credit headroom</source>
        <translation>+ %1 Kreditspielraum</translation>
    </message>
    <message>
        <source>No balances are counted yet</source>
        <translation>Noch sind keine Salden gezählt</translation>
    </message>
    <message>
        <source>%1 of %2 counted accounts tell this figure</source>
        <translation>%1 von %2 gezählten Konten nennen diesen Betrag</translation>
    </message>
    <message>
        <source>Last attempt failed</source>
        <translation>Letzter Abruf fehlgeschlagen</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Gezählt: %1</translation>
    </message>
    <message>
        <source>Oldest: %1</source>
        <translation>Ältester: %1</translation>
    </message>
</context>
<context>
    <name>PositionState</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n fehlgeschlagen</numerusform><numerusform>%n fehlgeschlagen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation><numerusform>%n Warnung</numerusform><numerusform>%n Warnungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n never read</source>
        <translation><numerusform>%n nie gelesen</numerusform><numerusform>%n nie gelesen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation><numerusform>%n veraltet</numerusform><numerusform>%n veraltet</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ageing</source>
        <translation><numerusform>%n wird alt</numerusform><numerusform>%n werden alt</numerusform></translation>
    </message>
    <message>
        <source>All current</source>
        <translation>Alle aktuell</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>%1: this input cannot be used. Correct it and try again.</source>
        <translation>%1: Diese Eingabe ist nicht verwendbar. Berichtigen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1: the provider definition has a fault. Correct the file and load it again.</source>
        <translation>%1: Die Anbieterdefinition hat einen Fehler. Berichtigen Sie die Datei und laden Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 was not found. Check the spelling and look it up in the list.</source>
        <translation>%1 wurde nicht gefunden. Prüfen Sie die Schreibweise und sehen Sie in der Liste nach.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 could not be reached. Check the network and the address.</source>
        <translation>%1 war nicht erreichbar. Prüfen Sie das Netz und die Adresse.</translation>
    </message>
    <message>
        <source>%1 did not answer completely in time. Try again; if it lasts, check the network and ask the provider.</source>
        <translation>%1 hat nicht rechtzeitig vollständig geantwortet. Versuchen Sie es erneut; bleibt es so, prüfen Sie das Netz und fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>The secure connection to %1 could not be trusted, so nothing was asked. Check the address; if your company has a certificate authority of its own, name its file in the connection.</source>
        <translation>Der sicheren Verbindung zu %1 war nicht zu trauen, daher wurde nichts gefragt. Prüfen Sie die Adresse; hat Ihr Unternehmen eine eigene Zertifizierungsstelle, nennen Sie deren Datei in der Verbindung.</translation>
    </message>
    <message>
        <source>%1 pointed to another address, which was not followed so that no credential goes there. Check the address of the connection.</source>
        <translation>%1 verwies auf eine andere Adresse; dem wurde nicht gefolgt, damit keine Zugangsdaten dorthin gelangen. Prüfen Sie die Adresse der Verbindung.</translation>
    </message>
    <message>
        <source>%1 allows no more requests for now%2. Wait, or ask less often.</source>
        <extracomment>%2 is empty or a status such as " (429)".</extracomment>
        <translation>%1 erlaubt vorerst keine weiteren Anfragen%2. Warten Sie, oder fragen Sie seltener.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own%2. Try again later; if it lasts, ask the provider.</source>
        <extracomment>%2 is empty or a status such as " (503)".</extracomment>
        <translation>%1 hat selbst eine Störung%2. Versuchen Sie es später; bleibt es so, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>%1 turned the request down%2. Check the details of the connection.</source>
        <extracomment>%2 is empty or a status such as " (404)".</extracomment>
        <translation>%1 hat die Anfrage abgelehnt%2. Prüfen Sie die Angaben der Verbindung.</translation>
    </message>
    <message>
        <source>%1 sent an answer that lacks a promised field. The provider may have changed it: look for a newer provider definition.</source>
        <translation>%1 sandte eine Antwort, der ein zugesagtes Feld fehlt. Der Anbieter hat sie vielleicht geändert: Suchen Sie nach einer neueren Anbieterdefinition.</translation>
    </message>
    <message>
        <source>%1 sent an amount that cannot be read exactly, so it was not used. Check the unit of amounts in the connection or the provider definition.</source>
        <translation>%1 sandte einen Betrag, der nicht genau lesbar ist; er wurde nicht verwendet. Prüfen Sie die Einheit der Beträge in der Verbindung oder der Anbieterdefinition.</translation>
    </message>
    <message>
        <source>%1 sent a time that cannot be read. Look for a newer provider definition.</source>
        <translation>%1 sandte eine Zeit, die nicht lesbar ist. Suchen Sie nach einer neueren Anbieterdefinition.</translation>
    </message>
    <message>
        <source>%1 sent a currency of which Coffer does not know the digits after the point, so the amount was not used. State them in the provider definition.</source>
        <translation>%1 sandte eine Währung, deren Nachkommastellen Coffer nicht kennt; der Betrag wurde nicht verwendet. Nennen Sie sie in der Anbieterdefinition.</translation>
    </message>
    <message>
        <source>%1 sent another currency than before or than the rest of the answer, so the amount was not used. Ask the provider which one holds.</source>
        <translation>%1 sandte eine andere Währung als zuvor oder als der Rest der Antwort; der Betrag wurde nicht verwendet. Fragen Sie den Anbieter, welche gilt.</translation>
    </message>
    <message>
        <source>%1 named one account twice in one answer, so neither was used. Ask the provider which one holds.</source>
        <translation>%1 nannte ein Konto zweimal in einer Antwort; keines von beiden wurde verwendet. Fragen Sie den Anbieter, welches gilt.</translation>
    </message>
    <message>
        <source>%1 no longer lists this account. If it was closed, leave it out of the totals; if not, ask the provider.</source>
        <translation>%1 führt dieses Konto nicht mehr auf. Wurde es geschlossen, nehmen Sie es aus den Summen; wenn nicht, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>%1: an amount has more digits than Coffer can hold, so it was not used. Ask the provider whether it is right.</source>
        <translation>%1: Ein Betrag hat mehr Stellen, als Coffer halten kann; er wurde nicht verwendet. Fragen Sie den Anbieter, ob er stimmt.</translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because the keychain is locked. Unlock it and try again.</source>
        <translation>Die Zugangsdaten von %1 sind nicht lesbar, weil der Schlüsselbund gesperrt ist. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain did not let Coffer read the credential of %1. Allow it when the keychain asks, and try again.</source>
        <translation>Der Schlüsselbund ließ Coffer die Zugangsdaten von %1 nicht lesen. Erlauben Sie es, wenn der Schlüsselbund fragt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because no keychain service runs. Start one, or keep the credential for this session only.</source>
        <translation>Die Zugangsdaten von %1 sind nicht lesbar, weil kein Schlüsselbund-Dienst läuft. Starten Sie einen, oder behalten Sie die Zugangsdaten nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>The credential of %1 cannot be read, because the keychain service does not answer. Look for a question it may be waiting on, or restart it.</source>
        <translation>Die Zugangsdaten von %1 sind nicht lesbar, weil der Schlüsselbund-Dienst nicht antwortet. Suchen Sie nach einer Frage, auf die er vielleicht wartet, oder starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>%1 could not be read or written. Check the free space and the permissions.</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden. Prüfen Sie den freien Platz und die Rechte.</translation>
    </message>
    <message>
        <source>%1 is damaged or was made by a newer version. Nothing was changed in it: update Coffer, or restore a backup.</source>
        <translation>%1 ist beschädigt oder stammt von einer neueren Version. Daran wurde nichts geändert: Aktualisieren Sie Coffer, oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Close that one, or choose another profile.</source>
        <translation>%1 wird von einem anderen Programm benutzt. Schließen Sie jenes, oder wählen Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>%1: stopped before it was done. Start it again when you like.</source>
        <translation>%1: vor dem Ende angehalten. Starten Sie es erneut, wann Sie möchten.</translation>
    </message>
    <message>
        <source>Field: %1.</source>
        <translation>Feld: %1.</translation>
    </message>
    <message>
        <source>Place: %1.</source>
        <translation>Stelle: %1.</translation>
    </message>
    <message>
        <source>Found: “%1”.</source>
        <translation>Gefunden: „%1“.</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
    <message>
        <source>The provider says: “%1”.</source>
        <translation>Der Anbieter sagt: „%1“.</translation>
    </message>
    <message>
        <source>Its code: “%1”.</source>
        <translation>Sein Code: „%1“.</translation>
    </message>
    <message>
        <source>Its reference for support: “%1”.</source>
        <translation>Sein Aktenzeichen für den Support: „%1“.</translation>
    </message>
    <message>
        <source>Next try possible in %1.</source>
        <translation>Nächster Versuch möglich in %1.</translation>
    </message>
    <message>
        <source>Last good figures stay.</source>
        <translation>Die letzten guten Beträge bleiben.</translation>
    </message>
    <message>
        <source>The provider also sent a balance of type “%1”, which its definition does not explain; it is not shown.</source>
        <translation>Der Anbieter sandte auch einen Saldo der Art „%1“, den seine Definition nicht erklärt; er wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>The provider reports the account's status as “%1”.</source>
        <translation>Der Anbieter meldet als Zustand des Kontos „%1“.</translation>
    </message>
    <message>
        <source>The provider states a time that has not come yet (%1). Check the clock of this computer.</source>
        <translation>Der Anbieter nennt eine Zeit, die noch nicht gekommen ist (%1). Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The currency %1 is not in ISO 4217; its amounts keep the digits that were sent.</source>
        <translation>Die Währung %1 steht nicht in ISO 4217; ihre Beträge behalten die gesendeten Stellen.</translation>
    </message>
    <message>
        <source>The amount %1 has more digits after the point than its currency; it is kept as sent.</source>
        <translation>Der Betrag %1 hat mehr Nachkommastellen als seine Währung; er bleibt, wie er gesendet wurde.</translation>
    </message>
    <message>
        <source>The provider definition leaves this account out of the totals (%1). You can count it in the account's settings.</source>
        <translation>Die Anbieterdefinition nimmt dieses Konto aus den Summen (%1). In den Einstellungen des Kontos können Sie es mitzählen.</translation>
    </message>
    <message>
        <source>The provider answered, but named no account. Check what the credential may see.</source>
        <translation>Der Anbieter antwortete, nannte aber kein Konto. Prüfen Sie, was die Zugangsdaten sehen dürfen.</translation>
    </message>
    <message>
        <source>Current</source>
        <comment>how fresh a figure is</comment>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Ageing</source>
        <comment>how fresh a figure is</comment>
        <translation>Wird alt</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>how fresh a figure is</comment>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Never read</source>
        <comment>how fresh a figure is</comment>
        <translation>Nie gelesen</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>outcome of a poll</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Partly read</source>
        <comment>outcome of a poll</comment>
        <translation>Teilweise gelesen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of a poll</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Needs your credential</source>
        <comment>outcome of a poll</comment>
        <translation>Braucht Ihre Zugangsdaten</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>where figures come from</comment>
        <translation>Echt</translation>
    </message>
    <message>
        <source>TEST</source>
        <comment>where figures come from</comment>
        <translation>TEST</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <comment>where figures come from</comment>
        <translation>Von Hand eingegeben</translation>
    </message>
    <message>
        <source>Own money</source>
        <comment>whose money an account holds</comment>
        <translation>Eigenes Geld</translation>
    </message>
    <message>
        <source>Held for others</source>
        <comment>whose money an account holds</comment>
        <translation>Für andere gehalten</translation>
    </message>
    <message>
        <source>Shows another account again</source>
        <comment>whose money an account holds</comment>
        <translation>Zeigt ein anderes Konto noch einmal</translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>why an account is not in totals</comment>
        <translation>Mitgezählt</translation>
    </message>
    <message>
        <source>Not counted: held for others</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: für andere gehalten</translation>
    </message>
    <message>
        <source>Not counted: shows another account again</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: zeigt ein anderes Konto noch einmal</translation>
    </message>
    <message>
        <source>Not counted: by the provider definition</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: laut Anbieterdefinition</translation>
    </message>
    <message>
        <source>Not counted: left out by you</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: von Ihnen ausgenommen</translation>
    </message>
    <message>
        <source>Not counted: never read</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: nie gelesen</translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>part of a balance</comment>
        <translation>Reservierung</translation>
    </message>
    <message>
        <source>Pending out</source>
        <comment>part of a balance</comment>
        <translation>Ausgang vorgemerkt</translation>
    </message>
    <message>
        <source>Pending in</source>
        <comment>part of a balance</comment>
        <translation>Eingang vorgemerkt</translation>
    </message>
    <message>
        <source>Fee</source>
        <comment>part of a balance</comment>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Credit line</source>
        <comment>part of a balance</comment>
        <translation>Kreditlinie</translation>
    </message>
    <message>
        <source>For information</source>
        <comment>part of a balance</comment>
        <translation>Zur Information</translation>
    </message>
    <message>
        <source>Includes credit line</source>
        <translation>Enthält Kreditlinie</translation>
    </message>
    <message>
        <source>Without credit line</source>
        <translation>Ohne Kreditlinie</translation>
    </message>
    <message>
        <source>Provider does not say whether a credit line is included</source>
        <translation>Anbieter sagt nicht, ob eine Kreditlinie enthalten ist</translation>
    </message>
    <message>
        <source>Present</source>
        <comment>account at its provider</comment>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>No longer listed by the provider</source>
        <comment>account at its provider</comment>
        <translation>Vom Anbieter nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <comment>account at its provider</comment>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Posted</source>
        <comment>kind of balance</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>kind of balance</comment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Own available</source>
        <comment>kind of balance: without credit line</comment>
        <translation>Verfügbar, eigene Mittel</translation>
    </message>
    <message>
        <source>Credit line</source>
        <comment>kind of balance</comment>
        <translation>Kreditlinie</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>kind of balance: posted less own available</comment>
        <translation>Gebunden</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>kind of balance</comment>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Expected available</source>
        <translation>Erwartet verfügbar</translation>
    </message>
    <message>
        <source>Available as reported</source>
        <translation>Verfügbar laut Meldung</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>Difference, not itemised</source>
        <translation>Differenz, nicht aufgeschlüsselt</translation>
    </message>
    <message>
        <source>not sent by this provider</source>
        <translation>von diesem Anbieter nicht gesendet</translation>
    </message>
    <message>
        <source>%1 of %2 current</source>
        <translation>%1 von %2 aktuell</translation>
    </message>
    <message>
        <source>%1 of %2 current, %3 failed</source>
        <translation>%1 von %2 aktuell, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n Tag</numerusform><numerusform>%n Tage</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message>
        <source>Choose Enter credential under Needs attention, or run coffer-cli connections set-secret.</source>
        <translation>Wählen Sie „Zugangsdaten eingeben“ unter „Braucht Aufmerksamkeit“, oder führen Sie coffer-cli connections set-secret aus.</translation>
    </message>
    <message>
        <source>%1 sent an answer that is damaged. Try again; if it lasts, ask the provider.</source>
        <translation>%1 sandte eine beschädigte Antwort. Versuchen Sie es erneut; bleibt es so, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>%1 has one field twice in one object%2, so nothing of it was used. Ask the provider which one holds.</source>
        <extracomment>%2 is empty or a place such as " (byte 12)".</extracomment>
        <translation>%1 hat ein Feld zweimal in einem Objekt%2; nichts davon wurde verwendet. Fragen Sie den Anbieter, welches gilt.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON%2. Check that it is the right one and complete.</source>
        <extracomment>%2 is empty or a place such as " (byte 12)".</extracomment>
        <translation>%1 ist kein gültiges JSON%2. Prüfen Sie, ob es das richtige und vollständig ist.</translation>
    </message>
    <message>
        <source>%1 sent an answer that is not valid JSON%2: cut off, damaged or meant for a browser, such as a sign-in page. Check the address; if it lasts, ask the provider.</source>
        <extracomment>%2 is empty or a place such as " (byte 12)".</extracomment>
        <translation>%1 sandte eine Antwort, die kein gültiges JSON ist%2: abgeschnitten, beschädigt oder für einen Browser bestimmt, etwa eine Anmeldeseite. Prüfen Sie die Adresse; bleibt es so, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>%1 refused the credential%2.</source>
        <extracomment>%2 is empty or a status such as " (401)".</extracomment>
        <translation>%1 hat die Zugangsdaten abgelehnt%2.</translation>
    </message>
    <message>
        <source>%1 does not let this credential read balances%2. Ask the provider for that right, or enter another credential.</source>
        <extracomment>%2 is empty or a status such as " (403)".</extracomment>
        <translation>%1 lässt diese Zugangsdaten keine Salden lesen%2. Bitten Sie den Anbieter um dieses Recht, oder geben Sie andere Zugangsdaten ein.</translation>
    </message>
    <message>
        <source>%1 is more than Coffer accepts. Ask for less in the connection, or ask the provider.</source>
        <translation>%1 ist mehr, als Coffer annimmt. Fragen Sie in der Verbindung weniger ab, oder fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>%1 is more than Coffer accepts: %2. Take a smaller file, or ask for less in the connection.</source>
        <translation>%1 ist mehr, als Coffer annimmt: %2. Nehmen Sie eine kleinere Datei, oder fragen Sie in der Verbindung weniger ab.</translation>
    </message>
    <message>
        <source>The credential of %1 is not in the keychain, or the keychain is locked. Unlock the keychain, or enter the credential again.</source>
        <translation>Die Zugangsdaten von %1 sind nicht im Schlüsselbund, oder er ist gesperrt. Entsperren Sie ihn, oder geben Sie die Zugangsdaten erneut ein.</translation>
    </message>
    <message>
        <source>The addresses of %1 have changed since its credential was entered, so it was not sent. Enter it again if the new addresses are right.</source>
        <translation>Die Adressen von %1 haben sich seit der Eingabe der Zugangsdaten geändert; diese wurden daher nicht gesendet. Geben Sie sie erneut ein, wenn die neuen Adressen richtig sind.</translation>
    </message>
    <message>
        <source>Not counted: test data</source>
        <comment>why an account is not in totals</comment>
        <translation>Nicht mitgezählt: Testdaten</translation>
    </message>
    <message>
        <source>%1: posted %2 is below the minimum of %3.</source>
        <translation>%1: Gebucht sind %2, unter dem Minimum von %3.</translation>
    </message>
    <message>
        <source>%1: available %2 is below the minimum of %3.</source>
        <translation>%1: Verfügbar sind %2, unter dem Minimum von %3.</translation>
    </message>
    <message>
        <source>%1: posted %2 is above the maximum of %3.</source>
        <translation>%1: Gebucht sind %2, über dem Maximum von %3.</translation>
    </message>
    <message>
        <source>%1: available %2 is above the maximum of %3.</source>
        <translation>%1: Verfügbar sind %2, über dem Maximum von %3.</translation>
    </message>
    <message>
        <source>%1: posted moved by %2, from %3 to %4.</source>
        <translation>%1: Der gebuchte Saldo bewegte sich um %2, von %3 auf %4.</translation>
    </message>
    <message>
        <source>%1: available moved by %2, from %3 to %4.</source>
        <translation>%1: Der verfügbare Saldo bewegte sich um %2, von %3 auf %4.</translation>
    </message>
    <message>
        <source>%1: posted fell below zero, to %2.</source>
        <translation>%1: Der gebuchte Saldo fiel unter null, auf %2.</translation>
    </message>
    <message>
        <source>%1: available fell below zero, to %2.</source>
        <translation>%1: Der verfügbare Saldo fiel unter null, auf %2.</translation>
    </message>
    <message>
        <source>%1: posted is no longer below zero: %2.</source>
        <translation>%1: Der gebuchte Saldo ist nicht mehr unter null: %2.</translation>
    </message>
    <message>
        <source>%1: available is no longer below zero: %2.</source>
        <translation>%1: Der verfügbare Saldo ist nicht mehr unter null: %2.</translation>
    </message>
    <message>
        <source>%1: %2 between posted and available is unexplained.</source>
        <translation>%1: %2 zwischen gebucht und verfügbar sind ungeklärt.</translation>
    </message>
    <message>
        <source>%1: %2 between posted and available is unexplained, more than the tolerance of %3.</source>
        <translation>%1: %2 zwischen gebucht und verfügbar sind ungeklärt, mehr als die Toleranz von %3.</translation>
    </message>
    <message>
        <source>%1: 1 account is stale.</source>
        <translation>%1: 1 Konto ist veraltet.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n accounts are stale.</source>
        <translation><numerusform>%1: %n Konto ist veraltet.</numerusform><numerusform>%1: %n Konten sind veraltet.</numerusform></translation>
    </message>
    <message>
        <source>Below minimum</source>
        <translation>Unter Minimum</translation>
    </message>
    <message>
        <source>Above maximum</source>
        <translation>Über Maximum</translation>
    </message>
    <message>
        <source>Large move</source>
        <translation>Große Bewegung</translation>
    </message>
    <message>
        <source>Unexplained difference</source>
        <translation>Ungeklärte Differenz</translation>
    </message>
    <message>
        <source>Crossed zero</source>
        <translation>Null durchschritten</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>alert</comment>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Consent ends</source>
        <translation>Zustimmung endet</translation>
    </message>
    <message>
        <source>Report failed</source>
        <translation>Bericht fehlgeschlagen</translation>
    </message>
    <message>
        <source>Partly read</source>
        <translation>Teilweise gelesen</translation>
    </message>
    <message>
        <source>Account gone</source>
        <translation>Konto verschwunden</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 war nicht lesbar.</translation>
    </message>
    <message>
        <source>The bank's consent for %1 ends on %2: renew it before then.</source>
        <translation>Die Zustimmung der Bank für %1 endet am %2: Erneuern Sie sie vorher.</translation>
    </message>
    <message>
        <source>The report “%1” could not be made.</source>
        <translation>Der Bericht „%1“ konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>%1 was only partly read.</source>
        <translation>%1 wurde nur teilweise gelesen.</translation>
    </message>
    <message>
        <source>%1: the provider no longer lists this account.</source>
        <translation>%1: Der Anbieter führt dieses Konto nicht mehr auf.</translation>
    </message>
    <message>
        <source>No longer so: “%1”</source>
        <translation>Nicht mehr so: „%1“</translation>
    </message>
    <message>
        <source>%1 acknowledged “%2”</source>
        <translation>%1 nahm „%2“ zur Kenntnis</translation>
    </message>
    <message>
        <source>%1 acknowledged “%2” with the note “%3”</source>
        <translation>%1 nahm „%2“ zur Kenntnis mit der Notiz „%3“</translation>
    </message>
    <message>
        <source>%1 snoozed “%2” until %3</source>
        <translation>%1 stellte „%2“ zurück bis %3</translation>
    </message>
    <message>
        <source>%1 snoozed “%2” until %3 with the note “%4”</source>
        <translation>%1 stellte „%2“ zurück bis %3 mit der Notiz „%4“</translation>
    </message>
    <message>
        <source>%1 opened again “%2”</source>
        <translation>%1 öffnete „%2“ wieder</translation>
    </message>
    <message>
        <source>Entered by %1.</source>
        <translation>Eingegeben von %1.</translation>
    </message>
    <message>
        <source>Entered by %1. Remark: “%2”.</source>
        <translation>Eingegeben von %1. Bemerkung: „%2“.</translation>
    </message>
    <message>
        <source>Imported from the file %1, place %2.</source>
        <translation>Importiert aus der Datei %1, Stelle %2.</translation>
    </message>
</context>
<context>
    <name>coffer::AboutDialog</name>
    <message>
        <source>About Coffer</source>
        <translation>Über Coffer</translation>
    </message>
    <message>
        <source>Coffer %1</source>
        <translation>Coffer %1</translation>
    </message>
    <message>
        <source>How much money there is, where, in which currency, available against posted, and how fresh each figure is. Coffer only reads; it never moves money.</source>
        <translation>Wie viel Geld da ist, wo, in welcher Währung, verfügbar gegenüber gebucht, und wie frisch jeder Betrag ist. Coffer liest nur; es bewegt nie Geld.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. There is no warranty, to the extent the law permits.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne Gewährleistung, soweit das Gesetz es erlaubt.</translation>
    </message>
    <message>
        <source>Qt %1 (built with %2), %3, %4</source>
        <translation>Qt %1 (gebaut mit %2), %3, %4</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>coffer::AccountChoiceModel</name>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>All in %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>Without an entity</source>
        <translation>Ohne Gesellschaft</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>coffer::AccountTreeModel</name>
    <message>
        <source>No entity</source>
        <translation>Keine Gesellschaft</translation>
    </message>
    <message>
        <source>Currency not known yet</source>
        <translation>Währung noch nicht bekannt</translation>
    </message>
    <message>
        <source>Total %1</source>
        <comment>subtotal of one currency</comment>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Stated for</source>
        <comment>column: the time for which the provider states the balance</comment>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <comment>column: how long ago the provider confirmed the balance</comment>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>1 account</source>
        <translation>1 Konto</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation><numerusform>%n Konto</numerusform><numerusform>%n Konten</numerusform></translation>
    </message>
    <message>
        <source>Nothing counted</source>
        <translation>Nichts mitgezählt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 accounts tell this figure</source>
        <translation>%1 von %2 Konten nennen diesen Betrag</translation>
    </message>
    <message>
        <source>A sum has more digits than can be held, so it is not shown</source>
        <translation>Eine Summe hat mehr Stellen, als gehalten werden können, und wird daher nicht gezeigt</translation>
    </message>
    <message>
        <source>Several currencies: each has a total of its own below</source>
        <translation>Mehrere Währungen: Jede hat unten ihre eigene Summe</translation>
    </message>
    <message>
        <source>1 account is not counted</source>
        <translation>1 Konto ist nicht mitgezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are not counted</source>
        <translation><numerusform>%n Konto ist nicht mitgezählt</numerusform><numerusform>%n Konten sind nicht mitgezählt</numerusform></translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <comment>1 of 2 accounts, their sum</comment>
        <translation>(%1) %2</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>column: live, test or typed by hand</comment>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <comment>column: what came of it</comment>
        <translation>Letzter Abruf</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>column: the readings of the day, drawn</comment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>Limits</source>
        <comment>column: minimum, target and maximum</comment>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Cut-off today</source>
        <translation>Annahmeschluss heute</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1, last good %2</source>
        <comment>Failed, last good 19 Nov 17:58</comment>
        <translation>%1, zuletzt gut %2</translation>
    </message>
    <message>
        <source>%1 of %2 current</source>
        <translation>%1 von %2 aktuell</translation>
    </message>
    <message>
        <source>%1: %2, incl. figures that are not current</source>
        <translation>%1: %2, enthält Beträge, die nicht aktuell sind</translation>
    </message>
    <message>
        <source>No country</source>
        <translation>Kein Land</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Kein Schlagwort</translation>
    </message>
</context>
<context>
    <name>coffer::AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Show all currencies</source>
        <translation>Alle Währungen zeigen</translation>
    </message>
    <message>
        <source>No account matches. Clear the search to see all.</source>
        <translation>Kein Konto passt. Leeren Sie die Suche, um alle zu sehen.</translation>
    </message>
    <message>
        <source>No account was read yet. Refresh, or look at what needs attention.</source>
        <translation>Noch wurde kein Konto gelesen. Aktualisieren Sie, oder sehen Sie nach, was Aufmerksamkeit braucht.</translation>
    </message>
    <message>
        <source>Only accounts in %1</source>
        <translation>Nur Konten in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts selected, posted: %1</source>
        <translation><numerusform>%n Konto gewählt, gebucht: %1</numerusform><numerusform>%n Konten gewählt, gebucht: %1</numerusform></translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Group accounts by</source>
        <translation>Konten gruppieren nach</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
    <message>
        <source>Open the first level</source>
        <translation>Erste Ebene öffnen</translation>
    </message>
    <message>
        <source>Open two levels</source>
        <translation>Zwei Ebenen öffnen</translation>
    </message>
    <message>
        <source>Account numbers in full</source>
        <translation>Kontonummern vollständig</translation>
    </message>
    <message>
        <source>Columns of accounts…</source>
        <translation>Spalten der Konten…</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Konto öffnen</translation>
    </message>
    <message>
        <source>Show the parts of this sum</source>
        <translation>Teile dieser Summe zeigen</translation>
    </message>
    <message>
        <source>Where this figure comes from</source>
        <translation>Woher dieser Betrag kommt</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Move accounts</source>
        <translation>Konten verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Let %n accounts belong to the entity that their connection names?</source>
        <translation><numerusform>%n Konto wieder der Gesellschaft zuordnen, die seine Verbindung nennt?</numerusform><numerusform>%n Konten wieder der Gesellschaft zuordnen, die ihre Verbindung nennt?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Move %n accounts to the entity %1?</source>
        <translation><numerusform>%n Konto zur Gesellschaft %1 verschieben?</numerusform><numerusform>%n Konten zur Gesellschaft %1 verschieben?</numerusform></translation>
    </message>
    <message>
        <source>Nothing changes at the bank. Subtotals by entity will count them there.</source>
        <translation>Bei der Bank ändert sich nichts. Die Zwischensummen nach Gesellschaft zählen sie dort.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts selected, posted: %1 (not counted: %2)</source>
        <translation><numerusform>%n Konto gewählt, gebucht: %1 (nicht mitgezählt: %2)</numerusform><numerusform>%n Konten gewählt, gebucht: %1 (nicht mitgezählt: %2)</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::ActivityModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>coffer::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Search activity</source>
        <translation>Aktivität durchsuchen</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Was geschah, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt wiederholen</translation>
    </message>
    <message>
        <source>Every connection</source>
        <translation>Jede Verbindung</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing happened that fits</source>
        <translation>Nichts Passendes ist geschehen</translation>
    </message>
    <message>
        <source>Choose a line to see all that is known of it.</source>
        <translation>Wählen Sie eine Zeile, um alles zu sehen, was darüber bekannt ist.</translation>
    </message>
</context>
<context>
    <name>coffer::AlertRulesEditor</name>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Which figure is watched</source>
        <translation>Welcher Betrag beobachtet wird</translation>
    </message>
    <message>
        <source>Available, as reported</source>
        <translation>Verfügbar laut Meldung</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Tells when the figure is below it</source>
        <translation>Meldet, wenn der Betrag darunter liegt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Short and excess are counted from it</source>
        <translation>Fehlbetrag und Überschuss werden von hier aus gezählt</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Tells when the figure is above it</source>
        <translation>Meldet, wenn der Betrag darüber liegt</translation>
    </message>
    <message>
        <source>Large move</source>
        <translation>Große Bewegung</translation>
    </message>
    <message>
        <source>Tells a change of this size or more between two readings</source>
        <translation>Meldet eine Änderung dieser Größe oder mehr zwischen zwei Lesungen</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>An unexplained difference up to this size is not told</source>
        <translation>Eine ungeklärte Differenz bis zu dieser Größe wird nicht gemeldet</translation>
    </message>
    <message>
        <source>Tell when it crosses zero</source>
        <translation>Melden, wenn er null durchschreitet</translation>
    </message>
    <message>
        <source>This account was never read, so its currency is not known yet.</source>
        <translation>Dieses Konto wurde nie gelesen; seine Währung ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The limits were set in %1 and are not judged against %2. Enter them anew.</source>
        <translation>Die Grenzen wurden in %1 gesetzt und werden nicht auf %2 angewandt. Geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>Amounts are hidden and cannot be changed.</source>
        <translation>Die Beträge sind verborgen und nicht änderbar.</translation>
    </message>
    <message>
        <source>The target must not be below the minimum.</source>
        <translation>Das Ziel darf nicht unter dem Minimum liegen.</translation>
    </message>
    <message>
        <source>The maximum must not be below the target.</source>
        <translation>Das Maximum darf nicht unter dem Ziel liegen.</translation>
    </message>
    <message>
        <source>The maximum must not be below the minimum.</source>
        <translation>Das Maximum darf nicht unter dem Minimum liegen.</translation>
    </message>
</context>
<context>
    <name>coffer::AmountEdit</name>
    <message>
        <source>This is no amount. Write it like %1.</source>
        <translation>Das ist kein Betrag. Schreiben Sie ihn wie %1.</translation>
    </message>
    <message>
        <source>%1 has no digits after the point.</source>
        <translation>%1 hat keine Nachkommastellen.</translation>
    </message>
    <message>
        <source>%1 has 1 digit after the point.</source>
        <translation>%1 hat 1 Nachkommastelle.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n digits after the point.</source>
        <translation><numerusform>%1 hat %n Nachkommastelle.</numerusform><numerusform>%1 hat %n Nachkommastellen.</numerusform></translation>
    </message>
    <message>
        <source>This may mean %1 or %2. Write all digits after the point.</source>
        <translation>Das kann %1 oder %2 bedeuten. Schreiben Sie alle Nachkommastellen.</translation>
    </message>
    <message>
        <source>This amount must not be negative.</source>
        <translation>Dieser Betrag darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>This amount must be more than 0.</source>
        <translation>Dieser Betrag muss größer als 0 sein.</translation>
    </message>
</context>
<context>
    <name>coffer::AsOfBox</name>
    <message>
        <source>As of: now</source>
        <translation>Stand: jetzt</translation>
    </message>
    <message>
        <source>As of: last close</source>
        <translation>Stand: letzter Abschluss</translation>
    </message>
    <message>
        <source>As of: choose…</source>
        <translation>Stand: wählen…</translation>
    </message>
    <message>
        <source>As of: %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Show the position as of</source>
        <translation>Position zum Stand zeigen</translation>
    </message>
    <message>
        <source>Show the position as it was known at another time. The last close is the end of the business day before today.</source>
        <translation>Die Position zeigen, wie sie zu einer anderen Zeit bekannt war. Der letzte Abschluss ist das Ende des Geschäftstags vor heute.</translation>
    </message>
    <message>
        <source>Position as of</source>
        <translation>Position zum Stand</translation>
    </message>
    <message>
        <source>Show what was known at this time (%1):</source>
        <translation>Zeigen, was zu dieser Zeit bekannt war (%1):</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>coffer::AttentionDialog</name>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Zur Kenntnis nehmen</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Zurückstellen bis</translation>
    </message>
    <message>
        <source>&amp;Until:</source>
        <translation>&amp;Bis:</translation>
    </message>
    <message>
        <source>Why, for whoever looks next</source>
        <translation>Warum, für alle, die danach nachsehen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>&amp;Notiz:</translation>
    </message>
    <message>
        <source>Choose a time that has not passed.</source>
        <translation>Wählen Sie eine Zeit, die noch nicht vergangen ist.</translation>
    </message>
</context>
<context>
    <name>coffer::AttentionList</name>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nichts braucht Aufmerksamkeit.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weiterer</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>Last good: %1.</source>
        <translation>Zuletzt gut: %1.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt wiederholen</translation>
    </message>
    <message>
        <source>Needs attention: 1 line</source>
        <translation>Braucht Aufmerksamkeit: 1 Zeile</translation>
    </message>
    <message numerus="yes">
        <source>Needs attention: %n lines</source>
        <translation><numerusform>Braucht Aufmerksamkeit: %n Zeile</numerusform><numerusform>Braucht Aufmerksamkeit: %n Zeilen</numerusform></translation>
    </message>
    <message>
        <source>1 acknowledged or snoozed</source>
        <translation>1 zur Kenntnis genommen oder zurückgestellt</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged or snoozed</source>
        <translation><numerusform>%n zur Kenntnis genommen oder zurückgestellt</numerusform><numerusform>%n zur Kenntnis genommen oder zurückgestellt</numerusform></translation>
    </message>
    <message>
        <source>Open; press to fold</source>
        <translation>Offen; drücken zum Zuklappen</translation>
    </message>
    <message>
        <source>Folded; press to open</source>
        <translation>Zugeklappt; drücken zum Öffnen</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>Zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>Snoozed until %1: %2</source>
        <translation>Zurückgestellt bis %1: %2</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Zur Kenntnis genommen</translation>
    </message>
    <message>
        <source>Acknowledged: %1</source>
        <translation>Zur Kenntnis genommen: %1</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>Konto öffnen</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Takes back that it was acknowledged or snoozed</source>
        <translation>Nimmt zurück, dass es zur Kenntnis genommen oder zurückgestellt wurde</translation>
    </message>
    <message>
        <source>Acknowledge or snooze</source>
        <translation>Zur Kenntnis nehmen oder zurückstellen</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Zur Kenntnis nehmen…</translation>
    </message>
    <message>
        <source>Snooze for 1 hour…</source>
        <translation>Für 1 Stunde zurückstellen…</translation>
    </message>
    <message>
        <source>Snooze until tomorrow 08:00…</source>
        <translation>Bis morgen 08:00 zurückstellen…</translation>
    </message>
    <message>
        <source>Snooze until the next business day…</source>
        <translation>Bis zum nächsten Geschäftstag zurückstellen…</translation>
    </message>
    <message>
        <source>Snooze until a time that you choose…</source>
        <translation>Bis zu einer gewählten Zeit zurückstellen…</translation>
    </message>
    <message>
        <source>Enter a balance</source>
        <translation>Saldo eingeben</translation>
    </message>
</context>
<context>
    <name>coffer::AvailableDialog</name>
    <message>
        <source>What “available” means</source>
        <translation>Was „verfügbar“ bedeutet</translation>
    </message>
    <message>
        <source>Posted is what is on the books. Available is what may be used now. Each provider counts it in its own way:</source>
        <translation>Gebucht ist, was in den Büchern steht. Verfügbar ist, was jetzt verwendet werden darf. Jeder Anbieter zählt es auf seine Weise:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>coffer::BackupDialog</name>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert…</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Die Datei wird geprüft…</translation>
    </message>
    <message>
        <source>Checking every record of the history…</source>
        <translation>Jeder Eintrag des Verlaufs wird geprüft…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Wird abgeschlossen…</translation>
    </message>
    <message>
        <source>End Coffer and use it</source>
        <translation>Coffer beenden und sie verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back up the profile</source>
        <translation>Profil sichern</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The history, the connections and the settings are copied into %1. Credentials are never part of a backup.</source>
        <translation>Der Verlauf, die Verbindungen und die Einstellungen werden nach %1 kopiert. Zugangsdaten sind nie Teil einer Sicherung.</translation>
    </message>
    <message>
        <source>The backup %1 is checked and then restored into a folder of its own. Your present profile is not touched.</source>
        <translation>Die Sicherung %1 wird geprüft und dann in einem eigenen Ordner wiederhergestellt. Ihr jetziges Profil wird nicht berührt.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>Abgebrochen. Nichts blieb zurück.</translation>
    </message>
    <message>
        <source>%1 connections with history, %2 accounts, %3 attempts, %4. Every record agrees with its hash.</source>
        <translation>%1 Verbindungen mit Verlauf, %2 Konten, %3 Abrufe, %4. Jeder Eintrag stimmt mit seiner Prüfsumme überein.</translation>
    </message>
    <message>
        <source>The backup is complete and verified: %1</source>
        <translation>Die Sicherung ist vollständig und geprüft: %1</translation>
    </message>
    <message>
        <source>The backup was restored into %1 and verified.</source>
        <translation>Die Sicherung wurde nach %1 wiederhergestellt und geprüft.</translation>
    </message>
    <message>
        <source>To use it, Coffer must end. Your present profile is then kept as %1, and the restored one takes its place at the next start. Credentials are not part of a backup; those in the keychain are still there.</source>
        <translation>Um sie zu verwenden, muss Coffer beendet werden. Ihr jetziges Profil wird dann als %1 aufbewahrt, und das wiederhergestellte tritt beim nächsten Start an seine Stelle. Zugangsdaten sind nicht Teil einer Sicherung; die im Schlüsselbund sind noch da.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
</context>
<context>
    <name>coffer::BalanceBars</name>
    <message>
        <source>(%1) %2</source>
        <translation>(%1) %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: from %2 accounts</source>
        <translation>%1: aus %2 Konten</translation>
    </message>
    <message>
        <source>A sum has more digits than can be held, so it is not shown</source>
        <translation>Eine Summe hat mehr Stellen, als gehalten werden können, und wird daher nicht gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weiterer</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>No balances are counted yet</source>
        <translation>Noch sind keine Salden gezählt</translation>
    </message>
</context>
<context>
    <name>coffer::BridgeChart</name>
    <message>
        <source>No balance was read yet</source>
        <translation>Noch wurde kein Saldo gelesen</translation>
    </message>
    <message>
        <source>All figures are as of %1.</source>
        <translation>Alle Beträge haben den Stand %1.</translation>
    </message>
    <message>
        <source>The provider does not say as of when; read %1.</source>
        <translation>Der Anbieter nennt keinen Stand; gelesen %1.</translation>
    </message>
    <message>
        <source>A part was not sent, so nothing can be expected.</source>
        <translation>Ein Teil wurde nicht gesendet, daher lässt sich nichts erwarten.</translation>
    </message>
    <message>
        <source>The provider does not itemise the difference.</source>
        <translation>Der Anbieter schlüsselt die Differenz nicht auf.</translation>
    </message>
    <message>
        <source>Tolerance: %1.</source>
        <translation>Toleranz: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>From posted to available</source>
        <translation>Von gebucht zu verfügbar</translation>
    </message>
</context>
<context>
    <name>coffer::BridgeTab</name>
    <message>
        <source>From posted to available</source>
        <translation>Von gebucht zu verfügbar</translation>
    </message>
    <message>
        <source>What “available” means here</source>
        <translation>Was „verfügbar“ hier bedeutet</translation>
    </message>
    <message>
        <source>Stated for: %1</source>
        <translation>Gilt für: %1</translation>
    </message>
    <message>
        <source>Changed by the provider: %1</source>
        <translation>Vom Anbieter geändert: %1</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Show this place in the reply</source>
        <translation>Diese Stelle in der Antwort zeigen</translation>
    </message>
    <message>
        <source>not itemised by this provider</source>
        <translation>von diesem Anbieter nicht aufgeschlüsselt</translation>
    </message>
    <message>
        <source>Nothing was read of this account yet.</source>
        <translation>Von diesem Konto wurde noch nichts gelesen.</translation>
    </message>
    <message>
        <source>This provider does not say what makes up the difference. That is no alarm.</source>
        <translation>Dieser Anbieter sagt nicht, woraus die Differenz besteht. Das ist kein Alarm.</translation>
    </message>
    <message>
        <source>A part was not sent, so nothing is expected and nothing called unexplained.</source>
        <translation>Ein Teil wurde nicht gesendet, daher wird nichts erwartet und nichts ungeklärt genannt.</translation>
    </message>
    <message>
        <source>Tolerance: %1</source>
        <translation>Toleranz: %1</translation>
    </message>
    <message>
        <source>No tolerance is set: every difference is told.</source>
        <translation>Keine Toleranz gesetzt: Jede Differenz wird gemeldet.</translation>
    </message>
    <message>
        <source>Posted and available come from two replies, asked one after the other.</source>
        <translation>Gebucht und verfügbar kommen aus zwei Antworten, die nacheinander gefragt wurden.</translation>
    </message>
</context>
<context>
    <name>coffer::ChartFrame</name>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Save or copy this chart</source>
        <translation>Dieses Diagramm speichern oder kopieren</translation>
    </message>
    <message>
        <source>The numbers of the chart</source>
        <translation>Die Zahlen des Diagramms</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
</context>
<context>
    <name>coffer::ColumnsPopup</name>
    <message>
        <source>Columns and their order</source>
        <translation>Spalten und ihre Reihenfolge</translation>
    </message>
    <message>
        <source>Move the column to the front (Alt+Up)</source>
        <translation>Spalte nach vorn (Alt+Pfeil hoch)</translation>
    </message>
    <message>
        <source>Move the column to the back (Alt+Down)</source>
        <translation>Spalte nach hinten (Alt+Pfeil runter)</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Wie anfangs</translation>
    </message>
    <message>
        <source>Columns, widths and order as they are at the first start</source>
        <translation>Spalten, Breiten und Reihenfolge wie beim ersten Start</translation>
    </message>
</context>
<context>
    <name>coffer::CompletenessLegend</name>
    <message>
        <source>%1 %2</source>
        <comment>letter and meaning</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>coffer::CompletenessModel</name>
    <message>
        <source>R</source>
        <comment>one letter for Received</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>L</source>
        <comment>one letter for Late</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>C</source>
        <comment>one letter for Corrected</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>F</source>
        <comment>one letter for Failed</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>O</source>
        <comment>one letter for Machine off</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Spät</translation>
    </message>
    <message>
        <source>Corrected later</source>
        <translation>Später berichtigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Machine off</source>
        <translation>Rechner aus</translation>
    </message>
    <message>
        <source>Not expected</source>
        <translation>Nicht erwartet</translation>
    </message>
    <message>
        <source>Not due yet</source>
        <translation>Noch nicht fällig</translation>
    </message>
    <message>
        <source>No business day</source>
        <translation>Kein Geschäftstag</translation>
    </message>
    <message>
        <source>Holiday: %1</source>
        <translation>Feiertag: %1</translation>
    </message>
    <message>
        <source>The account was not known yet</source>
        <translation>Das Konto war noch nicht bekannt</translation>
    </message>
    <message>
        <source>The connection was paused</source>
        <translation>Die Verbindung war angehalten</translation>
    </message>
    <message>
        <source>Expected by %1</source>
        <translation>Erwartet bis %1</translation>
    </message>
    <message>
        <source>First confirmed %1</source>
        <translation>Zuerst bestätigt %1</translation>
    </message>
    <message>
        <source>Last confirmed %1</source>
        <translation>Zuletzt bestätigt %1</translation>
    </message>
    <message>
        <source>Another value was stated %1</source>
        <translation>Ein anderer Wert wurde genannt %1</translation>
    </message>
    <message>
        <source>The provider was not asked although the program ran</source>
        <translation>Der Anbieter wurde nicht gefragt, obwohl das Programm lief</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n times, last %1</source>
        <translation><numerusform>%n-mal gefragt, zuletzt %1</numerusform><numerusform>%n-mal gefragt, zuletzt %1</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::CompletenessView</name>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Completeness of the record, accounts by days</source>
        <translation>Vollständigkeit der Aufzeichnung, Konten nach Tagen</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Der Monat davor</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Der Monat danach</translation>
    </message>
    <message>
        <source>Choose a cell to see its times. Enter opens the account.</source>
        <translation>Wählen Sie ein Feld, um seine Zeiten zu sehen. Die Eingabetaste öffnet das Konto.</translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionAssistant</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Save without a good test, for example while you are offline</source>
        <translation>Ohne guten Test speichern, etwa solange Sie offline sind</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Duplicate the connection</source>
        <translation>Verbindung duplizieren</translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Choose the provider</source>
        <translation>Anbieter wählen</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Angaben zu %1</translation>
    </message>
    <message>
        <source>Replace the credential of %1</source>
        <translation>Zugangsdaten von %1 ersetzen</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>Testen und speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Das wird gebraucht.</translation>
    </message>
    <message>
        <source>This is not an address, such as https://api.example.com.</source>
        <translation>Das ist keine Adresse wie https://api.example.com.</translation>
    </message>
    <message>
        <source>Only https is safe for credentials.</source>
        <translation>Nur https ist sicher für Zugangsdaten.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>A credential does not belong into the address.</source>
        <translation>Zugangsdaten gehören nicht in die Adresse.</translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionDetails</name>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Calls that the provider allows</source>
        <translation>Aufrufe, die der Anbieter erlaubt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weiterer</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>What the last reply said</source>
        <translation>Was die letzte Antwort sagte</translation>
    </message>
    <message>
        <source>What “available” means here</source>
        <translation>Was „verfügbar“ hier bedeutet</translation>
    </message>
    <message>
        <source>%1 until %2 (%3)</source>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>All currencies</source>
        <translation>Alle Währungen</translation>
    </message>
    <message>
        <source>Cut-off times</source>
        <translation>Annahmeschlüsse</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>%1 is missing, and %2 appeared after that. Did the provider only change its id?</source>
        <translation>%1 fehlt, und %2 erschien danach. Hat der Anbieter nur seine Kennung geändert?</translation>
    </message>
    <message>
        <source>Is it the same account?</source>
        <translation>Ist es dasselbe Konto?</translation>
    </message>
    <message>
        <source>%1 was in %2 and is now sent in %3. The new figure was refused.</source>
        <translation>%1 war in %2 und wird nun in %3 gesendet. Der neue Betrag wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Start a new history…</source>
        <translation>Neuen Verlauf beginnen…</translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionModel</name>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>Letzter Abruf</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%1 von %2 übrig</translation>
    </message>
    <message>
        <source>%1 of %2 left, next free %3</source>
        <translation>%1 von %2 übrig, nächster frei %3</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Consent ended</source>
        <translation>Zustimmung endete</translation>
    </message>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation><numerusform>Zustimmung endet in %n Tag</numerusform><numerusform>Zustimmung endet in %n Tagen</numerusform></translation>
    </message>
    <message>
        <source>Consent until %1</source>
        <translation>Zustimmung bis %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Waits for your credential</source>
        <translation>Wartet auf Ihre Zugangsdaten</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Abruf</translation>
    </message>
    <message>
        <source>Calls left</source>
        <translation>Aufrufe übrig</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Refreshed every</source>
        <translation>Aktualisiert alle</translation>
    </message>
</context>
<context>
    <name>coffer::ConnectionsPage</name>
    <message>
        <source>Refresh now</source>
        <translation>Jetzt aktualisieren</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Testen…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Replace credential…</source>
        <translation>Zugangsdaten ersetzen…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>The same account as…</source>
        <translation>Dasselbe Konto wie…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>Noch keine Verbindung</translation>
    </message>
    <message>
        <source>A connection asks one bank or provider for its balances.</source>
        <translation>Eine Verbindung fragt eine Bank oder einen Anbieter nach den Salden.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>The definition of this provider is not there any more.</source>
        <translation>Die Definition dieses Anbieters ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Start a new history</source>
        <translation>Neuen Verlauf beginnen</translation>
    </message>
    <message>
        <source>%1 was in %2 and is now sent in %3. Shall its figures in %3 start the history of a new account? The old one ends; what was recorded of it stays.</source>
        <translation>%1 war in %2 und wird nun in %3 gesendet. Sollen die Beträge in %3 den Verlauf eines neuen Kontos beginnen? Der alte endet; was davon aufgezeichnet ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>coffer::CredentialsPanel</name>
    <message>
        <source>Credentials are kept in the keychain of your system. It is open.</source>
        <translation>Zugangsdaten werden im Schlüsselbund Ihres Systems aufbewahrt. Er ist offen.</translation>
    </message>
    <message>
        <source>Credentials are kept in the keychain of your system. It is locked: connections wait until you unlock it.</source>
        <translation>Zugangsdaten werden im Schlüsselbund Ihres Systems aufbewahrt. Er ist gesperrt: Verbindungen warten, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>No keychain was found on this computer. Credentials can be kept for this session only; Coffer never writes one to a file.</source>
        <translation>Auf diesem Rechner wurde kein Schlüsselbund gefunden. Zugangsdaten können nur für diese Sitzung behalten werden; Coffer schreibt sie nie in eine Datei.</translation>
    </message>
    <message>
        <source>The keychain of your system does not answer.</source>
        <translation>Der Schlüsselbund Ihres Systems antwortet nicht.</translation>
    </message>
    <message>
        <source>Credentials are kept in the keychain of your system.</source>
        <translation>Zugangsdaten werden im Schlüsselbund Ihres Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>Left over: its connection was removed</source>
        <translation>Übrig: Die Verbindung wurde entfernt</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht nachgesehen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Missing: enter it again</source>
        <translation>Fehlt: erneut eingeben</translation>
    </message>
    <message>
        <source>Entered for other addresses: enter it again</source>
        <translation>Für andere Adressen eingegeben: erneut eingeben</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Coffer has stored no credential yet.</source>
        <translation>Coffer hat noch keine Zugangsdaten gespeichert.</translation>
    </message>
    <message>
        <source>Check the keychain</source>
        <translation>Schlüsselbund prüfen</translation>
    </message>
    <message>
        <source>Writes, reads and deletes a trial entry, and looks at Coffer's own entries. The keychain may ask you to unlock it.</source>
        <translation>Schreibt, liest und löscht einen Probeeintrag und sieht die eigenen Einträge von Coffer an. Der Schlüsselbund fragt vielleicht, ob er entsperrt werden soll.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete what a removed connection left in the keychain</source>
        <translation>Löschen, was eine entfernte Verbindung im Schlüsselbund zurückließ</translation>
    </message>
    <message>
        <source>Entries in the keychain</source>
        <translation>Einträge im Schlüsselbund</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Sent only to</source>
        <translation>Nur gesendet an</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Eingegeben</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>The keychain</source>
        <translation>Der Schlüsselbund</translation>
    </message>
    <message>
        <source>A trial entry was written, read back and deleted at %1.</source>
        <translation>Um %1 wurde ein Probeeintrag geschrieben, gelesen und gelöscht.</translation>
    </message>
</context>
<context>
    <name>coffer::CredentialsStep</name>
    <message>
        <source>Keep the credential for this session only</source>
        <translation>Zugangsdaten nur für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Show or hide what is typed</source>
        <translation>Zeigen oder verbergen, was getippt wird</translation>
    </message>
    <message>
        <source>The service manager of this computer gives it to Coffer; it cannot be entered here.</source>
        <translation>Der Dienstverwalter dieses Rechners gibt sie Coffer; hier können sie nicht eingegeben werden.</translation>
    </message>
    <message>
        <source>No keychain was found on this computer. It stays in memory and is forgotten when Coffer ends; you will be asked again.</source>
        <translation>Auf diesem Rechner wurde kein Schlüsselbund gefunden. Sie bleiben im Speicher und werden vergessen, wenn Coffer endet; Sie werden dann erneut gefragt.</translation>
    </message>
    <message>
        <source>It stays in memory and is forgotten when Coffer ends; you will be asked again.</source>
        <translation>Sie bleiben im Speicher und werden vergessen, wenn Coffer endet; Sie werden dann erneut gefragt.</translation>
    </message>
    <message>
        <source>No keychain was found on this computer. Start one (GNOME Keyring or KWallet), or keep the credential for this session only.</source>
        <translation>Auf diesem Rechner wurde kein Schlüsselbund gefunden. Starten Sie einen (GNOME Keyring oder KWallet), oder behalten Sie die Zugangsdaten nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>It is stored in the keychain of your system, never in a file of Coffer. The keychain is locked: you will be asked to unlock it.</source>
        <translation>Sie werden im Schlüsselbund Ihres Systems gespeichert, nie in einer Datei von Coffer. Der Schlüsselbund ist gesperrt: Sie werden gebeten, ihn zu entsperren.</translation>
    </message>
    <message>
        <source>It is stored in the keychain of your system, never in a file of Coffer. The keychain does not answer at the moment.</source>
        <translation>Sie werden im Schlüsselbund Ihres Systems gespeichert, nie in einer Datei von Coffer. Der Schlüsselbund antwortet im Moment nicht.</translation>
    </message>
    <message>
        <source>It is stored in the keychain of your system, never in a file of Coffer.</source>
        <translation>Sie werden im Schlüsselbund Ihres Systems gespeichert, nie in einer Datei von Coffer.</translation>
    </message>
    <message>
        <source>The credential is sent to %1 and nowhere else. If one of these addresses changes, it is asked for again.</source>
        <translation>Die Zugangsdaten werden an %1 gesendet und nirgends sonst hin. Ändert sich eine dieser Adressen, wird erneut danach gefragt.</translation>
    </message>
    <message>
        <source>This provider needs no credential.</source>
        <translation>Dieser Anbieter braucht keine Zugangsdaten.</translation>
    </message>
    <message>
        <source>The stored credential was entered for %1. So that nobody can send it elsewhere by changing an address, it must be entered again.</source>
        <translation>Die gespeicherten Zugangsdaten wurden für %1 eingegeben. Damit niemand sie durch Ändern einer Adresse anderswohin senden kann, müssen sie erneut eingegeben werden.</translation>
    </message>
    <message>
        <source>A credential is stored. Leave the fields empty to keep it.</source>
        <translation>Zugangsdaten sind gespeichert. Lassen Sie die Felder leer, um sie zu behalten.</translation>
    </message>
    <message>
        <source>There is a blank before or after it, often from copying.</source>
        <translation>Davor oder danach steht ein Leerzeichen, oft vom Kopieren.</translation>
    </message>
    <message>
        <source>This is longer than a keychain can hold.</source>
        <translation>Das ist länger, als ein Schlüsselbund halten kann.</translation>
    </message>
    <message>
        <source>Enter all fields, or none to keep what is stored.</source>
        <translation>Füllen Sie alle Felder aus, oder keines, um das Gespeicherte zu behalten.</translation>
    </message>
    <message>
        <source>Kept as it is stored</source>
        <translation>Bleibt wie gespeichert</translation>
    </message>
</context>
<context>
    <name>coffer::CutOffEditor</name>
    <message>
        <source>Add a cut-off time</source>
        <translation>Annahmeschluss hinzufügen</translation>
    </message>
    <message>
        <source>Currency of the cut-off</source>
        <translation>Währung des Annahmeschlusses</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A currency such as EUR; empty for all</source>
        <translation>Eine Währung wie EUR; leer für alle</translation>
    </message>
    <message>
        <source>Time of the cut-off</source>
        <translation>Uhrzeit des Annahmeschlusses</translation>
    </message>
    <message>
        <source>Time zone of the cut-off</source>
        <translation>Zeitzone des Annahmeschlusses</translation>
    </message>
    <message>
        <source>Remove this cut-off time</source>
        <translation>Diesen Annahmeschluss entfernen</translation>
    </message>
</context>
<context>
    <name>coffer::DetailsStep</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>The company whose accounts these are. May be empty.</source>
        <translation>Das Unternehmen, dem diese Konten gehören. Darf leer sein.</translation>
    </message>
    <message>
        <source>Way to connect</source>
        <translation>Art der Anbindung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Times of day</source>
        <translation>Uhrzeiten</translation>
    </message>
    <message>
        <source>Only at these times</source>
        <translation>Nur zu diesen Zeiten</translation>
    </message>
    <message>
        <source>Intraday: at any time</source>
        <translation>Untertägig: jederzeit</translation>
    </message>
    <message>
        <source>End of day: once per business day</source>
        <translation>Tagesende: einmal je Geschäftstag</translation>
    </message>
    <message>
        <source>Refresh every</source>
        <translation>Aktualisieren alle</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Auch um</translation>
    </message>
    <message>
        <source>Times of each business day of the entity, with commas between. May be empty.</source>
        <translation>Uhrzeiten jedes Geschäftstags der Gesellschaft, mit Kommas dazwischen. Darf leer sein.</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Neues</translation>
    </message>
    <message>
        <source>How often this provider has new figures.</source>
        <translation>Wie oft dieser Anbieter neue Beträge hat.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>It ends on</source>
        <translation>Sie endet am</translation>
    </message>
    <message>
        <source>Last day of the consent</source>
        <translation>Letzter Tag der Zustimmung</translation>
    </message>
    <message>
        <source>Own certificate authority</source>
        <translation>Eigene Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Cut-off times</source>
        <translation>Annahmeschlüsse</translation>
    </message>
    <message>
        <source>Until when the bank takes payment orders of the day. Shown beside available.</source>
        <translation>Bis wann die Bank Zahlungsaufträge des Tages annimmt. Steht neben verfügbar.</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Coffer warns 14, 7 and 1 days before.</source>
        <translation>Coffer warnt 14, 7 und 1 Tage vorher.</translation>
    </message>
    <message>
        <source>A PEM file, only where your company has an authority of its own.</source>
        <translation>Eine PEM-Datei, nur wo Ihr Unternehmen eine eigene Stelle hat.</translation>
    </message>
    <message>
        <source>One per line</source>
        <translation>Je Zeile eines</translation>
    </message>
    <message>
        <source>Address “%1”</source>
        <translation>Adresse „%1“</translation>
    </message>
    <message>
        <source>The base address of the service, as the provider told you.</source>
        <translation>Die Basisadresse des Dienstes, wie der Anbieter sie Ihnen nannte.</translation>
    </message>
    <message>
        <source>Only where the service runs elsewhere.</source>
        <translation>Nur wo der Dienst anderswo läuft.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Das wird gebraucht.</translation>
    </message>
    <message>
        <source>This is not a UUID, such as 3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10.</source>
        <translation>Das ist keine UUID wie 3f0c9a1e-5b7d-4c1e-9a55-2f6f0a4f7d10.</translation>
    </message>
    <message>
        <source>This is not an IP address, such as 203.0.113.7.</source>
        <translation>Das ist keine IP-Adresse wie 203.0.113.7.</translation>
    </message>
    <message>
        <source>These are not times of day, such as 07:45, 12:30.</source>
        <translation>Das sind keine Uhrzeiten wie 07:45, 12:30.</translation>
    </message>
    <message>
        <source>At most 48 times of day.</source>
        <translation>Höchstens 48 Uhrzeiten.</translation>
    </message>
    <message>
        <source>At least one time of day is needed.</source>
        <translation>Mindestens eine Uhrzeit wird gebraucht.</translation>
    </message>
    <message>
        <source>Each needs a time zone such as Europe/Berlin, and a currency of three letters or none.</source>
        <translation>Jeder braucht eine Zeitzone wie Europe/Berlin und eine Währung aus drei Buchstaben oder keine.</translation>
    </message>
</context>
<context>
    <name>coffer::EntitiesDialog</name>
    <message>
        <source>An entity appears here once a connection or an account names it.</source>
        <translation>Eine Gesellschaft erscheint hier, sobald eine Verbindung oder ein Konto sie nennt.</translation>
    </message>
    <message>
        <source>Entities and business calendars</source>
        <translation>Gesellschaften und Geschäftskalender</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Gesellschaften</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Country, two letters</source>
        <translation>Land, zwei Buchstaben</translation>
    </message>
    <message>
        <source>Business calendar</source>
        <translation>Geschäftskalender</translation>
    </message>
    <message>
        <source>Days without business</source>
        <translation>Tage ohne Geschäft</translation>
    </message>
    <message>
        <source>Name of the calendar</source>
        <translation>Name des Kalenders</translation>
    </message>
    <message>
        <source>No business on %1</source>
        <translation>Kein Geschäft am %1</translation>
    </message>
    <message>
        <source>Holidays, one per line: date and name</source>
        <translation>Feiertage, je Zeile einer: Datum und Name</translation>
    </message>
    <message>
        <source>One per line: 2026-12-25 Christmas Day</source>
        <translation>Je Zeile einer: 2026-12-25 Weihnachten</translation>
    </message>
    <message>
        <source>Make an own copy</source>
        <translation>Eigene Kopie anlegen</translation>
    </message>
    <message>
        <source>Save calendar</source>
        <translation>Kalender speichern</translation>
    </message>
    <message>
        <source>Remove calendar</source>
        <translation>Kalender entfernen</translation>
    </message>
    <message>
        <source>Weekends only</source>
        <translation>Nur Wochenenden</translation>
    </message>
    <message>
        <source>On holidays, figures of the end of a day are called late.</source>
        <translation>An Feiertagen werden Tagesendbeträge spät genannt.</translation>
    </message>
    <message>
        <source>Holidays are known up to %1. In later years only weekends count.</source>
        <translation>Feiertage sind bis %1 bekannt. In späteren Jahren zählen nur Wochenenden.</translation>
    </message>
    <message>
        <source>Holidays are known from %1 to %2. The next one is %3: %4.</source>
        <translation>Feiertage sind von %1 bis %2 bekannt. Der nächste ist %3: %4.</translation>
    </message>
    <message>
        <source>%1, own copy</source>
        <translation>%1, eigene Kopie</translation>
    </message>
    <message>
        <source>Weekends</source>
        <translation>Wochenenden</translation>
    </message>
    <message>
        <source>Line %1 is no date with a name, or a date that stands there already. It should look like this: 2026-12-25 Christmas Day</source>
        <translation>Zeile %1 ist kein Datum mit Namen, oder ein Datum, das schon da steht. Sie sollte so aussehen: 2026-12-25 Weihnachten</translation>
    </message>
</context>
<context>
    <name>coffer::HandoverDialog</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation>Kontoeinstellungen</translation>
    </message>
    <message>
        <source>Mapping of a file</source>
        <translation>Zuordnung einer Datei</translation>
    </message>
    <message>
        <source>Layout of the window</source>
        <translation>Anordnung des Fensters</translation>
    </message>
    <message>
        <source>Is added</source>
        <translation>Kommt hinzu</translation>
    </message>
    <message>
        <source>Is here already</source>
        <translation>Ist schon da</translation>
    </message>
    <message>
        <source>Left out: yours stays</source>
        <translation>Ausgelassen: Ihres bleibt</translation>
    </message>
    <message>
        <source>Credential needed; it will be sent to %1.</source>
        <translation>Zugangsdaten nötig; sie werden an %1 gesendet.</translation>
    </message>
    <message>
        <source>Differs in: %1.</source>
        <translation>Unterscheidet sich in: %1.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Import a set-up</source>
        <translation>Einrichtung importieren</translation>
    </message>
    <message>
        <source>%1 would bring the following. Nothing that is here is changed, and nothing is stored before you say so.</source>
        <translation>%1 brächte Folgendes. Nichts Vorhandenes wird geändert, und nichts wird gespeichert, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>What would be taken over</source>
        <translation>Was übernommen würde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Credentials are not part of the file. The new connections are paused until you enter theirs; they will be sent to these addresses and nowhere else: %1</source>
        <translation>Zugangsdaten sind nicht Teil der Datei. Die neuen Verbindungen sind angehalten, bis Sie die Ihren eingeben; diese werden an folgende Adressen gesendet und nirgends sonst hin: %1</translation>
    </message>
    <message>
        <source>Nothing of it is new.</source>
        <translation>Nichts davon ist neu.</translation>
    </message>
</context>
<context>
    <name>coffer::HistoryModel</name>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>%1 is sent now</source>
        <translation>%1 wird nun gesendet</translation>
    </message>
    <message>
        <source>%1 is no longer sent</source>
        <translation>%1 wird nicht mehr gesendet</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 änderte sich</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>First reading</source>
        <translation>Erste Lesung</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>IBAN: %1</source>
        <translation>IBAN: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Ownership: %1</source>
        <translation>Wessen Geld: %1</translation>
    </message>
    <message>
        <source>Listed again</source>
        <translation>Wieder aufgeführt</translation>
    </message>
    <message>
        <source>Readable again</source>
        <translation>Wieder lesbar</translation>
    </message>
    <message>
        <source>New as-of time</source>
        <translation>Neuer Stand</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>coffer::HistoryPage</name>
    <message>
        <source>Balances</source>
        <translation>Salden</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>Konten suchen</translation>
    </message>
    <message>
        <source>Accounts and totals to show</source>
        <translation>Konten und Summen, die gezeigt werden</translation>
    </message>
    <message>
        <source>Currency of the chart</source>
        <translation>Währung des Diagramms</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Lesungen</translation>
    </message>
    <message>
        <source>Stored readings, newest first</source>
        <translation>Gespeicherte Lesungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing was read in this time</source>
        <translation>In dieser Zeit wurde nichts gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts, %1</source>
        <translation><numerusform>%n Konto, %1</numerusform><numerusform>%n Konten, %1</numerusform></translation>
    </message>
    <message>
        <source>All in %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing was stored in this time</source>
        <translation>In dieser Zeit wurde nichts gespeichert</translation>
    </message>
</context>
<context>
    <name>coffer::HistoryTab</name>
    <message>
        <source>Last readings</source>
        <translation>Letzte Lesungen</translation>
    </message>
    <message>
        <source>The last readings as a line</source>
        <translation>Die letzten Lesungen als Linie</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>Nothing was confirmed in this time</source>
        <translation>In dieser Zeit wurde nichts bestätigt</translation>
    </message>
    <message>
        <source>%1 · posted %2</source>
        <translation>%1 · gebucht %2</translation>
    </message>
    <message>
        <source>The log is being read…</source>
        <translation>Der Verlauf wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing was read since %1.</source>
        <translation>Seit %1 wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Since %1. Available where it is sent, else posted.</source>
        <translation>Seit %1. Verfügbar, wo es gesendet wird, sonst gebucht.</translation>
    </message>
</context>
<context>
    <name>coffer::ImportDialog</name>
    <message>
        <source>Import balances from a file</source>
        <translation>Salden aus einer Datei importieren</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Erste Zeilen der Datei</translation>
    </message>
    <message>
        <source>What each row would bring</source>
        <translation>Was jede Zeile brächte</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>A CSV file, or statements of your bank as camt.053 or camt.052. Nothing is stored before you say so.</source>
        <translation>Eine CSV-Datei oder Auszüge Ihrer Bank als camt.053 oder camt.052. Nichts wird gespeichert, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>Kept mapping</source>
        <translation>Aufbewahrte Zuordnung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Between cells</source>
        <translation>Zwischen Feldern</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>Around cells</source>
        <translation>Um Felder</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Rows before the headings</source>
        <translation>Zeilen vor den Überschriften</translation>
    </message>
    <message>
        <source>The first row holds headings</source>
        <translation>Die erste Zeile enthält Überschriften</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>Kontoname</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Or one currency</source>
        <translation>Oder eine Währung</translation>
    </message>
    <message>
        <source>Or one date</source>
        <translation>Oder ein Datum</translation>
    </message>
    <message>
        <source>Dates are written</source>
        <translation>Daten sind geschrieben als</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Grouping sign</source>
        <translation>Gruppenzeichen</translation>
    </message>
    <message>
        <source>A debit is told by</source>
        <translation>Ein Soll wird gekennzeichnet durch</translation>
    </message>
    <message>
        <source>A minus</source>
        <translation>Ein Minus</translation>
    </message>
    <message>
        <source>Brackets</source>
        <translation>Klammern</translation>
    </message>
    <message>
        <source>A column</source>
        <translation>Eine Spalte</translation>
    </message>
    <message>
        <source>Debit or credit</source>
        <translation>Soll oder Haben</translation>
    </message>
    <message>
        <source>Word for debit</source>
        <translation>Wort für Soll</translation>
    </message>
    <message>
        <source>Word for credit</source>
        <translation>Wort für Haben</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Name der Zuordnung</translation>
    </message>
    <message>
        <source>Keep this mapping</source>
        <translation>Diese Zuordnung aufbewahren</translation>
    </message>
    <message>
        <source>Entity of new accounts</source>
        <translation>Gesellschaft neuer Konten</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Imported by</source>
        <translation>Importiert von</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose a file with balances</source>
        <translation>Datei mit Salden wählen</translation>
    </message>
    <message>
        <source>Balances (*.csv *.txt *.xml)</source>
        <translation>Salden (*.csv *.txt *.xml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>New figure</source>
        <translation>Neuer Betrag</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Older: left out</source>
        <translation>Älter: ausgelassen</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>A newer figure of this account is known.</source>
        <translation>Ein neuerer Betrag dieses Kontos ist bekannt.</translation>
    </message>
    <message>
        <source>%1 is kept as information.</source>
        <translation>%1 wird als Information behalten.</translation>
    </message>
    <message numerus="yes">
        <source>To be stored: %n.</source>
        <translation><numerusform>Wird gespeichert: %n.</numerusform><numerusform>Werden gespeichert: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>New accounts: %n.</source>
        <translation><numerusform>Neues Konto: %n.</numerusform><numerusform>Neue Konten: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Already known: %n.</source>
        <translation><numerusform>Schon bekannt: %n.</numerusform><numerusform>Schon bekannt: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Older than what is known and left out: %n.</source>
        <translation><numerusform>Älter als das Bekannte und ausgelassen: %n.</numerusform><numerusform>Älter als das Bekannte und ausgelassen: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Cannot be read and left out: %n.</source>
        <translation><numerusform>Nicht lesbar und ausgelassen: %n.</numerusform><numerusform>Nicht lesbar und ausgelassen: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Rows in the list: the first %n.</source>
        <translation><numerusform>Zeilen in der Liste: die erste.</numerusform><numerusform>Zeilen in der Liste: die ersten %n.</numerusform></translation>
    </message>
    <message>
        <source>Say who imports it.</source>
        <translation>Sagen Sie, wer importiert.</translation>
    </message>
    <message numerus="yes">
        <source>Balances stored: %n.</source>
        <translation><numerusform>Gespeicherte Salden: %n.</numerusform><numerusform>Gespeicherte Salden: %n.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Stored before: %n; nothing was stored twice.</source>
        <translation><numerusform>Schon früher gespeichert: %n; nichts wurde doppelt gespeichert.</numerusform><numerusform>Schon früher gespeichert: %n; nichts wurde doppelt gespeichert.</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::Inspector</name>
    <message>
        <source>Bridge</source>
        <translation>Überleitung</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>From posted to available</source>
        <translation>Von gebucht zu verfügbar</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Woher die Beträge kommen</translation>
    </message>
    <message>
        <source>No account chosen</source>
        <translation>Kein Konto gewählt</translation>
    </message>
    <message>
        <source>last attempt: %1</source>
        <translation>letzter Abruf: %1</translation>
    </message>
</context>
<context>
    <name>coffer::LevelBar</name>
    <message>
        <source>Not grouped</source>
        <translation>Nicht gruppiert</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>Add a level of groups</source>
        <translation>Gruppenebene hinzufügen</translation>
    </message>
    <message>
        <source>Drag to another place, or open the menu</source>
        <translation>An eine andere Stelle ziehen oder das Menü öffnen</translation>
    </message>
    <message>
        <source>Level %1: %2</source>
        <translation>Ebene %1: %2</translation>
    </message>
    <message>
        <source>Move outwards</source>
        <translation>Nach außen schieben</translation>
    </message>
    <message>
        <source>Move inwards</source>
        <translation>Nach innen schieben</translation>
    </message>
    <message>
        <source>Remove this level</source>
        <translation>Diese Ebene entfernen</translation>
    </message>
</context>
<context>
    <name>coffer::MainWindow</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Ask all connections now</source>
        <translation>Alle Verbindungen jetzt fragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the refresh</source>
        <translation>Aktualisierung anhalten</translation>
    </message>
    <message>
        <source>Add connection…</source>
        <translation>Verbindung hinzufügen…</translation>
    </message>
    <message>
        <source>Add a connection to a bank or provider</source>
        <translation>Eine Verbindung zu einer Bank oder einem Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Explore with sample banks</source>
        <translation>Mit Musterbanken erkunden</translation>
    </message>
    <message>
        <source>Open a profile with made-up balances</source>
        <translation>Ein Profil mit erfundenen Salden öffnen</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>Beträge verbergen</translation>
    </message>
    <message>
        <source>Hide or show all amounts</source>
        <translation>Alle Beträge verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Find account</source>
        <translation>Konto suchen</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>Ein Konto suchen</translation>
    </message>
    <message>
        <source>Charts as tables</source>
        <translation>Diagramme als Tabellen</translation>
    </message>
    <message>
        <source>Show the numbers behind the charts</source>
        <translation>Die Zahlen hinter den Diagrammen zeigen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected accounts</source>
        <translation>Die gewählten Konten kopieren</translation>
    </message>
    <message>
        <source>Account details</source>
        <translation>Konto im Einzelnen</translation>
    </message>
    <message>
        <source>Show the details of the chosen account</source>
        <translation>Die Einzelheiten des gewählten Kontos zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Balances</source>
        <translation>&amp;Salden</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Verbindungen</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>Konten suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation>Fortschritt der Aktualisierung</translation>
    </message>
    <message>
        <source>TEST: these balances come from sample banks or test environments. No real money.</source>
        <translation>TEST: Diese Salden kommen von Musterbanken oder aus Testumgebungen. Kein echtes Geld.</translation>
    </message>
    <message>
        <source>Last asked %1</source>
        <translation>Zuletzt gefragt %1</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>nächster Abruf %1</translation>
    </message>
    <message>
        <source>1 connection failed: %1</source>
        <translation>1 Verbindung fehlgeschlagen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connections failed</source>
        <translation><numerusform>%n Verbindung fehlgeschlagen</numerusform><numerusform>%n Verbindungen fehlgeschlagen</numerusform></translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%1 von %2 Verbindungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Language, colours, numbers, network and more</source>
        <translation>Sprache, Farben, Zahlen, Netz und mehr</translation>
    </message>
    <message>
        <source>Export position…</source>
        <translation>Position exportieren…</translation>
    </message>
    <message>
        <source>Save the position that is shown as a file</source>
        <translation>Die gezeigte Position als Datei speichern</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>What “available” means</source>
        <translation>Was „verfügbar“ bedeutet</translation>
    </message>
    <message>
        <source>What each provider counts as available</source>
        <translation>Was jeder Anbieter als verfügbar zählt</translation>
    </message>
    <message>
        <source>Verify the history</source>
        <translation>Verlauf prüfen</translation>
    </message>
    <message>
        <source>Check that nothing of the stored history was changed</source>
        <translation>Prüfen, dass am gespeicherten Verlauf nichts geändert wurde</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Show the folder that holds all data</source>
        <translation>Den Ordner mit allen Daten zeigen</translation>
    </message>
    <message>
        <source>About Coffer</source>
        <translation>Über Coffer</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Show the current position again</source>
        <translation>Wieder die jetzige Position zeigen</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>&amp;Berichte</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Position as of %1, not the current one.</source>
        <translation>Position zum Stand %1, nicht die jetzige.</translation>
    </message>
</context>
<context>
    <name>coffer::ManualBalanceDialog</name>
    <message>
        <source>Every business day</source>
        <translation>Jeden Geschäftstag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>Every quarter</source>
        <translation>Jedes Quartal</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Enter a balance</source>
        <translation>Saldo eingeben</translation>
    </message>
    <message>
        <source>For accounts without an API. The figure is kept with your name and the time, and marked as entered by hand wherever it is shown.</source>
        <translation>Für Konten ohne Schnittstelle. Der Betrag wird mit Ihrem Namen und der Zeit aufbewahrt und überall als von Hand eingegeben gekennzeichnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A new account</source>
        <translation>Ein neues Konto</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>Darf leer sein</translation>
    </message>
    <message>
        <source>Account number or IBAN</source>
        <translation>Kontonummer oder IBAN</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>You will update it</source>
        <translation>Sie aktualisieren ihn</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Credit line inside available</source>
        <translation>Kreditlinie in verfügbar</translation>
    </message>
    <message>
        <source>Amount of the credit line</source>
        <translation>Betrag der Kreditlinie</translation>
    </message>
    <message>
        <source>Time of the balance</source>
        <translation>Zeit des Saldos</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Such as: portal, phone call, cash count</source>
        <translation>Etwa: Bankportal, Telefon, Kassenzählung</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Eingegeben von</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Geben Sie dem Konto einen Namen.</translation>
    </message>
    <message>
        <source>Give the currency by its three letters, such as EUR.</source>
        <translation>Geben Sie die Währung mit ihren drei Buchstaben an, etwa EUR.</translation>
    </message>
    <message>
        <source>Enter what is posted, or what is available, or both.</source>
        <translation>Geben Sie ein, was gebucht oder was verfügbar ist, oder beides.</translation>
    </message>
    <message>
        <source>Decide what the amount means.</source>
        <translation>Entscheiden Sie, was der Betrag bedeutet.</translation>
    </message>
    <message>
        <source>Decide what the amount of the credit line means.</source>
        <translation>Entscheiden Sie, was der Betrag der Kreditlinie bedeutet.</translation>
    </message>
    <message>
        <source>The time of the balance has not come yet.</source>
        <translation>Die Zeit des Saldos ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>A newer figure is known. Confirm that this one replaces it.</source>
        <translation>Ein neuerer Betrag ist bekannt. Bestätigen Sie, dass dieser ihn ersetzt.</translation>
    </message>
    <message>
        <source>Say who enters it.</source>
        <translation>Sagen Sie, wer ihn eingibt.</translation>
    </message>
    <message>
        <source>This replaces the figure as of %1</source>
        <translation>Dies ersetzt den Betrag zum Stand %1</translation>
    </message>
    <message>
        <source>This can mean two amounts. Which one?</source>
        <translation>Das kann zwei Beträge bedeuten. Welcher ist es?</translation>
    </message>
    <message>
        <source>Will be stored as %1.</source>
        <translation>Wird gespeichert als %1.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>Das ist kein Betrag.</translation>
    </message>
</context>
<context>
    <name>coffer::MovedList</name>
    <message>
        <source>What moved</source>
        <translation>Was sich bewegte</translation>
    </message>
    <message>
        <source>Since yesterday's close</source>
        <translation>Seit dem gestrigen Abschluss</translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation>Seit Sie zuletzt nachsahen</translation>
    </message>
    <message>
        <source>The figures of yesterday's close are not read yet.</source>
        <translation>Die Beträge des gestrigen Abschlusses sind noch nicht gelesen.</translation>
    </message>
    <message>
        <source>This is the first time that you look.</source>
        <translation>Sie sehen zum ersten Mal nach.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weiterer</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>%1: posted %2, available %3</source>
        <translation>%1: gebucht %2, verfügbar %3</translation>
    </message>
    <message>
        <source>%1, %2: posted %3, available %4</source>
        <translation>%1, %2: gebucht %3, verfügbar %4</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>%1 is no longer listed by its provider</source>
        <translation>%1 wird von seinem Anbieter nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>%1: cannot say, last read %2</source>
        <translation>%1: nicht zu beurteilen, zuletzt gelesen %2</translation>
    </message>
    <message>
        <source>%1: cannot say, never read</source>
        <translation>%1: nicht zu beurteilen, nie gelesen</translation>
    </message>
    <message>
        <source>Compared with the figure read at %1</source>
        <translation>Verglichen mit dem Betrag, der um %1 gelesen wurde</translation>
    </message>
    <message>
        <source>Not in totals</source>
        <translation>Nicht in den Summen</translation>
    </message>
    <message>
        <source>No account in totals moved.</source>
        <translation>Kein Konto in den Summen bewegte sich.</translation>
    </message>
    <message>
        <source>1 account is unchanged.</source>
        <translation>1 Konto ist unverändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts are unchanged.</source>
        <translation><numerusform>%n Konto ist unverändert.</numerusform><numerusform>%n Konten sind unverändert.</numerusform></translation>
    </message>
    <message>
        <source>Compared with %1.</source>
        <translation>Verglichen mit %1.</translation>
    </message>
</context>
<context>
    <name>coffer::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>coffer::OverviewPage</name>
    <message>
        <source>Available, own funds</source>
        <translation>Verfügbar, eigene Mittel</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Frische</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Trend of posted and available</source>
        <translation>Entwicklung von gebucht und verfügbar</translation>
    </message>
    <message>
        <source>Currency of the trend</source>
        <translation>Währung der Entwicklung</translation>
    </message>
    <message>
        <source>Available and posted</source>
        <translation>Verfügbar und gebucht</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Of what is posted in one currency. Without exchange rates no share can be told across currencies.</source>
        <translation>Am Gebuchten einer Währung. Ohne Wechselkurse lässt sich kein Anteil über Währungen hinweg nennen.</translation>
    </message>
    <message>
        <source>Shares of what is posted</source>
        <translation>Anteile am Gebuchten</translation>
    </message>
    <message>
        <source>Currency of the shares</source>
        <translation>Währung der Anteile</translation>
    </message>
    <message>
        <source>Show bars by</source>
        <translation>Balken zeigen nach</translation>
    </message>
    <message>
        <source>Show shares by</source>
        <translation>Anteile zeigen nach</translation>
    </message>
    <message>
        <source>As of %1: %2</source>
        <translation>Stand %1: %2</translation>
    </message>
    <message>
        <source>All in %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>No entity</source>
        <translation>Keine Gesellschaft</translation>
    </message>
</context>
<context>
    <name>coffer::PartsView</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Not counted: the provider does not tell this figure</source>
        <translation>Nicht mitgezählt: Der Anbieter nennt diesen Betrag nicht</translation>
    </message>
    <message>
        <source>Not counted: another currency</source>
        <translation>Nicht mitgezählt: andere Währung</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Mitgezählt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: no sum</source>
        <translation>%1: keine Summe</translation>
    </message>
    <message>
        <source>The first %1 accounts are listed.</source>
        <translation>Die ersten %1 Konten sind aufgeführt.</translation>
    </message>
</context>
<context>
    <name>coffer::ProvenanceTab</name>
    <message>
        <source>Figure</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Figure whose origin is shown</source>
        <translation>Betrag, dessen Herkunft gezeigt wird</translation>
    </message>
    <message>
        <source>Reply of the provider</source>
        <translation>Antwort des Anbieters</translation>
    </message>
    <message>
        <source>Where the figure comes from</source>
        <translation>Woher der Betrag kommt</translation>
    </message>
    <message>
        <source>%1, part %2 of %3</source>
        <comment>a figure that is a sum of several fields</comment>
        <translation>%1, Teil %2 von %3</translation>
    </message>
    <message>
        <source>not told by the definition that is installed</source>
        <translation>von der installierten Definition nicht genannt</translation>
    </message>
    <message>
        <source>major units, taken as sent</source>
        <translation>Haupteinheiten, wie gesendet</translation>
    </message>
    <message>
        <source>minor units ÷ 10^%1</source>
        <translation>kleinste Einheiten ÷ 10^%1</translation>
    </message>
    <message>
        <source>minor units of a currency whose digits are not known</source>
        <translation>kleinste Einheiten einer Währung, deren Stellen nicht bekannt sind</translation>
    </message>
    <message>
        <source>whole number ÷ 10^%1, stated at %2</source>
        <translation>ganze Zahl ÷ 10^%1, genannt in %2</translation>
    </message>
    <message>
        <source>whole number, its places are stated at %1</source>
        <translation>ganze Zahl, ihre Stellen sind in %1 genannt</translation>
    </message>
    <message>
        <source>sign as sent, credit positive</source>
        <translation>Vorzeichen wie gesendet, Haben positiv</translation>
    </message>
    <message>
        <source>sign by the word at %1</source>
        <translation>Vorzeichen nach dem Wort in %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fact and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no figure that was read from a reply.</source>
        <translation>Es gibt keinen Betrag, der aus einer Antwort gelesen wurde.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Abruf</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1, requests sent: %2</source>
        <translation>%1, gesendete Anfragen: %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Umrechnung</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>%1 (installed now: version %2)</source>
        <translation>%1 (jetzt installiert: Version %2)</translation>
    </message>
    <message>
        <source>Hash of the reply (SHA-256)</source>
        <translation>Prüfsumme der Antwort (SHA-256)</translation>
    </message>
    <message>
        <source>Attempt in the log</source>
        <translation>Abruf im Verlauf</translation>
    </message>
    <message>
        <source>The reply is hidden with the amounts.</source>
        <translation>Die Antwort ist mit den Beträgen verborgen.</translation>
    </message>
    <message>
        <source>The log is being searched…</source>
        <translation>Der Verlauf wird durchsucht…</translation>
    </message>
    <message>
        <source>This figure was typed by hand: there is no reply.</source>
        <translation>Dieser Betrag wurde von Hand eingegeben: Es gibt keine Antwort.</translation>
    </message>
    <message>
        <source>The reply is no longer kept. How long replies are kept is a setting.</source>
        <translation>Die Antwort ist nicht mehr aufbewahrt. Wie lange Antworten bleiben, ist eine Einstellung.</translation>
    </message>
    <message>
        <source>The field cannot be shown in the stored reply: %1</source>
        <translation>Das Feld kann in der gespeicherten Antwort nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Another text stands at this place of the stored reply than the one that was read.</source>
        <translation>An dieser Stelle der gespeicherten Antwort steht ein anderer Text als der gelesene.</translation>
    </message>
    <message>
        <source>Lines %1 to %2 of %3 of the reply:</source>
        <translation>Zeilen %1 bis %2 von %3 der Antwort:</translation>
    </message>
</context>
<context>
    <name>coffer::ProviderStep</name>
    <message>
        <source>No provider has such a name.</source>
        <translation>Kein Anbieter heißt so.</translation>
    </message>
    <message>
        <source>What “available” means here</source>
        <translation>Was „verfügbar“ hier bedeutet</translation>
    </message>
    <message>
        <source>Search providers</source>
        <translation>Anbieter suchen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
</context>
<context>
    <name>coffer::RangeButtons</name>
    <message>
        <source>All</source>
        <extracomment>ranges of a chart: so many days, a year, everything</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>1Y</source>
        <translation>1J</translation>
    </message>
    <message>
        <source>%1D</source>
        <translation>%1T</translation>
    </message>
    <message>
        <source>Show everything since the first reading</source>
        <translation>Alles seit der ersten Lesung zeigen</translation>
    </message>
    <message>
        <source>Show one year</source>
        <translation>Ein Jahr zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n days</source>
        <translation><numerusform>%n Tag zeigen</numerusform><numerusform>%n Tage zeigen</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::RefreshQuestion</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message numerus="yes">
        <source>This refresh makes %n calls.</source>
        <translation><numerusform>Diese Aktualisierung macht %n Aufruf.</numerusform><numerusform>Diese Aktualisierung macht %n Aufrufe.</numerusform></translation>
    </message>
    <message>
        <source>What %1 allows would be used up until %2.</source>
        <translation>Was %1 erlaubt, wäre bis %2 aufgebraucht.</translation>
    </message>
    <message>
        <source>Skip %1</source>
        <translation>%1 auslassen</translation>
    </message>
    <message numerus="yes">
        <source>Skip these %n connections</source>
        <translation><numerusform>Diese %n Verbindung auslassen</numerusform><numerusform>Diese %n Verbindungen auslassen</numerusform></translation>
    </message>
</context>
<context>
    <name>coffer::RelinkDialog</name>
    <message>
        <source>The same account as …</source>
        <translation>Dasselbe Konto wie …</translation>
    </message>
    <message>
        <source>The provider names an account no more and brought another one after that. If it only changed its id, the new one can go on the old one's history. What was recorded stays as it is.</source>
        <translation>Der Anbieter nennt ein Konto nicht mehr und brachte danach ein anderes. Hat er nur seine Kennung geändert, kann das neue den Verlauf des alten fortsetzen. Was aufgezeichnet ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Account that is missing</source>
        <translation>Konto, das fehlt</translation>
    </message>
    <message>
        <source>Accounts that may be the same</source>
        <translation>Konten, die dasselbe sein können</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>The provider's id</source>
        <translation>Kennung beim Anbieter</translation>
    </message>
    <message>
        <source>Read since</source>
        <translation>Gelesen seit</translation>
    </message>
    <message>
        <source>It is the same account</source>
        <translation>Es ist dasselbe Konto</translation>
    </message>
    <message>
        <source>is the same as</source>
        <translation>ist dasselbe wie</translation>
    </message>
    <message>
        <source>It was never read.</source>
        <translation>Es wurde nie gelesen.</translation>
    </message>
    <message>
        <source>Last read %1: posted %2, available %3. The provider called it %4.</source>
        <translation>Zuletzt gelesen %1: gebucht %2, verfügbar %3. Der Anbieter nannte es %4.</translation>
    </message>
    <message>
        <source>Its currency is another one: one history has one currency.</source>
        <translation>Seine Währung ist eine andere: Ein Verlauf hat eine Währung.</translation>
    </message>
</context>
<context>
    <name>coffer::RemoveConnectionDialog</name>
    <message>
        <source>Keep the history</source>
        <translation>Verlauf behalten</translation>
    </message>
    <message>
        <source>Remove the history, too</source>
        <translation>Auch den Verlauf entfernen</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>It is not asked any more, and its credential is deleted from the keychain. %n account(s) leave the figures of today.</source>
        <translation><numerusform>Sie wird nicht mehr gefragt, und ihre Zugangsdaten werden aus dem Schlüsselbund gelöscht. %n Konto verlässt die Zahlen von heute.</numerusform><numerusform>Sie wird nicht mehr gefragt, und ihre Zugangsdaten werden aus dem Schlüsselbund gelöscht. %n Konten verlassen die Zahlen von heute.</numerusform></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Past balances stay, and reports for past days stay complete.</source>
        <translation>Frühere Salden bleiben, und Berichte für vergangene Tage bleiben vollständig.</translation>
    </message>
    <message>
        <source>All balances and replies that were ever stored of this connection are erased from this computer. This cannot be undone; reports for past days lack its money.</source>
        <translation>Alle je gespeicherten Salden und Antworten dieser Verbindung werden von diesem Rechner gelöscht. Das lässt sich nicht rückgängig machen; Berichten für vergangene Tage fehlt dann ihr Geld.</translation>
    </message>
    <message>
        <source>Remove with its history</source>
        <translation>Mit dem Verlauf entfernen</translation>
    </message>
</context>
<context>
    <name>coffer::ReportsPage</name>
    <message>
        <source>Export the position</source>
        <translation>Position exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation><numerusform>%n Konto</numerusform><numerusform>%n Konten</numerusform></translation>
    </message>
    <message>
        <source>Saves what is shown, %1 as of %2, with every figure exact, its times and its state: as a table for spreadsheets (CSV) or for programs (JSON).</source>
        <translation>Speichert, was gezeigt wird, %1 zum Stand %2, mit jedem Betrag genau, seinen Zeiten und seinem Zustand: als Tabelle für Tabellenprogramme (CSV) oder für Programme (JSON).</translation>
    </message>
    <message>
        <source>The balances are TEST data, and the file says so.</source>
        <translation>Die Salden sind TEST-Daten, und die Datei sagt es.</translation>
    </message>
    <message>
        <source>Amounts are hidden on the screen; the file will hold them.</source>
        <translation>Die Beträge sind auf dem Bildschirm verborgen; die Datei wird sie enthalten.</translation>
    </message>
    <message>
        <source>Export position…</source>
        <translation>Position exportieren…</translation>
    </message>
    <message>
        <source>Exported since the start</source>
        <translation>Seit dem Start exportiert</translation>
    </message>
    <message>
        <source>Nothing was exported yet.</source>
        <translation>Noch wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Files exported since the start</source>
        <translation>Seit dem Start exportierte Dateien</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Export position</source>
        <translation>Position exportieren</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>For programs (*.json)</source>
        <translation>Für Programme (*.json)</translation>
    </message>
</context>
<context>
    <name>coffer::SettingsDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Tell alerts as notifications of the desktop</source>
        <translation>Warnungen als Benachrichtigungen des Desktops melden</translation>
    </message>
    <message>
        <source>Once for each alert. No amount is shown while amounts are hidden.</source>
        <translation>Einmal für jede Warnung. Solange Beträge verborgen sind, wird kein Betrag gezeigt.</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Symbol in der Taskleiste zeigen</translation>
    </message>
    <message>
        <source>It shows the worst state of all connections.</source>
        <translation>Es zeigt den schlechtesten Zustand aller Verbindungen.</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Dieser Desktop hat keinen Symbolbereich.</translation>
    </message>
    <message>
        <source>Closing the window leaves the program running in the tray</source>
        <translation>Nach dem Schließen des Fensters läuft das Programm im Symbolbereich weiter</translation>
    </message>
    <message>
        <source>Numbers and time</source>
        <translation>Zahlen und Zeit</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>Zahlen und Daten</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>Wie die Sprache</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Negative amounts</source>
        <translation>Negative Beträge</translation>
    </message>
    <message>
        <source>With a minus sign</source>
        <translation>Mit Minuszeichen</translation>
    </message>
    <message>
        <source>In brackets</source>
        <translation>In Klammern</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Reporting currency</source>
        <translation>Berichtswährung</translation>
    </message>
    <message>
        <source>Amounts are shown in their own currency; none is converted without a rate.</source>
        <translation>Beträge werden in ihrer eigenen Währung gezeigt; ohne Kurs wird keiner umgerechnet.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Times are written and days end in this zone.</source>
        <translation>In dieser Zone werden Zeiten geschrieben und enden Tage.</translation>
    </message>
    <message>
        <source>Zone of the system (%1)</source>
        <translation>Zone des Systems (%1)</translation>
    </message>
    <message>
        <source>Business day ends at</source>
        <translation>Geschäftstag endet um</translation>
    </message>
    <message>
        <source>What is read from this time on counts for the next business day. 00:00: the calendar day.</source>
        <translation>Was ab dieser Zeit gelesen wird, zählt für den nächsten Geschäftstag. 00:00: der Kalendertag.</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Abrufe</translation>
    </message>
    <message>
        <source>Ask new connections every</source>
        <translation>Neue Verbindungen fragen alle</translation>
    </message>
    <message>
        <source>Each connection can have an interval or fixed times of its own.</source>
        <translation>Jede Verbindung kann ein eigenes Intervall oder eigene feste Zeiten haben.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>A change of the proxy takes effect when Coffer is started again.</source>
        <translation>Eine Änderung des Proxys wirkt beim nächsten Start von Coffer.</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Keep providers' replies for</source>
        <translation>Antworten der Anbieter behalten für</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>The replies from which figures were read, as their proof. The figures themselves are kept for ever. 0 keeps none. A change takes effect when Coffer is started again.</source>
        <translation>Die Antworten, aus denen Beträge gelesen wurden, als deren Nachweis. Die Beträge selbst bleiben für immer. 0 behält keine. Eine Änderung wirkt beim nächsten Start von Coffer.</translation>
    </message>
    <message>
        <source>But at most</source>
        <translation>Aber höchstens</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>So that the balances are there when the day begins; without opening the window.</source>
        <translation>Damit die Salden da sind, wenn der Tag beginnt; ohne das Fenster zu öffnen.</translation>
    </message>
    <message>
        <source>Start Coffer when I log in</source>
        <translation>Coffer bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Start without opening the window</source>
        <translation>Ohne Öffnen des Fensters starten</translation>
    </message>
    <message>
        <source>Into the tray, or minimised where there is none.</source>
        <translation>In den Symbolbereich, oder minimiert, wo es keinen gibt.</translation>
    </message>
    <message>
        <source>Hide all amounts on start</source>
        <translation>Beim Start alle Beträge verbergen</translation>
    </message>
    <message>
        <source>Ctrl+H shows them.</source>
        <translation>Strg+H zeigt sie.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>The proxy needs a host and a port; it was not changed yet.</source>
        <translation>Der Proxy braucht einen Rechner und einen Port; er wurde noch nicht geändert.</translation>
    </message>
</context>
<context>
    <name>coffer::SettingsTab</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>Whose money</source>
        <translation>Wessen Geld</translation>
    </message>
    <message>
        <source>In totals</source>
        <translation>In den Summen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Limits and alerts</source>
        <translation>Grenzen und Warnungen</translation>
    </message>
    <message>
        <source>for example payroll, north</source>
        <translation>zum Beispiel Löhne, Nord</translation>
    </message>
    <message>
        <source>As the provider definition says</source>
        <translation>Wie die Anbieterdefinition sagt</translation>
    </message>
    <message>
        <source>By whose money it is</source>
        <translation>Danach, wessen Geld es ist</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>As the connection says</source>
        <translation>Wie die Verbindung sagt</translation>
    </message>
</context>
<context>
    <name>coffer::ShareChart</name>
    <message>
        <source>Overdrawn, so no part of a share</source>
        <translation>Überzogen, daher kein Teil eines Anteils</translation>
    </message>
    <message>
        <source>Posted is not known</source>
        <translation>Gebucht ist nicht bekannt</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Posted, %1</source>
        <translation>Gebucht, %1</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Share: %1</source>
        <translation>Anteil: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weiterer</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>No balances are counted yet</source>
        <translation>Noch sind keine Salden gezählt</translation>
    </message>
</context>
<context>
    <name>coffer::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Elsewhere in the window</source>
        <translation>Sonst im Fenster</translation>
    </message>
</context>
<context>
    <name>coffer::StartPage</name>
    <message>
        <source>See your money in one place</source>
        <translation>Ihr Geld an einem Ort sehen</translation>
    </message>
    <message>
        <source>Coffer reads balances from your banks and payment providers and shows what is posted, what is available and how fresh each figure is. It only reads; it never moves money.</source>
        <translation>Coffer liest Salden von Ihren Banken und Zahlungsanbietern und zeigt, was gebucht ist, was verfügbar ist und wie frisch jeder Betrag ist. Es liest nur; es bewegt nie Geld.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Explore with sample banks</source>
        <translation>Mit Musterbanken erkunden</translation>
    </message>
    <message>
        <source>Sample banks run on this computer with made-up money, marked TEST everywhere and kept apart from your own data.</source>
        <translation>Musterbanken laufen auf diesem Rechner mit erfundenem Geld, überall mit TEST gekennzeichnet und getrennt von Ihren eigenen Daten.</translation>
    </message>
</context>
<context>
    <name>coffer::TestStep</name>
    <message>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Accounts found by the test</source>
        <translation>Vom Test gefundene Konten</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>The test asks the provider once and stores nothing.</source>
        <translation>Der Test fragt den Anbieter einmal und speichert nichts.</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt…</translation>
    </message>
    <message>
        <source>1 account was read. Compare the figures with what was sent before you save.</source>
        <translation>1 Konto wurde gelesen. Vergleichen Sie die Beträge mit dem Gesendeten, bevor Sie speichern.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were read. Compare the figures with what was sent before you save.</source>
        <translation><numerusform>%n Konto wurde gelesen. Vergleichen Sie die Beträge mit dem Gesendeten, bevor Sie speichern.</numerusform><numerusform>%n Konten wurden gelesen. Vergleichen Sie die Beträge mit dem Gesendeten, bevor Sie speichern.</numerusform></translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>berechnet</translation>
    </message>
    <message numerus="yes">
        <source>smallest units, %n decimal place(s)</source>
        <translation><numerusform>kleinste Einheiten, %n Nachkommastelle</numerusform><numerusform>kleinste Einheiten, %n Nachkommastellen</numerusform></translation>
    </message>
    <message>
        <source>major units</source>
        <translation>Haupteinheiten</translation>
    </message>
</context>
<context>
    <name>coffer::Tray</name>
    <message>
        <source>Show Coffer</source>
        <translation>Coffer zeigen</translation>
    </message>
    <message>
        <source>Available: %1</source>
        <translation>Verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>coffer::TrendChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Amounts are hidden</source>
        <translation>Beträge sind verborgen</translation>
    </message>
    <message>
        <source>No history was read yet</source>
        <translation>Noch wurde kein Verlauf gelesen</translation>
    </message>
    <message>
        <source>Now, %1</source>
        <translation>Jetzt, %1</translation>
    </message>
    <message>
        <source>Not every account was read</source>
        <translation>Nicht jedes Konto wurde gelesen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 bis %2</translation>
    </message>
</context>
</TS>
