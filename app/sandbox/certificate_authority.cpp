// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificate_authority.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace coffer::sandbox {

namespace {

template <auto function>
struct Free
{
    template <typename T>
    void operator()(T *object) const
    {
        function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

constexpr long hour = 3600;
constexpr long day = 24 * hour;

struct Validity
{
    long fromNow;
    long untilNow;
};

Validity validityOf(SandboxCertificate kind)
{
    switch (kind) {
    case SandboxCertificate::Expired:
        return {-7 * day, -day};
    case SandboxCertificate::NotYetValid:
        return {day, 7 * day};
    case SandboxCertificate::Trusted:
    case SandboxCertificate::WrongName:
    case SandboxCertificate::SelfSigned:
        return {-hour, 7 * day};
    }
    Q_UNREACHABLE();
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context) X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate blankCertificate(EVP_PKEY *key, const char *name, Validity validity)
{
    Certificate certificate(X509_new());
    if (!certificate)
        return {};
    X509 *raw = certificate.get();
    unsigned char serial[16];
    std::unique_ptr<BIGNUM, Free<BN_free>> number;
    if (RAND_bytes(serial, sizeof serial) == 1) {
        serial[0] &= 0x7f; // positive
        number.reset(BN_bin2bn(serial, sizeof serial, nullptr));
    }
    const bool good = number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(raw)) != nullptr
        && X509_set_version(raw, 2) == 1 && X509_gmtime_adj(X509_getm_notBefore(raw), validity.fromNow) != nullptr
        && X509_gmtime_adj(X509_getm_notAfter(raw), validity.untilNow) != nullptr && X509_set_pubkey(raw, key) == 1
        && X509_NAME_add_entry_by_txt(X509_get_subject_name(raw), "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(name), -1, -1, 0)
            == 1;
    return good ? std::move(certificate) : Certificate();
}

bool finish(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey)
{
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1
        && X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

Certificate makeAuthority(EVP_PKEY *key)
{
    Certificate certificate = blankCertificate(key, "Coffer sandbox authority (test only)", {-hour, 7 * day});
    X509 *raw = certificate.get();
    const bool good = raw != nullptr && addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(raw, raw, NID_subject_key_identifier, "hash") && finish(raw, raw, key);
    return good ? std::move(certificate) : Certificate();
}

Certificate makeServer(SandboxCertificate kind, EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey)
{
    Certificate certificate = blankCertificate(key, "Coffer sandbox (test only)", validityOf(kind));
    X509 *raw = certificate.get();
    if (raw == nullptr)
        return {};
    const bool selfSigned = kind == SandboxCertificate::SelfSigned;
    X509 *issuer = selfSigned ? raw : authority;
    const char *names =
        kind == SandboxCertificate::WrongName ? "DNS:bank.invalid" : "DNS:localhost,IP:127.0.0.1,IP:::1";
    const bool good = addExtension(raw, issuer, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(raw, issuer, NID_key_usage, "critical,digitalSignature")
        && addExtension(raw, issuer, NID_ext_key_usage, "serverAuth")
        && addExtension(raw, issuer, NID_subject_alt_name, names)
        && addExtension(raw, issuer, NID_subject_key_identifier, "hash")
        && (selfSigned || addExtension(raw, issuer, NID_authority_key_identifier, "keyid:always"))
        && finish(raw, issuer, selfSigned ? key : authorityKey);
    return good ? std::move(certificate) : Certificate();
}

QByteArray textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QByteArray pem(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), certificate) == 1 ? textOf(bio.get()) : QByteArray();
}

QByteArray pem(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    const bool good = bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return good ? textOf(bio.get()) : QByteArray();
}

} // namespace

Result<ServerIdentity> makeServerIdentity(SandboxCertificate kind)
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    const Certificate authority = authorityKey ? makeAuthority(authorityKey.get()) : Certificate();
    const Certificate server =
        authority && serverKey ? makeServer(kind, serverKey.get(), authority.get(), authorityKey.get()) : Certificate();
    if (!server)
        return Error{
            .kind = ErrorKind::TlsFailed, .where = u"certificate"_s, .detail = u"OpenSSL made no certificate"_s};
    return ServerIdentity{pem(authority.get()), pem(server.get()), pem(serverKey.get())};
}

} // namespace coffer::sandbox
