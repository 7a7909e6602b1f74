// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that were cut come back when they are written again; amounts read from them are exact or refused.
#include <imports/csv_mapping.h>
#include <imports/csv_reader.h>

#include <cstdint>
#include <cstdlib>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

QByteArray written(const CsvTable &table)
{
    QString text;
    std::vector<QStringList> rows{table.columns};
    rows.insert(rows.end(), table.rows.begin(), table.rows.end());
    for (const QStringList &row : rows) {
        QStringList cells;
        for (QString cell : row)
            cells += u'"' + cell.replace(u'"', "\"\""_L1) + u'"';
        text += cells.join(u',') + u'\n';
    }
    return text.toUtf8();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value();
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    bytes.replace("\\n", "\n"); // a seed is one line
    const auto table = readCsv(bytes, {});
    if (!table) {
        require(table.error().kind == ErrorKind::MalformedReply || table.error().kind == ErrorKind::TooLarge);
        return 0;
    }
    const auto again = readCsv(written(table.value()), {});
    require(again && again.value().columns == table.value().columns && again.value().rows == table.value().rows);

    CsvMapping mapping;
    mapping.account = table.value().columns.first();
    mapping.posted = table.value().columns.last();
    mapping.fixedCurrency = u"EUR"_s;
    mapping.grouping = u',';
    const auto rows = mapRows(table.value(), mapping, QDate(2026, 11, 19), BusinessDayRule(), now);
    if (!rows)
        return 0;
    for (const ImportRow &row : rows.value()) {
        require(row.balance.has_value() != row.error.has_value());
        if (!row.balance || !row.balance->posted)
            continue;
        QString digits = row.balance->posted->raw;
        digits.remove(u',').remove(u'-').remove(u'+').remove(QChar(0x2212));
        for (const char16_t mark : {u'\u200E', u'\u200F', u'\u061C'})
            digits.remove(QChar(mark));
        const auto plain = Decimal::parse(digits.trimmed());
        require(plain && plain.value().isIdentical(row.balance->posted->amount.absolute()));
    }
    return 0;
}
