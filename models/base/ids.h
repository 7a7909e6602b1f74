// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <utility>

namespace coffer {

/// A text that names one thing of one sort, so that ids of two sorts cannot be mixed up. Compared byte by byte.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        return a.m_text.compare(b.m_text, Qt::CaseSensitive) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

/// A configured connection: a UUID without braces, made when the connection is added.
using ConnectionId = Id<struct ConnectionIdTag>;
/// An account of ours: a UUID without braces; apart from the provider's own id, which may change.
using AccountId = Id<struct AccountIdTag>;
/// A provider definition: its `id`, e.g. "midaz".
using ProviderId = Id<struct ProviderIdTag>;

} // namespace coffer
