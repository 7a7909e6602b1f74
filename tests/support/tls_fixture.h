// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

#include <ctime>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace coffer {

/// A certificate with its key, and what the server sends along.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;
    QList<QSslCertificate> between;

    [[nodiscard]] QList<QSslCertificate> chain() const { return QList<QSslCertificate>{certificate} + between; }
};

/// A throw-away authority and certificates of each good and bad sort, made in memory. Link OpenSSL::Crypto and
/// Qt6::Network.
class TlsFixture
{
public:
    TlsFixture()
        : m_authority(make({.name = "Coffer Test CA", .isAuthority = true}, nullptr))
        , m_stranger(make({.name = "Strange CA", .isAuthority = true}, nullptr))
        , m_intermediate(make({.name = "Coffer Test Intermediate", .isAuthority = true}, &m_authority))
    {
        good = finished(make({}, &m_authority));
        expired = finished(make({.fromDays = -30, .toDays = -1}, &m_authority));
        notYetValid = finished(make({.fromDays = 1, .toDays = 30}, &m_authority));
        wrongName = finished(make({.name = "other.example", .alternative = "DNS:other.example"}, &m_authority));
        selfSigned = finished(make({}, nullptr));
        unknownAuthority = finished(make({}, &m_stranger));
        withoutIntermediate = finished(make({}, &m_intermediate));
        withIntermediate = withoutIntermediate;
        withIntermediate.between = {QSslCertificate(m_intermediate.pem())};
        QFile file(caFile());
        if (!file.open(QIODevice::WriteOnly) || file.write(m_authority.pem()) < 0)
            qFatal("no place for the test authority");
    }

    /// PEM of the authority that signed everything but selfSigned and unknownAuthority.
    [[nodiscard]] QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

    /// Name under which OpenSSL looks for that authority in a folder of certificates.
    [[nodiscard]] QString caHashName() const
    {
        return QStringLiteral("%1.0").arg(
            X509_NAME_hash_ex(X509_get_subject_name(m_authority.certificate.get()), nullptr, nullptr, nullptr), 8, 16,
            QLatin1Char('0'));
    }

    TestCertificate good;
    TestCertificate expired;     ///< since yesterday
    TestCertificate notYetValid; ///< from tomorrow
    TestCertificate wrongName;   ///< other.example
    TestCertificate selfSigned;
    TestCertificate unknownAuthority;
    TestCertificate withoutIntermediate;
    TestCertificate withIntermediate;

private:
    struct Wish
    {
        const char *name = "localhost";
        const char *alternative = "DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1";
        bool isAuthority = false;
        int fromDays = -1;
        int toDays = 30;
    };
    struct Pair
    {
        std::shared_ptr<X509> certificate;
        std::shared_ptr<EVP_PKEY> key;

        [[nodiscard]] QByteArray pem() const
        {
            return text([this](BIO *out) { PEM_write_bio_X509(out, certificate.get()); });
        }
        [[nodiscard]] QByteArray keyPem() const
        {
            return text(
                [this](BIO *out) { PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
        }
        template <typename F>
        static QByteArray text(F write)
        {
            const std::shared_ptr<BIO> out(BIO_new(BIO_s_mem()), BIO_free);
            write(out.get());
            char *data = nullptr;
            const long size = BIO_get_mem_data(out.get(), &data);
            return QByteArray(data, qsizetype(size));
        }
    };

    static Pair make(const Wish &wish, const Pair *issuer)
    {
        const Pair pair{{X509_new(), X509_free}, {EVP_EC_gen("P-256"), EVP_PKEY_free}};
        X509 *certificate = pair.certificate.get();
        X509_set_version(certificate, 2);
        static long serial = 1000;
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
        X509_time_adj_ex(X509_getm_notBefore(certificate), wish.fromDays, 0, nullptr);
        X509_time_adj_ex(X509_getm_notAfter(certificate), wish.toDays, 0, nullptr);
        X509_set_pubkey(certificate, pair.key.get());
        X509_NAME *name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(wish.name), -1, -1,
                                   0);
        X509 *signer = issuer ? issuer->certificate.get() : certificate;
        X509_set_issuer_name(certificate, X509_get_subject_name(signer));
        addExtension(certificate, signer, NID_basic_constraints,
                     wish.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
        if (!wish.isAuthority)
            addExtension(certificate, signer, NID_subject_alt_name, wish.alternative);
        X509_sign(certificate, issuer ? issuer->key.get() : pair.key.get(), EVP_sha256());
        return pair;
    }

    static void addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
    {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
        const std::shared_ptr<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value),
                                                        X509_EXTENSION_free);
        X509_add_ext(certificate, extension.get(), -1);
    }

    static TestCertificate finished(const Pair &pair)
    {
        return {QSslCertificate(pair.pem()), QSslKey(pair.keyPem(), QSsl::Ec), {}};
    }

    QTemporaryDir m_folder;
    Pair m_authority;
    Pair m_stranger;
    Pair m_intermediate;
};

} // namespace coffer
