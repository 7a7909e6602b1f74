// SPDX-License-Identifier: GPL-3.0-or-later
#include "field_finder.h"

#include <QStringBuilder>

#include <algorithm>

namespace coffer {

void FieldFinder::begin(const JsonValue &item, const QString &pointer)
{
    m_item = item;
    m_pointer = pointer;
    ++m_number;
}

std::size_t FieldFinder::place(const QString &pointer)
{
    const QChar *address = pointer.constData();
    auto &[known, place] =
        m_near[(reinterpret_cast<std::uintptr_t>(address) / 16) % std::tuple_size_v<decltype(m_near)>];
    if (known != address) {
        place = learn(pointer);
        known = address;
    }
    return place;
}

std::size_t FieldFinder::learn(const QString &pointer)
{
    if (const auto known = m_known.constFind(pointer.constData()); known != m_known.constEnd())
        return known->place;
    const auto same =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &each) { return each.pointer == pointer; });
    const auto place = std::size_t(same - m_fields.begin());
    if (same == m_fields.end())
        m_fields.push_back({pointer, JsonPath(pointer), 0, {}, {}, {}});
    m_known.insert(pointer.constData(), {pointer, place});
    return place;
}

FieldFinder::Field &FieldFinder::field(const QString &pointer)
{
    Field &field = m_fields[place(pointer)];
    if (field.item != m_number) {
        field.item = m_number;
        field.value = field.path.find(m_item);
        field.absolute = QString();
        field.token = QString();
    }
    return field;
}

QString FieldFinder::absolute(const QString &pointer)
{
    Field &known = field(pointer);
    // The builder of two QStrings appends, which costs a second allocation; this is done for every figure.
    if (known.absolute.isNull())
        known.absolute = m_pointer % QStringView(pointer);
    return known.absolute;
}

QString FieldFinder::token(const QString &pointer)
{
    Field &known = field(pointer);
    if (known.token.isNull())
        known.token = known.value.rawToken();
    return known.token;
}

} // namespace coffer
