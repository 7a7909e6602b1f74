// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_sender.h"

#include <QLocale>
#include <QSslSocket>
#include <QTimer>

#include <zlib.h>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

#include <algorithm>
#include <functional>

namespace coffer::sandbox {

namespace {

constexpr qsizetype chunkSize = 64 * 1024;

const char signInPage[] = "<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head>"
                          "<body><h1>Welcome</h1><form method=\"post\"><input name=\"user\"></form></body></html>\n";

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray head(const WireReply &reply, std::optional<qsizetype> length, bool keepAlive, UtcTime now)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    if (!reply.contentType.isEmpty())
        text += "Content-Type: " + reply.contentType + "\r\n";
    if (length)
        text += "Content-Length: " + QByteArray::number(*length) + "\r\n";
    text += "Date: " + QLocale::c().toString(toDateTime(now), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1()
        + " GMT\r\n";
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + "\r\n";
    return text + (keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

qint64 unsent(QTcpSocket *socket)
{
    const auto *tls = qobject_cast<QSslSocket *>(socket);
    return socket->bytesToWrite() + (tls == nullptr ? 0 : tls->encryptedBytesToWrite());
}

/// Feeds a socket as fast as its reader takes it; an empty chunk ends the connection. Belongs to the socket.
class Pump : public QObject
{
public:
    Pump(QTcpSocket *socket, std::function<QByteArray()> nextChunk)
        : QObject(socket)
        , m_socket(socket)
        , m_nextChunk(std::move(nextChunk))
    {
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { fill(); });
        if (auto *tls = qobject_cast<QSslSocket *>(socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { fill(); });
        fill();
    }

private:
    void fill()
    {
        // write() may report bytes as written before it returns.
        if (m_isFilling)
            return;
        m_isFilling = true;
        while (!m_isDone && unsent(m_socket) < chunkSize) {
            const QByteArray chunk = m_nextChunk();
            m_isDone = chunk.isEmpty();
            if (m_isDone)
                m_socket->disconnectFromHost();
            else if (m_socket->write(chunk) < 0)
                m_isDone = true;
        }
        m_isFilling = false;
    }

    QTcpSocket *m_socket;
    std::function<QByteArray()> m_nextChunk;
    bool m_isFilling = false;
    bool m_isDone = false;
};

const SandboxFault *find(const QList<SandboxFault> &faults, FaultKind kind)
{
    const auto found =
        std::find_if(faults.begin(), faults.end(), [kind](const SandboxFault &fault) { return fault.kind == kind; });
    return found == faults.end() ? nullptr : &*found;
}

int numberOf(const SandboxFault &fault, int otherwise)
{
    return fault.argument.isEmpty() ? otherwise : fault.argument.toInt();
}

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// Where the first amount's value begins and ends; -1 where there is none.
std::pair<qsizetype, qsizetype> firstAmount(const QByteArray &body, const QByteArray &field)
{
    const QByteArray name = '"' + field + "\":";
    const qsizetype at = body.indexOf(name);
    if (at < 0)
        return {-1, -1};
    const qsizetype begin = at + name.size();
    qsizetype end = begin;
    while (end < body.size() && body.at(end) != ',' && body.at(end) != '}')
        ++end;
    return {begin, end};
}

void sendCut(QTcpSocket *socket, const WireReply &reply, qsizetype bytes, std::optional<qsizetype> length, UtcTime now)
{
    socket->write(head(reply, length, false, now) + reply.body.first(bytes));
    socket->disconnectFromHost();
}

void sendDrip(QTcpSocket *socket, const WireReply &reply, int milliseconds, UtcTime now)
{
    socket->write(head(reply, reply.body.size(), false, now));
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket,
                     [socket, timer, body = reply.body, sent = qsizetype(0)]() mutable {
                         if (sent >= body.size()) {
                             timer->stop();
                             socket->disconnectFromHost();
                             return;
                         }
                         socket->write(body.mid(sent++, 1));
                     });
    timer->start(milliseconds);
}

void sendNow(QTcpSocket *socket, const WireReply &reply, const QList<SandboxFault> &faults, bool keepAlive, UtcTime now)
{
    if (find(faults, FaultKind::Cut) != nullptr)
        return sendCut(socket, reply, reply.body.size() / 2, reply.body.size(), now);
    if (find(faults, FaultKind::CutNoLength) != nullptr)
        return sendCut(socket, reply, reply.body.size() / 2, std::nullopt, now);
    if (const SandboxFault *fault = find(faults, FaultKind::CutNumber)) {
        const auto amount = firstAmount(reply.body, fault->argument);
        const qsizetype half = amount.first < 0 ? reply.body.size() / 2 : (amount.first + amount.second) / 2;
        return sendCut(socket, reply, half, std::nullopt, now);
    }
    if (const SandboxFault *fault = find(faults, FaultKind::SlowDrip))
        return sendDrip(socket, reply, numberOf(*fault, 500), now);
    const bool stays = keepAlive && find(faults, FaultKind::Close) == nullptr;
    socket->write(head(reply, reply.body.size(), stays, now) + reply.body);
    if (!stays)
        socket->disconnectFromHost();
}

/// A reset instead of an orderly end.
void reset(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
    socket->abort();
}

} // namespace

bool replacesAnswer(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Hang:
    case FaultKind::Reset:
    case FaultKind::Status:
    case FaultKind::Html:
    case FaultKind::HtmlAsJson:
    case FaultKind::Empty:
    case FaultKind::Null:
    case FaultKind::EmptyObject:
    case FaultKind::EmptyArray:
    case FaultKind::ErrorObject:
    case FaultKind::Huge:
    case FaultKind::Deep:
    case FaultKind::EndlessHeaders:
    case FaultKind::Redirect:
    case FaultKind::GzipBomb:
        return true;
    case FaultKind::Latency:
    case FaultKind::Cut:
    case FaultKind::CutNoLength:
    case FaultKind::CutNumber:
    case FaultKind::SlowDrip:
    case FaultKind::Close:
    case FaultKind::Gzip:
    case FaultKind::BadUtf8:
    case FaultKind::DuplicateKey:
    case FaultKind::Amount:
    case FaultKind::MissingAccount:
    case FaultKind::DuplicateId:
    case FaultKind::OtherCurrency:
        return false;
    }
    Q_UNREACHABLE();
}

QList<LedgerAccount> distorted(QList<LedgerAccount> accounts, const QList<SandboxFault> &faults)
{
    const auto isOnTop = [](const LedgerAccount &account) {
        return account.trait == Trait::External || account.trait == Trait::PayoutWallet;
    };
    if (const SandboxFault *fault = find(faults, FaultKind::OtherCurrency); fault != nullptr && !accounts.isEmpty())
        accounts.first().currency = fault->argument.isEmpty() ? QByteArray("CHF") : fault->argument;
    if (find(faults, FaultKind::DuplicateId) != nullptr && accounts.size() > 1) {
        const auto second = std::find_if(accounts.begin() + 1, accounts.end(), std::not_fn(isOnTop));
        if (second != accounts.end()) {
            second->id = accounts.first().id;
            if (second->bank == BankId::Paytota) // its id is the currency
                second->currency = accounts.first().currency;
        }
    }
    if (const SandboxFault *fault = find(faults, FaultKind::MissingAccount)) {
        const auto isWanted = [&](const LedgerAccount &account) {
            return fault->argument.isEmpty() ? !isOnTop(account) : account.id == fault->argument;
        };
        const auto last = std::find_if(accounts.rbegin(), accounts.rend(), isWanted);
        if (last != accounts.rend())
            accounts.erase(std::next(last).base());
    }
    return accounts;
}

std::optional<WireReply> replyOf(const SandboxFault &fault, const Bank *bank)
{
    const auto refusal = [&](int status) {
        return bank == nullptr ? WireReply{.status = status, .contentType = "text/plain"} : bank->refusal(status, {});
    };
    if (fault.kind == FaultKind::Status) {
        WireReply reply = refusal(fault.status);
        if (!fault.argument.isEmpty())
            reply.headers.emplace_back("Retry-After", fault.argument);
        return reply;
    }
    if (fault.kind == FaultKind::ErrorObject) {
        WireReply reply = refusal(500);
        reply.status = 200;
        return reply;
    }
    if (fault.kind == FaultKind::Redirect) {
        const bool hasStatus = fault.argument.size() > 4 && fault.argument.at(3) == ' ';
        return WireReply{.status = hasStatus ? fault.argument.first(3).toInt() : 302,
                         .contentType = {},
                         .headers = {{"Location", hasStatus ? fault.argument.mid(4) : fault.argument}}};
    }
    if (fault.kind == FaultKind::GzipBomb) {
        const QByteArray blanks(qsizetype(numberOf(fault, 64)) * 1024 * 1024, ' ');
        return WireReply{.body = gzip(blanks), .headers = {{"Content-Encoding", "gzip"}}};
    }
    if (fault.kind == FaultKind::Html)
        return WireReply{.contentType = "text/html; charset=utf-8", .body = signInPage};
    if (fault.kind == FaultKind::HtmlAsJson)
        return WireReply{.body = signInPage};
    if (fault.kind == FaultKind::Empty)
        return WireReply{};
    if (fault.kind == FaultKind::Null)
        return WireReply{.body = "null"};
    if (fault.kind == FaultKind::EmptyObject)
        return WireReply{.body = "{}"};
    if (fault.kind == FaultKind::EmptyArray)
        return WireReply{.body = "[]"};
    if (fault.kind == FaultKind::Deep)
        return WireReply{.body = QByteArray(numberOf(fault, 100'000), '[')};
    return std::nullopt;
}

void spoil(WireReply &reply, const QList<SandboxFault> &faults, const QByteArray &amountField)
{
    const auto [begin, end] = firstAmount(reply.body, amountField);
    if (begin >= 0) {
        if (const SandboxFault *fault = find(faults, FaultKind::Amount))
            reply.body.replace(begin, end - begin, fault->argument);
        else if (find(faults, FaultKind::DuplicateKey) != nullptr)
            reply.body.insert(begin, "1,\"" + amountField + "\":");
    }
    if (find(faults, FaultKind::BadUtf8) != nullptr)
        reply.body.insert(reply.body.indexOf('"') + 1, '\xff');
    if (find(faults, FaultKind::Gzip) != nullptr) {
        reply.body = gzip(reply.body);
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
}

void send(QTcpSocket *socket, const WireReply &reply, const QList<SandboxFault> &faults, bool keepAlive, UtcTime now)
{
    const SandboxFault *late = find(faults, FaultKind::Latency);
    if (late == nullptr)
        return sendNow(socket, reply, faults, keepAlive, now);
    QTimer::singleShot(numberOf(*late, 1000), socket, [=] { sendNow(socket, reply, faults, keepAlive, now); });
}

void misbehave(QTcpSocket *socket, const SandboxFault &fault)
{
    if (fault.kind == FaultKind::Reset)
        return reset(socket);
    if (fault.kind == FaultKind::EndlessHeaders) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        new Pump(socket, [n = 0]() mutable {
            QByteArray lines;
            while (lines.size() < chunkSize / 4)
                lines += "X-Filler-" + QByteArray::number(++n) + ": " + QByteArray(100, 'x') + "\r\n";
            return lines;
        });
    }
    if (fault.kind == FaultKind::Huge) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"items\":[");
        new Pump(socket, [left = qint64(numberOf(fault, 64)) * 1024 * 1024]() mutable {
            if (left <= 0)
                return QByteArray();
            left -= chunkSize;
            return QByteArray("{\"id\":\"x\"},").repeated(chunkSize / 11);
        });
    }
}

} // namespace coffer::sandbox
