// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/balance_normalizer.h>

#include "amount_reader.h"
#include "body_items.h"

#include <QHash>
#include <QVarLengthArray>

#include <map>
#include <string>
#include <unordered_map>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes clockTolerance{5};

/// An account whose key was met, by the order of first appearance.
struct Known
{
    std::size_t order = 0;
    std::size_t reading = 0; ///< index into BalanceReport::readings; noReading: it failed
};
constexpr auto noReading = std::size_t(-1);

/// A code as a reply writes it and what ISO 4217 says of it, looked up once for each reply.
struct KnownCurrency
{
    CurrencyCode code;
    bool isListed = false;
    std::optional<int> minorUnit;
};

class Normalizer
{
public:
    Normalizer(const ProviderDefinition &definition, const ModeSpec &mode, const CurrencyTable &currencies,
               const NormalizerInput &input);
    Result<BalanceReport> run();

    [[nodiscard]] const NormalizerInput &input() const { return m_input; }
    [[nodiscard]] const CurrencyTable &currencies() const { return m_currencies; }
    [[nodiscard]] const QMap<QString, QString> &unitByParameter() const { return m_unitByParameter; }
    [[nodiscard]] const Variables &parameters() const { return m_parameters; }
    [[nodiscard]] QString label(const FetchedBody &body) const
    {
        return m_labels[std::size_t(&body - m_input.bodies.data())];
    }
    [[nodiscard]] Result<Place> placeOf(const QString &request, int parent, const QString &parentItem) const;
    [[nodiscard]] const RequestSpec *request(const QString &id) const;
    /// nullptr for a text that is no code.
    [[nodiscard]] const KnownCurrency *currency(QByteArrayView code) const;

private:
    void readBody(const FetchedBody &body);
    void readItems(const AccountSpec &account, const FetchedBody &body);
    [[nodiscard]] QStringList keyPointers(const AccountSpec &account) const;
    void fail(const FailedRequest &failed);
    [[nodiscard]] std::optional<QString> keyWithoutBody(const AccountSpec &account, const FailedRequest &failed) const;
    [[nodiscard]] bool comesAfter(const QString &request, const QString &earlier) const;
    void add(const QString &key, Result<BalanceReading> reading, const QString &where);
    void finish();
    void undelivered(const Error &error);
    void describe();

    const ProviderDefinition &m_definition;
    const ModeSpec &m_mode;
    const CurrencyTable &m_currencies;
    const NormalizerInput &m_input;
    QMap<QString, QString> m_unitByParameter;
    Variables m_parameters;
    std::vector<QString> m_labels; ///< of each body, as FigureSource::request
    QHash<QString, Known> m_byKey;
    std::map<std::size_t, FailedAccount> m_failures; ///< by Known::order
    std::vector<std::size_t> m_contested;            ///< readings whose key another item claimed as well
    mutable std::unordered_map<std::string, KnownCurrency> m_knownCurrencies;
    bool m_anySkipped = false;
    BalanceReport m_report;
};

/// One item that an account entry reads.
class ItemReader final : public PlaceFinder
{
public:
    ItemReader(const Normalizer &normalizer, const AccountSpec &account, const QStringList &keyAt,
               const FetchedBody &body, const BodyItem &item, FieldFinder &fields)
        : m_normalizer(normalizer)
        , m_account(account)
        , m_keyAt(keyAt)
        , m_body(body)
        , m_item(item)
        , m_place{item.value, normalizer.label(body), item.pointer, &fields}
    {
        fields.begin(item.value, item.pointer);
    }

    [[nodiscard]] Result<Place> placeOf(const QString &request) const override
    {
        return m_normalizer.placeOf(request, m_body.parent, m_body.parentItem);
    }
    [[nodiscard]] bool isWanted() const;
    [[nodiscard]] bool isSkipped() const;
    [[nodiscard]] QString key() const;
    [[nodiscard]] Result<BalanceReading> read(const QString &key) const;

private:
    [[nodiscard]] bool conditionHolds(const Condition &condition) const;
    [[nodiscard]] QString text(const TextSpec &spec) const;
    [[nodiscard]] QString scalar(const QStringList &pointers) const;
    [[nodiscard]] Variables variables() const;
    [[nodiscard]] Result<const KnownCurrency *> currency() const;
    [[nodiscard]] Result<std::optional<UtcTime>> time(const std::optional<TimeSpec> &spec,
                                                      BalanceReading &reading) const;
    [[nodiscard]] Result<void> readFigures(const AmountReader &amounts, BalanceReading &reading) const;
    [[nodiscard]] Result<void> readRows(const AmountReader &amounts, BalanceReading &reading) const;
    void describe(BalanceReading &reading, const KnownCurrency &currency) const;

    const Normalizer &m_normalizer;
    const AccountSpec &m_account;
    const QStringList &m_keyAt; ///< Normalizer::keyPointers
    const FetchedBody &m_body;
    const BodyItem &m_item;
    Place m_place;
};

bool ItemReader::conditionHolds(const Condition &condition) const
{
    if (condition.of.isEmpty())
        return isMet(condition, m_place.find(condition.at));
    const auto place = placeOf(condition.of);
    return place && holds(condition, place.value().value);
}

bool ItemReader::isWanted() const
{
    return std::all_of(m_account.when.begin(), m_account.when.end(),
                       [this](const Condition &c) { return conditionHolds(c); });
}

bool ItemReader::isSkipped() const
{
    return std::any_of(m_account.skip.begin(), m_account.skip.end(),
                       [this](const Condition &c) { return conditionHolds(c); });
}

Variables ItemReader::variables() const
{
    Variables all = m_normalizer.parameters();
    all.insert(m_body.variables);
    if (const RequestSpec *request = m_normalizer.request(m_account.from)) {
        for (auto bind = request->bind.cbegin(); bind != request->bind.cend(); ++bind)
            all.insert(bind.key(), firstScalar(bind.value(), m_item.value));
    }
    if (m_account.items.kind == ItemsSpec::Kind::Members)
        all.insert(u"key"_s, m_item.name);
    return all;
}

/// firstScalar() on the item.
QString ItemReader::scalar(const QStringList &pointers) const
{
    for (const QString &pointer : pointers) {
        const JsonValue value = m_place.find(pointer);
        if (value.isString() || value.isNumber()) {
            if (QString text = m_place.token(pointer); !text.isEmpty())
                return text;
        }
    }
    return {};
}

QString ItemReader::text(const TextSpec &spec) const
{
    if (!spec.text.isEmpty()) {
        const Variables known = variables();
        const auto filled =
            spec.text.lacks(known) ? Result<QString>(QString()) : spec.text.filled(known, TemplateText::Encoding::None);
        return filled ? filled.value() : QString();
    }
    if (spec.of.isEmpty())
        return scalar(spec.at);
    const auto place = placeOf(spec.of);
    return place ? firstScalar(spec.at, place.value().value) : QString();
}

QString ItemReader::key() const
{
    const QString key = m_keyAt.isEmpty() ? text(m_account.key) : scalar(m_keyAt);
    return key.isEmpty() || m_account.keySuffix.isEmpty() ? key : key + m_account.keySuffix;
}

Result<const KnownCurrency *> ItemReader::currency() const
{
    const CurrencySpec &spec = m_account.currency;
    Place place = m_place;
    if (!spec.of.isEmpty()) {
        const auto other = placeOf(spec.of);
        if (!other)
            return other.error();
        place = other.value();
    }
    const JsonValue value = spec.kind == CurrencySpec::Kind::At ? place.find(spec.at) : JsonValue();
    if (spec.kind == CurrencySpec::Kind::At && !value.isString())
        return Error{.kind = ErrorKind::UnexpectedShape,
                     .where = place.absolute(spec.at),
                     .found = shortened(value.rawToken()),
                     .expected = u"a currency code"_s};
    const auto text = [&] {
        switch (spec.kind) {
        case CurrencySpec::Kind::Fixed:
            return spec.fixed;
        case CurrencySpec::Kind::Key:
            return m_item.name;
        case CurrencySpec::Kind::At:
            return value.toString();
        }
        Q_UNREACHABLE();
    };
    const KnownCurrency *known = m_normalizer.currency(value.exists() ? value.stringUtf8() : text().toUtf8());
    if (known)
        return known;
    Error error = CurrencyCode::parse(text()).error();
    error.where = value.exists() ? place.absolute(spec.at) : m_item.pointer;
    return error;
}

/// A token as text without an allocation. What is not ASCII becomes another character that no time has.
QVarLengthArray<char16_t, 48> widened(QByteArrayView token)
{
    QVarLengthArray<char16_t, 48> text;
    text.reserve(token.size());
    for (const char c : token)
        text.append(static_cast<unsigned char>(c));
    return text;
}

Result<std::optional<UtcTime>> ItemReader::time(const std::optional<TimeSpec> &spec, BalanceReading &reading) const
{
    if (!spec)
        return std::optional<UtcTime>();
    Place place = m_place;
    if (!spec->of.isEmpty()) {
        const auto other = placeOf(spec->of);
        if (!other)
            return other.error();
        place = other.value();
    }
    const JsonValue value = place.find(spec->at);
    if (!value.exists() || value.isNull())
        return std::optional<UtcTime>();
    const auto token = widened(value.isString() ? value.stringUtf8() : value.numberText());
    const QStringView text(token.data(), token.size());
    Result<UtcTime> read = Error{.kind = ErrorKind::BadTime};
    bool isNumber = false;
    switch (spec->format) {
    case TimeSpec::Format::Rfc3339:
        read = parseRfc3339(text);
        break;
    case TimeSpec::Format::Date:
        read = text.size() == 10 ? parseRfc3339(text.toString() + "T00:00:00Z"_L1) : read;
        break;
    case TimeSpec::Format::UnixSeconds:
    case TimeSpec::Format::UnixMilliseconds: {
        const bool isSeconds = spec->format == TimeSpec::Format::UnixSeconds;
        const qint64 count = text.toLongLong(&isNumber);
        constexpr qint64 year10000 = 253'402'300'800;
        if (isNumber && count >= 0 && count / (isSeconds ? 1 : 1000) < year10000)
            read = UtcTime(std::chrono::milliseconds(isSeconds ? count * 1000 : count));
        break;
    }
    }
    if (!read) {
        return Error{.kind = ErrorKind::BadTime,
                     .where = place.absolute(spec->at),
                     .found = shortened(value.rawToken()),
                     .expected = u"a time in the stated format"_s};
    }
    if (read.value() > m_normalizer.input().receivedAt + clockTolerance)
        reading.diagnostics.push_back(
            {Diagnostic::Kind::ServerTimeAhead, place.absolute(spec->at), shortened(value.rawToken())});
    return std::optional<UtcTime>(read.value());
}

Result<void> ItemReader::readFigures(const AmountReader &amounts, BalanceReading &reading) const
{
    const std::pair<const AmountPtr &, std::optional<Figure> &> figures[] = {
        {m_account.posted, reading.posted},
        {m_account.available, reading.available},
        {m_account.pending, reading.pending},
        {m_account.creditLine, reading.creditLine.amount}};
    for (const auto &[spec, figure] : figures) {
        if (!spec)
            continue;
        auto read = amounts.read(*spec, m_place);
        if (!read)
            return read.error();
        figure = std::move(read).value();
    }
    reading.components.reserve(m_account.components.size());
    for (const ComponentSpec &spec : m_account.components) {
        auto read = amounts.read(*spec.amount, m_place);
        if (!read)
            return read.error();
        reading.components.push_back({spec.name, spec.role, std::move(read).value()});
    }
    return {};
}

Result<void> ItemReader::readRows(const AmountReader &amounts, BalanceReading &reading) const
{
    using Kind = RowsSpec::Target::Kind;
    const RowsSpec &spec = *m_account.rows;
    const JsonValue rows = m_place.find(spec.each);
    const QString rowsAt = m_item.pointer + spec.each;
    if (!rows.isArray())
        return Error{.kind = ErrorKind::UnexpectedShape, .where = rowsAt, .expected = u"an array of balances"_s};
    struct Best
    {
        int rank = -1; ///< the lower the better; -1: none yet
        bool isTie = false;
        bool includesLine = false;
        std::optional<Figure> figure;
    };
    QMap<Kind, Best> best;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Place row{rows.at(i), m_place.request, rowsAt + u'/' + QString::number(i)};
        const QString type = firstScalar({spec.kindAt}, row.value);
        const auto target = spec.map.constFind(type);
        if (target == spec.map.constEnd()) {
            reading.diagnostics.push_back({Diagnostic::Kind::UnmappedKind, row.pointer + spec.kindAt, shortened(type)});
            continue;
        }
        if (target->kind == Kind::Ignore)
            continue;
        const bool includesLine =
            !spec.creditLineIncludedWhen.empty() && allHold(spec.creditLineIncludedWhen, row.value);
        const int rank = 2 * target->preference + int(spec.preferWithoutCreditLine && includesLine);
        Best &chosen = best[target->kind];
        if (chosen.rank >= 0 && chosen.rank <= rank) {
            chosen.isTie = chosen.isTie || chosen.rank == rank;
            continue;
        }
        auto figure = amounts.read(*spec.amount, row);
        if (!figure)
            return figure.error();
        chosen = {rank, false, includesLine, std::move(figure).value()};
    }
    for (const Best &chosen : std::as_const(best)) {
        if (chosen.isTie) {
            return Error{.kind = ErrorKind::UnexpectedShape,
                         .where = rowsAt,
                         .found = u"two rows for one kind of balance"_s,
                         .expected = u"one, or an order of preference in the definition"_s};
        }
    }
    reading.posted = best.value(Kind::Posted).figure;
    reading.available = best.value(Kind::Available).figure;
    reading.pending = best.value(Kind::Pending).figure;
    if (reading.available && !spec.creditLineIncludedWhen.empty())
        reading.creditLine.included =
            best.value(Kind::Available).includesLine ? CreditLineIncluded::Yes : CreditLineIncluded::No;
    return {};
}

/// What the user should know of this reading.
void ItemReader::describe(BalanceReading &reading, const KnownCurrency &currency) const
{
    if (!m_account.activeStatuses.isEmpty() && !reading.status.isEmpty()
        && !m_account.activeStatuses.contains(reading.status))
        reading.diagnostics.push_back(
            {Diagnostic::Kind::StatusNotActive, m_place.pointer + m_account.status.at.value(0), reading.status});
    for (const Condition &condition : m_account.outOfTotals) {
        if (!conditionHolds(condition))
            continue;
        reading.inTotals = false;
        reading.diagnostics.push_back(
            {Diagnostic::Kind::ExcludedByDefinition, m_place.pointer + condition.at,
             condition.values.isEmpty() ? QString() : firstScalar({condition.at}, m_item.value)});
        break;
    }
    if (!currency.isListed)
        reading.diagnostics.push_back(
            {Diagnostic::Kind::CurrencyUnlisted, m_place.pointer, reading.currency.toString()});
    if (!currency.minorUnit)
        return;
    const std::pair<QLatin1StringView, const std::optional<Figure> &> figures[] = {
        {"posted"_L1, reading.posted}, {"available"_L1, reading.available}, {"pending"_L1, reading.pending}};
    for (const auto &[name, figure] : figures) {
        if (figure && figure->amount.scale() > *currency.minorUnit)
            reading.diagnostics.push_back(
                {Diagnostic::Kind::MoreDigitsThanCurrency, QString(name), figure->amount.toString()});
    }
}

Result<BalanceReading> ItemReader::read(const QString &key) const
{
    const auto known = currency();
    if (!known)
        return known.error();
    BalanceReading reading{key,
                           text(m_account.name),
                           text(m_account.iban),
                           text(m_account.status),
                           known.value()->code,
                           std::nullopt,
                           std::nullopt,
                           std::nullopt,
                           {},
                           {},
                           m_account.bridgeTerms,
                           std::nullopt,
                           std::nullopt,
                           m_account.ownership,
                           true,
                           {}};
    reading.creditLine.included = m_account.creditLineIncluded;
    for (const auto &[conditions, ownership] : m_account.ownershipWhen) {
        if (std::all_of(conditions.begin(), conditions.end(),
                        [this](const Condition &c) { return conditionHolds(c); })) {
            reading.ownership = ownership;
            break;
        }
    }
    const AmountReader amounts(m_normalizer.currencies(), reading.currency, m_normalizer.unitByParameter(), *this);
    if (auto figures = readFigures(amounts, reading); !figures)
        return figures.error();
    if (m_account.rows) {
        if (auto rows = readRows(amounts, reading); !rows)
            return rows.error();
    }
    if (!reading.posted && !reading.available && !reading.pending) {
        return Error{.kind = ErrorKind::UnexpectedShape,
                     .where = m_item.pointer,
                     .found = u"no balance of any kind"_s,
                     .expected = u"a posted, available or pending balance"_s};
    }
    auto asOf = time(m_account.asOf, reading);
    auto changedAt = asOf ? time(m_account.lastChangedAt, reading) : asOf;
    if (!changedAt)
        return changedAt.error();
    reading.asOf = asOf.value();
    reading.lastChangedAt = changedAt.value();
    describe(reading, *known.value());
    return reading;
}

Normalizer::Normalizer(const ProviderDefinition &definition, const ModeSpec &mode, const CurrencyTable &currencies,
                       const NormalizerInput &input)
    : m_definition(definition)
    , m_mode(mode)
    , m_currencies(currencies)
    , m_input(input)
{
    for (const ParameterSpec &spec : definition.parameters) {
        const QString given = input.parameters.value(spec.name).value(0);
        const QString value = given.isEmpty() ? spec.defaultValue : given;
        if (spec.kind == ParameterSpec::Kind::Choice)
            m_unitByParameter.insert(spec.name, value);
        if (spec.kind != ParameterSpec::Kind::List)
            m_parameters.insert(spec.name, value);
    }
    QHash<QString, int> count;
    for (const FetchedBody &body : input.bodies)
        ++count[body.request];
    for (const FetchedBody &body : input.bodies)
        m_labels.push_back(count[body.request] > 1 ? body.request + u'#' + QString::number(body.number) : body.request);
}

const RequestSpec *Normalizer::request(const QString &id) const
{
    const auto found = std::find_if(m_mode.requests.begin(), m_mode.requests.end(),
                                    [&](const RequestSpec &spec) { return spec.id == id; });
    return found == m_mode.requests.end() ? nullptr : &*found;
}

Result<Place> Normalizer::placeOf(const QString &wanted, int parent, const QString &parentItem) const
{
    QString item = parentItem;
    while (parent >= 0 && parent < int(m_input.bodies.size())) {
        const FetchedBody &body = m_input.bodies[std::size_t(parent)];
        if (body.request == wanted)
            return Place{body.document.root().find(item), label(body), item};
        if (body.parent >= parent)
            break; // bodies stand after those that they were asked for
        item = body.parentItem;
        parent = body.parent;
    }
    return Error{.kind = ErrorKind::UnexpectedShape, .where = wanted, .expected = u"the item of an earlier request"_s};
}

const KnownCurrency *Normalizer::currency(QByteArrayView code) const
{
    std::string text(code.data(), std::size_t(code.size()));
    if (const auto known = m_knownCurrencies.find(text); known != m_knownCurrencies.end())
        return &known->second;
    // A code is ASCII. Latin 1 makes no letter of what is not, nor drops a byte-order mark as UTF-8 would.
    const auto parsed = CurrencyCode::parse(QString::fromLatin1(code));
    if (!parsed)
        return nullptr;
    const auto info = m_currencies.find(parsed.value());
    const KnownCurrency known{parsed.value(), info.has_value(), info ? info->minorUnit : std::nullopt};
    return &m_knownCurrencies.emplace(std::move(text), known).first->second;
}

/// Whether `request` runs for the items of `earlier`, directly or not.
bool Normalizer::comesAfter(const QString &later, const QString &earlier) const
{
    for (const RequestSpec *spec = request(later); spec && !spec->forRequest.isEmpty();
         spec = request(spec->forRequest)) {
        if (spec->forRequest == earlier)
            return true;
    }
    return false;
}

void Normalizer::undelivered(const Error &error)
{
    if (!m_report.undelivered)
        m_report.undelivered = error;
}

/// Two items of one id: nobody can say which of them is the account, so that neither is used.
void Normalizer::add(const QString &key, Result<BalanceReading> reading, const QString &where)
{
    const auto known = m_byKey.constFind(key);
    if (known == m_byKey.constEnd()) {
        const std::size_t order = std::size_t(m_byKey.size());
        m_byKey.insert(key, {order, reading ? m_report.readings.size() : noReading});
        if (reading)
            m_report.readings.push_back(std::move(reading).value());
        else
            m_failures.insert({order, {key, std::move(reading).error()}});
        return;
    }
    if (known->reading != noReading)
        m_contested.push_back(known->reading);
    m_failures.insert_or_assign(known->order,
                                FailedAccount{key,
                                              Error{.kind = ErrorKind::DuplicateAccount,
                                                    .where = where,
                                                    .found = shortened(key),
                                                    .expected = u"each account once"_s}});
}

/// Takes out the readings that are not used and adds what failed, in the order of the reply.
void Normalizer::finish()
{
    if (!m_contested.empty()) {
        std::vector<bool> isContested(m_report.readings.size(), false);
        for (const std::size_t reading : m_contested)
            isContested[reading] = true;
        std::vector<BalanceReading> used;
        for (std::size_t i = 0; i < m_report.readings.size(); ++i) {
            if (!isContested[i])
                used.push_back(std::move(m_report.readings[i]));
        }
        m_report.readings = std::move(used);
    }
    m_report.failures.reserve(m_failures.size());
    for (auto &[order, failed] : m_failures)
        m_report.failures.push_back(std::move(failed));
}

/// Where the key stands inside the item, if it does: spares long lists a map of variables for each item.
QStringList Normalizer::keyPointers(const AccountSpec &account) const
{
    const QStringList names = account.key.text.names();
    if (names.size() != 1 || account.key.text.source() != u'{' + names.front() + u'}')
        return {};
    const RequestSpec *from = request(account.from);
    return from ? from->bind.value(names.front()) : QStringList();
}

void Normalizer::readItems(const AccountSpec &account, const FetchedBody &body)
{
    auto items = itemsOf(account.items, body.document.root());
    if (!items) {
        FailedRequest failed{body.request, body.variables, body.parent, body.parentItem, items.error()};
        fail(failed);
        return;
    }
    const QStringList keyAt = keyPointers(account);
    // One page after the other: never less than double, or each page would move all that came before.
    if (const std::size_t needed = m_report.readings.size() + items.value().size();
        needed > m_report.readings.capacity())
        m_report.readings.reserve(std::max(needed, 2 * m_report.readings.capacity()));
    m_byKey.reserve(m_byKey.size() + qsizetype(items.value().size()));
    FieldFinder fields;
    for (const BodyItem &item : items.value()) {
        const ItemReader reader(*this, account, keyAt, body, item, fields);
        if (reader.isSkipped() || !reader.isWanted()) {
            m_anySkipped = true;
            continue;
        }
        const QString key = reader.key();
        if (key.isEmpty()) {
            undelivered(Error{.kind = ErrorKind::UnexpectedShape,
                              .where = item.pointer + account.key.at.value(0),
                              .found = u"nothing"_s,
                              .expected = u"the id of an account"_s});
            continue;
        }
        add(key, reader.read(key), item.pointer);
    }
}

void Normalizer::readBody(const FetchedBody &body)
{
    const JsonValue root = body.document.root();
    if (isErrorBody(m_definition.errors, root)) {
        Error error{.kind = ErrorKind::ProviderRefused, .where = body.request};
        error.provider = providerErrorIn(m_definition.errors, body.bytes);
        fail({body.request, body.variables, body.parent, body.parentItem, error});
        return;
    }
    bool isUsed = false;
    for (const AccountSpec &account : m_mode.accounts) {
        if (account.from == body.request)
            readItems(account, body);
        isUsed = isUsed || account.from == body.request || comesAfter(account.from, body.request);
    }
    if (isUsed)
        m_report.bodies.push_back({label(body), body.sha256, body.bytes});
}

/// The id of the account that a failed request would have brought, where it can be told from what is known already.
std::optional<QString> Normalizer::keyWithoutBody(const AccountSpec &account, const FailedRequest &failed) const
{
    if (account.items.kind != ItemsSpec::Kind::Body || !account.when.empty())
        return std::nullopt;
    if (!account.key.text.isEmpty()) {
        Variables known = m_parameters;
        known.insert(failed.variables);
        const auto key = account.key.text.lacks(known) ? Result<QString>(QString())
                                                       : account.key.text.filled(known, TemplateText::Encoding::None);
        return key && !key.value().isEmpty() ? std::optional(key.value() + account.keySuffix) : std::nullopt;
    }
    if (account.key.of.isEmpty())
        return std::nullopt;
    const auto place = placeOf(account.key.of, failed.parent, failed.parentItem);
    const QString key = place ? firstScalar(account.key.at, place.value().value) : QString();
    return key.isEmpty() ? std::nullopt : std::optional(key + account.keySuffix);
}

void Normalizer::fail(const FailedRequest &failed)
{
    for (const AccountSpec &account : m_mode.accounts) {
        if (account.from != failed.request && !comesAfter(account.from, failed.request))
            continue;
        if (const auto key = keyWithoutBody(account, failed)) {
            if (!m_byKey.contains(*key))
                add(*key, failed.error, {});
            continue;
        }
        undelivered(failed.error);
    }
}

void Normalizer::describe()
{
    if (m_byKey.isEmpty() && !m_report.undelivered)
        m_report.diagnostics.push_back({Diagnostic::Kind::EmptyList, m_mode.accounts.front().from,
                                        m_anySkipped ? u"only items that the definition leaves out"_s : QString()});
}

Result<BalanceReport> Normalizer::run()
{
    m_report.provider = m_definition.id;
    m_report.definitionVersion = m_definition.version;
    for (const FetchedBody &body : m_input.bodies)
        readBody(body);
    for (const FailedRequest &failed : m_input.failed)
        fail(failed);
    if (m_byKey.isEmpty() && m_report.undelivered)
        return *m_report.undelivered;
    if (m_byKey.size() > maxAccounts)
        return Error{.kind = ErrorKind::TooLarge,
                     .found = QString::number(m_byKey.size()),
                     .expected = u"at most %1 accounts"_s.arg(maxAccounts)};
    describe();
    finish();
    return std::move(m_report);
}

} // namespace

Result<BalanceReport> normalizeBalances(const ProviderDefinition &definition, const CurrencyTable &currencies,
                                        const NormalizerInput &input)
{
    const ModeSpec *mode = definition.mode(input.mode);
    if (!mode)
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"mode"_s,
                     .found = shortened(input.mode),
                     .expected = u"a mode of the definition"_s};
    return Normalizer(definition, *mode, currencies, input).run();
}

} // namespace coffer
