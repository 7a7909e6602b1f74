// SPDX-License-Identifier: GPL-3.0-or-later
#include "secret_input.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#endif

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

bool inputIsTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDIN_FILENO) != 0;
#else
    return ::_isatty(_fileno(stdin)) != 0;
#endif
}

/// Switches the terminal's echo off while it lives.
class NoEcho
{
public:
#ifdef Q_OS_UNIX
    NoEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        m_changed = true;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
    bool m_changed = false;
#else
    NoEcho()
    {
        GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &m_before);
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), m_before & ~ENABLE_ECHO_INPUT);
    }
    ~NoEcho()
    {
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), m_before);
    }

private:
    DWORD m_before = 0;
#endif
    Q_DISABLE_COPY_MOVE(NoEcho)
};

QByteArray withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

Error secretError(const QString &name, const QString &expected)
{
    return Error{.kind = ErrorKind::InvalidInput, .where = name, .expected = expected};
}

} // namespace

Result<std::map<QString, Secret>> readSecrets(CliContext &context, const ProviderDefinition &definition,
                                              const QStringList &names)
{
    std::map<QString, Secret> secrets;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return secretError(u"standard input"_s, u"readable"_s);
    if (inputIsTerminal()) {
        for (const QString &name : names) {
            const SecretSpec *spec = definition.secret(name);
            QByteArray line;
            {
                const NoEcho noEcho; // before the question: nothing typed in answer is shown
                context.out << (spec && !spec->label.isEmpty() ? spec->label : name) << ": " << Qt::flush;
                line = withoutLineEnd(input.readLine(16 * 1024));
            }
            context.out << '\n' << Qt::flush;
            if (line.isEmpty())
                return secretError(name, u"a value"_s);
            secrets.emplace(name, Secret(std::move(line)));
        }
        return secrets;
    }
    while (true) { // to the end: a name that comes too often or is mistyped must not pass for the other one
        QByteArray line = withoutLineEnd(input.readLine(16 * 1024));
        if (line.isEmpty() && input.atEnd())
            break;
        if (line.isEmpty())
            continue;
        const qsizetype equals = line.indexOf('=');
        const QString name = QString::fromUtf8(line.left(std::max<qsizetype>(equals, 0)));
        if (!names.contains(name)) {
            Error error = secretError(u"standard input"_s,
                                      u"lines of the form name=value with the names %1"_s.arg(names.join(u", "_s)));
            error.detail = u"a line that may hold a secret is not shown"_s;
            return error;
        }
        if (secrets.contains(name)) {
            Error error = secretError(name, u"one line for each name"_s);
            error.detail = u"the second line of this name is not shown"_s;
            return error;
        }
        QByteArray value = line.mid(equals + 1);
        line.fill('\0');
        if (value.isEmpty())
            return secretError(name, u"a value"_s);
        secrets.insert_or_assign(name, Secret(std::move(value)));
    }
    for (const QString &name : names) {
        if (!secrets.contains(name))
            return secretError(name, u"a line %1=VALUE on standard input"_s.arg(name));
    }
    return secrets;
}

} // namespace coffer
