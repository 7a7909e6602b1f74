// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_document.h>

namespace coffer {

/// The value as compact JSON text, number tokens and member order as they were.
[[nodiscard]] QString jsonText(const JsonValue &value);
/// A JSON string with its quotes.
[[nodiscard]] QString jsonString(const QString &text);

} // namespace coffer
