// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does a request cost more when more of them wait? 1,000 against 10,000 GETs over TLS on loopback, all handed over at
// once, in alternating rounds. Prints CPU and wall time of the client a request, and the ratio of the medians, which
// should stay within 1.2. The server is a process of its own, so that its work is not counted.
#include "http_call.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace coffer;
using namespace Qt::StringLiterals;

namespace {

struct Cost
{
    double cpu = 0;
    double wall = 0;
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

[[noreturn]] void serve(int channel, int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const TlsFixture tls;
    const QByteArray body = ScriptedServer::reply(QByteArray(517, ' '));
    ScriptedServer server(tls.good, [&body](QTcpSocket &peer, const ScriptedServer::Request &) { peer.write(body); });
    const QByteArray address = server.origin().toUtf8() + '\n' + tls.caFile().toUtf8() + '\n';
    if (::write(channel, address.constData(), std::size_t(address.size())) < 0)
        ::_exit(1);
    ::_exit(QCoreApplication::exec());
}

Cost sweep(HttpClient &client, const QUrl &url, int count)
{
    const double cpu = cpuSeconds();
    const auto begin = std::chrono::steady_clock::now();
    int left = count;
    int failed = 0;
    for (int i = 0; i < count; ++i) {
        client.send(getRequest(url), [&left, &failed](const Result<HttpResponse> &result) {
            failed += result ? 0 : 1;
            if (--left == 0)
                QCoreApplication::quit();
        });
    }
    QCoreApplication::exec();
    if (failed > 0)
        std::fprintf(stderr, "%d requests failed\n", failed);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {(cpuSeconds() - cpu) / count, wall.count() / count};
}

Cost median(std::vector<Cost> costs)
{
    const auto middle = [&costs](double Cost::*member) {
        std::ranges::sort(costs, {}, member);
        return costs[costs.size() / 2].*member;
    };
    return {middle(&Cost::cpu), middle(&Cost::wall)};
}

} // namespace

int main(int argc, char **argv)
{
    int channel[2];
    if (::pipe(channel) != 0)
        return 1;
    const pid_t server = ::fork();
    if (server == 0)
        serve(channel[1], argc, argv);

    const QCoreApplication app(argc, argv);
    QByteArray text;
    for (char buffer[512]; text.count('\n') < 2;) {
        const ssize_t size = ::read(channel[0], buffer, sizeof buffer);
        if (size <= 0)
            return 1;
        text.append(buffer, qsizetype(size));
    }
    const QList<QByteArray> lines = text.split('\n');
    HttpPolicy policy;
    policy.origins = {QString::fromUtf8(lines.at(0))};
    policy.caFile = QString::fromUtf8(lines.at(1));
    const SystemClock clock;
    {
        HttpClient client(policy, clock);
        const QUrl url(policy.origins.first() + u"/v1/balances"_s);
        sweep(client, url, 200); // handshakes and first allocations
        std::vector<Cost> few;
        std::vector<Cost> many;
        for (int round = 0; round < 5; ++round) {
            few.push_back(sweep(client, url, 1000));
            many.push_back(sweep(client, url, 10000));
        }
        const Cost one = median(few);
        const Cost ten = median(many);
        std::printf("  1,000 requests: %.1f us CPU, %.1f us wall a request\n", one.cpu * 1e6, one.wall * 1e6);
        std::printf(" 10,000 requests: %.1f us CPU, %.1f us wall a request\n", ten.cpu * 1e6, ten.wall * 1e6);
        std::printf("ratio 10,000 : 1,000   CPU %.2f, wall %.2f (target 1.2)\n", ten.cpu / one.cpu,
                    ten.wall / one.wall);
    }
    ::kill(server, SIGTERM);
    ::waitpid(server, nullptr, 0);
    return 0;
}
