// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/single_instance.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 2000;
constexpr QByteArrayView request("raise\n");
constexpr QByteArrayView reply("ok\n");

/// Where this user's sockets are; empty where the system has no such place. A path of a socket is at most 107 bytes
/// long, so the profile's own folder will not do.
QString runtimeFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty() || !QDir().mkpath(folder + u"/coffer"_s))
        return {};
    QFile::setPermissions(folder + u"/coffer"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder + u"/coffer"_s;
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_server(new QLocalServer(this))
{
    const QString runtime = runtimeFolder();
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    if (!runtime.isEmpty())
        m_path = u"%1/%2.socket"_s.arg(runtime, QString::fromLatin1(hash));
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
}

SingleInstance::Start SingleInstance::begin()
{
    if (m_path.isEmpty())
        return Start::Unknown;
    // Two programs that start together: one after the other looks for a socket and makes one.
    QLockFile turn(m_path + u".lock"_s);
    if (!turn.tryLock(patienceMs))
        return Start::Unknown;
    QLocalSocket socket;
    socket.connectToServer(m_path);
    if (!socket.waitForConnected(patienceMs)) {
        const auto error = socket.error();
        return error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError
            ? listen()
            : Start::Silent;
    }
    socket.write(request.toByteArray());
    while (socket.bytesAvailable() < reply.size() && socket.waitForReadyRead(patienceMs)) {}
    return socket.readAll() == reply ? Start::Raised : Start::Silent;
}

SingleInstance::Start SingleInstance::listen()
{
    QLocalServer::removeServer(m_path); // what a program left that was killed
    return m_server->listen(m_path) ? Start::First : Start::Unknown;
}

void SingleInstance::answer()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            const QByteArray text = socket->read(request.size());
            if (text == request) {
                socket->write(reply.toByteArray());
                socket->disconnectFromServer();
                Q_EMIT raiseRequested();
            } else {
                socket->abort();
            }
        });
        QTimer::singleShot(patienceMs, socket, &QLocalSocket::abort); // who connects and says nothing
    }
}

} // namespace coffer
