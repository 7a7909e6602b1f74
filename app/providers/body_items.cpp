// SPDX-License-Identifier: GPL-3.0-or-later
#include "body_items.h"

#include <json/json_pointer.h>

#include <QStringBuilder>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Compares without making a text of the value: conditions are asked for every item of long lists.
bool isOneOf(const JsonValue &value, const QStringList &tokens)
{
    if (value.isBool())
        return tokens.contains(value.rawToken());
    const QByteArrayView utf8 = value.isString() ? value.stringUtf8() : value.numberText();
    return std::any_of(tokens.begin(), tokens.end(), [&](const QString &token) {
        return QAnyStringView::equal(token, QUtf8StringView(utf8.data(), utf8.size()));
    });
}

} // namespace

bool isMet(const Condition &condition, const JsonValue &value)
{
    switch (condition.kind) {
    case Condition::Kind::Equals:
    case Condition::Kind::In:
        return (value.isString() || value.isNumber() || value.isBool()) && isOneOf(value, condition.values);
    case Condition::Kind::Exists:
        return value.exists() && !value.isNull();
    case Condition::Kind::Missing:
        return !value.exists() || value.isNull();
    }
    return false;
}

bool holds(const Condition &condition, const JsonValue &item)
{
    return isMet(condition, item.find(condition.at));
}

bool allHold(const std::vector<Condition> &conditions, const JsonValue &item)
{
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition &condition) { return holds(condition, item); });
}

Result<std::vector<BodyItem>> itemsOf(const ItemsSpec &items, const JsonValue &root)
{
    std::vector<BodyItem> result;
    if (items.kind == ItemsSpec::Kind::Body) {
        result.push_back({root, {}, {}});
        return result;
    }
    const JsonValue container = root.find(items.at);
    const bool isElements = items.kind == ItemsSpec::Kind::Elements;
    if ((!container.exists() || container.isNull()) && !items.emptyWhen.empty() && allHold(items.emptyWhen, root))
        return result;
    if (isElements ? !container.isArray() : !container.isObject()) {
        return Error{.kind = ErrorKind::UnexpectedShape,
                     .where = items.at,
                     .found = container.exists() ? shortened(container.rawToken()) : u"nothing"_s,
                     .expected = isElements ? u"an array"_s : u"an object"_s};
    }
    result.reserve(std::size_t(container.size()));
    for (qsizetype i = 0; i < container.size(); ++i) {
        if (isElements) {
            result.push_back({container.at(i), items.at % u'/' % QString::number(i), {}});
        } else {
            const QString name = container.keyAt(i);
            result.push_back({container.at(i), json_pointer::child(items.at, name), name});
        }
    }
    return result;
}

QString firstScalar(const QStringList &pointers, const JsonValue &item)
{
    for (const QString &pointer : pointers) {
        const JsonValue value = item.find(pointer);
        if (value.isString() || value.isNumber()) {
            if (QString text = value.rawToken(); !text.isEmpty())
                return text;
        }
    }
    return {};
}

} // namespace coffer
