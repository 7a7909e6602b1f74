// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_position.h"

#include <ui/inspector.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

PositionAccount accountOf(const QString &id)
{
    const CashPosition position = samples::position();
    return *std::find_if(position.accounts.begin(), position.accounts.end(),
                         [&](const PositionAccount &one) { return one.snapshot.id == AccountId(id); });
}

/// The answer of the store for an account: `text` for each place, with "1234" as the field.
Provenance answerFor(const PositionAccount &account, const QString &text)
{
    Provenance answer;
    answer.account = account.snapshot.id;
    answer.readingSince = account.snapshot.readingSince;
    answer.connectionName = u"Bank <b>A</b>"_s;
    answer.environment = u"sandbox"_s;
    answer.source = DataSource::Test;
    answer.attempt = u"attempt-7"_s;
    answer.providerName = u"FinCode"_s;
    answer.definitionVersion = 3;
    answer.installedDefinition = 4;
    answer.places = placesOf(*account.snapshot.reading);
    for (ProvenancePlace &place : answer.places) {
        place.bodyBytes = text.size();
        place.sha256 = QByteArray(32, 'x');
        place.text = text;
        place.lines = text.count(u'\n') + 1;
        place.start = text.indexOf(u"1234"_s);
        place.length = 4;
        place.isAsRead = true;
        place.conversion = AmountConversion{AmountConversion::Unit::Minor, 2, {}, {}, {}};
    }
    return answer;
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_inspector = std::make_unique<Inspector>();
        m_inspector->resize(360, 700);
        m_inspector->showPosition(samples::position());
        m_inspector->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get()));
    }
    void cleanup() { m_inspector.reset(); }

    void marksTheFieldInTheReply()
    {
        const PositionAccount account = accountOf(u"account-1"_s);
        m_inspector->showAccount(account, {}, samples::now);
        m_inspector->chooseFigure(BalanceColumn::Available);

        m_inspector->showProvenance(answerFor(account, u"{\n  \"id\": \"<i>x</i>\",\n  \"v\": 1234\n}"_s));

        auto *body = m_inspector->findChild<QPlainTextEdit *>(u"provenanceBody"_s);
        QVERIFY(body->isVisible() && body->isReadOnly());
        QCOMPARE(body->extraSelections().size(), 1);
        QCOMPARE(body->extraSelections()[0].cursor.selectedText(), u"1234"_s);
        QVERIFY(body->toPlainText().contains(u"<i>x</i>"_s));
        const QString facts = m_inspector->findChild<QLabel *>(u"provenanceFacts"_s)->text();
        for (const QString &fact : {u"Bank <b>A</b>"_s, u"sandbox"_s, u"TEST"_s, u"÷ 10^2"_s, u"version 3"_s,
                                    u"version 4"_s, u"attempt-7"_s, u"78 78"_s})
            QVERIFY2(facts.contains(fact), qPrintable(fact + u" in "_s + facts));
        auto *figure = m_inspector->findChild<QComboBox *>(u"provenanceFigure"_s);
        QCOMPARE(figure->currentText(), columnLabel(BalanceColumn::Available));
    }

    void showsNoReplyThatItMayNotShow_data()
    {
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("remark");

        QTest::newRow("amounts are hidden") << u"hidden"_s << u"hidden with the amounts"_s;
        QTest::newRow("retention removed it") << u"removed"_s << u"no longer kept"_s;
        QTest::newRow("typed by hand") << u"manual"_s << u"typed by hand"_s;
        QTest::newRow("the log cannot be read") << u"log"_s << QString();
        QTest::newRow("the field is not there") << u"field"_s << u"cannot be shown"_s;
    }

    void showsNoReplyThatItMayNotShow()
    {
        QFETCH(QString, why);
        QFETCH(QString, remark);
        const PositionAccount account = accountOf(u"account-1"_s);
        m_inspector->showAccount(account, {}, samples::now);
        m_inspector->chooseFigure(BalanceColumn::Posted);
        Provenance answer = answerFor(account, u"{ \"v\": 1234 }"_s);
        for (ProvenancePlace &place : answer.places) {
            if (why == "removed"_L1 || why == "manual"_L1)
                place.bodyBytes.reset();
            if (why == "removed"_L1)
                place.sha256 = QByteArray::fromHex("c0ffee") + QByteArray(29, '\0');
            if (why == "field"_L1)
                place.error = Error{.kind = ErrorKind::NotFound, .where = u"/v"_s};
        }
        if (why == "manual"_L1)
            answer.source = DataSource::Manual;
        if (why == "log"_L1)
            answer.error = Error{.kind = ErrorKind::StorageDamaged};

        m_inspector->showProvenance(answer);
        if (why == "hidden"_L1) {
            DisplayFormat format;
            format.visibility = AmountVisibility::Hidden;
            m_inspector->setFormat(format);
        }

        auto *body = m_inspector->findChild<QPlainTextEdit *>(u"provenanceBody"_s);
        QVERIFY(!body->isVisible());
        QVERIFY(!body->toPlainText().contains(u"1234"_s));
        const QString said = m_inspector->findChild<QLabel *>(u"provenanceRemark"_s)->text();
        QVERIFY2(!said.isEmpty() && said.contains(remark), qPrintable(said));
        const QString facts = m_inspector->findChild<QLabel *>(u"provenanceFacts"_s)->text();
        QCOMPARE(facts.contains(u"c0 ff ee"_s), why == "removed"_L1); // a copy that somebody kept can be told by it
        if (why == "hidden"_L1) {
            QVERIFY2(!facts.contains(account.snapshot.reading->posted->sources[0].rawToken), qPrintable(facts));
        }
    }

    void ignoresAnAnswerThatComesTooLate()
    {
        const PositionAccount first = accountOf(u"account-1"_s);
        m_inspector->showAccount(first, {}, samples::now);
        m_inspector->showAccount(accountOf(u"account-2"_s), {}, samples::now);
        m_inspector->chooseFigure(BalanceColumn::Posted);

        m_inspector->showProvenance(answerFor(first, u"{ \"v\": 1234 }"_s));

        QVERIFY(!m_inspector->findChild<QPlainTextEdit *>(u"provenanceBody"_s)->isVisible());
    }

    void explainsAPastReadingUntilAnotherTabIsChosen()
    {
        const PositionAccount account = accountOf(u"account-1"_s);
        m_inspector->showAccount(account, {}, samples::now);
        QSignalSpy asked(m_inspector.get(), &Inspector::provenanceRequested);
        BalanceReading past = *account.snapshot.reading;
        past.posted = Figure{Decimal::fromInteger(7), {{u"balances"_s, u"/past"_s, u"7"_s}}};
        past.available.reset();
        const UtcTime since = account.snapshot.readingSince - std::chrono::hours(48);

        m_inspector->showPastReading(AccountId(u"another"_s), past, since);
        QCOMPARE(m_inspector->tab(), Inspector::Tab::Bridge);
        m_inspector->showPastReading(account.snapshot.id, past, since);

        QTRY_COMPARE(asked.size(), 1);
        const auto snapshot = asked[0][0].value<AccountSnapshot>();
        QVERIFY(snapshot.readingSince == since);
        QCOMPARE(snapshot.reading->posted->amount, Decimal::fromInteger(7));
        m_inspector->setTab(Inspector::Tab::Bridge);
        m_inspector->setTab(Inspector::Tab::Provenance);
        QTRY_COMPARE(asked.size(), 2);
        QVERIFY(asked[1][0].value<AccountSnapshot>().readingSince == account.snapshot.readingSince);
    }

    void asksOnlyForWhatIsLookedAt()
    {
        QSignalSpy provenance(m_inspector.get(), &Inspector::provenanceRequested);
        QSignalSpy history(m_inspector.get(), &Inspector::historyRequested);
        m_inspector->setTab(Inspector::Tab::Provenance);

        m_inspector->showAccount(accountOf(u"account-1"_s), {}, samples::now);
        m_inspector->showAccount(accountOf(u"account-2"_s), {}, samples::now); // walked past
        QTRY_COMPARE(provenance.size(), 1);
        QCOMPARE(provenance[0][0].value<AccountSnapshot>().id, AccountId(u"account-2"_s));
        QCOMPARE(history.size(), 0);
        m_inspector->setTab(Inspector::Tab::History);

        QCOMPARE(history.size(), 1);
        m_inspector->setTab(Inspector::Tab::Provenance);
        QCOMPARE(provenance.size(), 1); // the same reading is not asked for again
    }

    void tellsWhatIsNotItemisedFromZero()
    {
        PositionInput input = samples::input();
        for (AccountSnapshot &snapshot : input.snapshots) {
            if (snapshot.id == AccountId(u"account-1"_s))
                snapshot.reading->components[0].figure.reset();
        }
        const CashPosition position = makeCashPosition(input);
        m_inspector->showAccount(position.accounts.front(), {}, samples::now);

        auto *table = m_inspector->findChild<QTableWidget *>(u"bridgeTable"_s);
        QStringList texts;
        for (int row = 0; row < table->rowCount(); ++row)
            texts += table->item(row, 1) ? table->item(row, 1)->text() : QString();
        QVERIFY2(texts.contains(u"not itemised by this provider"_s), qPrintable(texts.join(u'|')));
        QVERIFY(!texts.contains(u"GBP 0.00"_s));
        // Nothing is expected, so nothing is unexplained.
        QVERIFY(!texts.contains(u"GBP -587.65"_s));
        QVERIFY(m_inspector->findChild<QLabel *>(u"bridgeRemark"_s)->text().contains(u"not sent"_s));
    }

    void listsThePartsOfASumAndWhatIsLeftOut()
    {
        const CashPosition position = samples::position();
        FigureParts parts{u"Total EUR"_s, BalanceColumn::Posted, u"EUR"_s, {}};
        int counted = 0;
        int leftOut = 0;
        for (const PositionAccount &account : position.accounts) {
            if (account.snapshot.reading && account.snapshot.reading->currency.toString() == "EUR"_L1) {
                parts.accounts.push_back(account.snapshot.id);
                ++(account.inTotals() && account.snapshot.reading->posted ? counted : leftOut);
            }
        }
        QSignalSpy activated(m_inspector.get(), &Inspector::accountActivated);
        QSignalSpy wanted(m_inspector.get(), &Inspector::wanted);

        m_inspector->showParts(parts);

        QCOMPARE(wanted.size(), 1);
        auto *table = m_inspector->findChild<QTableWidget *>(u"partsCounted"_s);
        QCOMPARE(table->rowCount(), 2 * counted); // each with a line of remarks
        QCOMPARE(m_inspector->findChild<QTableWidget *>(u"partsLeftOut"_s)->rowCount(), 2 * leftOut);
        QVERIFY(m_inspector->findChild<QLabel *>(u"partsSum"_s)->text().contains(u"EUR 6659355.71"_s));
        Q_EMIT table->cellClicked(0, 0);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<AccountId>(), parts.accounts.front());
    }

    void changesOneSettingAndKeepsTheOthers()
    {
        m_inspector->showAccount(accountOf(u"account-1"_s), {}, samples::now);
        AccountSettings settings;
        settings.note = u"two\nlines"_s;
        settings.limits.currency = u"GBP"_s;
        settings.limits.minimum = Decimal::fromInteger(5);
        m_inspector->showSettings(AccountId(u"account-1"_s), settings);
        QSignalSpy changed(m_inspector.get(), &Inspector::settingsChanged);
        m_inspector->setTab(Inspector::Tab::Settings);
        auto *tags = m_inspector->findChild<QLineEdit *>(u"accountTags"_s);

        QTest::keyClicks(tags, u" payroll , north,payroll,, "_s);
        QTest::keyClick(tags, Qt::Key_Return);

        QCOMPARE(changed.size(), 1);
        settings.tags = {u"payroll"_s, u"north"_s};
        QCOMPARE(changed[0][1].value<AccountSettings>(), settings);
    }

    void keepsWhatIsTypedWhenAPositionArrives()
    {
        m_inspector->showAccount(accountOf(u"account-1"_s), {}, samples::now);
        m_inspector->showSettings(AccountId(u"account-1"_s), {});
        m_inspector->setTab(Inspector::Tab::Settings);
        auto *name = m_inspector->findChild<QLineEdit *>(u"accountDisplayName"_s);
        name->setFocus();
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"Ma"_s);

        PositionInput input = samples::input();
        for (AccountSnapshot &snapshot : input.snapshots)
            snapshot.confirmedAt = samples::now;
        m_inspector->showPosition(makeCashPosition(input));

        QCOMPARE(name->text(), u"Ma"_s);
    }

private:
    std::unique_ptr<Inspector> m_inspector;
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
