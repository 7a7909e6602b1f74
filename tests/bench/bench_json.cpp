// SPDX-License-Identifier: GPL-3.0-or-later
// bench_json [ROUNDS]: bytes to a kept document for lists of 10,000 balances (about 5 MB) in three shapes. Prints, for
// each, the medians of the per-round ratios of JsonDocument::parse to simdjson's validating DOM parse (the limit; its
// parser and padded input are reused, ours are not) and to QJsonDocument. Peer and product alternate within each round.
#include <json/json_document.h>

#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

using namespace coffer;

namespace {

class Generator
{
public:
    QByteArray hex(int digits)
    {
        QByteArray text;
        while (text.size() < digits)
            text.append(QByteArray::number(m_random(), 16).rightJustified(16, '0'));
        return text.first(digits);
    }
    QByteArray uuid() { return hex(8) + '-' + hex(4) + '-' + hex(4) + '-' + hex(4) + '-' + hex(12); }
    QByteArray amount()
    {
        static constexpr quint64 ranges[] = {100'000, 100'000'000, 100'000'000'000, 1'000'000};
        const quint64 range = ranges[m_random() % 4];
        const QByteArray digits = QByteArray::number(m_random() % range);
        return range == 1'000'000 && digits != "0" ? '-' + digits : digits;
    }
    QByteArray decimal() { return amount() + '.' + QByteArray::number(10 + m_random() % 90); }
    QByteArray currency()
    {
        static constexpr const char *codes[] = {"EUR", "USD", "GBP", "JPY", "KWD", "BRL", "UGX", "CHF"};
        return codes[m_random() % 8];
    }

    /// Minor units, envelope and links.
    QByteArray flat(int i)
    {
        return R"({"id": "bal_)" + hex(22)
            + R"(", "created_at": "2023-11-07T05:31:56.12Z", "updated_at": "2026-05-01T08:00:00.55Z", )"
              R"("available_amount": )"
            + amount() + R"(, "currency": ")" + currency() + R"(", "linked_to": "AP)" + hex(20)
            + R"(", "linked_type": "APPLICATION", "pending_amount": )" + amount() + R"(, "posted_amount": )" + amount()
            + R"(, "tags": {"order_number": ")" + QByteArray::number(i)
            + R"(", "department": "treasury", "item": "float account"}, )"
              R"("type": "DISBURSEMENT", "_links": {"self": {"href": "https://api.example.test/balances/bal_)"
            + uuid() + R"("}}})";
    }
    /// Integers with a scale, some of 17 digits.
    QByteArray scaled(int i)
    {
        return R"({"id": ")" + uuid() + R"(", "organizationId": ")" + uuid() + R"(", "ledgerId": ")" + uuid()
            + R"(", "accountId": ")" + uuid() + R"(", "alias": "@treasury/ops/acct-)" + QByteArray::number(i)
            + R"(", "assetCode": ")" + currency() + R"(", "available": )"
            + (i % 50 ? amount() : QByteArray::number(12345678901234567 + i)) + R"(, "onHold": )" + amount()
            + R"(, "scale": )" + QByteArray::number(i % 4) + R"(, "version": )" + QByteArray::number(i % 97)
            + R"(, "accountType": "deposit", "allowSending": true, "allowReceiving": true, "createdAt": "2023-11-07T05:31:56Z", )"
              R"("updatedAt": "2026-05-01T08:00:00Z", "deletedAt": null, "metadata": {"costCentre": "CC-)"
            + QByteArray::number(i % 37) + R"(", "note": ")" + (i % 11 ? "operating" : "r\xc3\xa9serve") + R"("}})";
    }
    /// Decimals in {value, unit, currency} objects.
    QByteArray nested(int)
    {
        const QByteArray code = currency();
        const auto money = [&] {
            return R"({"value": )" + decimal() + R"(, "unit": "major", "currency": ")" + code + R"("})";
        };
        return R"({"account_id": ")" + uuid() + R"(", "available_balance": )" + money() + R"(, "balance": )" + money()
            + R"(, "seizure_protection": {"current_blocked_amount": )" + money() + R"(, "protected_amount": )" + money()
            + R"(, "protected_amount_expiring": )" + money()
            + R"(, "protected_amount_expiring_date": "2026-07-31"}, "iban": "DE)"
            + QByteArray::number(quint64(1e18) + m_random() % quint64(1e18)) + R"(", "locking_status": "NO_BLOCK"})";
    }

    QByteArray list(QByteArray (Generator::*item)(int))
    {
        QByteArray body = R"({"items": [)";
        for (int i = 0; i < 10'000; ++i)
            body += (i ? "," : "") + (this->*item)(i);
        return body + R"(], "next_cursor": null})";
    }

private:
    std::mt19937_64 m_random{7};
};

template <typename F>
double milliseconds(F &&work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

bool measure(const char *shape, const QByteArray &body, int rounds)
{
    const simdjson::padded_string padded(body.constData(), size_t(body.size()));
    simdjson::dom::parser domParser;
    bool good = true;
    std::vector<double> ours, toLimit, toQt;
    for (int round = 0; round < rounds; ++round) {
        const double limit = milliseconds([&] { good = !domParser.parse(padded).error() && good; });
        Result<JsonDocument> document = Error{ErrorKind::Cancelled};
        const double product = milliseconds([&] { document = JsonDocument::parse(body); });
        QJsonDocument peerDocument;
        const double peer = milliseconds([&] { peerDocument = QJsonDocument::fromJson(body); });
        good = good && document && document.value().root().find(u"/items").size() == 10'000 && !peerDocument.isNull();
        ours.push_back(product);
        toLimit.push_back(product / limit);
        toQt.push_back(product / peer);
    }
    std::printf("%-7s %5.2f MB  ours %6.2f ms  x simdjson DOM %5.2f (target 5)  x QJsonDocument %5.3f%s\n", shape,
                double(body.size()) / 1e6, median(ours), median(toLimit), median(toQt), good ? "" : "  FAILED");
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 21;
    Generator generator;
    bool good = measure("scaled", generator.list(&Generator::scaled), rounds);
    good = measure("nested", generator.list(&Generator::nested), rounds) && good;
    good = measure("flat", generator.list(&Generator::flat), rounds) && good;
    return good ? 0 : 1;
}
