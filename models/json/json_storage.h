// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_document.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace coffer {

enum class JsonKind : std::uint32_t { Null, False, True, Number, String, Array, Object };

/// One value or member name in 8 bytes. `start` is an offset into the bytes for text, into the nodes for containers.
/// `length` counts bytes of text, elements of an array or members of an object.
struct JsonNode
{
    static constexpr std::uint32_t maxLength = (1U << 29) - 1;

    std::uint32_t start = 0;
    std::uint32_t kindAndLength = 0;

    static JsonNode make(JsonKind kind, std::size_t start, std::size_t length)
    {
        return {std::uint32_t(start), std::uint32_t(kind) | std::uint32_t(length) << 3};
    }
    [[nodiscard]] JsonKind kind() const { return JsonKind(kindAndLength & 7U); }
    [[nodiscard]] std::uint32_t length() const { return kindAndLength >> 3; }
};

/// The whole document: its bytes (a copy of the body in which strings were unescaped in place) and its nodes.
/// The children of a container stand side by side, so that at(i) is one addition; in an object name and value
/// alternate.
struct JsonStorage
{
    std::unique_ptr<char[]> bytes;
    std::vector<JsonNode> nodes;
    std::uint32_t root = 0;

    [[nodiscard]] std::string_view text(JsonNode node) const { return {bytes.get() + node.start, node.length()}; }
};

} // namespace coffer
