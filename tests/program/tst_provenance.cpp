// SPDX-License-Identifier: GPL-3.0-or-later
// From a figure back to the field that it was read from, through a real log.
#include <program/provenance.h>
#include <program/provenance_reader.h>
#include <store_samples.h>

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace coffer;
using namespace coffer::samples;
using namespace std::chrono_literals;

namespace {

BalanceReading readingOf(const QString &posted, const QString &raw, const QString &pointer)
{
    BalanceReading made = reading(u"A"_s, posted);
    made.posted->sources = {{u"balances"_s, pointer, raw}};
    made.available.reset();
    return made;
}

Attempt attemptWith(const BalanceReading &one, const std::vector<ReplyBody> &bodies, qint64 n)
{
    BalanceReport report;
    report.readings = {one};
    report.bodies = bodies;
    return attempt(u"attempt-%1"_s.arg(n), connectionA, poll(n), std::move(report));
}

/// What the reader finds for the only account of a log of these attempts.
Provenance found(const std::vector<Attempt> &attempts, BodyRetention retention = {})
{
    const QTemporaryDir folder;
    const ManualClock clock(poll(100));
    AccountSnapshot snapshot;
    {
        const auto log = ReadingLog::open(folder.path(), u"test"_s, clock, retention);
        for (const Attempt &one : attempts) {
            const auto changes = log.value()->append({one});
            for (const AccountSnapshot &changed : changes.value().snapshots)
                snapshot = changed;
        }
        [[maybe_unused]] const auto retained = log.value()->applyRetention();
    }
    Provenance asked;
    asked.account = snapshot.id;
    asked.connection = snapshot.connection;
    asked.readingSince = snapshot.readingSince;
    asked.places = placesOf(*snapshot.reading);
    ProvenanceReader reader(folder.path());
    QSignalSpy answers(&reader, &ProvenanceReader::provenanceRead);
    reader.read(asked);
    return answers.value(0).value(0).value<Provenance>();
}

Connection connectionOf(const QString &provider, const QString &mode, const QString &unit)
{
    Connection connection;
    connection.provider = ProviderId(provider);
    connection.mode = mode;
    connection.environment = u"sandbox"_s;
    if (!unit.isEmpty())
        connection.parameters = {{u"amount_unit"_s, {unit}}};
    return connection;
}

/// "minor 2", "stated /items/0/scale else major", "major"; "unknown" where nothing is said.
QString textOf(const std::optional<AmountConversion> &conversion)
{
    if (!conversion)
        return u"unknown"_s;
    QString text;
    switch (conversion->unit) {
    case AmountConversion::Unit::Major:
        text = u"major"_s;
        break;
    case AmountConversion::Unit::Minor:
        text = u"minor"_s;
        break;
    case AmountConversion::Unit::Stated:
        text = u"stated "_s + conversion->placesAt;
        break;
    }
    if (conversion->places)
        text += u" %1"_s.arg(*conversion->places);
    return conversion->otherwise.empty() ? text : text + u" else "_s + textOf(conversion->otherwise.front());
}

} // namespace

class TestProvenance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheBodyThatBroughtTheReading()
    {
        const QByteArray first = "{\"list\":[{\"v\":999},{\"v\":1050}]}";
        const QByteArray later = "{\"list\":[{\"v\":1050},{\"v\":999}]}"; // confirms, in another order
        const BalanceReading one = readingOf(u"10.50"_s, u"1050"_s, u"/list/1/v"_s);

        const Provenance result = found(
            {attemptWith(one, {body(u"balances"_s, first)}, 0), attemptWith(one, {body(u"balances"_s, later)}, 1)});

        QVERIFY(!result.error);
        QCOMPARE(result.attempt, u"attempt-0"_s);
        QCOMPARE(result.receivedAt, poll(0));
        QCOMPARE(result.startedAt, poll(0) - 1s);
        QCOMPARE(result.definitionVersion, 3);
        QCOMPARE(result.hash.size(), 32);
        const ProvenancePlace &place = result.places.at(0);
        QCOMPARE(place.bodyBytes, first.size());
        QCOMPARE(place.sha256, QCryptographicHash::hash(first, QCryptographicHash::Sha256));
        QCOMPARE(place.text.mid(place.start, place.length), u"1050"_s);
        QVERIFY(place.text.first(place.start).contains(u"999"_s)); // the second row, not the first
        QVERIFY(place.isAsRead);
    }

    void tellsOneBodyOfARequestFromAnother()
    {
        BalanceReading one = readingOf(u"2.00"_s, u"2.00"_s, u"/v"_s);
        one.posted->sources[0].request = u"balances#2"_s;

        const Provenance result = found(
            {attemptWith(one, {body(u"balances#1"_s, "{\"v\":1.00}"), body(u"balances#2"_s, "{\"v\":2.00}")}, 0)});

        QCOMPARE(result.places[0].text.mid(result.places[0].start, result.places[0].length), u"2.00"_s);
    }

    void saysWhatItCannotShow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("kept"); // bytes of bodies that retention leaves
        QTest::addColumn<bool>("bodyKept");
        QTest::addColumn<QString>("error");
        QTest::addColumn<bool>("isAsRead");

        QTest::newRow("all there") << QByteArray("{\"v\":1050}") << qint64(1'000) << true << QString() << true;
        QTest::newRow("retention removed the body: told, and no error")
            << QByteArray("{\"v\":1050}") << qint64(0) << false << QString() << false;
        QTest::newRow("the field is not in the body: never another one")
            << QByteArray("{\"w\":1050}") << qint64(1'000) << true << u"not-found"_s << false;
        QTest::newRow("the body is no JSON")
            << QByteArray("<html>") << qint64(1'000) << true << u"malformed-reply"_s << false;
        QTest::newRow("another value stands there")
            << QByteArray("{\"v\":1051}") << qint64(1'000) << true << QString() << false;
        QTest::newRow("the value only begins alike")
            << QByteArray("{\"v\":10501}") << qint64(1'000) << true << QString() << false;
    }

    void saysWhatItCannotShow()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, kept);
        BodyRetention retention;
        retention.bytes = kept;

        const Provenance result =
            found({attemptWith(readingOf(u"10.50"_s, u"1050"_s, u"/v"_s), {body(u"balances"_s, bytes)}, 0)}, retention);

        QVERIFY(!result.error);
        QCOMPARE(result.attempt, u"attempt-0"_s);
        const ProvenancePlace &place = result.places.at(0);
        QTEST(place.bodyBytes.has_value(), "bodyKept");
        QTEST(place.error ? errorCode(place.error->kind) : QString(), "error");
        QTEST(place.isAsRead, "isAsRead");
    }

    void answersWithTheErrorWhereThereIsNoLog()
    {
        const QTemporaryDir folder;
        ProvenanceReader reader(folder.path());
        QSignalSpy answers(&reader, &ProvenanceReader::provenanceRead);
        Provenance asked;
        asked.account = AccountId(u"x"_s);

        reader.read(asked);

        QCOMPARE(answers.size(), 1);
        const auto answer = answers[0][0].value<Provenance>();
        QCOMPARE(answer.account, asked.account);
        QCOMPARE(answer.error.value().kind, ErrorKind::NotFound);
    }

    void takesTheConversionFromTheDefinition_data()
    {
        QTest::addColumn<Connection>("connection");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<FigureSource>("source");
        QTest::addColumn<QString>("conversion");
        QTest::addColumn<QString>("endpoint");

        const auto source = [](const QString &request, const QString &pointer) {
            return FigureSource{request, pointer, u"1"_s};
        };
        QTest::newRow("cents") << connectionOf(u"finix"_s, u"balances"_s, {}) << u"USD"_s
                               << source(u"balances"_s, u"/posted_amount"_s) << u"minor 2"_s
                               << u"GET {api}/balances/{balance_id}"_s;
        QTest::newRow("yen have no smaller unit") << connectionOf(u"finix"_s, u"application"_s, {}) << u"JPY"_s
                                                  << source(u"balances#2"_s, u"/_embedded/balances/3/posted_amount"_s)
                                                  << u"minor 0"_s << u"GET {api}/balances"_s;
        QTest::newRow("as sent") << connectionOf(u"fincode"_s, u"token-owner"_s, {}) << u"EUR"_s
                                 << source(u"balance#7"_s, u"/data/accountBalance"_s) << u"major"_s
                                 << u"GET {api}/ledger/account-balance/{account_id}"_s;
        QTest::newRow("a field that the definition does not name: nothing is said")
            << connectionOf(u"finix"_s, u"balances"_s, {}) << u"USD"_s << source(u"balances"_s, u"/other"_s)
            << u"unknown"_s << u"GET {api}/balances/{balance_id}"_s;
        QTest::newRow("a request that the definition does not name")
            << connectionOf(u"finix"_s, u"balances"_s, {}) << u"USD"_s << source(u"gone"_s, u"/posted_amount"_s)
            << u"unknown"_s << QString();
        QTest::newRow("a provider without a definition")
            << connectionOf(u"nobody"_s, {}, {}) << u"USD"_s << source(u"x"_s, u"/y"_s) << u"unknown"_s << QString();
    }

    void takesTheConversionFromTheDefinition()
    {
        QFETCH(Connection, connection);
        QFETCH(QString, currency);
        QFETCH(FigureSource, source);
        const auto catalog = ProviderCatalog::builtIn();
        const auto currencies = CurrencyTable::builtIn();
        AccountSnapshot snapshot;
        snapshot.reading = reading(u"A"_s, u"1.00"_s, currency);
        snapshot.reading->posted->sources = {source};
        snapshot.reading->available.reset();

        const Provenance result = provenanceOf(snapshot, connection, catalog.value(), currencies.value());

        QCOMPARE(result.places.size(), 1);
        QCOMPARE(result.places[0].source, source);
        QTEST(textOf(result.places[0].conversion), "conversion");
        QTEST(result.places[0].endpoint, "endpoint");
    }

    void looksUpWhatTheReplyStatesAboutItsPlaces_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("conversion");

        QTest::newRow("stated") << QByteArray("{\"v\":1050,\"scale\":2}") << u"stated /scale 2"_s;
        QTest::newRow("not stated: the other unit holds") << QByteArray("{\"v\":1050}") << u"minor 3"_s;
        QTest::newRow("null is not stated") << QByteArray("{\"v\":1050,\"scale\":null}") << u"minor 3"_s;
    }

    void looksUpWhatTheReplyStatesAboutItsPlaces()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        const ManualClock clock(poll(100));
        const auto log = ReadingLog::open(folder.path(), u"test"_s, clock);
        const auto changes = log.value()->append(
            {attemptWith(readingOf(u"10.50"_s, u"1050"_s, u"/v"_s), {body(u"balances"_s, bytes)}, 0)});
        const AccountSnapshot &snapshot = changes.value().snapshots.at(0);
        Provenance asked;
        asked.account = snapshot.id;
        asked.connection = snapshot.connection;
        asked.readingSince = snapshot.readingSince;
        asked.places = placesOf(*snapshot.reading);
        AmountConversion stated{AmountConversion::Unit::Stated, {}, u"/scale"_s, {}, {}};
        stated.otherwise.push_back({AmountConversion::Unit::Minor, 3, {}, {}, {}});
        asked.places[0].conversion = stated;
        ProvenanceReader reader(folder.path());
        QSignalSpy answers(&reader, &ProvenanceReader::provenanceRead);

        reader.read(asked);

        std::optional<AmountConversion> settled = answers[0][0].value<Provenance>().places[0].conversion;
        settled->otherwise.clear();
        QTEST(textOf(settled), "conversion");
    }
};

QTEST_GUILESS_MAIN(TestProvenance)
#include "tst_provenance.moc"
