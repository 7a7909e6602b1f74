// SPDX-License-Identifier: GPL-3.0-or-later
#include <reports/csv_writer.h>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

void CsvWriter::separate()
{
    if (m_rowStarted)
        m_bytes += ',';
    m_rowStarted = true;
}

void CsvWriter::quoted(const QString &value)
{
    const bool needed = value.contains(u'"') || value.contains(u',') || value.contains(u'\n') || value.contains(u'\r');
    if (!needed) {
        m_bytes += value.toUtf8();
        return;
    }
    QString doubled = value;
    doubled.replace(u'"', "\"\""_L1);
    m_bytes += '"' + doubled.toUtf8() + '"';
}

CsvWriter &CsvWriter::text(const QString &value)
{
    separate();
    // Blanks in front do not save it: importers trim them. The wide signs are those that East Asian input methods type.
    const auto sign =
        std::find_if(value.cbegin(), value.cend(), [](QChar c) { return c != u' ' && c != QChar(QChar::Nbsp); });
    const bool formula = sign != value.cend() && QStringView(u"=+-@\t\r\n＝＋－＠").contains(*sign);
    quoted(formula ? u'\'' + value : value);
    return *this;
}

CsvWriter &CsvWriter::value(const QString &value)
{
    separate();
    quoted(value);
    return *this;
}

void CsvWriter::endRow()
{
    m_bytes += "\r\n";
    m_rowStarted = false;
}

} // namespace coffer
