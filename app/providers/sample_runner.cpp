// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/sample_runner.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Gives saved bodies to the links of the chain, one request after the other.
class ChainAssembler
{
public:
    ChainAssembler(const ModeSpec &mode, const SavedReplies &replies) : m_mode(mode), m_replies(replies) {}
    Result<NormalizerInput> run();

private:
    struct Root
    {
        Variables variables;
        int parent = -1;
        QString item;
    };
    [[nodiscard]] Result<std::vector<Root>> rootsOf(const RequestSpec &request) const;
    [[nodiscard]] Result<void> give(const RequestSpec &request, const Root &root, std::vector<QByteArray> &bodies,
                                    bool all);

    const ModeSpec &m_mode;
    const SavedReplies &m_replies;
    NormalizerInput m_input;
};

/// What `request` is asked for: once, for each value of a list, or for each item that is there already.
Result<std::vector<ChainAssembler::Root>> ChainAssembler::rootsOf(const RequestSpec &request) const
{
    std::vector<Root> roots;
    if (!request.forParameter.isEmpty()) {
        for (const QString &value : m_replies.parameters.value(request.forParameter))
            roots.push_back({{{request.bindAs, value}}, -1, {}});
        return roots;
    }
    if (request.forRequest.isEmpty())
        return std::vector<Root>{Root{}};
    const auto before = std::find_if(m_mode.requests.begin(), m_mode.requests.end(),
                                     [&](const RequestSpec &spec) { return spec.id == request.forRequest; });
    for (std::size_t i = 0; i < m_input.bodies.size(); ++i) {
        if (m_input.bodies[i].request != request.forRequest)
            continue;
        const auto items = chainItems(*before, m_input.bodies[i]);
        if (!items)
            return items.error();
        for (const ChainItem &item : items.value())
            roots.push_back({item.variables, int(i), item.pointer});
    }
    return roots;
}

Result<void> ChainAssembler::give(const RequestSpec &request, const Root &root, std::vector<QByteArray> &bodies,
                                  bool all)
{
    if (bodies.empty()) {
        m_input.failed.push_back(
            {request.id, root.variables, root.parent, root.item,
             Error{.kind = ErrorKind::NotFound, .where = request.id, .expected = u"a saved body"_s}});
        return {};
    }
    bool isMore = true;
    qsizetype items = 0;
    for (int page = request.paging.firstPage; isMore && !bodies.empty(); ++page) {
        FetchedBody body;
        body.request = request.id;
        body.variables = root.variables;
        body.parent = root.parent;
        body.parentItem = root.item;
        body.bytes = bodies.front();
        bodies.erase(bodies.begin());
        body.sha256 = QCryptographicHash::hash(body.bytes, QCryptographicHash::Sha256);
        const auto document = JsonDocument::parse(body.bytes);
        if (!document) {
            Error error = document.error();
            error.detail = request.id;
            return error;
        }
        body.document = document.value();
        body.number = 1
            + int(std::count_if(m_input.bodies.begin(), m_input.bodies.end(),
                                [&](const FetchedBody &other) { return other.request == request.id; }));
        const JsonValue value = body.document.root();
        items += value.find(request.paging.itemsAt).size();
        m_input.bodies.push_back(std::move(body));
        const auto next = nextPage(request.paging, value, page, items, {});
        isMore = all || (next && next.value());
    }
    return {};
}

Result<NormalizerInput> ChainAssembler::run()
{
    m_input.mode = m_mode.name;
    m_input.parameters = m_replies.parameters;
    m_input.receivedAt = m_replies.receivedAt;
    std::size_t given = 0;
    for (const RequestSpec &request : m_mode.requests) {
        std::vector<QByteArray> bodies;
        for (const auto &[id, bytes] : m_replies.bodies) {
            if (id == request.id || (id.isEmpty() && m_mode.requests.size() == 1))
                bodies.push_back(bytes);
        }
        given += bodies.size();
        const auto roots = rootsOf(request);
        if (!roots)
            return roots.error();
        for (const Root &root : roots.value()) {
            if (auto done = give(request, root, bodies, roots.value().size() == 1); !done)
                return done.error();
        }
        if (!bodies.empty())
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = request.id,
                         .found = u"%1 bodies too many"_s.arg(bodies.size()),
                         .expected = u"a body for each item"_s};
    }
    if (given != m_replies.bodies.size()) {
        QStringList ids;
        for (const RequestSpec &request : m_mode.requests)
            ids.append(request.id);
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"response"_s,
                     .found = u"a body for another request"_s,
                     .expected = u"bodies of: "_s + ids.join(u", "_s)};
    }
    return std::move(m_input);
}

QJsonValue timeJson(const std::optional<UtcTime> &time)
{
    return time ? QJsonValue(formatRfc3339(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue figureJson(const std::optional<Figure> &figure, FigureOrigins origins)
{
    if (!figure)
        return QJsonValue::Null;
    if (origins == FigureOrigins::Left)
        return figure->amount.toString();
    QJsonArray sources;
    for (const FigureSource &source : figure->sources)
        sources.append(
            QJsonObject{{u"request"_s, source.request}, {u"pointer"_s, source.pointer}, {u"raw"_s, source.rawToken}});
    return QJsonObject{{u"amount"_s, figure->amount.toString()}, {u"sources"_s, sources}};
}

QJsonArray diagnosticsJson(const std::vector<Diagnostic> &diagnostics)
{
    QJsonArray array;
    for (const Diagnostic &diagnostic : diagnostics)
        array.append(QJsonObject{{u"kind"_s, diagnosticCode(diagnostic.kind)},
                                 {u"where"_s, diagnostic.where},
                                 {u"found"_s, diagnostic.found}});
    return array;
}

QJsonObject errorJson(const Error &error)
{
    QJsonObject object{{u"code"_s, errorCode(error.kind)},
                       {u"where"_s, error.where},
                       {u"found"_s, error.found},
                       {u"expected"_s, error.expected}};
    if (!error.provider.message.isEmpty())
        object.insert(u"providerMessage"_s, error.provider.message);
    if (!error.provider.code.isEmpty())
        object.insert(u"providerCode"_s, error.provider.code);
    return object;
}

QJsonArray bridgeJson(const BalanceReading &reading)
{
    QJsonArray terms;
    for (const BridgeTerm &term : reading.bridgeTerms) {
        const QString name = term.of == BridgeTerm::Of::Component ? term.component : bridgeTermCode(term.of);
        terms.append((term.minus ? u"-"_s : u"+"_s) + name);
    }
    return terms;
}

QJsonObject readingJson(const BalanceReading &reading, FigureOrigins origins)
{
    QJsonArray components;
    for (const Component &component : reading.components) {
        components.append(QJsonObject{{u"name"_s, component.name},
                                      {u"role"_s, componentRoleCode(component.role)},
                                      {u"amount"_s, figureJson(component.figure, origins)}});
    }
    return {{u"account"_s, reading.providerAccountId},
            {u"name"_s, reading.name},
            {u"iban"_s, reading.iban},
            {u"status"_s, reading.status},
            {u"currency"_s, reading.currency.toString()},
            {u"posted"_s, figureJson(reading.posted, origins)},
            {u"available"_s, figureJson(reading.available, origins)},
            {u"pending"_s, figureJson(reading.pending, origins)},
            {u"creditLine"_s,
             QJsonObject{{u"included"_s, creditLineCode(reading.creditLine.included)},
                         {u"amount"_s, figureJson(reading.creditLine.amount, origins)}}},
            {u"components"_s, components},
            {u"expectedAvailable"_s, bridgeJson(reading)},
            {u"asOf"_s, timeJson(reading.asOf)},
            {u"lastChangedAt"_s, timeJson(reading.lastChangedAt)},
            {u"ownership"_s, ownershipCode(reading.ownership)},
            {u"inTotals"_s, reading.inTotals},
            {u"diagnostics"_s, diagnosticsJson(reading.diagnostics)}};
}

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
}

} // namespace

Result<BalanceReport> normalizeSaved(const ProviderDefinition &definition, const CurrencyTable &currencies,
                                     const SavedReplies &replies)
{
    const ModeSpec *mode = definition.mode(replies.mode);
    if (!mode) {
        QStringList names;
        for (const ModeSpec &spec : definition.modes)
            names.append(spec.name);
        return Error{.kind = ErrorKind::InvalidInput,
                     .where = u"mode"_s,
                     .found = shortened(replies.mode),
                     .expected = u"one of: "_s + names.join(u", "_s)};
    }
    const auto input = ChainAssembler(*mode, replies).run();
    if (!input)
        return input.error();
    return normalizeBalances(definition, currencies, input.value());
}

Result<SampleOutcome> runSample(const ProviderDefinition &definition, const SampleSpec &sample,
                                const CurrencyTable &currencies)
{
    // A sample has no time of its own: it is read as if long after its times.
    SavedReplies replies{sample.mode, {}, {}, UtcTime(std::chrono::sys_days(std::chrono::year(2100) / 1 / 1))};
    replies.parameters = sample.parameters;
    for (const auto &[request, body] : sample.bodies)
        replies.bodies.emplace_back(request, body.toUtf8());
    auto report = normalizeSaved(definition, currencies, replies);
    if (!report)
        return report.error();
    SampleOutcome outcome{std::move(report).value(), {}};
    const QJsonObject whole = reportToJson(outcome.report, FigureOrigins::Left);
    const QJsonArray actual = whole.value(u"accounts"_s).toArray();
    const QJsonArray expected = QJsonDocument::fromJson(sample.expected.toUtf8()).array();
    if (actual.size() != expected.size())
        outcome.differences.append(u"%1 accounts where %2 are expected"_s.arg(actual.size()).arg(expected.size()));
    if (!whole.value(u"complete"_s).toBool())
        outcome.differences.append(u"failures: "_s + shown(whole.value(u"failures"_s)) + u' '
                                   + shown(whole.value(u"undelivered"_s)));
    for (qsizetype i = 0; i < std::min(actual.size(), expected.size()); ++i) {
        const QJsonObject wanted = expected.at(i).toObject();
        const QJsonObject got = actual.at(i).toObject();
        for (auto member = wanted.begin(); member != wanted.end(); ++member) {
            if (got.value(member.key()) != member.value())
                outcome.differences.append(u"account %1, %2: %3 where %4 is expected"_s.arg(
                    got.value(u"account"_s).toString(), member.key(), shown(got.value(member.key())),
                    shown(member.value())));
        }
    }
    return outcome;
}

QJsonObject reportToJson(const BalanceReport &report, FigureOrigins origins)
{
    QJsonArray accounts;
    for (const BalanceReading &reading : report.readings)
        accounts.append(readingJson(reading, origins));
    QJsonArray failures;
    for (const FailedAccount &failure : report.failures)
        failures.append(QJsonObject{{u"account"_s, failure.providerAccountId}, {u"error"_s, errorJson(failure.error)}});
    return {{u"accounts"_s, accounts},
            {u"failures"_s, failures},
            {u"undelivered"_s,
             report.undelivered ? QJsonValue(errorJson(*report.undelivered)) : QJsonValue(QJsonValue::Null)},
            {u"diagnostics"_s, diagnosticsJson(report.diagnostics)},
            {u"complete"_s, report.isComplete()}};
}

} // namespace coffer
