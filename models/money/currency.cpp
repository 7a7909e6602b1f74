// SPDX-License-Identifier: GPL-3.0-or-later
#include <money/currency.h>

#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace coffer {

namespace {

constexpr int maxCodeLength = 12;
constexpr int maxStatedDigits = 30;
constexpr qsizetype columns = 6;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isCodeCharacter(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

Error badLine(int line, const QString &found, const QString &expected)
{
    return Error{ErrorKind::InvalidInput, u"line %1"_s.arg(line), shortened(found), expected};
}

struct CsvRow
{
    int line = 1; ///< of the file, where the row begins
    QStringList fields;
};

/// RFC 4180: a field in quotes may hold commas, line ends and doubled quotes; rows end with LF or CRLF.
class CsvReader
{
public:
    explicit CsvReader(QStringView text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

    Result<CsvRow> row()
    {
        CsvRow row{m_line, {}};
        for (;;) {
            Result<QString> field = peek() == u'"' ? quotedField() : plainField();
            if (!field)
                return field.error();
            row.fields.append(std::move(field).value());
            if (peek() != u',')
                break;
            ++m_at;
        }
        if (peek() == u'\r')
            ++m_at;
        if (!atEnd()) {
            if (peek() != u'\n')
                return badLine(m_line, QString(peek()), u"a comma or the end of the line after a field"_s);
            ++m_at;
            ++m_line;
        }
        return row;
    }

private:
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_text[m_at]; }

    Result<QString> plainField()
    {
        const qsizetype start = m_at;
        while (!atEnd() && peek() != u',' && peek() != u'\r' && peek() != u'\n') {
            if (peek() == u'"')
                return badLine(m_line, u"\""_s, u"quotes around the whole field"_s);
            ++m_at;
        }
        return m_text.sliced(start, m_at - start).toString();
    }

    Result<QString> quotedField()
    {
        const int line = m_line;
        QString field;
        for (++m_at; !atEnd(); ++m_at) {
            if (peek() == u'"') {
                ++m_at;
                if (peek() != u'"')
                    return field;
            } else if (peek() == u'\n') {
                ++m_line;
            }
            field.append(peek());
        }
        return badLine(line, {}, u"a closing quote"_s);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

/// "YYYY-MM" or nothing.
bool isMonth(QStringView text)
{
    if (text.isEmpty())
        return true;
    if (text.size() != 7 || text[4] != u'-')
        return false;
    const QStringView year = text.first(4);
    const QStringView month = text.last(2);
    return std::ranges::all_of(year, isDigit) && std::ranges::all_of(month, isDigit) && month >= u"01"
        && month <= u"12";
}

Result<CurrencyInfo> infoFromRow(const CsvRow &row)
{
    if (row.fields.size() != columns)
        return badLine(row.line, QString::number(row.fields.size()), u"6 fields"_s);
    CurrencyInfo info;
    info.code = row.fields[0];
    info.name = row.fields[4];
    info.validUntil = row.fields[5];
    if (!CurrencyCode::parse(info.code))
        return badLine(row.line, info.code, u"a currency code"_s);

    const QString &numeric = row.fields[1];
    if (numeric.size() > 3 || !std::ranges::all_of(numeric, isDigit))
        return badLine(row.line, numeric, u"a number of up to 3 digits"_s);
    info.numeric = numeric.toInt();

    const QString &minor = row.fields[2];
    if (minor.size() == 1 && minor[0] >= u'0' && minor[0] <= u'4')
        info.minorUnit = minor[0].digitValue();
    else if (minor != "none"_L1 && minor != "unknown"_L1)
        return badLine(row.line, minor, u"0 to 4, none or unknown"_s);

    if (row.fields[3] == "retired"_L1)
        info.status = CurrencyStatus::Retired;
    else if (row.fields[3] != "active"_L1)
        return badLine(row.line, row.fields[3], u"active or retired"_s);
    if (!isMonth(info.validUntil))
        return badLine(row.line, info.validUntil, u"YYYY-MM or nothing"_s);
    return info;
}

} // namespace

Result<CurrencyCode> CurrencyCode::parse(QStringView text)
{
    if (text.isEmpty() || text.size() > maxCodeLength || !std::ranges::all_of(text, isCodeCharacter)) {
        return Error{ErrorKind::UnknownCurrency, {}, shortened(text.toString()), u"1 to 12 letters or digits"_s};
    }
    return CurrencyCode(text.toString());
}

Result<CurrencyTable> CurrencyTable::builtIn()
{
    QFile file(QStringLiteral(":/coffer/iso4217.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::NotFound, .where = file.fileName()};
    return fromCsv(file.readAll());
}

Result<CurrencyTable> CurrencyTable::fromCsv(const QByteArray &csv)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(csv);
    if (decode.hasError())
        return Error{ErrorKind::InvalidInput, {}, {}, u"UTF-8"_s};

    CsvReader reader(text);
    const Result<CsvRow> header = reader.row();
    if (!header)
        return header.error();
    if (header.value().fields.join(u',') != "code,numeric,minor_unit,status,name,valid_until"_L1)
        return badLine(1, header.value().fields.join(u','), u"code,numeric,minor_unit,status,name,valid_until"_s);

    CurrencyTable table;
    while (!reader.atEnd()) {
        const Result<CsvRow> row = reader.row();
        if (!row)
            return row.error();
        Result<CurrencyInfo> info = infoFromRow(row.value());
        if (!info)
            return info.error();
        const QString code = info.value().code;
        if (table.m_entries.contains(code))
            return badLine(row.value().line, code, u"each code once"_s);
        table.m_entries.insert(code, std::move(info).value());
    }
    return table;
}

std::optional<CurrencyInfo> CurrencyTable::find(const CurrencyCode &code) const
{
    const auto entry = m_entries.constFind(code.toString());
    if (entry == m_entries.cend())
        return std::nullopt;
    return *entry;
}

Result<int> CurrencyTable::minorUnit(const CurrencyCode &code) const
{
    const auto entry = m_entries.constFind(code.toString());
    if (entry != m_entries.cend() && entry->minorUnit)
        return *entry->minorUnit;
    const auto stated = m_stated.constFind(code.toString());
    if (stated != m_stated.cend())
        return *stated;
    return Error{ErrorKind::UnknownCurrency, {}, code.toString(), u"a code whose minor unit is known"_s};
}

Result<CurrencyTable> CurrencyTable::withMinorUnit(const CurrencyCode &code, int digits) const
{
    if (digits < 0 || digits > maxStatedDigits)
        return Error{ErrorKind::InvalidInput, code.toString(), QString::number(digits), u"0 to 30 digits"_s};
    const auto entry = m_entries.constFind(code.toString());
    if (entry != m_entries.cend() && entry->minorUnit) {
        return Error{ErrorKind::InvalidInput, code.toString(), QString::number(digits),
                     u"a code to which ISO 4217 gives no minor unit"_s};
    }
    CurrencyTable table = *this;
    table.m_stated.insert(code.toString(), digits);
    return table;
}

} // namespace coffer
