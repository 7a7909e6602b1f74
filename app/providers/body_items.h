// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <providers/request_chain.h>

namespace coffer {

/// Whether a condition holds of what stands at its pointer.
[[nodiscard]] bool isMet(const Condition &condition, const JsonValue &value);
/// Whether a condition holds on the item that it is relative to.
[[nodiscard]] bool holds(const Condition &condition, const JsonValue &item);
[[nodiscard]] bool allHold(const std::vector<Condition> &conditions, const JsonValue &item);

/// One item of a body. `name` is the member name of ItemsSpec::Kind::Members.
struct BodyItem
{
    JsonValue value;
    QString pointer; ///< absolute
    QString name;
};

/// Errors: UnexpectedShape where no such array or object stands.
[[nodiscard]] Result<std::vector<BodyItem>> itemsOf(const ItemsSpec &items, const JsonValue &root);

/// The first pointer that finds a text or number that is not empty; else an empty text.
[[nodiscard]] QString firstScalar(const QStringList &pointers, const JsonValue &item);

} // namespace coffer
