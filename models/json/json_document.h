// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace coffer {

enum class JsonType { Null, Bool, Number, String, Array, Object };

struct JsonLimits
{
    qsizetype bytes = 8 * 1024 * 1024;
    int depth = 64;         ///< levels of arrays and objects; never more than 512
    int numberLength = 330; ///< characters of one number token: 256 digits, sign, point, exponent
    qsizetype values = 4'000'000;
};

class JsonDocument;
struct JsonStorage; // private: json_storage.h

/// A view of one value inside a JsonDocument. Cheap to copy; valid while the document (or a copy of it) lives.
/// Default constructed or not found: exists() is false, type() is Null, everything else is empty.
class JsonValue
{
public:
    JsonValue() = default;

    [[nodiscard]] bool exists() const { return m_storage != nullptr; }
    [[nodiscard]] JsonType type() const;
    [[nodiscard]] bool isNull() const { return type() == JsonType::Null; }
    [[nodiscard]] bool isObject() const { return type() == JsonType::Object; }
    [[nodiscard]] bool isArray() const { return type() == JsonType::Array; }
    [[nodiscard]] bool isString() const { return type() == JsonType::String; }
    [[nodiscard]] bool isNumber() const { return type() == JsonType::Number; }
    [[nodiscard]] bool isBool() const { return type() == JsonType::Bool; }

    [[nodiscard]] bool toBool() const;      ///< false unless the literal true
    [[nodiscard]] QString toString() const; ///< the text of a string; empty for other types
    /// The same as UTF-8 without a copy; valid while the document lives. For comparisons in loops over long lists.
    [[nodiscard]] QByteArrayView stringUtf8() const;
    [[nodiscard]] QByteArrayView numberText() const; ///< exactly as on the wire ("1.10", "1e3"); empty for other types
    /// A scalar as it stands on the wire, strings unescaped and without quotes: for provenance. Empty for arrays and
    /// objects.
    [[nodiscard]] QString rawToken() const;

    [[nodiscard]] qsizetype size() const;               ///< of an array or object
    [[nodiscard]] JsonValue at(qsizetype index) const;  ///< element of an array or value of the n-th member
    [[nodiscard]] QString keyAt(qsizetype index) const; ///< name of the n-th member, in the order of the document
    [[nodiscard]] JsonValue member(QStringView name) const;
    /// The same for a name in UTF-8. Looks at the member `hint` first and sets it to where the name was found.
    [[nodiscard]] JsonValue member(QByteArrayView utf8Name, qsizetype &hint) const;

    /// RFC 6901, whole: "" is this value, "/a~1b/0", ~0 and ~1, array indices without leading zeros; "-" never exists.
    /// A pointer that is not well-formed finds nothing (JsonPointer::isValid tells beforehand).
    [[nodiscard]] JsonValue find(QStringView pointer) const;

private:
    friend class JsonDocument;
    JsonValue(const JsonStorage *storage, std::uint32_t node) : m_storage(storage), m_node(node) {}

    const JsonStorage *m_storage = nullptr;
    std::uint32_t m_node = 0;
};

/// A parsed document, immutable and shared on copy. Safe to read from several threads.
class JsonDocument
{
public:
    /// Strict RFC 8259: UTF-8 checked, one document to the end, duplicate member names refused, lone surrogates
    /// refused, number text kept; a UTF-8 byte-order mark at the start is ignored. Errors: MalformedReply (`where`:
    /// byte offset or pointer) or TooLarge.
    static Result<JsonDocument> parse(QByteArrayView utf8, const JsonLimits &limits = {});

    [[nodiscard]] JsonValue root() const;

private:
    std::shared_ptr<const JsonStorage> m_storage;
};

} // namespace coffer
