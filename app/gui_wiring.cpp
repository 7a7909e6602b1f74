// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/gui_wiring.h>

#include "provider_summaries.h"
#include "wiring.h"

#include <wording/error_text.h>

namespace coffer {

void complain(const CompositionRoot &root, MainWindow &window, const Error &error)
{
    window.showNotice(errorSentence(error, root.profile().folder));
}

void wire(CompositionRoot &root, MainWindow &window)
{
    wireSettings(root, window); // first: what follows is written in the user's language
    wireHistory(root, window);
    wirePolling(root, window);
    wireEntities(root, window);
    wireConnections(root, window);
    wireAlerts(root, window);
    wireInspector(root, window);
    wireFrame(root, window);
    wireImports(root, window);
    wireSamples(root, window);
    window.showProviders(providerSummaries(root.catalog()));
    for (const Error &notice : root.notices())
        complain(root, window, notice);
    root.start();
    if (root.sample()) {
        window.showNotice(
            MainWindow::tr("The sample banks are being prepared. The first time this takes a few seconds."));
        root.sample()->prepare();
    } else {
        openHistory(root);
    }
}

} // namespace coffer
