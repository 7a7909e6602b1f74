// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coffer {

/// RFC 6901 text. A pointer is kept as its text everywhere; these are its rules.
namespace json_pointer {

[[nodiscard]] bool isValid(QStringView pointer);
/// `base` + "/" + escaped token.
[[nodiscard]] QString child(const QString &base, QStringView token);
[[nodiscard]] QString child(const QString &base, qsizetype index);

} // namespace json_pointer

} // namespace coffer
