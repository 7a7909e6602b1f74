// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/credentials_directory_secret_store.h>

#include "completion_queue.h"
#include "secret_entry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

Error readOnly(const SecretKey &key)
{
    return Error{ErrorKind::KeychainDenied,
                 key.entryName(),
                 {},
                 {},
                 u"secrets of the service manager cannot be changed from here"_s};
}

} // namespace

CredentialsDirectorySecretStore::CredentialsDirectorySecretStore(QString directory)
    : m_directory(std::move(directory))
    , m_completions(std::make_unique<CompletionQueue>())
{
}

CredentialsDirectorySecretStore::~CredentialsDirectorySecretStore() = default;

Result<void> CredentialsDirectorySecretStore::checkDirectory() const
{
    if (m_directory.isEmpty())
        return Error{
            ErrorKind::KeychainUnavailable, u"CREDENTIALS_DIRECTORY"_s, {}, u"to be set by the service manager"_s, {}};
    if (!QDir(m_directory).isReadable())
        return Error{ErrorKind::KeychainUnavailable, m_directory, {}, u"a folder that can be read"_s, {}};
    return {};
}

Result<Secret> CredentialsDirectorySecretStore::readFile(const QString &name) const
{
    const QString path = QDir(m_directory).filePath(name);
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorKind::SecretMissing, path, {}, {}, {}};
    if (!file.isFile()) // a pipe would block
        return Error{ErrorKind::StorageDamaged, path, {}, u"a plain file"_s, {}};
    constexpr QFile::Permissions others = QFile::ReadOther | QFile::WriteOther;
    if ((file.permissions() & others) && (QFileInfo(m_directory).permissions() & QFile::ExeOther))
        return Error{ErrorKind::KeychainDenied, path, u"readable by every user"_s, u"a file for this user only"_s, {}};

    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorKind::KeychainDenied, path, {}, {}, source.errorString()};
    QByteArray bytes = source.read(maxSecretBytes + 3); // a longer one is refused by checkSecret
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    Secret secret(std::move(bytes));
    if (const Result<void> checked = checkSecret(secret); !checked)
        return Error{ErrorKind::StorageDamaged, path, {}, checked.error().expected, {}};
    return secret;
}

void CredentialsDirectorySecretStore::read(const SecretKey &key, const QStringList &, ReadDone done)
{
    Result<void> usable = checkKey(key);
    if (usable)
        usable = checkDirectory();
    const QString name = u"%1.%2"_s.arg(key.connection.toString(), key.field);
    m_completions->post(std::move(done), usable ? readFile(name) : Result<Secret>(usable.error()));
}

void CredentialsDirectorySecretStore::write(const SecretKey &key, const QStringList &, Secret, Done done)
{
    m_completions->post<void>(std::move(done), readOnly(key));
}

void CredentialsDirectorySecretStore::remove(const SecretKey &key, Done done)
{
    m_completions->post<void>(std::move(done), readOnly(key));
}

void CredentialsDirectorySecretStore::probe(Done done)
{
    m_completions->post(std::move(done), checkDirectory());
}

} // namespace coffer
