// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace coffer {

/// -?(0|[1-9]digits)[.digits][(e|E)[+-]digits], and nothing else.
[[nodiscard]] bool isJsonNumber(std::string_view token);

/// Replaces the escapes of a string's inside by what they stand for, in place; the result is never longer.
/// Returns the new length, or nothing for an unknown escape or half a surrogate pair.
[[nodiscard]] std::optional<std::size_t> unescapeInPlace(char *text, std::size_t length);

} // namespace coffer
