// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_pointer.h>

namespace coffer::json_pointer {

bool isValid(QStringView pointer)
{
    if (pointer.isEmpty())
        return true;
    if (pointer.front() != u'/')
        return false;
    for (qsizetype i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == u'~' && (i + 1 == pointer.size() || (pointer[i + 1] != u'0' && pointer[i + 1] != u'1')))
            return false;
    }
    return true;
}

QString child(const QString &base, QStringView token)
{
    QString result;
    result.reserve(base.size() + 1 + token.size());
    result.append(base);
    result.append(u'/');
    for (QChar c : token) {
        if (c == u'~')
            result.append(u"~0");
        else if (c == u'/')
            result.append(u"~1");
        else
            result.append(c);
    }
    return result;
}

QString child(const QString &base, qsizetype index)
{
    return base + u'/' + QString::number(index);
}

} // namespace coffer::json_pointer
