// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/camt_reader.h>

#include <imports/csv_mapping.h>
#include <imports/manual_accounts.h>

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 32 * 1024 * 1024;
constexpr int maxDepth = 64;
constexpr std::size_t maxStatements = 10'000;
constexpr std::size_t maxBalances = 200;
constexpr qsizetype maxText = 500;

/// Texts of a <Bal>, as they stand there.
struct RawBalance
{
    QString place = {};
    QString code = {}; ///< of CdOrPrtry
    bool proprietary = false;
    QString amount = {};
    QString currency = {};
    QString indicator = {};
    QString date = {};
    QString dateTime = {};
    QString lineIncluded = {}; ///< of CdtLine
    QString lineAmount = {};
    QString lineCurrency = {};
    QString repeated = {}; ///< an element that stands there twice
};

struct RawStatement
{
    QString place;
    QString iban;
    QString otherId;
    QString currency;
    QString name;
    QString lastPage;
    QString repeated;
    std::vector<RawBalance> balances;
};

Error atPlace(ErrorKind kind, const QString &place, const QString &found, const QString &expected)
{
    return Error{.kind = kind, .where = place, .found = shortened(found), .expected = expected};
}

/// Cuts a file into the texts that matter. Stops at the first thing that is not allowed.
class CamtParser
{
public:
    explicit CamtParser(const QByteArray &bytes) : m_xml(bytes) { m_xml.setEntityExpansionLimit(0); }

    Result<std::vector<RawStatement>> read()
    {
        std::vector<RawStatement> statements;
        if (nextChild())
            readDocument(statements);
        while (!m_error && !m_xml.atEnd()) { // what stands behind the document must be in order, too
            m_xml.readNext();
            check();
        }
        if (m_error)
            return *m_error;
        return statements;
    }
    [[nodiscard]] const QString &kind() const { return m_kind; }

private:
    void fail(ErrorKind kind, const QString &found, const QString &expected)
    {
        if (!m_error)
            m_error = atPlace(
                kind,
                u"line %1, column %2"_s.arg(QString::number(m_xml.lineNumber()), QString::number(m_xml.columnNumber())),
                found, expected);
    }

    void check()
    {
        if (m_xml.tokenType() == QXmlStreamReader::DTD || m_xml.tokenType() == QXmlStreamReader::EntityReference)
            fail(ErrorKind::MalformedReply, u"a document type or entity"_s, u"plain XML"_s);
        else if (m_xml.hasError())
            fail(ErrorKind::MalformedReply, m_xml.errorString(), u"well-formed XML"_s);
    }

    /// The next child element of the current one; false at its end or at an error.
    bool nextChild()
    {
        while (!m_error && !m_xml.atEnd()) {
            m_xml.readNext();
            check();
            if (m_xml.isStartElement()) {
                if (++m_depth > maxDepth)
                    fail(ErrorKind::TooLarge, {}, u"at most 64 levels"_s);
                return !m_error;
            }
            if (m_xml.isEndElement()) {
                --m_depth;
                return false;
            }
        }
        return false;
    }

    void skip()
    {
        for (int level = 1; level > 0 && !m_error && !m_xml.atEnd();) {
            m_xml.readNext();
            check();
            if (m_xml.isStartElement()) {
                ++level;
                if (++m_depth > maxDepth)
                    fail(ErrorKind::TooLarge, {}, u"at most 64 levels"_s);
            } else if (m_xml.isEndElement()) {
                --level;
                --m_depth;
            }
        }
    }

    QString text()
    {
        QString result;
        while (!m_error && !m_xml.atEnd()) {
            m_xml.readNext();
            check();
            if (m_xml.isEndElement()) {
                --m_depth;
                return result.trimmed();
            }
            if (m_xml.isStartElement())
                fail(ErrorKind::MalformedReply, m_xml.name().toString(), u"a text"_s);
            else if (m_xml.isCharacters())
                result += m_xml.text();
            if (result.size() > maxText)
                fail(ErrorKind::TooLarge, {}, u"at most 500 characters"_s);
        }
        return {};
    }

    /// For elements that may stand only once.
    void takeText(QString &target, QString &repeated)
    {
        const QString name = m_xml.name().toString();
        const QString found = text();
        if (!target.isEmpty())
            repeated = name;
        target = found;
    }

    [[nodiscard]] bool at(QLatin1StringView name) const
    {
        return m_xml.name() == name && m_xml.namespaceUri() == m_namespace;
    }

    void readDocument(std::vector<RawStatement> &statements)
    {
        static const QRegularExpression known(u"^urn:iso:std:iso:20022:tech:xsd:(camt\\.05([23])\\.001\\.0[2-8])$"_s);
        m_namespace = m_xml.namespaceUri().toString();
        const QRegularExpressionMatch match = known.match(m_namespace);
        if (m_xml.name() != "Document"_L1 || !match.hasMatch()) {
            fail(ErrorKind::MalformedReply, u"%1 %2"_s.arg(m_xml.name().toString(), m_namespace),
                 u"a Document of camt.053.001.02 to .08 or camt.052.001.02 to .08"_s);
            return;
        }
        m_kind = match.captured(1);
        const bool isStatement = match.captured(2) == "3"_L1;
        const QLatin1StringView message = isStatement ? "BkToCstmrStmt"_L1 : "BkToCstmrAcctRpt"_L1;
        const QLatin1StringView item = isStatement ? "Stmt"_L1 : "Rpt"_L1;
        bool found = false;
        while (nextChild()) {
            if (!at(message) || found) {
                fail(ErrorKind::MalformedReply, m_xml.name().toString(), u"one "_s + message);
                return;
            }
            found = true;
            while (nextChild()) {
                if (!at(item)) {
                    skip();
                    continue;
                }
                if (statements.size() >= maxStatements) {
                    fail(ErrorKind::TooLarge, {}, u"at most 10,000 statements"_s);
                    return;
                }
                statements.push_back(
                    readStatement(u"/Document/%1/%2[%3]"_s.arg(message, item, QString::number(statements.size() + 1))));
            }
        }
        if (!found)
            fail(ErrorKind::MalformedReply, {}, u"a "_s + message);
    }

    RawStatement readStatement(const QString &place)
    {
        RawStatement statement;
        statement.place = place;
        bool account = false;
        while (nextChild()) {
            if (at("Acct"_L1)) {
                if (std::exchange(account, true))
                    statement.repeated = u"Acct"_s;
                readAccount(statement);
            } else if (at("Bal"_L1)) {
                if (statement.balances.size() >= maxBalances) {
                    fail(ErrorKind::TooLarge, {}, u"at most 200 balances in a statement"_s);
                    return statement;
                }
                statement.balances.push_back(
                    readBalance(u"%1/Bal[%2]"_s.arg(place, QString::number(statement.balances.size() + 1))));
            } else if (at("StmtPgntn"_L1) || at("RptPgntn"_L1)) {
                while (nextChild()) {
                    if (at("LastPgInd"_L1))
                        takeText(statement.lastPage, statement.repeated);
                    else
                        skip();
                }
            } else {
                skip();
            }
        }
        return statement;
    }

    void readAccount(RawStatement &statement)
    {
        while (nextChild()) {
            if (at("Id"_L1)) {
                while (nextChild()) {
                    if (at("IBAN"_L1)) {
                        takeText(statement.iban, statement.repeated);
                    } else if (at("Othr"_L1)) {
                        while (nextChild()) {
                            if (at("Id"_L1))
                                takeText(statement.otherId, statement.repeated);
                            else
                                skip();
                        }
                    } else {
                        skip();
                    }
                }
            } else if (at("Ccy"_L1)) {
                takeText(statement.currency, statement.repeated);
            } else if (at("Nm"_L1)) {
                takeText(statement.name, statement.repeated);
            } else {
                skip();
            }
        }
    }

    RawBalance readBalance(const QString &place)
    {
        RawBalance balance;
        balance.place = place;
        while (nextChild()) {
            if (at("Tp"_L1)) {
                readType(balance);
            } else if (at("Amt"_L1)) {
                balance.currency = m_xml.attributes().value("Ccy"_L1).toString();
                takeText(balance.amount, balance.repeated);
            } else if (at("CdtDbtInd"_L1)) {
                takeText(balance.indicator, balance.repeated);
            } else if (at("Dt"_L1)) {
                while (nextChild()) {
                    if (at("Dt"_L1))
                        takeText(balance.date, balance.repeated);
                    else if (at("DtTm"_L1))
                        takeText(balance.dateTime, balance.repeated);
                    else
                        skip();
                }
            } else if (at("CdtLine"_L1)) {
                readCreditLine(balance);
            } else {
                skip();
            }
        }
        return balance;
    }

    void readType(RawBalance &balance)
    {
        while (nextChild()) {
            if (!at("CdOrPrtry"_L1)) {
                skip(); // SubTp
                continue;
            }
            while (nextChild()) {
                if (at("Cd"_L1)) {
                    takeText(balance.code, balance.repeated);
                } else if (at("Prtry"_L1)) {
                    takeText(balance.code, balance.repeated);
                    balance.proprietary = true;
                } else {
                    skip();
                }
            }
        }
    }

    /// Where there are several lines, none can be told to be the one inside.
    void readCreditLine(RawBalance &balance)
    {
        RawBalance line;
        while (nextChild()) {
            if (at("Incl"_L1)) {
                takeText(line.lineIncluded, line.repeated);
            } else if (at("Amt"_L1)) {
                line.lineCurrency = m_xml.attributes().value("Ccy"_L1).toString();
                takeText(line.lineAmount, line.repeated);
            } else {
                skip();
            }
        }
        if (!balance.lineIncluded.isEmpty())
            line = RawBalance{.lineIncluded = u"several"_s};
        balance.lineIncluded = line.lineIncluded;
        balance.lineAmount = line.lineAmount;
        balance.lineCurrency = line.lineCurrency;
    }

    QXmlStreamReader m_xml;
    QString m_namespace;
    QString m_kind;
    int m_depth = 0;
    std::optional<Error> m_error;
};

/// A balance whose texts have been read.
struct ReadBalance
{
    StatedFigure figure;
    CurrencyCode currency;
    UtcTime at;
    CreditLineIncluded lineIncluded = CreditLineIncluded::Unknown;
    std::optional<StatedFigure> line = {};
};

/// Makes one row of each statement.
class StatementReader
{
public:
    StatementReader(bool isReport, const BusinessDayRule &days, UtcTime now)
        : m_isReport(isReport)
        , m_days(days)
        , m_now(now)
    {
    }

    [[nodiscard]] Result<StatedBalance> read(const RawStatement &raw) const
    {
        if (!raw.repeated.isEmpty())
            return atPlace(ErrorKind::UnexpectedShape, raw.place, raw.repeated, u"each element once"_s);
        if (!raw.iban.isEmpty() && !raw.otherId.isEmpty())
            return atPlace(ErrorKind::UnexpectedShape, raw.place + u"/Acct/Id"_s, raw.otherId,
                           u"IBAN or Othr, not both"_s);
        const QString id = normalisedAccountId(raw.iban.isEmpty() ? raw.otherId : raw.iban);
        if (id.isEmpty())
            return atPlace(ErrorKind::UnexpectedShape, raw.place + u"/Acct/Id"_s, {}, u"IBAN or Othr/Id"_s);
        std::vector<ReadBalance> balances;
        for (const RawBalance &each : raw.balances) {
            auto balance = readBalance(each);
            if (!balance)
                return balance.error();
            balances.push_back(std::move(balance).value());
        }
        if (balances.empty())
            return atPlace(ErrorKind::UnexpectedShape, raw.place, {}, u"a balance"_s);
        if (auto fault = faultOfCurrencies(raw, balances))
            return *fault;
        return assembled(raw, id, balances);
    }

private:
    [[nodiscard]] Result<ReadBalance> readBalance(const RawBalance &raw) const
    {
        const auto fault = [&raw](ErrorKind kind, const QString &element, const QString &found,
                                  const QString &expected) {
            return atPlace(kind, raw.place + element, found, expected);
        };
        if (!raw.repeated.isEmpty())
            return fault(ErrorKind::UnexpectedShape, {}, raw.repeated, u"each element once"_s);
        if (raw.code.isEmpty())
            return fault(ErrorKind::UnexpectedShape, u"/Tp/CdOrPrtry"_s, {}, u"a code"_s);
        const auto currency = CurrencyCode::parse(raw.currency);
        if (!currency)
            return fault(ErrorKind::UnknownCurrency, u"/Amt/@Ccy"_s, raw.currency, u"a currency"_s);
        const auto amount = Decimal::parse(raw.amount);
        if (!amount || amount.value().isNegative())
            return fault(amount ? ErrorKind::BadAmount : amount.error().kind, u"/Amt"_s, raw.amount,
                         u"an amount without a sign"_s);
        if (raw.indicator != "CRDT"_L1 && raw.indicator != "DBIT"_L1)
            return fault(ErrorKind::UnexpectedShape, u"/CdtDbtInd"_s, raw.indicator, u"CRDT or DBIT"_s);
        const auto at = momentOfBalance(raw);
        if (!at)
            return at.error();
        ReadBalance result{
            .figure = {.amount = raw.indicator == "DBIT"_L1 ? amount.value().negated() : amount.value(),
                       .code = raw.proprietary ? u"Prtry "_s + shortened(raw.code, 40) : shortened(raw.code, 40),
                       .raw = u"%1 %2"_s.arg(raw.amount, raw.indicator)},
            .currency = currency.value(),
            .at = at.value()};
        if (raw.lineIncluded == "false"_L1 || raw.lineIncluded == "0"_L1)
            result.lineIncluded = CreditLineIncluded::No;
        if (raw.lineIncluded == "true"_L1 || raw.lineIncluded == "1"_L1) {
            result.lineIncluded = CreditLineIncluded::Yes;
            const auto line = Decimal::parse(raw.lineAmount);
            if (line && !line.value().isNegative() && raw.lineCurrency == raw.currency)
                result.line = StatedFigure{.amount = line.value(), .code = u"CdtLine"_s, .raw = raw.lineAmount};
        }
        return result;
    }

    /// Forward balances lie ahead: theirs is the moment that they name.
    [[nodiscard]] Result<UtcTime> momentOfBalance(const RawBalance &raw) const
    {
        const auto bad = [&raw](const QString &found) {
            return atPlace(ErrorKind::BadTime, raw.place + u"/Dt"_s, found, u"one date, or a time, that has come"_s);
        };
        if (raw.date.isEmpty() == raw.dateTime.isEmpty())
            return bad(raw.date + u' ' + raw.dateTime);
        if (!raw.dateTime.isEmpty()) {
            if (const auto zoned = parseRfc3339(raw.dateTime))
                return zoned.value();
            static const QRegularExpression local(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?$"_s);
            const QDateTime time = QDateTime::fromString(raw.dateTime.left(19), Qt::ISODate);
            if (!local.match(raw.dateTime).hasMatch() || !time.isValid())
                return bad(raw.dateTime);
            return momentOf(time.date(), time.time(), m_days.zone);
        }
        static const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\d(Z|[+-]\\d\\d:\\d\\d)?$"_s);
        const QDate day = QDate::fromString(raw.date.left(10), Qt::ISODate);
        if (!form.match(raw.date).hasMatch() || !day.isValid() || day.year() < 1970)
            return bad(raw.date);
        if (!isCounted(raw))
            return m_days.endOf(day);
        const auto stated = statedTime(day, m_days, m_now);
        return stated ? stated : Result<UtcTime>(bad(raw.date));
    }

    [[nodiscard]] static bool isCounted(const RawBalance &raw)
    {
        static const QStringList codes{u"CLBD"_s, u"ITBD"_s, u"CLAV"_s, u"ITAV"_s, u"XPCD"_s};
        return !raw.proprietary && codes.contains(raw.code);
    }

    [[nodiscard]] static std::optional<Error> faultOfCurrencies(const RawStatement &raw,
                                                                const std::vector<ReadBalance> &balances)
    {
        const QString expected = raw.currency.isEmpty() ? balances.front().currency.toString() : raw.currency;
        for (const ReadBalance &each : balances) {
            if (each.currency.toString() != expected)
                return atPlace(ErrorKind::CurrencyMismatch, raw.place, each.currency.toString(), expected);
        }
        return std::nullopt;
    }

    /// The one of these codes that holds: the latest, then the first in `codes`. Two of the same code and moment that
    /// differ are an error.
    [[nodiscard]] static Result<const ReadBalance *>
    chosen(const RawStatement &raw, const std::vector<ReadBalance> &balances, const QStringList &codes)
    {
        const ReadBalance *best = nullptr;
        const auto rank = [&codes](const ReadBalance &each) { return codes.indexOf(each.figure.code); };
        for (const ReadBalance &each : balances) {
            if (rank(each) < 0)
                continue;
            if (best && best->figure.code == each.figure.code && best->at == each.at
                && best->figure.amount != each.figure.amount)
                return atPlace(ErrorKind::UnexpectedShape, raw.place, each.figure.code,
                               u"one balance of this code and date"_s);
            if (!best || each.at > best->at || (each.at == best->at && rank(each) < rank(*best)))
                best = &each;
        }
        return best;
    }

    [[nodiscard]] Result<StatedBalance> assembled(const RawStatement &raw, const QString &id,
                                                  const std::vector<ReadBalance> &balances) const
    {
        const auto posted =
            chosen(raw, balances, m_isReport ? QStringList{u"ITBD"_s, u"CLBD"_s} : QStringList{u"CLBD"_s, u"ITBD"_s});
        const auto available =
            chosen(raw, balances, m_isReport ? QStringList{u"ITAV"_s, u"CLAV"_s} : QStringList{u"CLAV"_s, u"ITAV"_s});
        const auto pending = chosen(raw, balances, {u"XPCD"_s});
        for (const auto *each : {&posted, &available, &pending}) {
            if (!*each)
                return each->error();
        }
        if (!posted.value() && !available.value())
            return atPlace(ErrorKind::UnexpectedShape, raw.place, {}, u"CLBD, ITBD, CLAV or ITAV"_s);
        if (raw.lastPage == "false"_L1 && !(posted.value() && posted.value()->figure.code == "CLBD"_L1))
            return atPlace(ErrorKind::UnexpectedShape, raw.place, u"a page that is not the last"_s,
                           u"the closing balance"_s);
        const UtcTime asOf = posted.value() ? posted.value()->at : available.value()->at;
        StatedBalance balance{.accountId = id,
                              .name = shortened(raw.name, 100),
                              .iban = raw.iban.isEmpty() ? QString() : id,
                              .currency = balances.front().currency,
                              .asOf = asOf};
        // A reading has one moment: what was stated for another one is information.
        const auto place = [&](const ReadBalance *from, std::optional<StatedFigure> &to) {
            if (from && from->at == asOf)
                to = from->figure;
        };
        place(posted.value(), balance.posted);
        place(available.value(), balance.available);
        place(pending.value(), balance.pending);
        if (balance.available) {
            balance.creditLineIncluded = available.value()->lineIncluded;
            balance.creditLine = available.value()->line;
        }
        for (const ReadBalance &each : balances) {
            const bool used = (balance.posted && &each == posted.value())
                || (balance.available && &each == available.value()) || (balance.pending && &each == pending.value());
            if (used)
                continue;
            StatedFigure other = each.figure;
            other.date = m_days.dayOf(each.at - std::chrono::microseconds(1));
            const auto same =
                std::find_if(balance.others.begin(), balance.others.end(), [&other](const StatedFigure &known) {
                    return known.code == other.code && known.date == other.date;
                });
            if (same == balance.others.end())
                balance.others.push_back(other);
            else if (same->amount != other.amount)
                return atPlace(ErrorKind::UnexpectedShape, raw.place, other.code,
                               u"one balance of this code and date"_s);
        }
        return balance;
    }

    bool m_isReport;
    const BusinessDayRule &m_days;
    UtcTime m_now;
};

} // namespace

bool looksLikeXml(const QByteArray &bytes)
{
    QByteArray start = bytes.left(200);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    start.replace('\0', "");
    start.replace("\xFF\xFE", "");
    start.replace("\xFE\xFF", "");
    return start.trimmed().startsWith('<');
}

Result<CamtFile> readCamt(const QByteArray &bytes, const BusinessDayRule &days, UtcTime now)
{
    if (bytes.size() > maxBytes)
        return atPlace(ErrorKind::TooLarge, u"file"_s, QString::number(bytes.size()), u"at most 32 MiB"_s);
    CamtParser parser(bytes);
    const auto statements = parser.read();
    if (!statements)
        return statements.error();
    CamtFile file;
    file.kind = parser.kind();
    const StatementReader reader(file.kind.startsWith("camt.052"_L1), days, now);
    for (const RawStatement &statement : statements.value()) {
        ImportRow row;
        row.place = statement.place;
        auto balance = reader.read(statement);
        if (balance)
            row.balance = std::move(balance).value();
        else
            row.error = balance.error();
        file.rows.push_back(std::move(row));
    }
    return file;
}

} // namespace coffer
