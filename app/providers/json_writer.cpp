// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_writer.h"

#include <QStringList>

namespace coffer {

using namespace Qt::StringLiterals;

QString jsonString(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c.unicode() < 0x20)
            result += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            result += c;
    }
    return result + u'"';
}

QString jsonText(const JsonValue &value)
{
    switch (value.type()) {
    case JsonType::Null:
        return u"null"_s;
    case JsonType::Bool:
    case JsonType::Number:
        return value.rawToken();
    case JsonType::String:
        return jsonString(value.toString());
    case JsonType::Array: {
        QStringList parts;
        for (qsizetype i = 0; i < value.size(); ++i)
            parts.append(jsonText(value.at(i)));
        return u'[' + parts.join(u',') + u']';
    }
    case JsonType::Object: {
        QStringList parts;
        for (qsizetype i = 0; i < value.size(); ++i)
            parts.append(jsonString(value.keyAt(i)) + u':' + jsonText(value.at(i)));
        return u'{' + parts.join(u',') + u'}';
    }
    }
    return {};
}

} // namespace coffer
