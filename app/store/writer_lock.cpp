// SPDX-License-Identifier: GPL-3.0-or-later
#include "writer_lock.h"

#include <base/utc_time.h>

#include <QCoreApplication>
#include <QSysInfo>
#include <QTimeZone>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Error failed(const QString &path, int code)
{
    return Error{ErrorKind::StorageFailed, path, QString::fromLocal8Bit(std::strerror(code))};
}

/// Lines: program, process, host, start. Untrusted: anybody who may write the folder wrote them.
QString ownerText(const QList<QByteArray> &lines)
{
    if (lines.size() < 4)
        return {};
    const auto since = parseRfc3339(QString::fromUtf8(lines[3]));
    const QString host = QString::fromUtf8(lines[2]);
    QString text =
        u"%1, process %2"_s.arg(shortened(QString::fromUtf8(lines[0])), shortened(QString::fromUtf8(lines[1])));
    if (host != QSysInfo::machineHostName())
        text += u" on %1"_s.arg(shortened(host));
    if (since)
        text += u", since %1"_s.arg(toDateTime(since.value()).toLocalTime().toString(u"HH:mm"_s));
    return text;
}

} // namespace

Result<std::unique_ptr<WriterLock>> WriterLock::acquire(const QString &folder, const QString &program,
                                                        const Clock &clock)
{
    const QString path = folder + u"/coffer.lock"_s;
    std::unique_ptr<WriterLock> lock(new WriterLock(path));
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (handle < 0)
        return failed(path, errno);
    QFile &file = lock->m_file;
    if (!file.open(handle, QIODevice::ReadWrite, QFileDevice::AutoCloseHandle)) {
        ::close(handle);
        return Error{ErrorKind::StorageFailed, path, file.errorString()};
    }
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return failed(path, errno);
        return Error{ErrorKind::ProfileInUse, folder, ownerText(file.read(1000).split('\n'))};
    }
    const QStringList lines{QString(program).replace(u'\n', u' '), QString::number(QCoreApplication::applicationPid()),
                            QSysInfo::machineHostName(), formatRfc3339(clock.now())};
    if (!file.resize(0) || file.write(lines.join(u'\n').toUtf8() + '\n') < 0 || !file.flush())
        return Error{ErrorKind::StorageFailed, path, file.errorString()};
    return lock;
}

} // namespace coffer
