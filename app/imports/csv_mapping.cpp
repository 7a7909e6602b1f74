// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/csv_mapping.h>

#include <imports/manual_accounts.h>
#include <wording/amount_input.h>

#include <QLocale>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &where, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::InvalidInput, .where = where, .found = shortened(found), .expected = expected};
}

/// One row, looked at by the names of its columns.
class RowReader
{
public:
    RowReader(const CsvTable &table, const CsvMapping &mapping, std::optional<QDate> date, const BusinessDayRule &days,
              UtcTime now)
        : m_table(table)
        , m_mapping(mapping)
        , m_date(date)
        , m_days(days)
        , m_now(now)
    {
        m_notation.decimalPoint = mapping.decimalPoint;
        m_notation.grouping = mapping.grouping;
        switch (mapping.sign) {
        case SignRule::Minus:
            m_notation.negative = AmountNotation::Negative::Minus;
            break;
        case SignRule::Brackets:
            m_notation.negative = AmountNotation::Negative::Brackets;
            break;
        case SignRule::DebitCredit:
            m_notation.negative = AmountNotation::Negative::None;
            break;
        }
    }

    Result<StatedBalance> read(const QStringList &cells) const
    {
        const QString code = m_mapping.currency.isEmpty() ? m_mapping.fixedCurrency : cell(cells, m_mapping.currency);
        const auto currency = CurrencyCode::parse(code);
        if (!currency)
            return atColumn(currency.error(), m_mapping.currency);
        StatedBalance balance{.accountId = normalisedAccountId(cell(cells, m_mapping.account)),
                              .name = shortened(cell(cells, m_mapping.accountName), 100),
                              .iban = normalisedAccountId(cell(cells, m_mapping.iban)),
                              .currency = currency.value()};
        if (balance.accountId.isEmpty())
            return invalid(m_mapping.account, {}, u"an account number"_s);
        for (const auto &[column, target] :
             {std::pair(m_mapping.posted, &balance.posted), std::pair(m_mapping.available, &balance.available)}) {
            auto figure = readFigure(cells, column);
            if (!figure)
                return figure.error();
            *target = std::move(figure).value();
        }
        const auto asOf = readTime(cells);
        if (!asOf)
            return asOf.error();
        balance.asOf = asOf.value();
        return balance;
    }

private:
    [[nodiscard]] QString cell(const QStringList &cells, const QString &column) const
    {
        const qsizetype index = column.isEmpty() ? -1 : m_table.columns.indexOf(column);
        return index < 0 ? QString() : cells.value(index).trimmed();
    }

    [[nodiscard]] static Error atColumn(Error error, const QString &column)
    {
        error.where = column;
        return error;
    }

    /// Nothing where the column is not mapped or the cell is empty: not stated, never 0.
    [[nodiscard]] Result<std::optional<StatedFigure>> readFigure(const QStringList &cells, const QString &column) const
    {
        const QString text = cell(cells, column);
        if (text.isEmpty())
            return std::optional<StatedFigure>();
        auto amount = readAmount(text, m_notation);
        if (!amount)
            return atColumn(amount.error(), column);
        StatedFigure figure{.amount = amount.value(), .code = column, .raw = text};
        if (m_mapping.sign == SignRule::DebitCredit) {
            const QString word = cell(cells, m_mapping.debitCredit);
            const bool debit = QString::compare(word, m_mapping.debitWord, Qt::CaseInsensitive) == 0;
            if (!debit && QString::compare(word, m_mapping.creditWord, Qt::CaseInsensitive) != 0)
                return invalid(m_mapping.debitCredit, word,
                               u"%1 or %2"_s.arg(m_mapping.debitWord, m_mapping.creditWord));
            if (debit)
                figure.amount = figure.amount.negated();
            figure.raw = u"%1 %2"_s.arg(text, word);
        }
        return std::optional(figure);
    }

    [[nodiscard]] Result<UtcTime> readTime(const QStringList &cells) const
    {
        if (m_mapping.asOf.isEmpty())
            return statedTime(*m_date, m_days, m_now);
        const QString text = cell(cells, m_mapping.asOf);
        const QString &format = m_mapping.dateFormat;
        const Error bad{
            .kind = ErrorKind::BadTime, .where = m_mapping.asOf, .found = shortened(text), .expected = format};
        // Written back and compared: Qt reads "1.2.2026" as "dd.MM.yyyy", too.
        if (format.contains(u'H')) {
            const QDateTime local = QLocale::c().toDateTime(text, format);
            if (!local.isValid() || QLocale::c().toString(local, format) != text)
                return bad;
            return momentOf(local.date(), local.time(), m_days.zone);
        }
        const QDate day = QLocale::c().toDate(text, format);
        if (!day.isValid() || QLocale::c().toString(day, format) != text)
            return bad;
        auto time = statedTime(day, m_days, m_now);
        return time ? time : atColumn(time.error(), m_mapping.asOf);
    }

    const CsvTable &m_table;
    const CsvMapping &m_mapping;
    std::optional<QDate> m_date;
    const BusinessDayRule &m_days;
    UtcTime m_now;
    AmountNotation m_notation;
};

std::optional<Error> faultOf(const CsvTable &table, const CsvMapping &mapping, std::optional<QDate> date)
{
    for (const QString &column : {mapping.account, mapping.accountName, mapping.iban, mapping.currency, mapping.posted,
                                  mapping.available, mapping.asOf, mapping.debitCredit}) {
        if (!column.isEmpty() && !table.columns.contains(column))
            return invalid(u"column"_s, column, u"a column of the file"_s);
    }
    if (mapping.account.isEmpty())
        return invalid(u"account"_s, {}, u"the column with the account numbers"_s);
    if (mapping.posted.isEmpty() && mapping.available.isEmpty())
        return invalid(u"posted"_s, {}, u"a column with amounts"_s);
    if (mapping.posted == mapping.available)
        return invalid(u"available"_s, mapping.available, u"another column than for posted"_s);
    if (mapping.currency.isEmpty() && !CurrencyCode::parse(mapping.fixedCurrency))
        return invalid(u"currency"_s, mapping.fixedCurrency, u"a column, or one currency for all rows"_s);
    if (mapping.asOf.isEmpty() && !date)
        return invalid(u"asOf"_s, {}, u"a column with dates, or one date for all rows"_s);
    if (mapping.decimalPoint.isNull() || mapping.decimalPoint == mapping.grouping)
        return invalid(u"decimalPoint"_s, mapping.decimalPoint, u"another sign than for grouping"_s);
    if (mapping.sign == SignRule::DebitCredit
        && (mapping.debitCredit.isEmpty() || mapping.debitWord.isEmpty() || mapping.creditWord.isEmpty()
            || QString::compare(mapping.debitWord, mapping.creditWord, Qt::CaseInsensitive) == 0))
        return invalid(u"debitCredit"_s, mapping.debitCredit, u"a column, and two words that tell debit from credit"_s);
    return std::nullopt;
}

} // namespace

Result<UtcTime> statedTime(QDate day, const BusinessDayRule &days, UtcTime now)
{
    const QDate today = days.dayOf(now);
    if (!day.isValid() || day.year() < 1970 || day > today)
        return Error{.kind = ErrorKind::BadTime,
                     .where = u"asOf"_s,
                     .found = day.toString(Qt::ISODate),
                     .expected = u"a day that has begun"_s};
    return std::min(days.endOf(day), now);
}

QStringList csvDateFormats()
{
    return {u"yyyy-MM-dd"_s,      u"dd.MM.yyyy"_s, u"dd/MM/yyyy"_s, u"MM/dd/yyyy"_s,          u"dd-MM-yyyy"_s,
            u"yyyyMMdd"_s,        u"yyyy/MM/dd"_s, u"dd.MM.yy"_s,   u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-ddTHH:mm:ss"_s,
            u"dd.MM.yyyy HH:mm"_s};
}

Result<std::vector<ImportRow>> mapRows(const CsvTable &table, const CsvMapping &mapping, std::optional<QDate> date,
                                       const BusinessDayRule &days, UtcTime now)
{
    if (auto fault = faultOf(table, mapping, date))
        return *fault;
    const RowReader reader(table, mapping, date, days, now);
    std::vector<ImportRow> rows;
    rows.reserve(table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        ImportRow row;
        row.place = u"line %1"_s.arg(table.lines[i]);
        auto balance = reader.read(table.rows[i]);
        if (balance)
            row.balance = std::move(balance).value();
        else
            row.error = balance.error();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace coffer
