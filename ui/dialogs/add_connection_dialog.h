// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ui/connection_assistant.h>

namespace coffer {

using AddConnectionDialog = ConnectionAssistant;

} // namespace coffer
