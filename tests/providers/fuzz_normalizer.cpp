// SPDX-License-Identifier: GPL-3.0-or-later
// Any body, through every shipped definition, ends as an error or as figures whose origin stands in the body as it
// says.
#include <providers/provider_catalog.h>
#include <providers/sample_runner.h>

#include <QFile>
#include <QSet>

#include <cstdint>
#include <cstdlib>

using namespace coffer;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

CurrencyTable currencyTable()
{
    QFile file(QStringLiteral(COFFER_SOURCE_DIR "/resources/iso4217.csv"));
    require(file.open(QIODevice::ReadOnly));
    auto table = CurrencyTable::fromCsv(file.readAll());
    require(table.hasValue());
    return std::move(table).value();
}

void checkFigure(const std::optional<Figure> &figure, const JsonValue &root)
{
    if (!figure)
        return;
    const auto again = Decimal::parse(QStringView(figure->amount.toString()));
    require(again && again.value().isIdentical(figure->amount));
    for (const FigureSource &source : figure->sources) {
        const JsonValue value = root.find(source.pointer);
        require((value.isNumber() || value.isString()) && shortened(value.rawToken(), 300) == source.rawToken);
    }
}

void checkReport(const BalanceReport &report, const QByteArray &body)
{
    const auto document = JsonDocument::parse(body);
    require(document.hasValue());
    QSet<QString> ids;
    for (const BalanceReading &reading : report.readings) {
        require(!reading.providerAccountId.isEmpty() && !ids.contains(reading.providerAccountId));
        ids.insert(reading.providerAccountId);
        require(reading.posted || reading.available || reading.pending);
        for (const std::optional<Figure> &figure :
             {reading.posted, reading.available, reading.pending, reading.creditLine.amount})
            checkFigure(figure, document.value().root());
        for (const Component &component : reading.components)
            checkFigure(component.figure, document.value().root());
    }
    for (const FailedAccount &failure : report.failures) {
        require(!ids.contains(failure.providerAccountId));
        ids.insert(failure.providerAccountId);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const CurrencyTable currencies = currencyTable();
    static const ProviderCatalog catalog = ProviderCatalog::builtIn().value();
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const ProviderDefinition &definition : catalog.all()) {
        for (const ModeSpec &mode : definition.modes) {
            if (mode.requests.size() != 1)
                continue;
            SavedReplies replies{mode.name, {}, {{mode.requests.front().id, body}}, UtcTime()};
            if (!mode.requests.front().forParameter.isEmpty())
                replies.parameters.insert(mode.requests.front().forParameter, {QStringLiteral("typed")});
            if (const auto report = normalizeSaved(definition, currencies, replies))
                checkReport(report.value(), body);
        }
    }
    return 0;
}
