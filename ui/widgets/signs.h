// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <items/item_roles.h>

namespace coffer {

/// The sign that stands beside a state's words, and its colour: never colour alone.
[[nodiscard]] inline QString attentionIcon(Attention attention)
{
    switch (attention) {
    case Attention::None:
        return QStringLiteral("ok");
    case Attention::Notice:
        return QStringLiteral("clock");
    case Attention::Warning:
        return QStringLiteral("warning");
    case Attention::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

[[nodiscard]] inline Colour attentionColour(Attention attention)
{
    switch (attention) {
    case Attention::None:
        return Colour::Good;
    case Attention::Notice:
        return Colour::Muted;
    case Attention::Warning:
        return Colour::Warning;
    case Attention::Error:
        return Colour::Error;
    }
    Q_UNREACHABLE();
}

} // namespace coffer
