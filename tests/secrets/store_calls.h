// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <secrets/secret_store.h>

#include <QTest>
#include <QUuid>

#include <memory>

namespace coffer {

/// The answers to one call. A store must give exactly one, and not before the call has returned.
template <typename T>
struct Answers
{
    bool calling = true;
    bool cameFromWithinTheCall = false;
    std::vector<Result<T>> all;

    [[nodiscard]] bool isOne() const { return all.size() == 1 && !cameFromWithinTheCall; }
};

template <typename T, typename Start>
std::shared_ptr<Answers<T>> start(Start begin)
{
    auto answers = std::make_shared<Answers<T>>();
    begin([answers](Result<T> result) {
        answers->cameFromWithinTheCall |= answers->calling;
        answers->all.push_back(std::move(result));
    });
    answers->calling = false;
    return answers;
}

inline auto startRead(SecretStore &store, const SecretKey &key, const QStringList &origins)
{
    return start<Secret>([&](SecretStore::ReadDone done) { store.read(key, origins, std::move(done)); });
}

inline auto startWrite(SecretStore &store, const SecretKey &key, const QStringList &origins, const QByteArray &secret)
{
    return start<void>(
        [&](SecretStore::Done done) { store.write(key, origins, Secret(QByteArray(secret)), std::move(done)); });
}

inline auto startRemove(SecretStore &store, const SecretKey &key)
{
    return start<void>([&](SecretStore::Done done) { store.remove(key, std::move(done)); });
}

inline auto startProbe(SecretStore &store)
{
    return start<void>([&](SecretStore::Done done) { store.probe(std::move(done)); });
}

/// Waits for the answer and gives it as text: "ok", the secret, or the code of the error; "no single answer" if the
/// store broke its promise.
template <typename T>
QByteArray outcome(const std::shared_ptr<Answers<T>> &answers, int limit = 20000)
{
    (void)QTest::qWaitFor([&] { return !answers->all.empty(); }, limit);
    if (!answers->isOne())
        return "no single answer";
    const Result<T> &result = answers->all.front();
    if (!result && !result.error().detail.isEmpty())
        qInfo().noquote() << result.error().detail;
    if (!result)
        return errorCode(result.error().kind).toUtf8();
    if constexpr (std::is_void_v<T>)
        return "ok";
    else
        return result.value().reveal().toByteArray();
}

/// A key that no other test uses.
inline SecretKey newKey(const QString &field = QStringLiteral("api_key"))
{
    return SecretKey{ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces)), field};
}

} // namespace coffer
