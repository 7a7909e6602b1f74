// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/secret.h>

#include <QMetaType>
#include <QString>

#include <map>
#include <memory>

namespace coffer {

/// By the names of the provider definition. A signal cannot carry what can only be moved, so it carries a pointer;
/// whoever handles it may move the secrets out.
using SecretValues = std::map<QString, Secret>;
using SecretValuesPtr = std::shared_ptr<SecretValues>;

} // namespace coffer

Q_DECLARE_METATYPE(coffer::SecretValuesPtr)
