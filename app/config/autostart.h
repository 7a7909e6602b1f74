// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

namespace coffer {

/// Whether the desktop starts the window when the user logs in: a file of the XDG Autostart specification,
/// $XDG_CONFIG_HOME/autostart/coffer.desktop (by default in ~/.config). That file is what counts: the
/// desktop's own settings may switch it off.
///
/// Errors: StorageFailed (`where` is the file, `detail` what the system said), InvalidInput (a path that such a file
/// cannot name). On other systems than Linux and its like: StorageFailed.
class Autostart
{
public:
    /// `program`: the absolute path of what is started, as "coffer --minimised".
    explicit Autostart(QString program) : m_program(std::move(program)) {}

    [[nodiscard]] bool isOn() const; ///< also where another version of the program wrote the file
    /// Written whole and atomically; turning off what is off is no error.
    [[nodiscard]] Result<void> set(bool on) const;
    [[nodiscard]] static QString file();

private:
    QString m_program;
};

} // namespace coffer
