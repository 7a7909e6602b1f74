// SPDX-License-Identifier: GPL-3.0-or-later
#include <config/autostart.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// A program path as one argument of an Exec line (Desktop Entry specification, "The Exec key"): quoted, with the
/// characters escaped that are special between quotes, then once more as every string of the file is.
QString quotedForExec(const QString &path)
{
    QString quoted;
    for (const QChar c : path) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            quoted += u'\\';
        quoted += c;
        if (c == u'%')
            quoted += c; // else a field code
    }
    return u"\"%1\""_s.arg(quoted.replace(u"\\"_s, u"\\\\"_s));
}

} // namespace

QString Autostart::file()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart/coffer.desktop"_s;
}

bool Autostart::isOn() const
{
    QFile desktop(file());
    if (!desktop.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = desktop.read(64 * 1024).split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

Result<void> Autostart::set(bool on) const
{
    const QString path = file();
    const auto failed = [&path](const QString &detail) {
        return Error{ErrorKind::StorageFailed, path, {}, {}, detail};
    };
#if !defined(Q_OS_UNIX) || defined(Q_OS_DARWIN)
    return failed(u"this system starts programs at login by other means"_s);
#endif
    if (!on) {
        QFile desktop(path);
        if (!desktop.remove() && (desktop.exists() || QFileInfo(path).isSymLink()))
            return failed(desktop.errorString());
        return {};
    }
    const auto isControl = [](QChar c) { return c < u' ' || c == QChar(0x7F); };
    if (!QDir::isAbsolutePath(m_program) || std::any_of(m_program.begin(), m_program.end(), isControl)
        || m_program.contains(u'=')) // which an Exec key may not hold in the program
        return Error{ErrorKind::InvalidInput,
                     u"program"_s,
                     shortened(m_program),
                     u"an absolute path without \"=\" and control characters"_s,
                     {}};
    if (!QDir().mkpath(QFileInfo(path).path()))
        return failed(u"the folder cannot be made"_s);
    const QString text = u"[Desktop Entry]\n"
                         "Type=Application\n"
                         "Name=Coffer\n"
                         "Comment=Desktop treasury dashboard\n"
                         "Exec=%1 --minimised\n"
                         "Icon=coffer\n"
                         "Terminal=false\n"
                         "X-GNOME-Autostart-enabled=true\n"_s.arg(quotedForExec(m_program));
    const QByteArray bytes = text.toUtf8();
    QSaveFile desktop(path);
    if (!desktop.open(QIODevice::WriteOnly) || desktop.write(bytes) != bytes.size() || !desktop.commit())
        return failed(desktop.errorString());
    return {};
}

} // namespace coffer
