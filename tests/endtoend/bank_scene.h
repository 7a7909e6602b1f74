// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

namespace coffer::test {

using namespace Qt::StringLiterals;

constexpr int patience = 60'000; // of a loaded machine, in milliseconds

inline const QString cliProgram = QStringLiteral(COFFER_BINARY_DIR "/bin/coffer-cli");
inline const QString sandboxProgram = QStringLiteral(COFFER_BINARY_DIR "/bin/coffer-sandbox");

/// The sample banks, run as a program of their own.
class Banks
{
public:
    explicit Banks(const QStringList &options = {})
    {
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(sandboxProgram,
                        QStringList{u"--exit-with-parent"_s, u"--state-dir"_s, m_folder.path()} + options);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {}
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    }
    ~Banks()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patience);
    }

    [[nodiscard]] bool isReady() const { return !m_ready.isEmpty(); }
    [[nodiscard]] QJsonObject ready() const { return m_ready; }
    [[nodiscard]] QString caFile() const { return m_ready.value("ca"_L1).toString(); }
    [[nodiscard]] QString https() const { return m_ready.value("https"_L1).toString(); }

    QJsonObject control(const QByteArray &method, const QString &what, const QJsonValue &body = {})
    {
        QNetworkRequest request(QUrl(m_ready.value("http"_L1).toString() + u"/_control/"_s + what));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const QByteArray bytes = body.isArray() ? QJsonDocument(body.toArray()).toJson()
            : body.isObject()                   ? QJsonDocument(body.toObject()).toJson()
                                                : QByteArray();
        const std::unique_ptr<QNetworkReply> reply(m_manager.sendCustomRequest(request, method, bytes));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(patience))
            return {};
        if (reply->error() != QNetworkReply::NoError)
            qWarning() << what << reply->errorString();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    void setFault(const QString &where, const QString &kind, const QString &argument = {})
    {
        control(
            "PUT", u"faults"_s,
            QJsonObject{{u"faults"_s,
                         QJsonArray{QJsonObject{{u"where"_s, where}, {u"kind"_s, kind}, {u"argument"_s, argument}}}}});
    }
    void clearFaults() { control("DELETE", u"faults"_s); }
    void setClock(const QString &time) { control("POST", u"clock"_s, QJsonObject{{u"now"_s, time}}); }
    void forgetRequests() { control("POST", u"reset"_s); }
    QJsonArray requests() { return control("GET", u"requests"_s).value("requests"_L1).toArray(); }
    QJsonObject counts() { return control("GET", u"requests"_s).value("counts"_L1).toObject(); }
    QJsonArray ledger(const QString &bank = {})
    {
        QJsonArray rows;
        for (const QJsonValue &row : control("GET", u"ledger"_s).value("accounts"_L1).toArray()) {
            if (bank.isEmpty() || row["bank"_L1] == bank)
                rows += row;
        }
        return rows;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QNetworkAccessManager m_manager;
    QJsonObject m_ready;
};

struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    /// For QVERIFY2.
    [[nodiscard]] QByteArray text() const
    {
        return "exit code " + QByteArray::number(code) + '\n' + out.left(4000) + err.left(4000);
    }
};

/// One profile, and coffer-cli at work on it. Collects all that the program ever showed.
class Till
{
public:
    [[nodiscard]] QString folder() const { return m_folder.filePath(u"profile"_s); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QProcessEnvironment environment = cleanEnvironment();
    QByteArray shown; ///< output, errors, command lines and environments of all runs

    std::unique_ptr<QProcess> start(const QStringList &words)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(cliProgram, QStringList{u"--profile"_s, folder()} + words);
        if (process->waitForStarted(patience)) {
            for (const QString &file : {u"cmdline"_s, u"environ"_s}) {
                QFile proc(u"/proc/%1/%2"_s.arg(QString::number(process->processId()), file));
                if (proc.open(QIODevice::ReadOnly))
                    shown += proc.readAll();
            }
        }
        return process;
    }
    Ended end(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience)) {
            process.kill();
            process.waitForFinished();
        }
        const Ended ended{process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                          process.readAllStandardOutput(), process.readAllStandardError()};
        shown += ended.out + ended.err;
        return ended;
    }
    Ended run(const QStringList &words, const QByteArray &input = {})
    {
        const auto process = start(words);
        process->write(input);
        process->closeWriteChannel();
        return end(*process);
    }

    /// `connections add` for one of the sample banks, with its addresses, parameters and credential.
    Ended add(const Banks &banks, const QString &provider, const QString &mode, const QStringList &further = {},
              const QString &name = {})
    {
        QStringList words{u"connections"_s,
                          u"add"_s,
                          u"--provider"_s,
                          provider,
                          u"--name"_s,
                          name.isEmpty() ? provider : name,
                          u"--mode"_s,
                          mode,
                          u"--ca"_s,
                          banks.caFile(),
                          u"--environment"_s,
                          provider == "paytota"_L1 ? u"test"_s
                                                   : u"sandbox"_s}; // all of test data, or only some would be counted
        const QJsonObject bases = banks.ready()["bases"_L1][provider].toObject();
        for (auto it = bases.begin(); it != bases.end(); ++it)
            words += {u"--base"_s, it.key() + u'=' + it.value().toString()};
        const QJsonObject parameters = banks.ready()["parameters"_L1][provider].toObject();
        for (auto it = parameters.begin(); it != parameters.end(); ++it)
            words += {u"--param"_s, it.key() + u'=' + it.value().toString()};
        return run(words + further, credential(banks, provider, mode));
    }
    /// As name=value lines.
    static QByteArray credential(const Banks &banks, const QString &provider, const QString &mode)
    {
        static const QHash<QString, QStringList> wanted{
            {u"fincode token-owner"_s, {u"api_token"_s}},
            {u"fincode login-owner"_s, {u"email"_s, u"password"_s}},
            {u"midaz ledger-access-manager"_s, {u"client_id"_s, u"client_secret"_s}},
            {u"finix application"_s, {u"username"_s, u"password"_s}},
            {u"paytota company"_s, {u"secret_key"_s}},
            {u"solaris accounts"_s, {u"client_id"_s, u"client_secret"_s}},
        };
        QByteArray lines;
        for (const QString &field : wanted.value(provider + u' ' + mode))
            lines += (field + u'=' + banks.ready()["credentials"_L1][provider][field].toString() + u'\n').toUtf8();
        return lines;
    }
    QJsonObject balances(const QStringList &further = {})
    {
        return run(QStringList{u"balances"_s, u"--json"_s} + further).json();
    }

    /// Everything in the profile's folder, one file after the other.
    [[nodiscard]] QByteArray files() const
    {
        QByteArray all;
        QDirIterator it(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

private:
    static QProcessEnvironment cleanEnvironment()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
                environment.remove(name);
        }
        return environment;
    }
    QTemporaryDir m_folder;
};

/// The account of that id in a balances envelope; empty if there is none.
inline QJsonObject accountOf(const QJsonObject &envelope, const QString &provider, const QString &id)
{
    for (const QJsonValue &account : envelope["accounts"_L1].toArray()) {
        if (account["provider"_L1] == provider && account["providerAccountId"_L1] == id)
            return account.toObject();
    }
    return {};
}

inline QJsonObject connectionOf(const QJsonObject &envelope, const QString &name)
{
    for (const QJsonValue &connection : envelope["connections"_L1].toArray()) {
        if (connection["name"_L1] == name)
            return connection.toObject();
    }
    return {};
}

} // namespace coffer::test
