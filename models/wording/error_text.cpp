// SPDX-License-Identifier: GPL-3.0-or-later
#include <wording/error_text.h>

#include <wording/labels.h>

#include "wording.h"

#include <QStringList>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype providerWordsLimit = 300;

/// The two places where a credential is entered, with the window and without.
QString renewal()
{
    return Wording::tr("Choose Enter credential under Needs attention, or run coffer-cli connections set-secret.");
}

/// Whether the JSON parser names the place, which it does as "byte 12".
bool isPlaceInJson(const Error &error)
{
    return error.kind == ErrorKind::MalformedReply && error.where.startsWith("byte "_L1);
}

/// A sign-in page can only come over HTTP; of a file or a pasted body nothing is known but where reading stopped.
QString malformedSentence(const Error &error, const QString &subject)
{
    if (!isPlaceInJson(error)) {
        return Wording::tr("%1 sent an answer that is damaged. Try again; if it lasts, ask the provider.").arg(subject);
    }
    // The parser also says 0 where it only knows that brackets or quotes do not match.
    const QString place = error.where == "byte 0"_L1 ? QString() : u" (%1)"_s.arg(error.where);
    if (!error.found.isEmpty()) { // the parser repeats nothing but a name that stands twice
        //: %2 is empty or a place such as " (byte 12)".
        return Wording::tr("%1 has one field twice in one object%2, so nothing of it was used. Ask the provider which "
                           "one holds.")
            .arg(subject, place);
    }
    if (error.httpStatus == 0) {
        //: %2 is empty or a place such as " (byte 12)".
        return Wording::tr("%1 is not valid JSON%2. Check that it is the right one and complete.").arg(subject, place);
    }
    //: %2 is empty or a place such as " (byte 12)".
    return Wording::tr("%1 sent an answer that is not valid JSON%2: cut off, damaged or meant for a browser, such as a "
                       "sign-in page. Check the address; if it lasts, ask the provider.")
        .arg(subject, place);
}

/// What happened and what to do. `status` is empty or as in " (401)".
QString coreSentence(const Error &error, const QString &subject, const QString &status)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return Wording::tr("%1: this input cannot be used. Correct it and try again.").arg(subject);
    case ErrorKind::InvalidDefinition:
        return Wording::tr("%1: the provider definition has a fault. Correct the file and load it again.").arg(subject);
    case ErrorKind::NotFound:
        return Wording::tr("%1 was not found. Check the spelling and look it up in the list.").arg(subject);
    case ErrorKind::AlreadyExists:
        return Wording::tr("%1 exists already. Choose another name.").arg(subject);
    case ErrorKind::NetworkUnreachable:
        return Wording::tr("%1 could not be reached. Check the network and the address.").arg(subject);
    case ErrorKind::Timeout:
        return Wording::tr("%1 did not answer completely in time. Try again; if it lasts, check the network and ask "
                           "the provider.")
            .arg(subject);
    case ErrorKind::TlsFailed:
        return Wording::tr("The secure connection to %1 could not be trusted, so nothing was asked. Check the address; "
                           "if your company has a certificate authority of its own, name its file in the connection.")
            .arg(subject);
    case ErrorKind::RedirectRefused:
        return Wording::tr("%1 pointed to another address, which was not followed so that no credential goes there. "
                           "Check the address of the connection.")
            .arg(subject);
    case ErrorKind::RateLimited:
        //: %2 is empty or a status such as " (429)".
        return Wording::tr("%1 allows no more requests for now%2. Wait, or ask less often.").arg(subject, status);
    case ErrorKind::ServerError:
        //: %2 is empty or a status such as " (503)".
        return Wording::tr("%1 has a fault of its own%2. Try again later; if it lasts, ask the provider.")
            .arg(subject, status);
    case ErrorKind::Unauthorized:
        //: %2 is empty or a status such as " (401)".
        return Wording::tr("%1 refused the credential%2.").arg(subject, status) + u' ' + renewal();
    case ErrorKind::Forbidden:
        //: %2 is empty or a status such as " (403)".
        return Wording::tr("%1 does not let this credential read balances%2. Ask the provider for that right, or enter "
                           "another credential.")
                   .arg(subject, status)
            + u' ' + renewal();
    case ErrorKind::ProviderRefused:
        //: %2 is empty or a status such as " (404)".
        return Wording::tr("%1 turned the request down%2. Check the details of the connection.").arg(subject, status);
    case ErrorKind::MalformedReply:
        return malformedSentence(error, subject);
    case ErrorKind::UnexpectedShape:
        return Wording::tr("%1 sent an answer that lacks a promised field. The provider may have changed it: look for "
                           "a newer provider definition.")
            .arg(subject);
    case ErrorKind::TooLarge:
        return error.expected.isEmpty()
            ? Wording::tr("%1 is more than Coffer accepts. Ask for less in the connection, or ask the provider.")
                  .arg(subject)
            : Wording::tr("%1 is more than Coffer accepts: %2. Take a smaller file, or ask for less in the connection.")
                  .arg(subject, shortened(error.expected, providerWordsLimit));
    case ErrorKind::BadAmount:
        return Wording::tr("%1 sent an amount that cannot be read exactly, so it was not used. Check the unit of "
                           "amounts in the connection or the provider definition.")
            .arg(subject);
    case ErrorKind::BadTime:
        return Wording::tr("%1 sent a time that cannot be read. Look for a newer provider definition.").arg(subject);
    case ErrorKind::UnknownCurrency:
        return Wording::tr("%1 sent a currency of which Coffer does not know the digits after the point, so the amount "
                           "was not used. State them in the provider definition.")
            .arg(subject);
    case ErrorKind::CurrencyMismatch:
        return Wording::tr("%1 sent another currency than before or than the rest of the answer, so the amount was not "
                           "used. Ask the provider which one holds.")
            .arg(subject);
    case ErrorKind::DuplicateAccount:
        return Wording::tr("%1 named one account twice in one answer, so neither was used. Ask the provider which one "
                           "holds.")
            .arg(subject);
    case ErrorKind::AccountMissing:
        return Wording::tr("%1 no longer lists this account. If it was closed, leave it out of the totals; if not, ask "
                           "the provider.")
            .arg(subject);
    case ErrorKind::Overflow:
        return Wording::tr("%1: an amount has more digits than Coffer can hold, so it was not used. Ask the provider "
                           "whether it is right.")
            .arg(subject);
    case ErrorKind::SecretMissing:
        return Wording::tr("The credential of %1 is not in the keychain, or the keychain is locked. Unlock the "
                           "keychain, or enter the credential again.")
                   .arg(subject)
            + u' ' + renewal();
    case ErrorKind::SecretOriginChanged:
        return Wording::tr("The addresses of %1 have changed since its credential was entered, so it was not sent. "
                           "Enter it again if the new addresses are right.")
                   .arg(subject)
            + u' ' + renewal();
    case ErrorKind::KeychainLocked:
        return Wording::tr("The credential of %1 cannot be read, because the keychain is locked. Unlock it and try "
                           "again.")
            .arg(subject);
    case ErrorKind::KeychainDenied:
        return Wording::tr(
                   "The keychain did not let Coffer read the credential of %1. Allow it when the keychain asks, "
                   "and try again.")
            .arg(subject);
    case ErrorKind::KeychainUnavailable:
        return Wording::tr("The credential of %1 cannot be read, because no keychain service runs. Start one, or keep "
                           "the credential for this session only.")
            .arg(subject);
    case ErrorKind::KeychainTimeout:
        return Wording::tr("The credential of %1 cannot be read, because the keychain service does not answer. Look "
                           "for a question it may be waiting on, or restart it.")
            .arg(subject);
    case ErrorKind::StorageFailed:
        return Wording::tr("%1 could not be read or written. Check the free space and the permissions.").arg(subject);
    case ErrorKind::StorageDamaged:
        return Wording::tr("%1 is damaged or was made by a newer version. Nothing was changed in it: update Coffer, or "
                           "restore a backup.")
            .arg(subject);
    case ErrorKind::ProfileInUse:
        return Wording::tr("%1 is in use by another program. Close that one, or choose another profile.").arg(subject);
    case ErrorKind::Cancelled:
        return Wording::tr("%1: stopped before it was done. Start it again when you like.").arg(subject);
    }
    Q_UNREACHABLE();
}

/// Only failures of a poll leave what was read before.
bool keepsFigures(ErrorKind kind)
{
    return kind >= ErrorKind::NetworkUnreachable && kind <= ErrorKind::KeychainTimeout;
}

QStringList detailSentences(const Error &error, const QString &subject)
{
    QStringList sentences;
    if (!error.where.isEmpty() && error.where != subject && !isPlaceInJson(error)) {
        sentences += error.kind == ErrorKind::InvalidInput
            ? Wording::tr("Field: %1.").arg(shortened(error.where, providerWordsLimit))
            : Wording::tr("Place: %1.").arg(shortened(error.where, providerWordsLimit));
    }
    if (!error.found.isEmpty())
        sentences += Wording::tr("Found: “%1”.").arg(shortened(error.found, providerWordsLimit));
    if (!error.expected.isEmpty() && error.kind != ErrorKind::TooLarge)
        sentences += Wording::tr("Expected: %1.").arg(shortened(error.expected, providerWordsLimit));
    return sentences;
}

QStringList providerSentences(const ProviderError &provider)
{
    QStringList sentences;
    if (!provider.message.isEmpty())
        sentences += Wording::tr("The provider says: “%1”.").arg(shortened(provider.message, providerWordsLimit));
    if (!provider.code.isEmpty())
        sentences += Wording::tr("Its code: “%1”.").arg(shortened(provider.code, providerWordsLimit));
    if (!provider.id.isEmpty())
        sentences += Wording::tr("Its reference for support: “%1”.").arg(shortened(provider.id, providerWordsLimit));
    return sentences;
}

} // namespace

QString errorSentence(const Error &error, const QString &subject, Figures figures)
{
    const QString named = !subject.isEmpty() ? subject : !error.where.isEmpty() ? error.where : u"Coffer"_s;
    const QString status = error.httpStatus == 0 ? QString() : u" (%1)"_s.arg(error.httpStatus);

    QStringList sentences{coreSentence(error, shortened(named, providerWordsLimit), status)};
    sentences += detailSentences(error, named);
    sentences += providerSentences(error.provider);
    if (error.retryAfter)
        sentences += Wording::tr("Next try possible in %1.").arg(waitText(*error.retryAfter));
    if (figures == Figures::Kept && keepsFigures(error.kind))
        sentences += Wording::tr("Last good figures stay.");
    return sentences.join(u' ');
}

QString diagnosticSentence(const Diagnostic &diagnostic)
{
    const QString found = shortened(diagnostic.found, providerWordsLimit);
    switch (diagnostic.kind) {
    case Diagnostic::Kind::UnmappedKind:
        return Wording::tr("The provider also sent a balance of type “%1”, which its definition does not explain; it "
                           "is not shown.")
            .arg(found);
    case Diagnostic::Kind::StatusNotActive:
        return Wording::tr("The provider reports the account's status as “%1”.").arg(found);
    case Diagnostic::Kind::ServerTimeAhead:
        return Wording::tr("The provider states a time that has not come yet (%1). Check the clock of this computer.")
            .arg(found);
    case Diagnostic::Kind::CurrencyUnlisted:
        return Wording::tr("The currency %1 is not in ISO 4217; its amounts keep the digits that were sent.")
            .arg(found);
    case Diagnostic::Kind::MoreDigitsThanCurrency:
        return Wording::tr("The amount %1 has more digits after the point than its currency; it is kept as sent.")
            .arg(found);
    case Diagnostic::Kind::ExcludedByDefinition:
        return Wording::tr("The provider definition leaves this account out of the totals (%1). You can count it in "
                           "the account's settings.")
            .arg(found);
    case Diagnostic::Kind::EmptyList:
        return Wording::tr("The provider answered, but named no account. Check what the credential may see.");
    case Diagnostic::Kind::EnteredBy: {
        const QString author = shortened(diagnostic.where, providerWordsLimit);
        return found.isEmpty() ? Wording::tr("Entered by %1.").arg(author)
                               : Wording::tr("Entered by %1. Remark: “%2”.").arg(author, found);
    }
    case Diagnostic::Kind::ImportedFrom:
        return Wording::tr("Imported from the file %1, place %2.")
            .arg(found, shortened(diagnostic.where, providerWordsLimit));
    }
    Q_UNREACHABLE();
}

} // namespace coffer
