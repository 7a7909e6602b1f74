// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_document.h>

#include "json_storage.h"

#include <json/json_path.h>
#include <json/json_pointer.h>

#include <QList>

#include <algorithm>

namespace coffer {

namespace {

/// The index of an RFC 6901 token: digits without a leading zero; -1 when it is none ("-" included).
qsizetype arrayIndex(QStringView token)
{
    if (token.isEmpty() || token.size() > 9 || (token.size() > 1 && token.front() == u'0'))
        return -1;
    qsizetype index = 0;
    for (QChar c : token) {
        if (c < u'0' || c > u'9')
            return -1;
        index = index * 10 + (c.unicode() - u'0');
    }
    return index;
}

/// Undoes ~0 and ~1; a null string for any other tilde.
QString unescapedToken(QStringView token)
{
    QString result;
    result.reserve(token.size());
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token[i] != u'~') {
            result.append(token[i]);
            continue;
        }
        ++i;
        if (i == token.size() || (token[i] != u'0' && token[i] != u'1'))
            return {};
        result.append(token[i] == u'0' ? u'~' : u'/');
    }
    return result;
}

/// QString::fromUtf8 drops byte-order marks in front; here they are part of the text, or two names would become one.
QString toUtf16(std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    QString marks;
    for (; text.starts_with(mark); text.remove_prefix(mark.size()))
        marks.append(QChar(QChar::ByteOrderMark));
    return marks + QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

JsonType JsonValue::type() const
{
    if (!m_storage)
        return JsonType::Null;
    switch (m_storage->nodes[m_node].kind()) {
    case JsonKind::Null:
        return JsonType::Null;
    case JsonKind::False:
    case JsonKind::True:
        return JsonType::Bool;
    case JsonKind::Number:
        return JsonType::Number;
    case JsonKind::String:
        return JsonType::String;
    case JsonKind::Array:
        return JsonType::Array;
    case JsonKind::Object:
        return JsonType::Object;
    }
    Q_UNREACHABLE();
    return JsonType::Null;
}

bool JsonValue::toBool() const
{
    return m_storage && m_storage->nodes[m_node].kind() == JsonKind::True;
}

QString JsonValue::toString() const
{
    return isString() ? toUtf16(m_storage->text(m_storage->nodes[m_node])) : QString();
}

QByteArrayView JsonValue::stringUtf8() const
{
    if (!isString())
        return {};
    const std::string_view text = m_storage->text(m_storage->nodes[m_node]);
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

QByteArrayView JsonValue::numberText() const
{
    if (!isNumber())
        return {};
    const std::string_view text = m_storage->text(m_storage->nodes[m_node]);
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

QString JsonValue::rawToken() const
{
    if (!m_storage)
        return {};
    const JsonNode node = m_storage->nodes[m_node];
    switch (node.kind()) {
    case JsonKind::Null:
        return QStringLiteral("null");
    case JsonKind::False:
        return QStringLiteral("false");
    case JsonKind::True:
        return QStringLiteral("true");
    case JsonKind::Number:
    case JsonKind::String:
        return toUtf16(m_storage->text(node));
    case JsonKind::Array:
    case JsonKind::Object:
        return {};
    }
    Q_UNREACHABLE();
    return {};
}

qsizetype JsonValue::size() const
{
    return isArray() || isObject() ? qsizetype(m_storage->nodes[m_node].length()) : 0;
}

JsonValue JsonValue::at(qsizetype index) const
{
    if (index < 0 || index >= size())
        return {};
    const JsonNode node = m_storage->nodes[m_node];
    const auto offset = std::uint32_t(index);
    return JsonValue(m_storage, node.start + (node.kind() == JsonKind::Object ? offset * 2 + 1 : offset));
}

QString JsonValue::keyAt(qsizetype index) const
{
    if (!isObject() || index < 0 || index >= size())
        return {};
    const JsonNode node = m_storage->nodes[m_node];
    return toUtf16(m_storage->text(m_storage->nodes[node.start + std::uint32_t(index) * 2]));
}

JsonValue JsonValue::member(QStringView name) const
{
    if (!isObject())
        return {};
    const JsonNode node = m_storage->nodes[m_node];
    // Most names are told apart without a comparison: UTF-8 is never shorter than UTF-16 counted in units, and begins
    // with the same character where that is ASCII.
    const char16_t first = name.isEmpty() ? u'\0' : name.front().unicode();
    for (std::uint32_t i = node.start; i < node.start + node.length() * 2; i += 2) {
        const std::string_view key = m_storage->text(m_storage->nodes[i]);
        if (qsizetype(key.size()) >= name.size() && (name.isEmpty() || first > 0x7f || key.front() == char(first))
            && QAnyStringView::equal(name, QUtf8StringView(key.data(), qsizetype(key.size())))) {
            return JsonValue(m_storage, i + 1);
        }
    }
    return {};
}

JsonValue JsonValue::member(QByteArrayView utf8Name, qsizetype &hint) const
{
    if (!isObject())
        return {};
    const std::string_view name(utf8Name.data(), std::size_t(utf8Name.size()));
    const JsonNode node = m_storage->nodes[m_node];
    const JsonNode *names = m_storage->nodes.data() + node.start;
    const auto found = [&](qsizetype i) {
        hint = i;
        return JsonValue(m_storage, node.start + std::uint32_t(i) * 2 + 1);
    };
    if (hint >= 0 && hint < qsizetype(node.length()) && m_storage->text(names[hint * 2]) == name)
        return found(hint);
    for (qsizetype i = 0; i < qsizetype(node.length()); ++i) {
        if (names[i * 2].length() == name.size() && m_storage->text(names[i * 2]) == name)
            return found(i);
    }
    return {};
}

JsonValue JsonValue::find(QStringView pointer) const
{
    JsonValue value = *this;
    while (!pointer.isEmpty() && value.exists()) {
        if (pointer.front() != u'/')
            return {};
        pointer = pointer.sliced(1);
        const qsizetype slash = pointer.indexOf(u'/');
        const QStringView token = slash < 0 ? pointer : pointer.first(slash);
        pointer = pointer.sliced(token.size());
        if (value.isArray()) {
            value = value.at(arrayIndex(token));
        } else if (token.contains(u'~')) {
            const QString name = unescapedToken(token);
            value = name.isNull() ? JsonValue() : value.member(name);
        } else {
            value = value.member(token);
        }
    }
    return value;
}

JsonPath::JsonPath(QStringView pointer) : m_isValid(json_pointer::isValid(pointer))
{
    if (!m_isValid || pointer.isEmpty())
        return;
    for (const QStringView token : pointer.sliced(1).split(u'/'))
        m_steps.push_back({unescapedToken(token).toUtf8(), arrayIndex(token), 0});
}

JsonValue JsonPath::find(JsonValue value)
{
    if (!m_isValid)
        return {};
    for (Step &step : m_steps) {
        if (!value.exists())
            break;
        value = value.isArray() ? value.at(step.index) : value.member(step.name, step.hint);
    }
    return value;
}

JsonValue JsonDocument::root() const
{
    return m_storage ? JsonValue(m_storage.get(), m_storage->root) : JsonValue();
}

} // namespace coffer
