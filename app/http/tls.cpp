// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls.h"

#include <http/http_client.h>

#include <QDateTime>
#include <QFile>
#include <QSslCertificate>

namespace coffer {

namespace {

using namespace Qt::StringLiterals;

/// Read once per process: 140 files take tens of milliseconds.
const QList<QSslCertificate> &systemAuthorities()
{
    static const QList<QSslCertificate> authorities = QSslConfiguration::systemCaCertificates();
    return authorities;
}

QString day(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

QString reasonOf(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return u"the certificate expired on %1 (or this computer's clock is wrong)"_s.arg(
            day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return u"the certificate is not valid before %1 (or this computer's clock is wrong)"_s.arg(
            day(certificate.effectiveDate()));
    case QSslError::HostNameMismatch: {
        QStringList names = certificate.subjectAlternativeNames().values();
        names += certificate.subjectInfo(QSslCertificate::CommonName);
        names.removeDuplicates();
        return u"the certificate is for another name (%1), not for %2"_s.arg(shortened(names.join(", "_L1)), host);
    }
    case QSslError::SelfSignedCertificate:
        return u"the certificate is signed by itself, not by a known authority"_s;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"the certificate is signed by an unknown authority (%1), or a certificate between is missing"_s.arg(
            shortened(certificate.issuerInfo(QSslCertificate::CommonName).join(", "_L1)));
    default: // Qt's enum, not ours
        return shortened(error.errorString());
    }
}

/// Errors: InvalidInput when there is none.
Result<QList<QSslCertificate>> authoritiesIn(const QString &path)
{
    QFile file(path);
    QList<QSslCertificate> found =
        file.open(QIODevice::ReadOnly) ? QSslCertificate::fromData(file.read(1024 * 1024)) : QList<QSslCertificate>();
    if (found.isEmpty()) {
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"caFile"_s,
                     .found = shortened(path),
                     .expected = u"a readable PEM file with at least one certificate"_s};
    }
    return found;
}

} // namespace

Result<void> checkCaFile(const QString &path)
{
    const auto found = authoritiesIn(path);
    return found ? Result<void>() : Result<void>(found.error());
}

Result<QSslConfiguration> tlsConfiguration(const QString &caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    QList<QSslCertificate> authorities = systemAuthorities();
    if (!caFile.isEmpty()) {
        const auto extra = authoritiesIn(caFile);
        if (!extra)
            return extra.error();
        authorities += extra.value();
    }
    configuration.setCaCertificates(authorities);
    return configuration;
}

QString tlsReason(const QList<QSslError> &errors, const QString &host)
{
    QStringList reasons;
    for (const QSslError &error : errors) {
        if (error.error() != QSslError::NoError)
            reasons += reasonOf(error, host);
    }
    reasons.removeDuplicates();
    if (reasons.isEmpty())
        return u"no common TLS version or cipher (1.2 is the least), or the port does not speak TLS"_s;
    return reasons.join("; "_L1);
}

} // namespace coffer
