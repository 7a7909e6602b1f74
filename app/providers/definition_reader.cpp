// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition_reader.h"

#include <json/json_pointer.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString described(const JsonValue &value)
{
    if (!value.exists())
        return u"nothing"_s;
    switch (value.type()) {
    case JsonType::Object:
        return u"an object"_s;
    case JsonType::Array:
        return u"an array"_s;
    case JsonType::String:
        return u'"' + shortened(value.toString()) + u'"';
    case JsonType::Null:
    case JsonType::Bool:
    case JsonType::Number:
        return shortened(value.rawToken());
    }
    return {};
}

} // namespace

void DefinitionNode::refuse(const QString &found, const QString &expected) const
{
    if (m_fault && !m_fault->has_value())
        *m_fault =
            Error{.kind = ErrorKind::InvalidDefinition, .where = m_pointer, .found = found, .expected = expected};
}

void DefinitionNode::refuse(const QString &expected) const
{
    refuse(described(m_value), expected);
}

const DefinitionNode &DefinitionNode::object(std::initializer_list<QLatin1StringView> allowed) const
{
    if (!m_value.isObject()) {
        refuse(u"an object"_s);
        return *this;
    }
    for (qsizetype i = 0; i < m_value.size(); ++i) {
        const QString key = m_value.keyAt(i);
        if (std::find(allowed.begin(), allowed.end(), key) != allowed.end())
            continue;
        QStringList names;
        for (const QLatin1StringView name : allowed)
            names.append(QString(name));
        child(m_value.at(i), json_pointer::child(m_pointer, key))
            .refuse(u"the key \"%1\""_s.arg(shortened(key)), u"only the keys "_s + names.join(u", "_s));
        return *this;
    }
    return *this;
}

DefinitionNode DefinitionNode::at(QLatin1StringView name) const
{
    return atName(QString(name));
}

DefinitionNode DefinitionNode::atName(const QString &name) const
{
    return child(failed() ? JsonValue() : m_value.member(name), json_pointer::child(m_pointer, name));
}

std::vector<DefinitionNode> DefinitionNode::items() const
{
    std::vector<DefinitionNode> items;
    if (!m_value.isArray()) {
        refuse(u"an array"_s);
        return items;
    }
    for (qsizetype i = 0; i < m_value.size(); ++i)
        items.push_back(child(m_value.at(i), json_pointer::child(m_pointer, i)));
    return items;
}

std::vector<std::pair<QString, DefinitionNode>> DefinitionNode::members() const
{
    std::vector<std::pair<QString, DefinitionNode>> members;
    if (!m_value.isObject()) {
        refuse(u"an object"_s);
        return members;
    }
    for (qsizetype i = 0; i < m_value.size(); ++i) {
        const QString key = m_value.keyAt(i);
        members.emplace_back(key, child(m_value.at(i), json_pointer::child(m_pointer, key)));
    }
    return members;
}

QString DefinitionNode::text() const
{
    const QString text = m_value.toString();
    if (text.isEmpty())
        refuse(u"a text"_s);
    return text;
}

QString DefinitionNode::anyText() const
{
    if (!m_value.isString())
        refuse(u"a text, which may be empty"_s);
    return m_value.toString();
}

QString DefinitionNode::scalarToken() const
{
    if (!m_value.isString() && !m_value.isNumber() && !m_value.isBool())
        refuse(u"a text, a number, true or false"_s);
    return m_value.rawToken();
}

QStringList DefinitionNode::texts() const
{
    if (!m_value.isArray())
        return {text()};
    QStringList texts;
    for (const DefinitionNode &item : items())
        texts.append(item.text());
    if (texts.isEmpty())
        refuse(u"an empty array"_s, u"at least one text"_s);
    return texts;
}

QString DefinitionNode::name() const
{
    const QString text = m_value.toString();
    const bool isName = !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
    });
    if (!isName)
        refuse(u"a name of at most 64 characters a-z, 0-9, _ and -"_s);
    return text;
}

bool DefinitionNode::boolean() const
{
    if (!m_value.isBool())
        refuse(u"true or false"_s);
    return m_value.toBool();
}

int DefinitionNode::integer(int least, int most) const
{
    bool isInteger = false;
    const int integer = m_value.numberText().toByteArray().toInt(&isInteger);
    if (!isInteger || integer < least || integer > most) {
        refuse(u"a whole number from %1 to %2"_s.arg(least).arg(most));
        return least;
    }
    return integer;
}

double DefinitionNode::number(double least, double most) const
{
    bool isNumber = false;
    const double number = m_value.numberText().toByteArray().toDouble(&isNumber);
    if (!isNumber || number < least || number > most) {
        refuse(u"a number from %1 to %2"_s.arg(QString::number(least), QString::number(most)));
        return least;
    }
    return number;
}

QString DefinitionNode::jsonPointer() const
{
    if (!m_value.isString() || !json_pointer::isValid(m_value.toString()))
        refuse(u"a JSON pointer (RFC 6901), \"\" or beginning with /"_s);
    return m_value.toString();
}

QStringList DefinitionNode::jsonPointers() const
{
    if (!m_value.isArray())
        return {jsonPointer()};
    QStringList pointers;
    for (const DefinitionNode &item : items())
        pointers.append(item.jsonPointer());
    if (pointers.isEmpty())
        refuse(u"an empty array"_s, u"at least one pointer"_s);
    return pointers;
}

} // namespace coffer
