// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the bytes are, a camt file ends as exact balances with a place, or as a typed refusal.
#include <imports/camt_reader.h>

#include <cstdint>
#include <cstdlib>

using namespace coffer;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const UtcTime now = parseRfc3339(u"2026-11-20T09:00:00Z").value();
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto file = readCamt(bytes, BusinessDayRule(), now);
    if (!file) {
        require(file.error().kind == ErrorKind::MalformedReply || file.error().kind == ErrorKind::TooLarge);
        return 0;
    }
    for (const ImportRow &row : file.value().rows) {
        require(row.balance.has_value() != row.error.has_value());
        require(!row.place.isEmpty());
        if (!row.balance)
            continue;
        require(row.balance->posted || row.balance->available);
        require(!row.balance->accountId.isEmpty());
        for (const auto *figure : {&row.balance->posted, &row.balance->available, &row.balance->pending}) {
            // What was read is what stands there: the digits, and nothing but a sign beside them.
            if (*figure)
                require((*figure)->raw.startsWith((*figure)->amount.absolute().toString().left(1))
                        && (*figure)->amount.isNegative() <= (*figure)->raw.endsWith(QStringLiteral("DBIT")));
        }
    }
    return 0;
}
