// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <json/json_document.h>

#include <QJsonObject>

#include <utility>

namespace coffer {

/// One element of connections.json. `where`: file and pointer. Errors: StorageDamaged, naming the key.
[[nodiscard]] Result<Connection> connectionFromJson(const JsonValue &json, const QString &where);
[[nodiscard]] QJsonObject connectionToJson(const Connection &connection);

/// One element of accounts.json.
[[nodiscard]] Result<std::pair<AccountId, AccountSettings>> accountFromJson(const JsonValue &json,
                                                                            const QString &where);
[[nodiscard]] QJsonObject accountToJson(const AccountId &id, const AccountSettings &settings);

} // namespace coffer
