// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace coffer {

/// A legal entity whose accounts are shown together. Connections and accounts name it; one that nobody described has
/// just its name.
struct Entity
{
    QString name;     ///< unique
    QString country;  ///< ISO 3166-1 alpha-2, or empty
    QString calendar; ///< id of the business calendar; empty: weekends only

    friend bool operator==(const Entity &, const Entity &) = default;
};

} // namespace coffer
