// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace coffer {

/// Rows of RFC 4180 in UTF-8: comma, CRLF, quotes where needed. Machine format: never localised.
class CsvWriter
{
public:
    /// Text cell. One that a spreadsheet would run as a formula (= + - @, tab or line end in front, also after blanks)
    /// gets an apostrophe in front.
    CsvWriter &text(const QString &value);
    /// Cell made by us (exact number, RFC 3339 time, code): written as it is.
    CsvWriter &value(const QString &value);
    void endRow();
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void separate();
    void quoted(const QString &value);
    QByteArray m_bytes;
    bool m_rowStarted = false;
};

} // namespace coffer
