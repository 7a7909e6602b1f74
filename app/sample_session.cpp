// SPDX-License-Identifier: GPL-3.0-or-later
#include <program/sample_session.h>

#include <QCoreApplication>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

QString programPath(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

} // namespace

SampleSession::SampleSession(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)) {}

SampleSession::~SampleSession()
{
    disconnect(&m_banks, nullptr, this, nullptr);
    disconnect(&m_seeding, nullptr, this, nullptr);
    m_seeding.kill();
    m_banks.closeWriteChannel(); // the banks end when their input ends
    m_banks.terminate();
    m_banks.waitForFinished(1000);
}

void SampleSession::prepare()
{
    if (isSampleProfile(m_folder)) {
        QMetaObject::invokeMethod(this, &SampleSession::prepared, Qt::QueuedConnection);
        return;
    }
    connect(&m_seeding, &QProcess::finished, this, [this](int code, QProcess::ExitStatus) {
        if (code == 0)
            Q_EMIT prepared();
        else
            fail(u"coffer-seed-sample"_s, QString::fromUtf8(m_seeding.readAllStandardError()));
    });
    connect(&m_seeding, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"coffer-seed-sample"_s, m_seeding.errorString());
    });
    m_seeding.start(programPath(u"coffer-seed-sample"_s), {u"--profile"_s, m_folder});
}

void SampleSession::start()
{
    connect(&m_banks, &QProcess::readyReadStandardOutput, this, &SampleSession::readReadyLine);
    connect(&m_banks, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"coffer-sandbox"_s, m_banks.errorString());
    });
    connect(&m_banks, &QProcess::finished, this,
            [this] { fail(u"coffer-sandbox"_s, QString::fromUtf8(m_banks.readAllStandardError())); });
    m_banks.start(programPath(u"coffer-sandbox"_s),
                  {u"--walk"_s, u"1"_s, u"--state-dir"_s, m_state.path(), u"--exit-with-parent"_s});
}

bool SampleSession::knows(const ConnectionId &id) const
{
    return m_known.contains(id);
}

bool SampleSession::noteStored(const ConnectionId &id)
{
    return m_waiting.erase(id) > 0 && m_waiting.empty();
}

void SampleSession::readReadyLine()
{
    if (m_isReady || !m_banks.canReadLine())
        return;
    m_isReady = true;
    auto banks = sampleBanksOf(m_banks.readLine());
    if (!banks) {
        Q_EMIT failed(banks.error());
        return;
    }
    for (const Connection &connection : banks.value().connections)
        m_known.insert(connection.id);
    m_waiting = m_known;
    Q_EMIT ready(std::make_shared<SampleBanks>(std::move(banks).value()));
}

void SampleSession::fail(const QString &program, const QString &detail)
{
    Q_EMIT failed(Error{.kind = ErrorKind::StorageFailed, .where = program, .found = shortened(detail, 300)});
}

} // namespace coffer
