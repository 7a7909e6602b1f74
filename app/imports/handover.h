// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/account.h>
#include <balances/entity.h>
#include <balances/handover.h>
#include <balances/statement_import.h>
#include <settings/window_layout.h>

#include <map>

namespace coffer {

/// A set-up that one person hands to another: how to ask and what was decided, but no figure and no secret.
struct Handover
{
    std::vector<Connection> connections;
    std::vector<Entity> entities;
    std::map<AccountId, AccountSettings> accounts; ///< with alert limits
    std::vector<CsvMapping> mappings;
    std::optional<WindowLayout> layout;

    friend bool operator==(const Handover &, const Handover &) = default;
};

/// One JSON file: {"format": "coffer-handover", "version": 1, …}. Connections come without the times of their
/// credentials, removed ones not at all; secrets are in the keychain alone, so none can be in it. Mode 0600, whole or
/// not at all. Errors: StorageFailed.
[[nodiscard]] Result<void> writeHandover(const QString &path, const Handover &handover);

/// Strict: closed keys, at most 8 MiB, 2,000 connections, 100,000 accounts. Connections are checked and come out paused
/// and without a credential (security.md M4, M5); those without an API are not paused.
/// Errors: NotFound, StorageFailed, StorageDamaged (`where` is file and pointer), TooLarge.
[[nodiscard]] Result<Handover> readHandover(const QString &path);

/// What there is here and what would come: which part of `incoming` is new, and the item of each for people. Found by
/// id or name. `added` holds what must be stored; nothing of `present` is ever changed.
struct HandoverPlan
{
    Handover added;
    std::vector<HandoverItem> items;
};
[[nodiscard]] HandoverPlan planHandover(const Handover &incoming, const Handover &present);

} // namespace coffer
