// SPDX-License-Identifier: GPL-3.0-or-later
#include "secret_entry.h"

#include <QUuid>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxEntryBytes = 2560;
constexpr char version = '1';

bool isPrintableAscii(QChar c)
{
    return c > u' ' && c < QChar(0x7F);
}

Error damaged(const QString &entryName, const QString &found)
{
    return Error{ErrorKind::StorageDamaged, entryName, found, u"an entry written by this program"_s, {}};
}

} // namespace

QString originSet(const QStringList &origins)
{
    QStringList sorted = origins;
    sorted.sort();
    sorted.removeDuplicates();
    return sorted.join(u' ');
}

Result<Secret> encodeEntry(const QStringList &origins, const Secret &secret)
{
    if (Result<void> checked = checkSecret(secret); !checked)
        return checked.error();
    for (const QString &origin : origins) {
        if (origin.isEmpty() || !std::all_of(origin.cbegin(), origin.cend(), isPrintableAscii))
            return Error{ErrorKind::InvalidInput, u"origins"_s, shortened(origin), u"addresses in ASCII"_s, {}};
    }
    const QByteArray bound = originSet(origins).toLatin1();
    const qsizetype size = 3 + bound.size() + secret.size();
    if (bound.isEmpty() || size > maxEntryBytes) {
        return Error{ErrorKind::InvalidInput,
                     u"origins"_s,
                     u"%1 addresses"_s.arg(origins.size()),
                     u"at least one address, and at most %1 bytes with the secret"_s.arg(maxEntryBytes - 3),
                     {}};
    }
    QByteArray entry;
    entry.reserve(size); // so that appending leaves no copies behind
    entry.append(version).append('\n').append(bound).append('\n').append(secret.reveal());
    return Secret(std::move(entry));
}

Result<Secret> decodeEntry(const QString &entryName, const Secret &entry, const QStringList &origins)
{
    // KWallet can report success with nothing in it when opening failed: empty is a fault, not a secret.
    if (entry.isEmpty())
        return damaged(entryName, u"an empty entry"_s);
    const QByteArrayView bytes = entry.reveal();
    if (bytes.size() < 2 || bytes[0] != version || bytes[1] != '\n')
        return damaged(entryName, u"an entry of another form or version"_s);
    const QByteArrayView rest = bytes.sliced(2);
    const qsizetype end = rest.indexOf('\n');
    if (end < 0)
        return damaged(entryName, u"an entry that is cut off"_s);
    Secret secret(rest.sliced(end + 1).toByteArray());
    if (!checkSecret(secret))
        return damaged(entryName, u"an entry with an unusable secret"_s);
    const QString stored = QString::fromLatin1(rest.first(end));
    const QString asked = originSet(origins);
    if (stored != asked)
        return Error{ErrorKind::SecretOriginChanged, entryName, shortened(stored, 300), shortened(asked, 300), {}};
    return secret;
}

Result<void> checkKey(const SecretKey &key)
{
    for (const QString &part : {key.connection.toString(), key.field}) {
        const bool usable = !part.isEmpty() && part.size() <= 100
            && std::all_of(part.cbegin(), part.cend(), [](QChar c) { return isPrintableAscii(c) && c != u'/'; });
        if (!usable)
            return Error{ErrorKind::InvalidInput,
                         u"secret name"_s,
                         shortened(part),
                         u"1 to 100 ASCII characters, no slash"_s,
                         {}};
    }
    return {};
}

void probeByRoundTrip(SecretStore &store, SecretStore::Done done)
{
    const SecretKey key{ConnectionId(u"probe-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)), u"probe"_s};
    const QStringList origins{u"https://probe.invalid"_s};
    const QByteArray value = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    SecretStore *again = &store; // valid in a callback that is not Cancelled

    store.write(key, origins, Secret(QByteArray(value)), [=](Result<void> written) {
        if (!written)
            return done(written);
        again->read(key, origins, [=](Result<Secret> read) {
            if (!read && read.error().kind == ErrorKind::Cancelled)
                return done(read.error());
            const bool same = read && read.value().reveal() == QByteArrayView(value);
            const Result<void> outcome = same ? Result<void>()
                : read                        ? Result<void>(Error{ErrorKind::KeychainUnavailable,
                                            key.entryName(),
                                            u"another value"_s,
                                            u"the value just written"_s,
                                            {}})
                                              : Result<void>(read.error());
            again->remove(key, [=](Result<void> removed) { done(outcome ? removed : outcome); });
        });
    });
}

} // namespace coffer
