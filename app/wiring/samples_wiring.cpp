// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include <ui/secret_values.h>
#include <wording/error_text.h>

#include <QCoreApplication>
#include <QProcess>

namespace coffer {

using namespace Qt::StringLiterals;

void wireSamples(CompositionRoot &root, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::sampleBanksRequested, &window, [&window] {
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--sample"_s}))
            window.showNotice(MainWindow::tr("The sample banks could not be started."));
    });
    SampleSession *sample = root.sample();
    if (!sample)
        return;
    QObject::connect(sample, &SampleSession::prepared, &window, [&root, &window] {
        window.showNotice({});
        if (const auto loaded = root.repository().load(); !loaded)
            window.showNotice(errorSentence(loaded.error(), root.profile().folder));
        openHistory(root);
    });
    QObject::connect(
        sample, &SampleSession::ready, &window, [&root, &window](const std::shared_ptr<SampleBanks> &banks) {
            for (const Connection &connection : banks->connections) { // their addresses are new each time
                if (const auto saved = root.repository().save(connection); !saved)
                    window.showNotice(errorSentence(saved.error(), connection.name));
            }
            for (const Connection &connection : banks->connections) {
                const auto checked = completed(root, connection);
                if (!checked) {
                    window.showNotice(errorSentence(checked.error(), connection.name));
                    continue;
                }
                const auto secrets = std::make_shared<SecretValues>(std::move(banks->secrets[connection.id]));
                post(root.engine(), [engine = &root.engine(), checked = checked.value(), secrets] {
                    engine->storeSecrets(checked.first, checked.second, secrets);
                });
            }
        });
    QObject::connect(&root.engine(), &Engine::secretsStored, &window,
                     [&root, sample](const Connection &connection, const std::optional<Error> &) {
                         if (sample->noteStored(connection.id))
                             beginPolling(root);
                     });
    QObject::connect(sample, &SampleSession::failed, &window, [&root, &window](const Error &error) {
        window.showNotice(errorSentence(error, error.where));
        if (error.where == "coffer-seed-sample"_L1)
            openHistory(root);
    });
}

} // namespace coffer
