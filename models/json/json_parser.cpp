// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_document.h>

#include "json_storage.h"
#include "json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace coffer {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr int maxDepth = 512; ///< whatever the limits say: visit() calls itself once per level

std::string_view withoutTrailingSpace(std::string_view token)
{
    while (!token.empty()
           && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

/// Fills a Storage from On-Demand, which finds tokens and checks UTF-8, quotes, control characters, commas and colons.
/// What it does not check is checked here: numbers, literals, escapes, duplicate names, depth, sizes and the end.
class Builder
{
public:
    Builder(JsonStorage &storage, std::size_t size, const JsonLimits &limits)
        : m_storage(storage)
        , m_size(size)
        , m_limits(limits)
        , m_depthLimit(std::min(limits.depth, maxDepth))
        , m_knownNames(std::size_t(std::max(m_depthLimit, 0)) + 1)
    {
    }

    bool build();
    [[nodiscard]] Error takeError() { return std::move(m_error); }

private:
    bool visitRoot();
    bool visit(ondemand::value value, int depth);
    bool visitArray(ondemand::array array, int depth);
    bool visitObject(ondemand::object object, int depth);
    bool scalar(std::string_view token);
    bool string(std::string_view token, JsonKind kind);
    void close(JsonKind kind, std::size_t firstChild);
    bool namesDiffer(std::size_t firstChild, int depth);
    bool namesDifferSorted(const JsonNode *children, std::size_t nodes);
    bool repeated(JsonNode name);
    bool enter(int depth, const char *at);
    bool count(const char *at);

    [[nodiscard]] std::size_t offset(const char *at) const { return std::size_t(at - m_storage.bytes.get()); }
    bool malformed(std::size_t at, const QString &expected);
    bool malformedAt(const char *at, const QString &expected) { return malformed(offset(at), expected); }
    bool simdError(simdjson::error_code code);
    bool tooLarge(const char *at, const QString &expected);

    JsonStorage &m_storage;
    std::size_t m_size;
    ondemand::parser m_parser;
    ondemand::document m_document; ///< points into m_parser and into the bytes
    const JsonLimits &m_limits;
    int m_depthLimit;
    qsizetype m_values = 0;
    std::vector<JsonNode> m_open; ///< children of the containers that are not closed yet
    /// Names of the object that was checked last on each level, as its node: the rows of a list repeat them.
    std::vector<JsonNode> m_knownNames;
    Error m_error{ErrorKind::MalformedReply};
};

bool Builder::malformed(std::size_t at, const QString &expected)
{
    // Never the text itself: it may be a credential.
    m_error = Error{ErrorKind::MalformedReply, u"byte %1"_s.arg(at), {}, expected};
    return false;
}

bool Builder::simdError(simdjson::error_code code)
{
    const char *at = nullptr;
    malformed(m_document.current_location().get(at) ? m_size : offset(at), u"well-formed JSON in UTF-8"_s);
    m_error.detail = QString::fromLatin1(simdjson::error_message(code));
    return false;
}

bool Builder::tooLarge(const char *at, const QString &expected)
{
    m_error = Error{ErrorKind::TooLarge, u"byte %1"_s.arg(offset(at)), {}, expected};
    return false;
}

bool Builder::enter(int depth, const char *at)
{
    return depth <= m_depthLimit || tooLarge(at, u"at most %1 levels"_s.arg(m_depthLimit));
}

bool Builder::count(const char *at)
{
    return ++m_values <= m_limits.values || tooLarge(at, u"at most %1 values"_s.arg(m_limits.values));
}

bool Builder::build()
{
    // About the share of replies in practice; pages that stay unused cost nothing.
    m_storage.nodes.reserve(m_size / 16);
    const simdjson::padded_string_view view(m_storage.bytes.get(), m_size, m_size + simdjson::SIMDJSON_PADDING);
    if (const simdjson::error_code code = m_parser.iterate(view).get(m_document)) {
        malformed(0, u"well-formed JSON in UTF-8"_s);
        m_error.detail = QString::fromLatin1(simdjson::error_message(code));
        return false;
    }
    if (!visitRoot())
        return false;
    m_storage.root = std::uint32_t(m_storage.nodes.size());
    m_storage.nodes.push_back(m_open.back());
    return true;
}

bool Builder::visitRoot()
{
    std::string_view token;
    if (const simdjson::error_code code = m_document.raw_json_token().get(token))
        return simdError(code);
    if (token.front() != '[' && token.front() != '{') {
        // A scalar is the whole document when its token reaches to the end; On-Demand does not move past it.
        if (offset(token.data()) + token.size() != m_size)
            return malformed(offset(token.data()) + token.size(), u"the end of the document"_s);
        return count(token.data()) && scalar(withoutTrailingSpace(token));
    }

    if (!count(token.data()) || !enter(1, token.data()))
        return false;
    if (token.front() == '[') {
        ondemand::array array;
        if (const simdjson::error_code code = m_document.get_array().get(array))
            return simdError(code);
        if (!visitArray(array, 1))
            return false;
    } else {
        ondemand::object object;
        if (const simdjson::error_code code = m_document.get_object().get(object))
            return simdError(code);
        if (!visitObject(object, 1))
            return false;
    }
    const char *rest = nullptr;
    if (m_document.current_location().get(rest) != simdjson::OUT_OF_BOUNDS)
        return malformed(rest ? offset(rest) : m_size, u"the end of the document"_s);
    return true;
}

bool Builder::visit(ondemand::value value, int depth)
{
    const std::string_view token = value.raw_json_token();
    if (!count(token.data()))
        return false;
    if (token.front() == '[') {
        ondemand::array array;
        if (const simdjson::error_code code = value.get_array().get(array))
            return simdError(code);
        return enter(depth + 1, token.data()) && visitArray(array, depth + 1);
    }
    if (token.front() == '{') {
        ondemand::object object;
        if (const simdjson::error_code code = value.get_object().get(object))
            return simdError(code);
        return enter(depth + 1, token.data()) && visitObject(object, depth + 1);
    }
    return scalar(withoutTrailingSpace(token));
}

bool Builder::visitArray(ondemand::array array, int depth)
{
    const std::size_t firstChild = m_open.size();
    for (auto element : array) {
        ondemand::value value;
        if (const simdjson::error_code code = std::move(element).get(value))
            return simdError(code);
        if (!visit(value, depth))
            return false;
    }
    close(JsonKind::Array, firstChild);
    return true;
}

bool Builder::visitObject(ondemand::object object, int depth)
{
    const std::size_t firstChild = m_open.size();
    for (auto member : object) {
        ondemand::field field;
        if (const simdjson::error_code code = std::move(member).get(field))
            return simdError(code);
        const char *key = field.key().raw() - 1;
        // field.key() gives no length; the name ends at the first quote that no backslash escapes.
        const char *end = key + 1;
        while (*end != '"')
            end += *end == '\\' ? 2 : 1;
        if (!string({key, std::size_t(end - key) + 1}, JsonKind::String) || !visit(field.value(), depth))
            return false;
    }
    if (!namesDiffer(firstChild, depth))
        return false;
    close(JsonKind::Object, firstChild);
    m_knownNames[std::size_t(depth)] = m_open.back();
    return true;
}

void Builder::close(JsonKind kind, std::size_t firstChild)
{
    const std::size_t start = m_storage.nodes.size();
    const std::size_t nodes = m_open.size() - firstChild;
    m_storage.nodes.insert(m_storage.nodes.end(), m_open.begin() + std::ptrdiff_t(firstChild), m_open.end());
    m_open.resize(firstChild);
    m_open.push_back(JsonNode::make(kind, start, kind == JsonKind::Object ? nodes / 2 : nodes));
}

bool Builder::scalar(std::string_view token)
{
    const char first = token.empty() ? '\0' : token.front();
    if (first == '"')
        return string(token, JsonKind::String);
    if (first == '-' || (first >= '0' && first <= '9')) {
        if (token.size() > std::size_t(std::max(m_limits.numberLength, 0)))
            return tooLarge(token.data(), u"at most %1 characters in a number"_s.arg(m_limits.numberLength));
        if (!isJsonNumber(token))
            return malformedAt(token.data(), u"a JSON number"_s);
        m_open.push_back(JsonNode::make(JsonKind::Number, offset(token.data()), token.size()));
        return true;
    }
    if (token == "true")
        m_open.push_back(JsonNode::make(JsonKind::True, 0, 0));
    else if (token == "false")
        m_open.push_back(JsonNode::make(JsonKind::False, 0, 0));
    else if (token == "null")
        m_open.push_back(JsonNode::make(JsonKind::Null, 0, 0));
    else
        return malformedAt(token.data(), u"a value"_s);
    return true;
}

bool Builder::string(std::string_view token, JsonKind kind)
{
    if (token.size() < 2 || token.back() != '"')
        return malformedAt(token.data(), u"a closing quote"_s);
    const std::size_t start = offset(token.data()) + 1;
    std::size_t length = token.size() - 2;
    if (std::memchr(token.data() + 1, '\\', length)) {
        // In place: On-Demand never comes back to a string that it has passed.
        const std::optional<std::size_t> unescaped = unescapeInPlace(m_storage.bytes.get() + start, length);
        if (!unescaped)
            return malformedAt(token.data(), u"valid escapes in the string"_s);
        length = *unescaped;
    }
    m_open.push_back(JsonNode::make(kind, start, length));
    return true;
}

bool Builder::repeated(JsonNode name)
{
    malformed(std::size_t(name.start), u"each member name once"_s);
    const std::string_view text = m_storage.text(name);
    m_error.found = shortened(QString::fromUtf8(text.substr(0, 200)));
    return false;
}

bool Builder::namesDiffer(std::size_t firstChild, int depth)
{
    const JsonNode *children = m_open.data() + firstChild;
    const std::size_t nodes = m_open.size() - firstChild;
    const JsonNode known = m_knownNames[std::size_t(depth)];
    if (nodes == std::size_t(known.length()) * 2) {
        std::size_t i = 0;
        while (i < nodes && m_storage.text(children[i]) == m_storage.text(m_storage.nodes[known.start + i]))
            i += 2;
        if (i == nodes)
            return true;
    }
    if (nodes > 32)
        return namesDifferSorted(children, nodes);
    for (std::size_t i = 2; i < nodes; i += 2) {
        for (std::size_t j = 0; j < i; j += 2) {
            if (m_storage.text(children[i]) == m_storage.text(children[j]))
                return repeated(children[i]);
        }
    }
    return true;
}

bool Builder::namesDifferSorted(const JsonNode *children, std::size_t nodes)
{
    struct Name
    {
        std::uint64_t head; ///< the first bytes, so that most comparisons stay in this array
        JsonNode node;
    };
    std::vector<Name> names;
    names.reserve(nodes / 2);
    for (std::size_t i = 0; i < nodes; i += 2) {
        const std::string_view text = m_storage.text(children[i]);
        std::uint64_t head = 0;
        std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
        names.push_back({head, children[i]});
    }
    const auto before = [this](const Name &a, const Name &b) {
        if (a.head != b.head)
            return a.head < b.head;
        return m_storage.text(a.node) < m_storage.text(b.node);
    };
    std::sort(names.begin(), names.end(), before);
    for (std::size_t i = 1; i < names.size(); ++i) {
        if (!before(names[i - 1], names[i]))
            return repeated(names[i].node.start > names[i - 1].node.start ? names[i].node : names[i - 1].node);
    }
    return true;
}

} // namespace

Result<JsonDocument> JsonDocument::parse(QByteArrayView utf8, const JsonLimits &limits)
{
    if (utf8.size() > std::min<qsizetype>(limits.bytes, JsonNode::maxLength)) {
        return Error{ErrorKind::TooLarge, {}, u"%1 bytes"_s.arg(utf8.size()), u"at most %1 bytes"_s.arg(limits.bytes)};
    }
    if (utf8.startsWith("\xef\xbb\xbf"))
        utf8 = utf8.sliced(3);

    const auto size = std::size_t(utf8.size());
    auto storage = std::make_shared<JsonStorage>();
    storage->bytes = std::make_unique_for_overwrite<char[]>(size + simdjson::SIMDJSON_PADDING);
    if (size > 0)
        std::memcpy(storage->bytes.get(), utf8.data(), size);
    std::memset(storage->bytes.get() + size, 0, simdjson::SIMDJSON_PADDING);

    Builder builder(*storage, size, limits);
    if (!builder.build())
        return builder.takeError();
    JsonDocument document;
    document.m_storage = std::move(storage);
    return document;
}

} // namespace coffer
