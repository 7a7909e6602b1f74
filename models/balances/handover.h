// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/error.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace coffer {

/// One thing of a handed-over set-up, and what taking it over would do. Nothing that is there is ever overwritten.
struct HandoverItem
{
    enum class Sort { Connection, Entity, Account, Mapping, Layout };
    enum class Fate {
        Added,
        Kept,    ///< one of this name is here and the same
        Skipped, ///< one of this name is here and differs: what is here stays
    };
    Sort sort = Sort::Connection;
    Fate fate = Fate::Added;
    QString name = {};            ///< empty for the layout
    QStringList differences = {}; ///< names of the fields that differ, for Skipped
    QStringList origins = {};     ///< to which the credential of an added connection will be sent, once it is entered
    QString detail = {};          ///< provider, environment and interval of a connection

    friend bool operator==(const HandoverItem &, const HandoverItem &) = default;
};

/// What a file of a handed-over set-up would bring.
struct HandoverPreview
{
    QString file; ///< its path
    std::vector<HandoverItem> items = {};
    std::optional<Error> error = {}; ///< why it is refused as a whole; `where` is file and pointer

    friend bool operator==(const HandoverPreview &, const HandoverPreview &) = default;
};

} // namespace coffer
