// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_path.h>

#include <QHash>

#include <array>

namespace coffer {

/// Finds the pointers of a definition in the items of a list, one item after the other. A definition asks for the same
/// few fields many times over (a scale, a sign, an amount in a sum and again as a part of it): each is looked for once
/// in an item, and the texts that say where it came from are made once and shared.
///
/// Pointers are known again by the address of their text. This object keeps a share of every text, so that no other
/// text can come to stand at that address.
class FieldFinder
{
public:
    FieldFinder() = default;
    Q_DISABLE_COPY_MOVE(FieldFinder)

    /// What is asked for from now on is relative to this item. `pointer`: absolute.
    void begin(const JsonValue &item, const QString &pointer);

    [[nodiscard]] JsonValue find(const QString &pointer) { return field(pointer).value; }
    [[nodiscard]] QString absolute(const QString &pointer);
    /// JsonValue::rawToken of what stands there.
    [[nodiscard]] QString token(const QString &pointer);

private:
    struct Field
    {
        QString pointer;
        JsonPath path;
        std::size_t item = 0; ///< the one that the rest is of
        JsonValue value;
        QString absolute; ///< null: not asked for yet
        QString token;    ///< likewise
    };
    Field &field(const QString &pointer);
    std::size_t place(const QString &pointer);
    std::size_t learn(const QString &pointer);

    JsonValue m_item;
    QString m_pointer;
    std::size_t m_number = 0;
    struct Known
    {
        QString text; ///< the share that keeps the address
        std::size_t place = 0;
    };
    std::vector<Field> m_fields;
    QHash<const QChar *, Known> m_known;
    std::array<std::pair<const QChar *, std::size_t>, 256> m_near{}; ///< some of m_known, by bits of the address
};

} // namespace coffer
