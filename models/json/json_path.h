// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_document.h>

#include <vector>

namespace coffer {

/// A pointer (RFC 6901) taken apart once, for lists of which every item is asked the same. Finds what JsonValue::find
/// finds. Remembers where each name stood and looks there first, because the items of a list mostly agree: for that
/// reason find() is not const, and one object serves one thread.
class JsonPath
{
public:
    explicit JsonPath(QStringView pointer);
    [[nodiscard]] JsonValue find(JsonValue value);

private:
    struct Step
    {
        QByteArray name;      ///< UTF-8, ~0 and ~1 undone
        qsizetype index = -1; ///< the same as an index into an array; -1: it is none
        qsizetype hint = 0;   ///< of the member that had this name the last time
    };
    std::vector<Step> m_steps;
    bool m_isValid;
};

} // namespace coffer
