// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <settings/window_layout.h>

#include <QString>

#include <optional>

namespace coffer {

struct LoadedLayout
{
    WindowLayout layout;
    std::optional<Error> notice; ///< StorageDamaged or StorageFailed: something in it was not usable
};

/// `folder`/layout.json. Always gives a layout: a missing or damaged file the first start's, a damaged part without
/// that part. A copy of a file with anything wrong in it is kept beside it.
[[nodiscard]] LoadedLayout loadLayout(const QString &folder);

/// Errors: StorageFailed, StorageDamaged (file of a newer version: left alone).
[[nodiscard]] Result<void> saveLayout(const QString &folder, const WindowLayout &layout);

/// For a part that was read but that its widget refuses: keeps a copy of the file beside it. Gives the notice.
[[nodiscard]] Error refusedLayout(const QString &folder, const QString &part);

} // namespace coffer
