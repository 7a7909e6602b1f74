// SPDX-License-Identifier: GPL-3.0-or-later
#include <reports/csv_writer.h>

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
    const bool formula = !value.isEmpty() && "=+-@\t\r\n"_L1.contains(value.front());
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
