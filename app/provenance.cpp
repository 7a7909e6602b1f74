// SPDX-License-Identifier: GPL-3.0-or-later
#include "provenance.h"

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

using Fields = std::vector<const AmountField *>;

void addFields(const AmountPtr &amount, Fields *fields)
{
    if (!amount)
        return;
    if (const auto *field = std::get_if<AmountField>(&amount->form)) {
        fields->push_back(field);
    } else if (const auto *sum = std::get_if<AmountSum>(&amount->form)) {
        for (const AmountSum::Term &term : sum->terms)
            addFields(term.amount, fields);
    } else if (const auto *first = std::get_if<AmountFirstOf>(&amount->form)) {
        for (const AmountPtr &choice : first->choices)
            addFields(choice, fields);
    }
}

/// The fields of an account from which such a figure may be read.
Fields fieldsOf(const AccountSpec &account, const ProvenancePlace &place)
{
    Fields fields;
    switch (place.of) {
    case ProvenancePlace::Of::Posted:
        addFields(account.posted, &fields);
        break;
    case ProvenancePlace::Of::Available:
        addFields(account.available, &fields);
        break;
    case ProvenancePlace::Of::Pending:
        addFields(account.pending, &fields);
        break;
    case ProvenancePlace::Of::CreditLine:
        addFields(account.creditLine, &fields);
        return fields;
    case ProvenancePlace::Of::Component:
        for (const ComponentSpec &component : account.components) {
            if (component.name == place.component)
                addFields(component.amount, &fields);
        }
        return fields;
    }
    if (account.rows)
        addFields(account.rows->amount, &fields);
    return fields;
}

AmountConversion conversionOf(const UnitSpec &unit, const QString &item, const Connection &connection,
                              const CurrencyCode &currency, const CurrencyTable &currencies)
{
    AmountConversion conversion;
    const auto minor = [&](const std::optional<int> &stated) {
        const auto digits = currencies.minorUnit(currency);
        conversion.unit = AmountConversion::Unit::Minor;
        conversion.places = stated ? stated : digits ? std::optional(digits.value()) : std::nullopt;
    };
    switch (unit.kind) {
    case UnitSpec::Kind::Major:
        break;
    case UnitSpec::Kind::Minor:
        minor(unit.minorDigits);
        break;
    case UnitSpec::Kind::ScaleAt:
    case UnitSpec::Kind::PlacesAt:
        conversion.unit = AmountConversion::Unit::Stated;
        conversion.placesAt = item + unit.at;
        if (unit.otherwise)
            conversion.otherwise.push_back(conversionOf(*unit.otherwise, item, connection, currency, currencies));
        break;
    case UnitSpec::Kind::Parameter:
        if (connection.parameters.value(unit.parameter).value(0) == "minor"_L1)
            minor({});
        break;
    }
    return conversion;
}

/// The request of the chain that a source names; several bodies of one request are told apart by "#n".
const RequestSpec *requestOf(const ModeSpec &mode, const QString &request)
{
    const QString id = request.section(u'#', 0, 0);
    const auto found =
        std::find_if(mode.requests.begin(), mode.requests.end(), [&](const RequestSpec &one) { return one.id == id; });
    return found == mode.requests.end() ? nullptr : &*found;
}

QString methodText(RequestTemplate::Method method)
{
    switch (method) {
    case RequestTemplate::Method::Get:
        return u"GET"_s;
    case RequestTemplate::Method::Post:
        return u"POST"_s;
    case RequestTemplate::Method::Put:
        return u"PUT"_s;
    }
    Q_UNREACHABLE();
}

/// The field whose place ends the pointer is the one that was read. Two that would be converted differently: nothing is
/// said rather than something wrong.
std::optional<AmountConversion> conversionAt(const ProvenancePlace &place, const ModeSpec &mode,
                                             const Connection &connection, const CurrencyCode &currency,
                                             const CurrencyTable &currencies)
{
    std::optional<AmountConversion> found;
    qsizetype length = -1;
    const QString request = place.source.request.section(u'#', 0, 0);
    for (const AccountSpec &account : mode.accounts) {
        for (const AmountField *field : fieldsOf(account, place)) {
            const QString &from = field->of.isEmpty() ? account.from : field->of;
            if (from != request || !place.source.pointer.endsWith(field->at) || field->at.size() < length)
                continue;
            const QString item = place.source.pointer.chopped(field->at.size());
            AmountConversion conversion = conversionOf(field->unit, item, connection, currency, currencies);
            if (!field->signAt.isEmpty())
                conversion.signAt = item + field->signAt;
            if (found && field->at.size() == length && *found != conversion)
                return std::nullopt;
            found = conversion;
            length = field->at.size();
        }
    }
    return found;
}

} // namespace

Provenance provenanceOf(const AccountSnapshot &snapshot, const Connection &connection, const ProviderCatalog &catalog,
                        const CurrencyTable &currencies)
{
    Provenance result;
    result.account = snapshot.id;
    result.readingSince = snapshot.readingSince;
    result.connection = connection.id;
    result.connectionName = connection.name;
    result.environment = connection.environment;
    result.source = connection.source;
    result.provider = connection.provider;
    result.providerName = connection.provider.toString();
    if (snapshot.reading)
        result.places = placesOf(*snapshot.reading);
    const auto definition = catalog.find(connection.provider);
    if (!definition)
        return result; // of a connection without an API, or of a definition that is gone
    result.providerName = definition.value().name;
    result.installedDefinition = definition.value().version;
    if (const EnvironmentSpec *environment = definition.value().environment(connection.environment))
        result.environment = environment->label;
    const ModeSpec *mode = definition.value().mode(connection.mode);
    for (ProvenancePlace &place : result.places) {
        if (!mode)
            break;
        if (const RequestSpec *request = requestOf(*mode, place.source.request))
            place.endpoint = methodText(request->request.method) + u' ' + request->request.url.source();
        place.conversion = conversionAt(place, *mode, connection, snapshot.reading->currency, currencies);
    }
    return result;
}

} // namespace coffer
