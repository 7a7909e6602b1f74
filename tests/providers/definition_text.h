// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <providers/definition_loader.h>
#include <providers/sample_runner.h>

#include <QFile>
#include <QTest>

namespace coffer {

/// The exponents of ISO 4217 as the program has them.
inline CurrencyTable testCurrencies()
{
    QFile file(QStringLiteral(COFFER_SOURCE_DIR "/resources/iso4217.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no iso4217.csv");
    auto table = CurrencyTable::fromCsv(file.readAll());
    if (!table)
        qFatal("iso4217.csv is not readable");
    return std::move(table).value();
}

/// A small definition around the given requests and accounts (JSON arrays).
inline QByteArray definitionText(const QByteArray &requests, const QByteArray &accounts)
{
    return R"({"formatVersion":1,"id":"test","version":3,"name":"Test","reference":"none","available":"One. Two.","ownership":"own",
"parameters":[{"name":"ids","label":"Ids","help":"h","kind":"list"},
              {"name":"unit","label":"Unit","help":"h","kind":"choice","choices":["major","minor"],"default":"major"}],
"environments":[{"name":"live","label":"Live","test":false,"addresses":{"api":"https://bank.example"}}],
"modes":[{"name":"all","label":"All","auth":{"scheme":"none"},"requests":)"
        + requests + R"(,"accounts":)" + accounts + R"(},
         {"name":"unused","label":"Names every parameter","auth":{"scheme":"none"},
          "requests":[{"id":"x","get":"{api}/x/{id}","for":{"parameter":"ids","as":"id"}}],
          "accounts":[{"from":"x","key":{"text":"{id}"},"currency":{"fixed":"EUR"},"posted":{"at":"/p","unit":{"parameter":"unit"}},"bridge":"not-itemised"}]}],
"errors":{"message":["/message"],"code":["/code"],"id":["/id"],"plainText":true,"refusedWhenExists":["/error"]},
"samples":[{"name":"s","mode":"unused","parameters":{"ids":["1"]},"bodies":[{"request":"x","body":{"p":"1"}}],"expected":[{"account":"1"}]}]})";
}

inline ProviderDefinition loaded(const QByteArray &text)
{
    auto definition = loadDefinition(text);
    if (!definition)
        qFatal("%s: found %s, expected %s", qPrintable(definition.error().where), qPrintable(definition.error().found),
               qPrintable(definition.error().expected));
    return std::move(definition).value();
}

/// One list request "list" with items at /items, read by `account`, which leaves out `from`, `bridge` and the key /id.
inline ProviderDefinition listDefinition(const QByteArray &account)
{
    return loaded(definitionText(R"([{"id":"list","get":"{api}/list","each":"/items"}])",
                                 R"([{"from":"list","key":"/id","bridge":"not-itemised",)" + account + "}]"));
}

inline Result<BalanceReport> normalized(const ProviderDefinition &definition, const QByteArray &body,
                                        const QMap<QString, QStringList> &parameters = {})
{
    static const CurrencyTable currencies = testCurrencies();
    const UtcTime receivedAt = parseRfc3339(u"2026-03-01T12:00:00Z").value();
    return normalizeSaved(definition, currencies, {QStringLiteral("all"), parameters, {{QString(), body}}, receivedAt});
}

} // namespace coffer
