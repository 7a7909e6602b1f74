// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <imports/manual_accounts.h>
#include <program/composition_root.h>

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <map>

namespace coffer {

class MainWindow;

void wireHandover(CompositionRoot &root, MainWindow &window);
void wireBackup(CompositionRoot &root, MainWindow &window);

/// Does work in a thread of the pool and gives its answer to `done` in this thread, unless `context` is gone by then.
/// The work gets all it needs by value: it may outlive everything else.
template <typename Work, typename Done>
void inBackground(QObject *context, Work work, Done done)
{
    auto *relay = new QObject; // lives in this thread whatever becomes of the context
    QThreadPool::globalInstance()->start(
        [relay, guard = QPointer(context), work = std::move(work), done = std::move(done)]() mutable {
            auto answer = work();
            QMetaObject::invokeMethod(
                relay,
                [relay, guard = std::move(guard), done = std::move(done), answer = std::move(answer)]() mutable {
                    if (guard)
                        done(std::move(answer));
                    relay->deleteLater();
                },
                Qt::QueuedConnection);
        });
}

/// What is known of accounts without an API at this moment.
[[nodiscard]] ImportScene sceneOf(CompositionRoot &root);
[[nodiscard]] QStringList entitiesOf(CompositionRoot &root);
[[nodiscard]] QStringList currenciesOf(CompositionRoot &root);

/// Stores what was prepared: the new accounts, then their figures; where these cannot be stored, the accounts go again.
/// Thread: GUI. Every store() is answered once, unless the store is destroyed before.
class ImportStore : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const ImportResult &)>;

    ImportStore(CompositionRoot &root, QObject *parent);
    void store(const Result<PreparedImport> &prepared, Done done);

private:
    struct Waiting
    {
        PreparedImport prepared;
        Done done;
    };
    void finish(int request, int added, const std::optional<Error> &error);

    CompositionRoot &m_root;
    std::map<int, Waiting> m_waiting;
    int m_last = 0;
};

} // namespace coffer
