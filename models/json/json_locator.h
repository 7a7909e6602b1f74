// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_document.h>

namespace coffer {

/// Some lines of a document as people read it, and where one value stands in them.
struct JsonExcerpt
{
    QString text;
    qsizetype start = 0;     ///< of the value in `text`, UTF-16 units
    qsizetype length = 0;    ///< up to its end, or to the end of the text where the value is longer than that
    qsizetype firstLine = 0; ///< lines that were left out before
    qsizetype lines = 0;     ///< of the whole document

    friend bool operator==(const JsonExcerpt &, const JsonExcerpt &) = default;
};

/// Prints the lines around a value: one member or element per line, two blanks per level, numbers as on the wire. In
/// strings, what cannot be seen or turns the direction of a line is written as an escape, and what is longer than 2,000
/// characters ends with "…".
///
/// The window is about `maxLines` long (at least one); a document that has no more is printed whole. Work: each value
/// is visited a few times, and only what is in the window is turned into text. Thread: any; not the GUI's for long
/// bodies. Errors: InvalidInput (not a pointer of RFC 6901), NotFound (nothing stands there).
[[nodiscard]] Result<JsonExcerpt> excerptAround(const JsonDocument &document, QStringView pointer,
                                                qsizetype maxLines = 2'000);

} // namespace coffer
