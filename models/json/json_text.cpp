// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"

#include <cstdint>

namespace coffer {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Moves `at` past digits; false when there is none.
bool skipDigits(const char *&at, const char *end)
{
    const char *start = at;
    while (at != end && isDigit(*at))
        ++at;
    return at != start;
}

/// The code unit of "XXXX"; nothing when these are not four hexadecimal digits.
std::optional<std::uint32_t> hexUnit(const char *at, const char *end)
{
    if (end - at < 4)
        return std::nullopt;
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = at[i];
        if (isDigit(c))
            unit = unit * 16 + std::uint32_t(c - '0');
        else if (c >= 'a' && c <= 'f')
            unit = unit * 16 + std::uint32_t(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            unit = unit * 16 + std::uint32_t(c - 'A' + 10);
        else
            return std::nullopt;
    }
    return unit;
}

char *appendUtf8(char *out, std::uint32_t point)
{
    if (point < 0x80) {
        *out++ = char(point);
        return out;
    }
    if (point < 0x800) {
        *out++ = char(0xc0 | (point >> 6));
    } else {
        if (point < 0x10000) {
            *out++ = char(0xe0 | (point >> 12));
        } else {
            *out++ = char(0xf0 | (point >> 18));
            *out++ = char(0x80 | ((point >> 12) & 0x3f));
        }
        *out++ = char(0x80 | ((point >> 6) & 0x3f));
    }
    *out++ = char(0x80 | (point & 0x3f));
    return out;
}

/// Reads what follows "\u" and, for a high surrogate, its other half; moves `at` past it.
std::optional<std::uint32_t> codePoint(const char *&at, const char *end)
{
    const std::optional<std::uint32_t> unit = hexUnit(at, end);
    if (!unit || (*unit >= 0xdc00 && *unit <= 0xdfff))
        return std::nullopt;
    at += 4;
    if (*unit < 0xd800 || *unit > 0xdbff)
        return unit;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return std::nullopt;
    const std::optional<std::uint32_t> low = hexUnit(at + 2, end);
    if (!low || *low < 0xdc00 || *low > 0xdfff)
        return std::nullopt;
    at += 6;
    return 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00);
}

/// What a one-letter escape stands for; 0 for an unknown one.
char simpleEscape(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

} // namespace

bool isJsonNumber(std::string_view token)
{
    const char *at = token.data();
    const char *end = at + token.size();
    if (at != end && *at == '-')
        ++at;
    const char *whole = at;
    if (!skipDigits(at, end) || (*whole == '0' && at - whole > 1))
        return false;
    if (at != end && *at == '.' && !skipDigits(++at, end))
        return false;
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        if (!skipDigits(at, end))
            return false;
    }
    return at == end;
}

std::optional<std::size_t> unescapeInPlace(char *text, std::size_t length)
{
    const char *at = text;
    const char *end = text + length;
    char *out = text;
    while (at != end) {
        if (*at != '\\') {
            *out++ = *at++;
            continue;
        }
        if (end - at < 2)
            return std::nullopt;
        const char letter = at[1];
        at += 2;
        if (letter == 'u') {
            const std::optional<std::uint32_t> point = codePoint(at, end);
            if (!point)
                return std::nullopt;
            out = appendUtf8(out, *point);
        } else if (const char plain = simpleEscape(letter)) {
            *out++ = plain;
        } else {
            return std::nullopt;
        }
    }
    return std::size_t(out - text);
}

} // namespace coffer
