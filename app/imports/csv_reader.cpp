// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/csv_reader.h>

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 16 * 1024 * 1024;
constexpr std::size_t maxRows = 100'000;
constexpr qsizetype maxColumns = 200;
constexpr qsizetype maxCell = 10'000;

Error malformed(const QString &where, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::MalformedReply, .where = where, .found = shortened(found), .expected = expected};
}

Error tooLarge(const QString &where, const QString &expected)
{
    return Error{.kind = ErrorKind::TooLarge, .where = where, .expected = expected};
}

QString lineText(int line)
{
    return u"line %1"_s.arg(line);
}

/// 0x80 to 0x9F; 0: not in use.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

Result<QString> fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x80 || c.unicode() > 0x9F)
            continue;
        const char16_t meant = windows1252[c.unicode() - 0x80u];
        if (meant == 0)
            return malformed(u"encoding"_s, u"byte %1"_s.arg(QString::number(c.unicode(), 16)), u"Windows-1252"_s);
        c = QChar(meant);
    }
    return text;
}

Result<QString> decoded(const QByteArray &bytes, CsvEncoding encoding)
{
    if (bytes.size() > maxBytes)
        return tooLarge(u"file"_s, u"at most 16 MiB"_s);
    const bool wide = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    QString text;
    switch (encoding) {
    case CsvEncoding::Utf8: {
        QStringDecoder decoder(QStringDecoder::Utf8);
        text = decoder.decode(bytes);
        if (decoder.hasError() || wide)
            return malformed(u"encoding"_s, {}, u"UTF-8"_s);
        break;
    }
    case CsvEncoding::Utf16: {
        QStringDecoder decoder(QStringDecoder::Utf16);
        text = decoder.decode(bytes);
        if (decoder.hasError() || !wide || bytes.size() % 2 != 0)
            return malformed(u"encoding"_s, {}, u"UTF-16 with a byte order mark"_s);
        break;
    }
    case CsvEncoding::Windows1252: {
        auto read = fromWindows1252(bytes);
        if (!read)
            return read;
        text = std::move(read).value();
        break;
    }
    }
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    if (const qsizetype nul = text.indexOf(QChar::Null); nul >= 0)
        return malformed(u"encoding"_s, u"a NUL character"_s, u"text"_s);
    return text;
}

/// Cuts a text into rows of cells.
class CsvCutter
{
public:
    CsvCutter(const QString &text, const CsvFormat &format) : m_text(text), m_format(format) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] int line() const { return m_line; }

    Result<QStringList> nextRow()
    {
        QStringList row;
        for (;;) {
            auto cell = m_at < m_text.size() && m_text[m_at] == m_format.quote ? quotedCell() : plainCell();
            if (!cell)
                return cell.error();
            row += std::move(cell).value();
            if (row.size() > maxColumns)
                return tooLarge(lineText(m_line), u"at most 200 columns"_s);
            if (atEnd() || takeLineEnd())
                return row;
            ++m_at; // the delimiter, where both kinds of cells end
        }
    }

private:
    /// CR LF or LF.
    bool takeLineEnd()
    {
        const qsizetype before = m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n') {
            ++m_at;
            ++m_line;
            return true;
        }
        m_at = before;
        return false;
    }

    [[nodiscard]] bool isLineEnd() const
    {
        return m_text[m_at] == u'\n'
            || (m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n');
    }

    Result<QString> plainCell()
    {
        const qsizetype from = m_at;
        while (!atEnd() && m_text[m_at] != m_format.delimiter && !isLineEnd()) {
            if (m_text[m_at] == m_format.quote || m_text[m_at] == u'\r')
                return malformed(lineText(m_line), m_text.mid(from, 40), u"a quoted cell around a quote"_s);
            ++m_at;
        }
        if (m_at - from > maxCell)
            return tooLarge(lineText(m_line), u"at most 10,000 characters in a cell"_s);
        return m_text.mid(from, m_at - from);
    }

    Result<QString> quotedCell()
    {
        const int begun = m_line;
        QString cell;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == m_format.quote) {
                if (m_at + 1 < m_text.size() && m_text[m_at + 1] == m_format.quote) {
                    cell += c;
                    ++m_at;
                    continue;
                }
                ++m_at;
                if (!atEnd() && m_text[m_at] != m_format.delimiter && !isLineEnd())
                    return malformed(lineText(m_line), m_text.mid(m_at, 20), u"nothing behind a closing quote"_s);
                return cell;
            }
            if (c == u'\n')
                ++m_line;
            cell += c;
            if (cell.size() > maxCell)
                return tooLarge(lineText(begun), u"at most 10,000 characters in a cell"_s);
        }
        return malformed(lineText(begun), cell.left(40), u"a closing quote"_s);
    }

    const QString &m_text;
    const CsvFormat &m_format;
    qsizetype m_at = 0;
    int m_line = 1;
};

QStringList uniqueHeadings(const QStringList &headings)
{
    QStringList unique;
    for (qsizetype i = 0; i < headings.size(); ++i) {
        const QString base = headings[i].trimmed().isEmpty() ? QString::number(i + 1) : headings[i].trimmed();
        QString name = base;
        for (int n = 2; unique.contains(name); ++n)
            name = u"%1 (%2)"_s.arg(base, QString::number(n));
        unique += name;
    }
    return unique;
}

std::optional<Error> faultOf(const CsvFormat &format)
{
    const auto usable = [](QChar c) { return !c.isNull() && c != u'\n' && c != u'\r' && !c.isLetterOrNumber(); };
    if (!usable(format.delimiter) || !usable(format.quote) || format.delimiter == format.quote || format.skipRows < 0)
        return Error{.kind = ErrorKind::InvalidInput, .where = u"delimiter"_s, .expected = u"two different signs"_s};
    return std::nullopt;
}

} // namespace

Result<CsvTable> readCsv(const QByteArray &bytes, const CsvFormat &format)
{
    if (auto fault = faultOf(format))
        return *fault;
    const auto text = decoded(bytes, format.encoding);
    if (!text)
        return text.error();

    CsvTable table;
    CsvCutter cutter(text.value(), format);
    int skipped = 0;
    while (!cutter.atEnd()) {
        const int line = cutter.line();
        auto row = cutter.nextRow();
        if (!row)
            return row.error();
        QStringList cells = std::move(row).value();
        if (skipped < format.skipRows) {
            ++skipped;
            continue;
        }
        if (cells.size() == 1 && cells.front().isEmpty())
            continue; // an empty line
        if (table.columns.isEmpty()) {
            table.columns = uniqueHeadings(format.headings ? cells : QStringList(cells.size(), QString()));
            if (format.headings)
                continue;
        }
        if (cells.size() != table.columns.size())
            return malformed(lineText(line), u"%1 cells"_s.arg(cells.size()), u"%1"_s.arg(table.columns.size()));
        if (table.rows.size() >= maxRows)
            return tooLarge(lineText(line), u"at most 100,000 rows"_s);
        table.rows.push_back(std::move(cells));
        table.lines.push_back(line);
    }
    if (table.columns.isEmpty())
        return malformed(u"file"_s, {}, u"a row of headings"_s);
    return table;
}

CsvFormat proposedFormat(const QByteArray &bytes)
{
    CsvFormat format;
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        format.encoding = CsvEncoding::Utf16;
    else if (!decoded(bytes, CsvEncoding::Utf8))
        format.encoding = CsvEncoding::Windows1252;
    const auto text = decoded(bytes, format.encoding);
    const QString line = text ? text.value().section(u'\n', 0, 0) : QString();
    qsizetype most = 0;
    for (const QChar delimiter : {u',', u';', u'\t', u'|'}) {
        if (const qsizetype count = line.count(delimiter); count > most) {
            most = count;
            format.delimiter = delimiter;
        }
    }
    return format;
}

} // namespace coffer
