// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coffer {

class CompositionRoot;
class MainWindow;

/// Connects services and window: reads as the list of what happens in this program. Both outlive the event loop's run.
void wire(CompositionRoot &root, MainWindow &window);

} // namespace coffer
