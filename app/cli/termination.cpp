// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>

#include "termination.h"

#include <QSocketNotifier>

#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace coffer {

#ifdef Q_OS_UNIX

namespace {

int writeEnd = -1; // the one thing that a signal handler may reach

extern "C" void wakeUp(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

void onTermination(QObject *context, std::function<void()> ended)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return;
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [notifier, ended = std::move(ended)] {
        notifier->setEnabled(false);
        ended();
    });
    std::signal(SIGINT, wakeUp);
    std::signal(SIGTERM, wakeUp);
}

#else

void onTermination(QObject *, std::function<void()>) {
} // elsewhere the process simply ends; the log is safe at any moment

#endif

} // namespace coffer
