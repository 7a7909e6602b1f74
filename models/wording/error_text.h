// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>
#include <base/error.h>

namespace coffer {

/// Whether figures that were read before the error are still shown: then the sentence says that they stay.
enum class Figures {
    None,
    Kept,
};

/// What happened, where, and what to do about it, in the user's language and plain words, with the provider's own words
/// in quotes where there are any. Plain text: servers' text is inside.
/// `subject`: the connection's name or the file's name, as the user knows it. Empty: Error::where, else the program.
[[nodiscard]] QString errorSentence(const Error &error, const QString &subject, Figures figures = Figures::None);

/// What the user should know about a reply that was read all the same.
[[nodiscard]] QString diagnosticSentence(const Diagnostic &diagnostic);

} // namespace coffer
