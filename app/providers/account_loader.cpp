// SPDX-License-Identifier: GPL-3.0-or-later
#include "loader_scope.h"

#include <money/currency.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Reads one entry of `accounts`. Pointers may go to the item, or with "of" to the item of an earlier request of the
/// chain.
class AccountLoader
{
public:
    AccountLoader(LoaderScope &scope, const RequestSpec &from) : m_scope(scope), m_from(from)
    {
        for (const RequestSpec *request : scope.chain(from)) {
            if (request != &from)
                m_earlier.append(request->id);
        }
    }

    [[nodiscard]] AccountSpec load(const DefinitionNode &node, Ownership usual);

private:
    [[nodiscard]] AmountPtr amount(const DefinitionNode &node);
    [[nodiscard]] AmountField field(const DefinitionNode &node);
    void sign(const DefinitionNode &node, AmountField &field);
    [[nodiscard]] UnitSpec unit(const DefinitionNode &node);
    [[nodiscard]] TextSpec text(const DefinitionNode &node, const QStringList &names);
    [[nodiscard]] CurrencySpec currency(const DefinitionNode &node, bool hasKey);
    [[nodiscard]] TimeSpec time(const DefinitionNode &node);
    [[nodiscard]] RowsSpec rows(const DefinitionNode &node);
    [[nodiscard]] RowsSpec::Target rowTarget(const DefinitionNode &node) const;
    [[nodiscard]] std::vector<ComponentSpec> components(const DefinitionNode &node);
    [[nodiscard]] std::vector<BridgeTerm> bridge(const DefinitionNode &node, const AccountSpec &account) const;
    [[nodiscard]] BridgeTerm bridgeTerm(const DefinitionNode &node, const AccountSpec &account) const;
    void identity(const DefinitionNode &node, AccountSpec &account);
    void figures(const DefinitionNode &node, AccountSpec &account);
    void checkKey(const DefinitionNode &node, const AccountSpec &account) const;
    [[nodiscard]] QString of(const DefinitionNode &node) const;

    LoaderScope &m_scope;
    const RequestSpec &m_from;
    QStringList m_earlier;
    int m_unitDepth = 0;
};

QString AccountLoader::of(const DefinitionNode &node) const
{
    const DefinitionNode of = node.at("of"_L1);
    if (!of.exists())
        return {};
    if (!m_earlier.contains(of.text()))
        of.refuse(m_earlier.isEmpty() ? u"nothing: \"%1\" runs for no other request"_s.arg(m_from.id)
                                      : u"an earlier request of the chain: "_s + m_earlier.join(u", "_s));
    return of.text();
}

UnitSpec AccountLoader::unit(const DefinitionNode &node)
{
    UnitSpec spec;
    if (node.isString() && node.value().toString() == "major"_L1)
        return spec;
    if (node.isString() && node.value().toString() == "minor"_L1) {
        spec.kind = UnitSpec::Kind::Minor;
        return spec;
    }
    if (!node.exists()) {
        node.refuse(
            u"\"major\", \"minor\", an object or a name from /shared/units: an amount without unit is no amount"_s);
        return spec;
    }
    const DefinitionNode part = m_scope.part(node, "units"_L1);
    if (part.failed())
        return spec;
    part.object({"minorDigits"_L1, "scaleAt"_L1, "placesAt"_L1, "otherwise"_L1, "parameter"_L1});
    if (part.value().size() != 1 && !(part.value().size() == 2 && part.at("otherwise"_L1).exists())) {
        part.refuse(u"one of the keys minorDigits, scaleAt (with otherwise), placesAt (with otherwise), parameter"_s);
        return spec;
    }
    if (const DefinitionNode digits = part.at("minorDigits"_L1); digits.exists()) {
        spec.kind = UnitSpec::Kind::Minor;
        spec.minorDigits = digits.integer(0, 30);
    } else if (const DefinitionNode name = part.at("parameter"_L1); name.exists()) {
        spec.kind = UnitSpec::Kind::Parameter;
        spec.parameter = name.text();
        const ParameterSpec *parameter = m_scope.definition.parameter(spec.parameter);
        if (!parameter || parameter->kind != ParameterSpec::Kind::Choice || parameter->defaultValue.isEmpty()
            || !std::all_of(parameter->choices.begin(), parameter->choices.end(),
                            [](const QString &choice) { return choice == "major"_L1 || choice == "minor"_L1; }))
            name.refuse(u"a parameter of kind choice with the choices major and minor and a default"_s);
        m_scope.usedNames.insert(spec.parameter);
    } else {
        const bool isScale = part.at("scaleAt"_L1).exists();
        spec.kind = isScale ? UnitSpec::Kind::ScaleAt : UnitSpec::Kind::PlacesAt;
        spec.at = part.at(isScale ? "scaleAt"_L1 : "placesAt"_L1).jsonPointer();
        if (const DefinitionNode otherwise = part.at("otherwise"_L1); otherwise.exists() && ++m_unitDepth > 4)
            otherwise.refuse(u"a unit that names itself"_s, u"at most 4 units, one otherwise the other"_s);
        else if (otherwise.exists())
            spec.otherwise = std::make_shared<const UnitSpec>(unit(otherwise));
        m_unitDepth = 0;
    }
    if (spec.kind != UnitSpec::Kind::ScaleAt && spec.kind != UnitSpec::Kind::PlacesAt
        && part.at("otherwise"_L1).exists())
        part.at("otherwise"_L1).refuse(u"otherwise only beside scaleAt or placesAt"_s);
    return spec;
}

void AccountLoader::sign(const DefinitionNode &node, AmountField &field)
{
    const auto isDebit = [](const DefinitionNode &word) {
        return word.choice<bool>({{"+"_L1, false}, {"-"_L1, true}});
    };
    node.object({"at"_L1, "map"_L1, "absent"_L1, "amountIs"_L1});
    field.signAt = node.at("at"_L1).jsonPointer();
    for (const auto &[word, meaning] : node.at("map"_L1).members())
        field.signMap.insert(word, isDebit(meaning));
    if (node.at("absent"_L1).exists())
        field.absentSignIsDebit = isDebit(node.at("absent"_L1));
    field.ownSign = node.at("amountIs"_L1).choice<bool>({{"unsigned"_L1, false}, {"signed"_L1, true}});
    if (field.signMap.isEmpty())
        node.at("map"_L1).refuse(u"at least one word with \"+\" or \"-\""_s);
}

AmountField AccountLoader::field(const DefinitionNode &node)
{
    AmountField field;
    node.object({"at"_L1, "of"_L1, "unit"_L1, "unitAt"_L1, "sign"_L1, "currencyAt"_L1, "absent"_L1});
    field.at = node.at("at"_L1).jsonPointer();
    field.of = of(node);
    field.unit = unit(node.at("unit"_L1));
    if (const DefinitionNode word = node.at("unitAt"_L1); word.exists()) {
        word.object({"at"_L1, "words"_L1});
        field.unitAt = word.at("at"_L1).jsonPointer();
        field.unitWords = word.at("words"_L1).texts();
    }
    if (const DefinitionNode sign_ = node.at("sign"_L1); sign_.exists())
        sign(sign_, field);
    if (const DefinitionNode currencyAt = node.at("currencyAt"_L1); currencyAt.exists())
        field.currencyAt = currencyAt.jsonPointer();
    if (const DefinitionNode absent = node.at("absent"_L1); absent.exists())
        field.absentIsZero = absent.choice<bool>({{"zero"_L1, true}});
    return field;
}

AmountPtr AccountLoader::amount(const DefinitionNode &node)
{
    AmountExpression expression;
    if (const DefinitionNode sum = node.at("sum"_L1); node.isObject() && sum.exists()) {
        node.object({"sum"_L1});
        AmountSum form;
        for (const DefinitionNode &item : sum.items()) {
            const bool minus = item.isObject() && item.at("minus"_L1).exists();
            if (minus)
                item.object({"minus"_L1});
            form.terms.push_back({amount(minus ? item.at("minus"_L1) : item), minus});
        }
        if (form.terms.empty())
            sum.refuse(u"at least one amount"_s);
        expression.form = std::move(form);
    } else if (const DefinitionNode choices = node.at("firstOf"_L1); node.isObject() && choices.exists()) {
        node.object({"firstOf"_L1});
        AmountFirstOf form;
        for (const DefinitionNode &item : choices.items())
            form.choices.push_back(amount(item));
        if (form.choices.empty())
            choices.refuse(u"at least one amount"_s);
        expression.form = std::move(form);
    } else {
        expression.form = field(node);
    }
    return std::make_shared<const AmountExpression>(std::move(expression));
}

TextSpec AccountLoader::text(const DefinitionNode &node, const QStringList &names)
{
    TextSpec spec;
    if (!node.isObject()) {
        spec.at = node.jsonPointers();
        return spec;
    }
    if (node.at("text"_L1).exists()) {
        node.object({"text"_L1});
        spec.text = m_scope.templateText(node.at("text"_L1), names, LoaderScope::Secrets::Refused);
        return spec;
    }
    node.object({"at"_L1, "of"_L1});
    spec.at = node.at("at"_L1).jsonPointers();
    spec.of = of(node);
    return spec;
}

CurrencySpec AccountLoader::currency(const DefinitionNode &node, bool hasKey)
{
    CurrencySpec spec;
    if (!node.isObject()) {
        node.refuse(u"{\"at\"}, {\"key\": true} or {\"fixed\"}: an account without currency is none"_s);
        return spec;
    }
    if (const DefinitionNode fixed = node.at("fixed"_L1); fixed.exists()) {
        node.object({"fixed"_L1});
        spec.kind = CurrencySpec::Kind::Fixed;
        spec.fixed = fixed.text();
        if (!CurrencyCode::parse(spec.fixed))
            fixed.refuse(u"a currency code"_s);
    } else if (const DefinitionNode key = node.at("key"_L1); key.exists()) {
        node.object({"key"_L1});
        spec.kind = CurrencySpec::Kind::Key;
        if (!key.boolean() || !hasKey)
            key.refuse(u"true, where the items are members of an object (\"eachMember\")"_s);
    } else {
        node.object({"at"_L1, "of"_L1});
        spec.at = node.at("at"_L1).jsonPointer();
        spec.of = of(node);
    }
    return spec;
}

TimeSpec AccountLoader::time(const DefinitionNode &node)
{
    TimeSpec spec;
    node.object({"at"_L1, "of"_L1, "format"_L1});
    spec.at = node.at("at"_L1).jsonPointer();
    spec.of = of(node);
    spec.format = node.at("format"_L1)
                      .choice<TimeSpec::Format>({{"rfc3339"_L1, TimeSpec::Format::Rfc3339},
                                                 {"unix-seconds"_L1, TimeSpec::Format::UnixSeconds},
                                                 {"unix-milliseconds"_L1, TimeSpec::Format::UnixMilliseconds},
                                                 {"date"_L1, TimeSpec::Format::Date}});
    return spec;
}

RowsSpec::Target AccountLoader::rowTarget(const DefinitionNode &node) const
{
    using Kind = RowsSpec::Target::Kind;
    // ISO 20022 balance types that may be called so; a closing or opening figure is none of ours while the day runs.
    return {node.choice<Kind>({{"posted/ITBD"_L1, Kind::Posted},
                               {"posted/CLBD"_L1, Kind::Posted},
                               {"available/ITAV"_L1, Kind::Available},
                               {"available/CLAV"_L1, Kind::Available},
                               {"pending/XPCD"_L1, Kind::Pending},
                               {"ignore"_L1, Kind::Ignore}}),
            0};
}

RowsSpec AccountLoader::rows(const DefinitionNode &node)
{
    RowsSpec rows;
    node.object(
        {"each"_L1, "kind"_L1, "amount"_L1, "prefer"_L1, "preferWithoutCreditLine"_L1, "creditLineIncludedWhen"_L1});
    rows.each = node.at("each"_L1).jsonPointer();
    const DefinitionNode kind = node.at("kind"_L1);
    kind.object({"at"_L1, "map"_L1});
    rows.kindAt = kind.at("at"_L1).jsonPointer();
    for (const auto &[word, target] : kind.at("map"_L1).members())
        rows.map.insert(word, rowTarget(target));
    if (rows.map.isEmpty())
        kind.at("map"_L1).refuse(u"at least one type"_s);
    rows.amount = amount(node.at("amount"_L1));
    if (const DefinitionNode prefer = node.at("prefer"_L1); prefer.exists()) {
        const QStringList order = prefer.texts();
        for (const QString &word : order) {
            if (!rows.map.contains(word))
                prefer.refuse(u"the type \"%1\""_s.arg(shortened(word)), u"types that the map names"_s);
        }
        for (auto target = rows.map.begin(); target != rows.map.end(); ++target)
            target->preference = order.contains(target.key()) ? int(order.indexOf(target.key())) : int(order.size());
    }
    if (node.at("preferWithoutCreditLine"_L1).exists())
        rows.preferWithoutCreditLine = node.at("preferWithoutCreditLine"_L1).boolean();
    if (node.at("creditLineIncludedWhen"_L1).exists())
        rows.creditLineIncludedWhen = loadConditions(node.at("creditLineIncludedWhen"_L1), {});
    else if (rows.preferWithoutCreditLine)
        node.at("preferWithoutCreditLine"_L1).refuse(u"creditLineIncludedWhen beside it"_s);
    return rows;
}

std::vector<ComponentSpec> AccountLoader::components(const DefinitionNode &node)
{
    std::vector<ComponentSpec> components;
    for (const DefinitionNode &item : node.items()) {
        item.object({"name"_L1, "role"_L1, "amount"_L1});
        ComponentSpec component;
        component.name = item.at("name"_L1).text();
        for (const ComponentSpec &other : components) {
            if (other.name == component.name)
                item.at("name"_L1).refuse(u"a name that no other component has"_s);
        }
        component.role = item.at("role"_L1).choice<ComponentRole>({{"hold"_L1, ComponentRole::Hold},
                                                                   {"pending-out"_L1, ComponentRole::PendingOut},
                                                                   {"pending-in"_L1, ComponentRole::PendingIn},
                                                                   {"fee"_L1, ComponentRole::Fee},
                                                                   {"credit-line"_L1, ComponentRole::CreditLine},
                                                                   {"information"_L1, ComponentRole::Information}});
        component.amount = amount(item.at("amount"_L1));
        components.push_back(std::move(component));
    }
    return components;
}

BridgeTerm AccountLoader::bridgeTerm(const DefinitionNode &node, const AccountSpec &account) const
{
    BridgeTerm term;
    const DefinitionNode minus = node.at("minus"_L1);
    term.minus = node.isObject() && minus.exists();
    if (term.minus)
        node.object({"minus"_L1});
    const DefinitionNode inner = term.minus ? minus : node;
    inner.object({"figure"_L1, "component"_L1});
    if (const DefinitionNode component = inner.at("component"_L1); component.exists()) {
        term.of = BridgeTerm::Of::Component;
        term.component = component.text();
        if (std::none_of(account.components.begin(), account.components.end(),
                         [&](const ComponentSpec &spec) { return spec.name == term.component; }))
            component.refuse(u"the name of a component of this account"_s);
        if (inner.at("figure"_L1).exists())
            inner.refuse(u"figure and component"_s, u"one of them"_s);
        return term;
    }
    const DefinitionNode figure = inner.at("figure"_L1);
    term.of = figure.choice<BridgeTerm::Of>({{"posted"_L1, BridgeTerm::Of::Posted},
                                             {"pending"_L1, BridgeTerm::Of::Pending},
                                             {"creditLine"_L1, BridgeTerm::Of::CreditLine}});
    const bool isRead = (term.of == BridgeTerm::Of::Posted && (account.posted || account.rows))
        || (term.of == BridgeTerm::Of::Pending && (account.pending || account.rows))
        || (term.of == BridgeTerm::Of::CreditLine && account.creditLine);
    if (!isRead)
        figure.refuse(u"a figure that this account reads"_s);
    return term;
}

std::vector<BridgeTerm> AccountLoader::bridge(const DefinitionNode &node, const AccountSpec &account) const
{
    std::vector<BridgeTerm> terms;
    if (!node.isObject()) {
        if (!node.isString() || node.value().toString() != "not-itemised"_L1)
            node.refuse(u"\"not-itemised\" or {\"expectedAvailable\": {\"sum\": […]}}"_s);
        return terms;
    }
    node.object({"expectedAvailable"_L1});
    const DefinitionNode expected = node.at("expectedAvailable"_L1);
    expected.object({"sum"_L1});
    for (const DefinitionNode &item : expected.at("sum"_L1).items())
        terms.push_back(bridgeTerm(item, account));
    if (terms.empty())
        expected.refuse(u"at least one term"_s);
    return terms;
}

void AccountLoader::identity(const DefinitionNode &node, AccountSpec &account)
{
    QStringList names = m_scope.variablesBefore(m_from);
    if (m_from.items.kind != ItemsSpec::Kind::Body && account.items.at == m_from.items.at)
        names += m_from.bind.keys();
    if (account.items.kind == ItemsSpec::Kind::Members)
        names.append(u"key"_s);
    if (!node.at("key"_L1).exists())
        node.at("key"_L1).refuse(u"what tells one account from the other"_s);
    account.key = text(node.at("key"_L1), names);
    if (const DefinitionNode suffix = node.at("keySuffix"_L1); suffix.exists())
        account.keySuffix = suffix.text();
    if (const DefinitionNode name = node.at("name"_L1); name.exists())
        account.name = text(name, names);
    if (const DefinitionNode iban = node.at("iban"_L1); iban.exists())
        account.iban = text(iban, names);
    if (const DefinitionNode status = node.at("status"_L1); status.exists()) {
        status.object({"at"_L1, "of"_L1, "active"_L1});
        account.status.at = status.at("at"_L1).jsonPointers();
        account.status.of = of(status);
        if (status.at("active"_L1).exists())
            account.activeStatuses = status.at("active"_L1).texts();
    }
    account.currency = currency(node.at("currency"_L1), account.items.kind == ItemsSpec::Kind::Members);
    if (const DefinitionNode asOf = node.at("asOf"_L1); asOf.exists())
        account.asOf = time(asOf);
    if (const DefinitionNode changed = node.at("lastChangedAt"_L1); changed.exists())
        account.lastChangedAt = time(changed);
}

void AccountLoader::figures(const DefinitionNode &node, AccountSpec &account)
{
    if (node.at("posted"_L1).exists())
        account.posted = amount(node.at("posted"_L1));
    if (node.at("available"_L1).exists())
        account.available = amount(node.at("available"_L1));
    if (node.at("pending"_L1).exists())
        account.pending = amount(node.at("pending"_L1));
    if (node.at("rows"_L1).exists())
        account.rows = rows(node.at("rows"_L1));
    const bool hasFigures = account.posted || account.available || account.pending;
    if (hasFigures == account.rows.has_value())
        node.refuse(hasFigures ? u"figures and rows"_s : u"no kind of balance"_s,
                    u"posted, available or pending; or rows"_s);
    if (const DefinitionNode line = node.at("creditLine"_L1); line.exists()) {
        line.object({"included"_L1, "amount"_L1});
        account.creditLineIncluded = line.at("included"_L1)
                                         .choice<CreditLineIncluded>({{"yes"_L1, CreditLineIncluded::Yes},
                                                                      {"no"_L1, CreditLineIncluded::No},
                                                                      {"unknown"_L1, CreditLineIncluded::Unknown}});
        if (line.at("amount"_L1).exists())
            account.creditLine = amount(line.at("amount"_L1));
    }
    if (node.at("components"_L1).exists())
        account.components = components(node.at("components"_L1));
    account.bridgeTerms = bridge(node.at("bridge"_L1), account);
}

void AccountLoader::checkKey(const DefinitionNode &node, const AccountSpec &account) const
{
    const bool repeats = !m_from.forRequest.isEmpty() || !m_from.forParameter.isEmpty();
    if (repeats && account.items.kind == ItemsSpec::Kind::Body && account.key.text.isEmpty()
        && account.key.of.isEmpty()) {
        node.at("key"_L1).refuse(
            u"a key from the body of a request that asks for one account"_s,
            u"{\"text\": \"{variable}\"} or {\"at\", \"of\"}, so that a failed request names its account"_s);
    }
}

AccountSpec AccountLoader::load(const DefinitionNode &node, Ownership usual)
{
    AccountSpec account;
    account.from = m_from.id;
    account.items = node.at("each"_L1).exists() || node.at("eachMember"_L1).exists() ? loadItems(node) : m_from.items;
    account.ownership = usual;
    if (node.at("ownership"_L1).exists()) {
        account.ownership = node.at("ownership"_L1)
                                .choice<Ownership>({{"own"_L1, Ownership::Own},
                                                    {"held-for-others"_L1, Ownership::HeldForOthers},
                                                    {"mirror"_L1, Ownership::Mirror}});
    }
    if (const DefinitionNode cases = node.at("ownershipWhen"_L1); cases.exists()) {
        for (const DefinitionNode &item : cases.items()) {
            item.object({"is"_L1, "when"_L1});
            const auto is = item.at("is"_L1).choice<Ownership>({{"own"_L1, Ownership::Own},
                                                                {"held-for-others"_L1, Ownership::HeldForOthers},
                                                                {"mirror"_L1, Ownership::Mirror}});
            account.ownershipWhen.emplace_back(loadConditions(item.at("when"_L1), m_earlier), is);
        }
    }
    if (node.at("when"_L1).exists())
        account.when = loadConditions(node.at("when"_L1), m_earlier);
    if (node.at("skip"_L1).exists())
        account.skip = loadConditions(node.at("skip"_L1), m_earlier);
    if (const DefinitionNode out = node.at("outOfTotals"_L1); out.exists() && out.value().isBool()) {
        if (out.boolean())
            account.outOfTotals.push_back(Condition{.at = {}, .of = {}, .kind = Condition::Kind::Exists, .values = {}});
    } else if (out.exists()) {
        account.outOfTotals = loadConditions(out, m_earlier);
    }
    identity(node, account);
    figures(node, account);
    checkKey(node, account);
    return account;
}

} // namespace

std::vector<Condition> loadConditions(const DefinitionNode &node, const QStringList &requests)
{
    std::vector<Condition> conditions;
    for (const DefinitionNode &item : node.items()) {
        item.object({"at"_L1, "of"_L1, "equals"_L1, "in"_L1, "exists"_L1});
        Condition condition;
        condition.at = item.at("at"_L1).jsonPointer();
        if (const DefinitionNode of = item.at("of"_L1); of.exists()) {
            condition.of = of.text();
            if (!requests.contains(condition.of))
                of.refuse(u"an earlier request of the chain"_s);
        }
        const DefinitionNode equals = item.at("equals"_L1);
        const DefinitionNode in = item.at("in"_L1);
        const DefinitionNode exists = item.at("exists"_L1);
        if (int(equals.exists()) + int(in.exists()) + int(exists.exists()) != 1)
            item.refuse(u"one of the keys equals, in, exists"_s);
        if (equals.exists()) {
            condition.kind = Condition::Kind::Equals;
            condition.values = {equals.scalarToken()};
        } else if (in.exists()) {
            condition.kind = Condition::Kind::In;
            for (const DefinitionNode &value : in.items())
                condition.values.append(value.scalarToken());
        } else if (exists.exists()) {
            condition.kind = exists.boolean() ? Condition::Kind::Exists : Condition::Kind::Missing;
        }
        conditions.push_back(std::move(condition));
    }
    if (conditions.empty())
        node.refuse(u"at least one condition"_s);
    return conditions;
}

AccountSpec loadAccount(const DefinitionNode &node, LoaderScope &scope, Ownership usual)
{
    node.object({"from"_L1,      "each"_L1,          "eachMember"_L1, "emptyWhen"_L1,     "when"_L1,
                 "skip"_L1,      "outOfTotals"_L1,   "ownership"_L1,  "ownershipWhen"_L1, "key"_L1,
                 "keySuffix"_L1, "name"_L1,          "iban"_L1,       "status"_L1,        "currency"_L1,
                 "asOf"_L1,      "lastChangedAt"_L1, "posted"_L1,     "available"_L1,     "pending"_L1,
                 "rows"_L1,      "creditLine"_L1,    "components"_L1, "bridge"_L1});
    const RequestSpec *from = scope.request(node.at("from"_L1).text());
    if (!from) {
        node.at("from"_L1).refuse(u"the id of a request of this mode"_s);
        return {};
    }
    return AccountLoader(scope, *from).load(node, usual);
}

} // namespace coffer
