// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/ids.h>

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace coffer {

/// What a person must know of a provider to add a connection to it: the connection form is made from this. Values only;
/// labels and help come from the provider definition and are plain text.
struct ProviderSummary
{
    struct Parameter
    {
        enum class Kind { Text, Uuid, Choice, List, IpAddress };
        QString name;
        QString label;
        QString help;
        Kind kind = Kind::Text;
        bool required = true;
        QString defaultValue;
        QStringList choices; ///< for Kind::Choice
        friend bool operator==(const Parameter &, const Parameter &) = default;
    };
    struct SecretField
    {
        QString name;
        QString label;
        QString help;
        friend bool operator==(const SecretField &, const SecretField &) = default;
    };
    /// One of the ways to use the provider.
    struct Mode
    {
        QString name;
        QString label;
        QStringList parameters; ///< names of those that it uses, in the order of the form
        QStringList secrets;
        QStringList addresses; ///< names of the base addresses that its requests go to
        friend bool operator==(const Mode &, const Mode &) = default;
    };
    struct Environment
    {
        QString name;
        QString label;
        bool isTest = false;              ///< balances from here are test data
        QMap<QString, QString> addresses; ///< name -> base URL; empty: the user must give it
        friend bool operator==(const Environment &, const Environment &) = default;
    };

    ProviderId id;
    QString name;
    QString available;       ///< two sentences on what "available" means here
    QString reference;       ///< the document that the definition was read from
    std::vector<Mode> modes; ///< the first is the default
    std::vector<Environment> environments;
    std::vector<Parameter> parameters;
    std::vector<SecretField> secrets;

    friend bool operator==(const ProviderSummary &, const ProviderSummary &) = default;
};

} // namespace coffer
