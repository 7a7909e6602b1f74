// SPDX-License-Identifier: GPL-3.0-or-later
#include <sample/sample_banks.h>

#include <json/json_document.h>

#include <QFile>
#include <QUuid>

#include <array>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

struct Bank
{
    QString id;
    QString name;
    QString mode;
    QString environment;
    QStringList parameters;
    QStringList secrets;
};

const std::array<Bank, 5> &banks()
{
    static const std::array<Bank, 5> all{{
        {u"fincode"_s,
         u"FinCode"_s,
         u"login-owner"_s,
         u"sandbox"_s,
         {u"account_owner_id"_s, u"customer_ip_address"_s},
         {u"email"_s, u"password"_s}},
        {u"midaz"_s,
         u"Lerian Midaz"_s,
         u"ledger-access-manager"_s,
         u"sandbox"_s,
         {u"organization_id"_s, u"ledger_id"_s},
         {u"client_id"_s, u"client_secret"_s}},
        {u"finix"_s, u"Finix"_s, u"application"_s, u"sandbox"_s, {u"application_id"_s}, {u"username"_s, u"password"_s}},
        {u"paytota"_s, u"Paytota"_s, u"company"_s, u"test"_s, {}, {u"secret_key"_s}},
        {u"solaris"_s, u"Solaris"_s, u"accounts"_s, u"sandbox"_s, {}, {u"client_id"_s, u"client_secret"_s}},
    }};
    return all;
}

const QString sampleMark = u"/.coffer-sample"_s;

ConnectionId connectionIdOf(const QString &bank)
{
    static const QUuid space = QUuid::fromString(u"a0b5c1de-31f4-5f0e-9a5b-5a3d7c9e2f10"_s);
    return ConnectionId(QUuid::createUuidV5(space, bank).toString(QUuid::WithoutBraces));
}

/// The text at `pointer`. Errors: UnexpectedShape.
Result<QString> textAt(const JsonDocument &document, const QString &pointer)
{
    const JsonValue value = document.root().find(pointer);
    if (value.isString() && !value.toString().isEmpty())
        return value.toString();
    return Error{.kind = ErrorKind::UnexpectedShape, .where = pointer, .expected = u"a text"_s};
}

} // namespace

bool isSampleProfile(const QString &folder)
{
    return QFile::exists(folder + sampleMark);
}

Result<void> markSampleProfile(const QString &folder)
{
    QFile file(folder + sampleMark);
    if (!file.open(QIODevice::WriteOnly) || file.write("Sample data. None of it is real.\n") < 0 || !file.flush())
        return Error{.kind = ErrorKind::StorageFailed, .where = file.fileName(), .detail = file.errorString()};
    return {};
}

Result<void> checkSampleFolder(const QString &folder)
{
    if (isSampleProfile(folder))
        return {};
    for (const QString &name : {u"/coffer.db"_s, u"/connections.json"_s}) {
        if (QFile::exists(folder + name)) {
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = u"--profile"_s,
                         .found = folder,
                         .expected = u"a new folder or a sample profile; this one holds other data"_s};
        }
    }
    return {};
}

Result<SampleBanks> sampleBanksOf(const QByteArray &readyJson, const QString &caFile)
{
    const auto document = JsonDocument::parse(readyJson);
    if (!document)
        return document.error();
    SampleBanks sample;
    for (const Bank &bank : banks()) {
        Connection connection;
        connection.id = connectionIdOf(bank.id);
        connection.provider = ProviderId(bank.id);
        connection.name = bank.name;
        connection.entity = u"Norvale Group"_s;
        connection.mode = bank.mode;
        connection.environment = bank.environment;
        connection.source = DataSource::Test;
        connection.secretStorage = SecretStorage::SessionOnly;
        connection.caFile = caFile;
        if (caFile.isEmpty()) {
            const auto ca = textAt(document.value(), u"/ca"_s);
            if (!ca)
                return ca.error();
            connection.caFile = ca.value();
        }
        const QString basesAt = u"/bases/"_s + bank.id;
        const JsonValue bases = document.value().root().find(basesAt);
        if (!bases.isObject())
            return Error{.kind = ErrorKind::UnexpectedShape, .where = basesAt, .expected = u"an object"_s};
        for (qsizetype i = 0; i < bases.size(); ++i)
            connection.baseAddresses.insert(bases.keyAt(i), bases.at(i).toString());
        for (const QString &name : bank.parameters) {
            const auto value = textAt(document.value(), u"/parameters/%1/%2"_s.arg(bank.id, name));
            if (!value)
                return value.error();
            connection.parameters.insert(name, {value.value()});
        }
        std::map<QString, Secret> secrets;
        for (const QString &name : bank.secrets) {
            const auto value = textAt(document.value(), u"/credentials/%1/%2"_s.arg(bank.id, name));
            if (!value)
                return value.error();
            secrets.emplace(name, Secret(value.value().toUtf8()));
        }
        sample.secrets.emplace(connection.id, std::move(secrets));
        sample.connections.push_back(std::move(connection));
    }
    return sample;
}

std::map<AccountId, AccountSettings> sampleAccountSettings()
{
    struct Row
    {
        QString bank;
        QString account;
        QString name;
        QString entity;
    };
    const QString uk = u"Norvale UK Ltd"_s;
    const QString ireland = u"Norvale Ireland DAC"_s;
    const QString gulf = u"Norvale Gulf W.L.L."_s;
    const QString brasil = u"Norvale Brasil Ltda"_s;
    const QString shop = u"Norvale Shop Inc"_s;
    const QString asia = u"Norvale Asia Sdn Bhd"_s;
    const QString africa = u"Norvale East Africa Ltd"_s;
    const QString germany = u"Norvale Logistik GmbH"_s;
    const QList<Row> rows{
        {u"fincode"_s, u"5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b001"_s, u"Operating account London"_s, uk},
        {u"fincode"_s, u"5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b002"_s, u"Supplier payments"_s, ireland},
        {u"fincode"_s, u"5f3c8a52-8f0e-4e0a-9d3b-2a7c51e4b003"_s, u"Collections Kuwait"_s, gulf},
        {u"midaz"_s, u"019c96a0-0c0d-7915-84b9-e497bfee0001"_s, u"Operating account São Paulo"_s, brasil},
        {u"midaz"_s, u"019c96a0-0c0d-7915-84b9-e497bfee0002"_s, u"Payroll Brazil"_s, brasil},
        {u"midaz"_s, u"019c96a0-0c0d-7915-84b9-e497bfee0003"_s, u"Operating account Americas"_s, shop},
        {u"midaz"_s, u"019c96a0-0c0d-7915-84b9-e497bfee0004"_s, u"Liquidity reserve Iberia"_s, ireland},
        {u"midaz"_s, u"019c96a0-0c0d-7915-84b9-e497bfee0005"_s, u"Outside world (BRL)"_s, brasil},
        {u"finix"_s, u"balance_sandboxNorvaleShopUSD1"_s, u"Card settlement US"_s, shop},
        {u"finix"_s, u"balance_sandboxNorvaleShopJPY1"_s, u"Card settlement Japan"_s, shop},
        {u"paytota"_s, u"UGX"_s, u"Mobile money Uganda"_s, africa},
        {u"paytota"_s, u"UGX:payout"_s, u"Payout wallet Uganda"_s, africa},
        {u"paytota"_s, u"MYR"_s, u"Collections Malaysia"_s, asia},
        {u"solaris"_s, u"5526853938474f3e92b22a03ea57a001cacc"_s, u"Operating account Berlin"_s, germany},
        {u"solaris"_s, u"5526853938474f3e92b22a03ea57a002cacc"_s, u"Payroll Germany"_s, germany},
        {u"solaris"_s, u"5526853938474f3e92b22a03ea57a003cacc"_s, u"Service company"_s, germany},
    };
    std::map<AccountId, AccountSettings> settings;
    for (const Row &row : rows) {
        AccountSettings each;
        each.displayName = row.name;
        each.entity = row.entity;
        settings.emplace(accountIdFor(connectionIdOf(row.bank), row.account), each);
    }
    return settings;
}

} // namespace coffer
