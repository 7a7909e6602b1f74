// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_codec.h"

#include <json/json_document.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// How a raw token follows from the amount of its figure; most do, and are then not stored.
enum class TokenRule : char {
    Decimal = 'd',  ///< "12.10"
    Unscaled = 'u', ///< "1210": minor units
    Text = 't',     ///< kept in the row
};

void appendText(QByteArray &json, const QString &text)
{
    json += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u" + QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(4, '0');
        } else {
            json += c;
        }
    }
    json += '"';
}

/// Writes members of an object, or elements of an array, with their commas.
class JsonWriter
{
public:
    explicit JsonWriter(char open) { m_json += open; }
    JsonWriter &key(const char *name)
    {
        separate();
        m_json += '"';
        m_json += name;
        m_json += "\":";
        m_fresh = true;
        return *this;
    }
    JsonWriter &text(const QString &value)
    {
        separate();
        appendText(m_json, value);
        return *this;
    }
    JsonWriter &raw(const QByteArray &value)
    {
        separate();
        m_json += value;
        return *this;
    }
    JsonWriter &member(const char *name, const QString &value)
    {
        return value.isEmpty() ? *this : key(name).text(value);
    }
    QByteArray close(char close)
    {
        m_json += close;
        return m_json;
    }

private:
    void separate()
    {
        if (!m_fresh)
            m_json += ',';
        m_fresh = false;
    }
    QByteArray m_json;
    bool m_fresh = true;
};

QVariant encodeAmount(const Decimal &amount)
{
    if (const auto unscaled = amount.unscaled())
        return QVariant::fromValue<qlonglong>(*unscaled);
    return QString::fromLatin1(amount.unscaledText());
}

TokenRule ruleFor(const Figure &figure, const FigureSource &source)
{
    if (figure.sources.size() != 1)
        return TokenRule::Text;
    if (source.rawToken == figure.amount.toString())
        return TokenRule::Decimal;
    return source.rawToken == QString::fromLatin1(figure.amount.unscaledText()) ? TokenRule::Unscaled : TokenRule::Text;
}

/// [scale, request, pointer, rule, request, pointer, rule, …]; tokens that no rule explains go to `tokens`.
QByteArray encodeFigure(const Figure &figure, QStringList &tokens)
{
    JsonWriter json('[');
    json.raw(QByteArray::number(figure.amount.scale()));
    for (const FigureSource &source : figure.sources) {
        const TokenRule rule = ruleFor(figure, source);
        if (rule == TokenRule::Text)
            tokens.append(source.rawToken);
        json.text(source.request).text(source.pointer).text(QString(QLatin1Char(char(rule))));
    }
    return json.close(']');
}

QByteArray encodeComponent(const Component &component, QStringList &tokens)
{
    JsonWriter json('[');
    json.text(component.name).text(componentRoleCode(component.role));
    if (component.figure)
        json.raw(encodeFigure(*component.figure, tokens));
    return json.close(']');
}

QByteArray encodeTerms(const std::vector<BridgeTerm> &terms)
{
    JsonWriter json('[');
    for (const BridgeTerm &term : terms)
        json.raw(JsonWriter('[')
                     .text(bridgeTermCode(term.of))
                     .text(term.component)
                     .raw(term.minus ? "true" : "false")
                     .close(']'));
    return json.close(']');
}

void appendOther(QString &others, const std::optional<Figure> &figure)
{
    if (!figure)
        return;
    if (!others.isEmpty())
        others += u' ';
    others += QString::fromLatin1(figure->amount.unscaledText());
}

QVariant encodeTime(const std::optional<UtcTime> &time)
{
    return time ? QVariant::fromValue<qlonglong>(time->time_since_epoch().count()) : QVariant();
}

std::optional<UtcTime> decodeTime(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return UtcTime(std::chrono::microseconds(value.toLongLong()));
}

Error damaged(const QString &what, const QByteArray &note)
{
    return Error{ErrorKind::StorageDamaged, u"note"_s, shortened(QString::fromUtf8(note)), what};
}

Result<JsonDocument> parseNote(const QByteArray &note)
{
    auto document = JsonDocument::parse(note);
    if (!document)
        return damaged(u"JSON"_s, note);
    return document;
}

} // namespace

StoredReading encodeReading(const BalanceReading &reading)
{
    QStringList tokens;
    StoredReading stored;
    QString others;
    JsonWriter json('{');
    json.key("currency").text(reading.currency.toString());
    json.member("name", reading.name).member("iban", reading.iban).member("status", reading.status);
    if (reading.ownership != Ownership::Own)
        json.key("ownership").text(ownershipCode(reading.ownership));
    if (!reading.inTotals)
        json.key("inTotals").raw("false");
    if (reading.posted) {
        json.key("posted").raw(encodeFigure(*reading.posted, tokens));
        stored.posted = encodeAmount(reading.posted->amount);
    }
    if (reading.available) {
        json.key("available").raw(encodeFigure(*reading.available, tokens));
        stored.available = encodeAmount(reading.available->amount);
    }
    if (reading.pending)
        json.key("pending").raw(encodeFigure(*reading.pending, tokens));
    appendOther(others, reading.pending);
    json.key("creditLineIncluded").text(creditLineCode(reading.creditLine.included));
    if (reading.creditLine.amount)
        json.key("creditLine").raw(encodeFigure(*reading.creditLine.amount, tokens));
    appendOther(others, reading.creditLine.amount);
    JsonWriter components('[');
    for (const Component &component : reading.components) {
        components.raw(encodeComponent(component, tokens));
        appendOther(others, component.figure);
    }
    if (!reading.components.empty())
        json.key("components").raw(components.close(']'));
    if (!reading.bridgeTerms.empty())
        json.key("terms").raw(encodeTerms(reading.bridgeTerms));
    if (!reading.diagnostics.empty())
        json.key("diagnostics").raw(encodeDiagnostics(reading.diagnostics));
    stored.note = json.close('}');

    if (!others.isEmpty())
        stored.others = others;
    if (!tokens.isEmpty()) {
        JsonWriter list('[');
        for (const QString &token : tokens)
            list.text(token);
        stored.tokens = QString::fromUtf8(list.close(']'));
    }
    stored.asOf = encodeTime(reading.asOf);
    stored.altered = encodeTime(reading.lastChangedAt);
    return stored;
}

// ---- decoding

namespace {

struct FigureShape
{
    int scale = 0;
    std::vector<FigureSource> sources; ///< raw tokens are filled per row
    std::vector<TokenRule> rules;
};

std::optional<FigureShape> figureShapeOf(JsonValue json)
{
    FigureShape shape;
    if (!json.isArray() || json.size() % 3 != 1 || !json.at(0).isNumber())
        return std::nullopt;
    shape.scale = json.at(0).numberText().toByteArray().toInt();
    for (qsizetype i = 1; i < json.size(); i += 3) {
        const QString rule = json.at(i + 2).toString();
        if (rule.size() != 1)
            return std::nullopt;
        shape.sources.push_back({json.at(i).toString(), json.at(i + 1).toString(), {}});
        shape.rules.push_back(TokenRule(rule[0].toLatin1()));
    }
    return shape;
}

/// Hands out the tokens that a row keeps, in order.
class KeptTokens
{
public:
    static Result<KeptTokens> parse(const QVariant &column)
    {
        KeptTokens tokens;
        if (column.isNull())
            return tokens;
        const QByteArray text = column.toString().toUtf8();
        const auto json = JsonDocument::parse(text);
        if (!json || !json.value().root().isArray())
            return damaged(u"a JSON array of tokens"_s, text);
        for (qsizetype i = 0; i < json.value().root().size(); ++i)
            tokens.m_tokens.append(json.value().root().at(i).toString());
        return tokens;
    }
    QString take() { return m_next < m_tokens.size() ? m_tokens[m_next++] : QString(); }

private:
    QStringList m_tokens;
    qsizetype m_next = 0;
};

Result<Decimal> decodeAmount(const QVariant &value, int scale)
{
    if (value.typeId() == QMetaType::LongLong && scale >= 0 && scale <= Decimal::maxScale)
        return Decimal::fromInteger(value.toLongLong(), scale);
    const QByteArray digits = value.toString().toLatin1();
    auto amount = Decimal::fromUnscaled(digits, scale);
    if (!amount)
        return damaged(u"an amount"_s, digits);
    return amount;
}

Result<Figure> decodeFigure(const FigureShape &shape, const QVariant &value, KeptTokens &tokens)
{
    const auto amount = decodeAmount(value, shape.scale);
    if (!amount)
        return amount.error();
    Figure figure{amount.value(), shape.sources};
    for (std::size_t i = 0; i < shape.rules.size(); ++i) {
        switch (shape.rules[i]) {
        case TokenRule::Decimal:
            figure.sources[i].rawToken = amount.value().toString();
            break;
        case TokenRule::Unscaled:
            figure.sources[i].rawToken = QString::fromLatin1(amount.value().unscaledText());
            break;
        case TokenRule::Text:
            figure.sources[i].rawToken = tokens.take();
            break;
        }
    }
    return figure;
}

Result<std::vector<BridgeTerm>> termsOf(JsonValue json, const QByteArray &note)
{
    std::vector<BridgeTerm> terms;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto of = bridgeTermFromCode(json.at(i).at(0).toString());
        if (!of)
            return damaged(u"a term"_s, note);
        terms.push_back({*of, json.at(i).at(1).toString(), json.at(i).at(2).toBool()});
    }
    return terms;
}

Result<std::vector<Diagnostic>> diagnosticsOf(JsonValue json, const QByteArray &note)
{
    std::vector<Diagnostic> diagnostics;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto kind = diagnosticKindFromCode(json.at(i).at(0).toString());
        if (!kind)
            return damaged(u"a diagnostic"_s, note);
        diagnostics.push_back({*kind, json.at(i).at(1).toString(), json.at(i).at(2).toString()});
    }
    return diagnostics;
}

} // namespace

struct ReadingShape::Parts
{
    BalanceReading blank; ///< everything but the figures; of the components, those that were not sent
    std::optional<FigureShape> posted;
    std::optional<FigureShape> available;
    std::optional<FigureShape> pending;
    std::optional<FigureShape> creditLine;
    std::vector<std::optional<FigureShape>> components;

    Result<void> readFigures(JsonValue json, const QByteArray &note);
    Result<void> readComponents(JsonValue json, const QByteArray &note);
};

Result<void> ReadingShape::Parts::readFigures(JsonValue json, const QByteArray &note)
{
    const std::pair<const char16_t *, std::optional<FigureShape> *> figures[] = {
        {u"posted", &posted}, {u"available", &available}, {u"pending", &pending}, {u"creditLine", &creditLine}};
    for (const auto &[name, shape] : figures) {
        const JsonValue value = json.member(name);
        if (!value.exists())
            continue;
        *shape = figureShapeOf(value);
        if (!*shape)
            return damaged(u"a figure"_s, note);
    }
    return {};
}

Result<void> ReadingShape::Parts::readComponents(JsonValue json, const QByteArray &note)
{
    for (qsizetype i = 0; i < json.size(); ++i) {
        const JsonValue item = json.at(i);
        const auto role = componentRoleFromCode(item.at(1).toString());
        auto shape = item.size() > 2 ? figureShapeOf(item.at(2)) : std::nullopt;
        if (!role || (item.size() > 2 && !shape))
            return damaged(u"a component"_s, note);
        blank.components.push_back({item.at(0).toString(), *role, {}});
        components.push_back(std::move(shape));
    }
    return {};
}

ReadingShape::ReadingShape(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ReadingShape::~ReadingShape() = default;

Result<std::shared_ptr<const ReadingShape>> ReadingShape::parse(const QByteArray &note)
{
    const auto document = parseNote(note);
    if (!document)
        return document.error();
    const JsonValue json = document.value().root();
    const auto currency = CurrencyCode::parse(json.member(u"currency").toString());
    const auto included = creditLineFromCode(json.member(u"creditLineIncluded").toString());
    const JsonValue owner = json.member(u"ownership");
    const auto ownership = owner.exists() ? ownershipFromCode(owner.toString()) : Ownership::Own;
    if (!currency || !included || !ownership)
        return damaged(u"a reading"_s, note);
    auto parts = std::make_unique<Parts>(Parts{BalanceReading{.providerAccountId = {},
                                                              .name = json.member(u"name").toString(),
                                                              .iban = json.member(u"iban").toString(),
                                                              .status = json.member(u"status").toString(),
                                                              .currency = currency.value(),
                                                              .posted = {},
                                                              .available = {},
                                                              .pending = {},
                                                              .creditLine = {*included, {}},
                                                              .components = {},
                                                              .bridgeTerms = {},
                                                              .asOf = {},
                                                              .lastChangedAt = {},
                                                              .ownership = *ownership,
                                                              .inTotals = !json.member(u"inTotals").exists(),
                                                              .diagnostics = {}},
                                               {},
                                               {},
                                               {},
                                               {},
                                               {}});
    auto terms = termsOf(json.member(u"terms"), note);
    auto diagnostics = diagnosticsOf(json.member(u"diagnostics"), note);
    if (!terms || !diagnostics)
        return terms ? diagnostics.error() : terms.error();
    parts->blank.bridgeTerms = std::move(terms).value();
    parts->blank.diagnostics = std::move(diagnostics).value();
    if (auto done = parts->readFigures(json, note); !done)
        return done.error();
    if (auto done = parts->readComponents(json.member(u"components"), note); !done)
        return done.error();
    return std::shared_ptr<const ReadingShape>(new ReadingShape(std::move(parts)));
}

Result<BalanceReading> ReadingShape::decode(const StoredReading &stored, const QString &providerAccountId) const
{
    BalanceReading reading = m_parts->blank;
    reading.providerAccountId = providerAccountId;
    reading.asOf = decodeTime(stored.asOf);
    reading.lastChangedAt = decodeTime(stored.altered);
    auto tokens = KeptTokens::parse(stored.tokens);
    if (!tokens)
        return tokens.error();
    const QStringList others = stored.others.isNull() ? QStringList() : stored.others.toString().split(u' ');
    qsizetype next = 0;
    std::optional<Error> error;
    // The order is that of encodeReading(): the tokens depend on it.
    const auto read = [&](const std::optional<FigureShape> &shape, const QVariant &value,
                          std::optional<Figure> &target) {
        if (!shape || error)
            return;
        auto figure = decodeFigure(*shape, value, tokens.value());
        if (figure)
            target = std::move(figure).value();
        else
            error = figure.error();
    };
    const auto readOther = [&](const std::optional<FigureShape> &shape, std::optional<Figure> &target) {
        if (shape)
            read(shape, next < others.size() ? others[next++] : QString(), target);
    };
    read(m_parts->posted, stored.posted, reading.posted);
    read(m_parts->available, stored.available, reading.available);
    readOther(m_parts->pending, reading.pending);
    readOther(m_parts->creditLine, reading.creditLine.amount);
    for (std::size_t i = 0; i < reading.components.size(); ++i)
        readOther(m_parts->components[i], reading.components[i].figure);
    if (error)
        return *error;
    return reading;
}

Result<StatedAmounts> ReadingShape::amounts(const QVariant &posted, const QVariant &available) const
{
    StatedAmounts stated{m_parts->blank.currency, {}, {}};
    if (m_parts->posted) {
        auto amount = decodeAmount(posted, m_parts->posted->scale);
        if (!amount)
            return amount.error();
        stated.posted = std::move(amount).value();
    }
    if (m_parts->available) {
        auto amount = decodeAmount(available, m_parts->available->scale);
        if (!amount)
            return amount.error();
        stated.available = std::move(amount).value();
    }
    return stated;
}

// ---- errors and diagnostics

QByteArray encodeError(const Error &error)
{
    JsonWriter json('{');
    json.key("kind").text(errorCode(error.kind));
    json.member("where", error.where).member("found", error.found).member("expected", error.expected);
    json.member("detail", error.detail);
    if (error.httpStatus != 0)
        json.key("httpStatus").raw(QByteArray::number(error.httpStatus));
    if (error.retryAfter)
        json.key("retryAfter").raw(QByteArray::number(qint64(error.retryAfter->count())));
    json.member("message", error.provider.message).member("code", error.provider.code).member("id", error.provider.id);
    return json.close('}');
}

Result<StoredError> decodeError(const QByteArray &note)
{
    const auto document = parseNote(note);
    if (!document)
        return document.error();
    const JsonValue json = document.value().root();
    const auto kind = errorKindFromCode(json.member(u"kind").toString());
    if (!kind)
        return damaged(u"an error"_s, note);
    Error error{*kind};
    error.where = json.member(u"where").toString();
    error.found = json.member(u"found").toString();
    error.expected = json.member(u"expected").toString();
    error.detail = json.member(u"detail").toString();
    error.httpStatus = json.member(u"httpStatus").numberText().toByteArray().toInt();
    if (const JsonValue wait = json.member(u"retryAfter"); wait.exists())
        error.retryAfter = std::chrono::seconds(wait.numberText().toByteArray().toLongLong());
    error.provider = {json.member(u"message").toString(), json.member(u"code").toString(),
                      json.member(u"id").toString()};
    return StoredError{std::move(error)};
}

QByteArray encodeDiagnostics(const std::vector<Diagnostic> &diagnostics)
{
    JsonWriter json('[');
    for (const Diagnostic &diagnostic : diagnostics) {
        json.raw(JsonWriter('[')
                     .text(diagnosticCode(diagnostic.kind))
                     .text(diagnostic.where)
                     .text(diagnostic.found)
                     .close(']'));
    }
    return json.close(']');
}

Result<std::vector<Diagnostic>> decodeDiagnostics(const QByteArray &note)
{
    const auto document = parseNote(note);
    if (!document)
        return document.error();
    return diagnosticsOf(document.value().root(), note);
}

} // namespace coffer
