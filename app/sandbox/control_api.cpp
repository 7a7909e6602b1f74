// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace coffer::sandbox {

namespace {

QByteArray textOrNull(const QByteArray &text)
{
    return text.isNull() ? QByteArray("null") : jsonText(text);
}

Result<SandboxFault> readFault(const QJsonObject &object)
{
    const QJsonValue kind = object.value("kind"_L1);
    const QJsonValue argument = object.value("argument"_L1);
    const QString argumentText = argument.isDouble() ? QString::number(argument.toInteger()) : argument.toString();
    return makeFault(object.value("where"_L1).toString(),
                     kind.isDouble() ? QString::number(kind.toInteger()) : kind.toString(), argumentText.toUtf8(),
                     object.value("times"_L1).toInt(-1));
}

} // namespace

QByteArray ledgerBody(const QList<TruthRow> &rows, UtcTime at)
{
    QList<QByteArray> accounts;
    for (const TruthRow &row : rows) {
        JsonObject components;
        for (auto it = row.components.begin(); it != row.components.end(); ++it)
            components.text(it.key().constData(), it.value());
        accounts.append(JsonObject()
                            .text("bank", bankName(row.bank))
                            .text("id", row.id)
                            .text("name", row.name)
                            .text("role", row.role)
                            .text("currency", row.currency)
                            .text("posted", row.posted)
                            .text("available", row.available)
                            .raw("pending", textOrNull(row.pending))
                            .raw("components", components.toJson())
                            .toJson());
    }
    return JsonObject().number("version", 1).text("at", rfc3339(at)).raw("accounts", jsonArray(accounts)).toJson();
}

QByteArray requestsBody(const QList<SandboxRequest> &requests, const QHash<QByteArray, int> &counts)
{
    QList<QByteArray> items;
    for (const SandboxRequest &request : requests) {
        QList<QByteArray> headers;
        for (const QByteArray &name : request.credentialHeaders)
            headers.append(jsonText(name));
        items.append(JsonObject()
                         .text("at", rfc3339(request.at))
                         .text("method", request.method)
                         .text("scheme", request.scheme)
                         .text("host", request.host)
                         .text("path", request.path)
                         .number("status", request.status)
                         .text("credential", request.credential)
                         .raw("credentialHeaders", jsonArray(headers))
                         .text("fault", request.fault)
                         .raw("secretInAddress", jsonBool(request.secretInAddress))
                         .toJson());
    }
    QList<QByteArray> names = counts.keys();
    std::sort(names.begin(), names.end());
    JsonObject counters;
    for (const QByteArray &name : names)
        counters.number(name.constData(), counts.value(name));
    return JsonObject()
        .number("version", 1)
        .raw("counts", counters.toJson())
        .raw("requests", jsonArray(items))
        .toJson();
}

QByteArray faultsBody(const QList<SandboxFault> &faults)
{
    QList<QByteArray> items;
    for (const SandboxFault &fault : faults) {
        items.append(JsonObject()
                         .text("where", fault.where)
                         .text("kind", faultName(fault))
                         .text("argument", fault.argument)
                         .number("times", fault.times)
                         .toJson());
    }
    return JsonObject().raw("faults", jsonArray(items)).toJson();
}

Result<QList<SandboxFault>> readFaults(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    QJsonArray items = object.value("faults"_L1).toArray();
    if (object.contains("kind"_L1))
        items.append(object);
    if (items.isEmpty() && !object.value("faults"_L1).isArray())
        return Error{.kind = ErrorKind::InvalidInput, .where = u"faults"_s, .expected = u"a list of faults"_s};
    QList<SandboxFault> faults;
    for (const QJsonValue &item : std::as_const(items)) {
        Result<SandboxFault> fault = readFault(item.toObject());
        if (!fault)
            return fault.error();
        faults.append(fault.value());
    }
    return faults;
}

} // namespace coffer::sandbox
