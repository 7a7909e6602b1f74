// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace coffer {

/// The enumerator whose code is `code`, for an enum that counts from 0 to `last`. The codes stand in one switch without
/// default, so that the compiler names an enumerator that was forgotten; this is the way back.
template <typename Enum, Enum last>
std::optional<Enum> fromCode(const QString &code, QString (*codeOf)(Enum))
{
    for (int i = 0; i <= int(last); ++i) {
        if (codeOf(Enum(i)) == code)
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace coffer
