// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a list of 10,000 balances (about 5 MB) to readings through a shipped definition, against simdjson's
// validating DOM parse of the same bytes in the same run. Not a test: the target is at most 8 times the parse. Prints
// the medians of 15 rounds.
#include <providers/balance_normalizer.h>
#include <providers/provider_catalog.h>

#include <QElapsedTimer>
#include <QFile>

#include <simdjson.h>

#include <cstdio>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

QByteArray listOf(int count)
{
    QByteArray body = R"({"items":[)";
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(100'000 + i);
        body += (i == 0 ? QByteArray() : QByteArray(",")) + R"({"id":"019c96a0-0c0d-7915-84b9-e497bf)" + n
            + R"(","organizationId":"019c96a0-0a98-7287-9a31-786e0809c769","ledgerId":"019c96a0-0ac0-7de9-9f53-9cf842a2ee5a","accountId":"019c96a0-0c0c-7221-8cf3-13313f)"
            + n + R"(","alias":"customer-brl-)" + n + R"(","key":"default","assetCode":"BRL","available":"1)" + n
            + R"(.05","onHold":"2)" + n
            + R"(.10","version":1,"accountType":"deposit","allowSending":true,"allowReceiving":true,"createdAt":"2026-02-25T21:06:37.197596Z","updatedAt":"2026-02-25T21:06:38.420934Z","deletedAt":null})";
    }
    return body + R"(],"limit":100})";
}

template <typename F>
double medianMilliseconds(F &&run)
{
    std::vector<qint64> times;
    for (int i = 0; i < 15; ++i) {
        QElapsedTimer timer;
        timer.start();
        run();
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    return double(times[times.size() / 2]) / 1e6;
}

} // namespace

int main()
{
    const auto catalog = ProviderCatalog::builtIn();
    QFile csv(QStringLiteral(COFFER_SOURCE_DIR "/resources/iso4217.csv"));
    if (!catalog || !csv.open(QIODevice::ReadOnly))
        return 1;
    const auto currencies = CurrencyTable::fromCsv(csv.readAll());
    const auto definition = catalog.value().find(ProviderId(u"midaz"_s));
    if (!currencies || !definition)
        return 1;
    const QByteArray bytes = listOf(10'000);

    simdjson::dom::parser parser;
    const simdjson::padded_string padded(bytes.constData(), std::size_t(bytes.size()));
    bool isGood = true;
    const double limit =
        medianMilliseconds([&] { isGood = isGood && parser.parse(padded).error() == simdjson::SUCCESS; });
    const double parse = medianMilliseconds([&] { isGood = isGood && JsonDocument::parse(bytes).hasValue(); });
    const double whole = medianMilliseconds([&] {
        NormalizerInput input;
        input.mode = u"ledger"_s;
        input.parameters = {{u"organization_id"_s, {u"o"_s}}, {u"ledger_id"_s, {u"l"_s}}};
        input.receivedAt = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 6 / 1));
        FetchedBody body;
        body.request = u"balances"_s;
        body.bytes = bytes;
        body.document = JsonDocument::parse(bytes).value();
        input.bodies.push_back(std::move(body));
        const auto report = normalizeBalances(definition.value(), currencies.value(), input);
        isGood = isGood && report && report.value().readings.size() == 10'000 && report.value().isComplete();
    });
    if (!isGood)
        return 1;
    std::printf("%.2f MB: simdjson DOM %.2f ms, our document %.2f ms (%.1fx), readings %.2f ms (%.1fx)\n",
                double(bytes.size()) / 1e6, limit, parse, parse / limit, whole, whole / limit);
    return 0;
}
