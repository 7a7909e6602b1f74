// SPDX-License-Identifier: GPL-3.0-or-later
#include <secrets/secret_store.h>

#include <QStringDecoder>

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
    return Error{ErrorKind::InvalidInput, u"secret"_s, {}, expected, {}};
}

} // namespace

QString SecretKey::entryName(const QString &prefix) const
{
    return u"%1/%2/%3"_s.arg(prefix, connection.toString(), field);
}

Result<void> checkSecret(const Secret &secret)
{
    if (secret.isEmpty())
        return refusal(u"a text that is not empty"_s);
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

} // namespace coffer
