// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition_text.h"

#include <providers/provider_catalog.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

const QString fixtures = QStringLiteral(COFFER_SOURCE_DIR "/tests/fixtures/providers");

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList definitionFiles()
{
    QStringList names = QDir(QStringLiteral(COFFER_SOURCE_DIR "/resources/providers"))
                            .entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    names.removeAll(u"schema.json"_s);
    return names;
}

} // namespace

/// Every definition of resources/providers against its samples and its fixtures: <case>.case.json names mode,
/// parameters, time, the responses (<case>.response*.json) and the whole report with the origin of each figure.
class TestShippedDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogHoldsEveryFile();
    void everyDefinitionHasFixtures_data();
    void everyDefinitionHasFixtures();
    void samplesGiveWhatTheyPromise_data();
    void samplesGiveWhatTheyPromise();
    void fixturesGiveTheirReport_data();
    void fixturesGiveTheirReport();
    void sampleWithAnotherFigureIsToldApart();
    void modesAskOnlyForWhatTheyUse_data();
    void modesAskOnlyForWhatTheyUse();
};

void TestShippedDefinitions::catalogHoldsEveryFile()
{
    const auto catalog = ProviderCatalog::builtIn();
    QVERIFY2(catalog,
             catalog ? ""
                     : qPrintable(catalog.error().detail + catalog.error().where + u' ' + catalog.error().expected));
    QStringList ids;
    for (const ProviderDefinition &definition : catalog.value().all())
        ids.append(definition.id.toString() + ".json"_L1);

    QCOMPARE(ids, definitionFiles());
    QVERIFY(catalog.value().find(ProviderId(u"midaz"_s)));
    QCOMPARE(catalog.value().find(ProviderId(u"nobody"_s)).error().kind, ErrorKind::NotFound);
}

void TestShippedDefinitions::everyDefinitionHasFixtures_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &name : definitionFiles())
        QTest::newRow(qPrintable(name)) << name.chopped(5);
}

void TestShippedDefinitions::everyDefinitionHasFixtures()
{
    QFETCH(QString, id);
    QVERIFY2(!QDir(fixtures + u'/' + id).entryList({u"*.case.json"_s}).isEmpty(), "no fixture for this definition");
}

void TestShippedDefinitions::samplesGiveWhatTheyPromise_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("number");
    for (const QString &name : definitionFiles()) {
        const auto definition =
            loadDefinition(contents(QStringLiteral(COFFER_SOURCE_DIR "/resources/providers/") + name));
        QVERIFY2(definition,
                 qPrintable(
                     name + (definition ? QString() : definition.error().where + u": "_s + definition.error().found)));
        for (std::size_t i = 0; i < definition.value().samples.size(); ++i)
            QTest::newRow(qPrintable(name + u": "_s + definition.value().samples[i].name)) << name << int(i);
    }
}

void TestShippedDefinitions::samplesGiveWhatTheyPromise()
{
    QFETCH(QString, file);
    QFETCH(int, number);
    const ProviderDefinition definition =
        loaded(contents(QStringLiteral(COFFER_SOURCE_DIR "/resources/providers/") + file));

    const auto outcome = runSample(definition, definition.samples[std::size_t(number)], testCurrencies());

    QVERIFY2(outcome,
             outcome
                 ? ""
                 : qPrintable(outcome.error().where + u' ' + outcome.error().found + u' ' + outcome.error().expected));
    QCOMPARE(outcome.value().differences, QStringList());
}

void TestShippedDefinitions::fixturesGiveTheirReport_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &id : QDir(fixtures).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(fixtures + u'/' + id);
        for (const QString &name : folder.entryList({u"*.case.json"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(id + u'/' + name)) << folder.filePath(name);
    }
}

void TestShippedDefinitions::fixturesGiveTheirReport()
{
    QFETCH(QString, path);
    const QDir folder = QFileInfo(path).dir();
    const QJsonObject fixture = QJsonDocument::fromJson(contents(path)).object();
    const ProviderDefinition definition =
        loaded(contents(QStringLiteral(COFFER_SOURCE_DIR "/resources/providers/") + folder.dirName() + ".json"_L1));
    SavedReplies replies{fixture[u"mode"].toString(), {}, {}, parseRfc3339(fixture[u"receivedAt"].toString()).value()};
    const QJsonObject parameters = fixture[u"parameters"].toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        for (const QJsonValue &value : it->toArray())
            replies.parameters[it.key()].append(value.toString());
    }
    for (const QJsonValue &response : fixture[u"responses"].toArray()) {
        const QString file = folder.filePath(response[u"file"].toString());
        QVERIFY2(QFile::exists(file), qPrintable(file));
        replies.bodies.emplace_back(response[u"request"].toString(), contents(file));
    }

    const auto report = normalizeSaved(definition, testCurrencies(), replies);

    const QJsonObject got = report ? reportToJson(report.value(), FigureOrigins::Shown)
                                   : QJsonObject{{u"error"_s, errorCode(report.error().kind)},
                                                 {u"where"_s, report.error().where},
                                                 {u"providerMessage"_s, report.error().provider.message},
                                                 {u"providerCode"_s, report.error().provider.code}};
    if (got == fixture[u"report"].toObject())
        return;
    QDir().mkpath(QStringLiteral(COFFER_BINARY_DIR "/actual"));
    QFile actual(QStringLiteral(COFFER_BINARY_DIR "/actual/") + folder.dirName() + u'-' + QFileInfo(path).fileName());
    QVERIFY(actual.open(QIODevice::WriteOnly));
    actual.write(QJsonDocument(got).toJson());
    QFAIL(qPrintable(u"another report; compare "_s + path + u" with "_s + actual.fileName()));
}

void TestShippedDefinitions::sampleWithAnotherFigureIsToldApart()
{
    QByteArray text = contents(QStringLiteral(COFFER_SOURCE_DIR "/resources/providers/finix.json"));
    QVERIFY(text.contains("\"available\": \"8.90\""));
    text.replace("\"available\": \"8.90\"", "\"available\": \"8.9\"");
    const ProviderDefinition definition = loaded(text);

    const auto outcome = runSample(definition, definition.samples.front(), testCurrencies());

    QVERIFY(outcome);
    QCOMPARE(outcome.value().differences.size(), 1);
    QVERIFY2(outcome.value().differences.front().contains(u"available"_s),
             qPrintable(outcome.value().differences.front()));
}

void TestShippedDefinitions::modesAskOnlyForWhatTheyUse_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QStringList>("parameters");
    QTest::addColumn<QStringList>("secrets");
    QTest::addColumn<QStringList>("addresses");
    const QString none;
    QTest::newRow("Midaz without Access Manager needs no secret and no auth address")
        << u"midaz"_s << none << QStringList{u"organization_id"_s, u"ledger_id"_s, u"amount_unit"_s} << QStringList{}
        << QStringList{u"api"_s};
    QTest::newRow("Midaz chain asks for no ids")
        << u"midaz"_s << u"all-access-manager"_s << QStringList{u"amount_unit"_s}
        << QStringList{u"client_id"_s, u"client_secret"_s} << QStringList{u"api"_s, u"auth"_s, u"onboarding"_s};
    QTest::newRow("FinCode with an API token needs no password")
        << u"fincode"_s << u"token-accounts"_s << QStringList{u"tenant"_s, u"account_ids"_s, u"customer_ip_address"_s}
        << QStringList{u"api_token"_s} << QStringList{u"api"_s};
    QTest::newRow("Paytota asks for its key only")
        << u"paytota"_s << none << QStringList{} << QStringList{u"secret_key"_s} << QStringList{u"api"_s};
}

void TestShippedDefinitions::modesAskOnlyForWhatTheyUse()
{
    QFETCH(QString, provider);
    QFETCH(QString, mode);
    QFETCH(QStringList, parameters);
    QFETCH(QStringList, secrets);
    QFETCH(QStringList, addresses);
    const auto definition = ProviderCatalog::builtIn().value().find(ProviderId(provider));
    QVERIFY(definition);
    const ModeSpec *spec = definition.value().mode(mode);
    QVERIFY(spec);

    QCOMPARE(spec->parameters, parameters);
    QCOMPARE(spec->secrets, secrets);
    QCOMPARE(spec->addresses, addresses);
}

QTEST_APPLESS_MAIN(TestShippedDefinitions)
#include "tst_shipped_definitions.moc"
