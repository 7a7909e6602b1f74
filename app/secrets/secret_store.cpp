// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/secret_store.h>

#include "secret_entry.h"

#include <QStringDecoder>

#include <memory>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool isControl(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

/// What a copy from a web page or a mail leaves at the ends: blanks, byte-order marks, zero-width characters.
bool isStray(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format;
}

Error refusal(const QString &expected)
{
    return Error{ErrorKind::InvalidInput, u"secret"_s, {}, expected, u"what was found is not shown"_s};
}

/// One credential on its way into a store.
struct Writing
{
    SecretStore &store; ///< valid in a callback that is not Cancelled
    ConnectionId id;
    QStringList origins;
    std::map<QString, Secret> left;
    CredentialOf whose;
    QStringList written;
    SecretStore::Done done;
};

void takeBack(const std::shared_ptr<Writing> &writing, const Error &reason)
{
    if (writing->written.isEmpty()) {
        writing->done(reason);
        return;
    }
    writing->store.remove({writing->id, writing->written.takeFirst()}, [writing, reason](const Result<void> &removed) {
        if (!removed && removed.error().kind == ErrorKind::Cancelled)
            writing->done(reason);
        else
            takeBack(writing, reason);
    });
}

void writeNext(const std::shared_ptr<Writing> &writing)
{
    if (writing->left.empty()) {
        writing->store.remove({writing->id, refreshTokenField}, writing->done);
        return;
    }
    auto next = writing->left.extract(writing->left.begin());
    writing->store.write({writing->id, next.key()}, writing->origins, std::move(next.mapped()),
                         [writing, field = next.key()](const Result<void> &result) {
                             if (result) {
                                 writing->written += field;
                                 writeNext(writing);
                             } else if (writing->whose == CredentialOf::NewConnection
                                        && result.error().kind != ErrorKind::Cancelled) {
                                 takeBack(writing, result.error());
                             } else {
                                 writing->done(result);
                             }
                         });
}

} // namespace

QString SecretKey::entryName(const QString &prefix) const
{
    return u"%1/%2/%3"_s.arg(prefix, connection.toString(), field);
}

Result<void> checkSecret(const Secret &secret)
{
    if (secret.isEmpty())
        return Error{ErrorKind::InvalidInput, u"secret"_s, {}, u"a text that is not empty"_s, {}};
    if (secret.size() > maxSecretBytes)
        return refusal(u"at most %1 bytes"_s.arg(maxSecretBytes));
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(secret.reveal());
    Error reason{ErrorKind::InvalidInput};
    bool good = false;
    if (decoder.hasError())
        reason = refusal(u"UTF-8 text"_s);
    else if (std::any_of(text.cbegin(), text.cend(), isControl))
        reason = refusal(u"no line breaks or control characters"_s);
    else if (text.isEmpty() || isStray(text.front()) || isStray(text.back()))
        reason = refusal(u"no blanks or invisible characters at its ends"_s);
    else
        good = true;
    text.fill(u'\0'); // not shared: this is the only copy
    if (!good)
        return reason;
    return {};
}

void writeSecrets(SecretStore &store, const ConnectionId &id, const QStringList &origins,
                  std::map<QString, Secret> secrets, CredentialOf whose, SecretStore::Done done)
{
    for (const auto &[field, secret] : secrets) {
        if (const auto entry = encodeEntry(origins, secret); !entry) {
            Error error = entry.error();
            error.where = field;
            done(error);
            return;
        }
    }
    if (secrets.empty()) {
        done({});
        return;
    }
    writeNext(std::make_shared<Writing>(Writing{store, id, origins, std::move(secrets), whose, {}, std::move(done)}));
}

namespace {

/// Fields of one credential on their way out of a store.
struct Reading
{
    SecretStore &store; ///< valid in a callback that is not Cancelled
    ConnectionId id;
    QStringList origins;
    QStringList left;
    std::map<QString, Secret> read;
    std::function<void(Result<std::map<QString, Secret>>)> done;
};

void readNext(const std::shared_ptr<Reading> &reading)
{
    if (reading->left.isEmpty()) {
        reading->done(std::move(reading->read));
        return;
    }
    const QString field = reading->left.takeFirst();
    reading->store.read({reading->id, field}, reading->origins, [reading, field](Result<Secret> secret) {
        if (!secret) {
            reading->done(secret.error());
            return;
        }
        reading->read.emplace(field, std::move(secret).value());
        readNext(reading);
    });
}

} // namespace

void readSecrets(SecretStore &store, const ConnectionId &id, const QStringList &origins, const QStringList &fields,
                 std::function<void(Result<std::map<QString, Secret>>)> done)
{
    readNext(std::make_shared<Reading>(Reading{store, id, origins, fields, {}, std::move(done)}));
}

void removeSecrets(SecretStore &store, const ConnectionId &id, const QStringList &fields, SecretStore::Done done)
{
    if (!store.isWritable()) {
        done({});
        return;
    }
    QStringList all = fields;
    all += refreshTokenField;
    all.removeDuplicates();
    const auto left = std::make_shared<qsizetype>(all.size());
    const auto outcome = std::make_shared<Result<void>>();
    for (const QString &field : all) {
        store.remove({id, field}, [left, outcome, done](const Result<void> &removed) {
            if (!removed)
                *outcome = removed;
            if (--*left == 0)
                done(*outcome);
        });
    }
}

} // namespace coffer
