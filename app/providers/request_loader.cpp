// SPDX-License-Identifier: GPL-3.0-or-later
#include "loader_scope.h"

#include <providers/request_chain.h>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

const QStringList generatedNames{u"uuid"_s, u"now:rfc3339"_s};

/// RFC 9110 5.6.2, without the headers that frame the message, belong to one hop or carry credentials.
bool isFreeHeaderName(const QString &name)
{
    static const QStringList taken{u"authorization"_s,
                                   u"connection"_s,
                                   u"content-length"_s,
                                   u"cookie"_s,
                                   u"accept-encoding"_s,
                                   u"expect"_s,
                                   u"host"_s,
                                   u"keep-alive"_s,
                                   u"proxy-authorization"_s,
                                   u"proxy-connection"_s,
                                   u"te"_s,
                                   u"trailer"_s,
                                   u"transfer-encoding"_s,
                                   u"upgrade"_s};
    return !taken.contains(name.toLower());
}

bool isToken(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

using Fields = std::vector<std::pair<QString, TemplateText>>;

Fields loadFields(const DefinitionNode &node, const QStringList &names, LoaderScope::Secrets secrets,
                  LoaderScope &scope)
{
    Fields fields;
    for (const auto &[name, value] : node.members()) {
        if (name.isEmpty())
            value.refuse(u"an empty name"_s, u"the name of a field"_s);
        fields.emplace_back(name, scope.templateText(value, names, secrets));
    }
    return fields;
}

void loadAddress(const DefinitionNode &node, const QStringList &names, LoaderScope &scope, RequestTemplate &request)
{
    const QString text = node.text();
    const qsizetype end = text.indexOf(u'}');
    request.base = text.startsWith(u'{') && end > 0 ? text.mid(1, end - 1) : QString();
    QStringList bases;
    for (const EnvironmentSpec &environment : scope.definition.environments)
        bases = environment.addresses.keys();
    if (!bases.contains(request.base) || text.size() <= end + 1 || text[end + 1] != u'/') {
        node.refuse(u"an address of an environment and a path: {%1}/…"_s.arg(bases.join(u"}/… or {"_s)));
        return;
    }
    if (!isPrintableAscii(text) || text.contains(u' ') || text.contains(u'?') || text.contains(u'#')
        || text.contains(u'\\') || text.contains("/../"_L1) || text.endsWith("/.."_L1)) {
        node.refuse(u"a plain path; query fields stand in \"query\""_s);
        return;
    }
    request.url = scope.templateText(node, names + bases, LoaderScope::Secrets::Refused);
    for (const QString &name : request.url.names()) {
        if (bases.contains(name) && name != request.base)
            node.refuse(u'{' + name + u'}', u"one address, at the beginning"_s);
    }
    if (auto path = TemplateText::parse(text.mid(end + 1)))
        request.path = path.value();
    for (const QString &name : request.path.names()) {
        if (bases.contains(name))
            node.refuse(u'{' + name + u'}', u"one address, at the beginning"_s);
    }
}

PagingSpec loadPaging(const DefinitionNode &node, const RequestSpec &request)
{
    PagingSpec paging;
    paging.kind = node.at("kind"_L1).choice<PagingSpec::Kind>({{"cursor"_L1, PagingSpec::Kind::CursorInBody},
                                                               {"page"_L1, PagingSpec::Kind::PageNumber},
                                                               {"cursor-header"_L1, PagingSpec::Kind::CursorInHeader},
                                                               {"link-header"_L1, PagingSpec::Kind::LinkHeader}});
    paging.itemsAt = request.items.at;
    QString needed = u"cursor"_s;
    switch (paging.kind) {
    case PagingSpec::Kind::None:
        break;
    case PagingSpec::Kind::CursorInBody:
        node.object({"kind"_L1, "next"_L1});
        paging.cursorAt = node.at("next"_L1).jsonPointer();
        break;
    case PagingSpec::Kind::PageNumber:
        needed = u"page"_s;
        node.object({"kind"_L1, "first"_L1, "size"_L1, "totalAt"_L1, "totalHeader"_L1});
        if (node.at("first"_L1).exists())
            paging.firstPage = node.at("first"_L1).integer(0, 1);
        if (node.at("size"_L1).exists())
            paging.pageSize = node.at("size"_L1).integer(1, maxAccounts);
        if (node.at("totalAt"_L1).exists())
            paging.totalAt = node.at("totalAt"_L1).jsonPointer();
        if (node.at("totalHeader"_L1).exists())
            paging.totalHeader = node.at("totalHeader"_L1).text();
        if (paging.pageSize == 0 && paging.totalAt.isEmpty() && paging.totalHeader.isEmpty())
            node.refuse(u"no end of the list"_s, u"size, totalAt or totalHeader"_s);
        break;
    case PagingSpec::Kind::CursorInHeader:
        node.object({"kind"_L1, "header"_L1});
        paging.cursorHeader = node.at("header"_L1).text();
        if (!isToken(paging.cursorHeader))
            node.at("header"_L1).refuse(u"the name of a header"_s);
        break;
    case PagingSpec::Kind::LinkHeader:
        needed.clear();
        node.object({"kind"_L1});
        break;
    }
    if (request.items.kind == ItemsSpec::Kind::Body)
        node.refuse(u"paging of a request without \"each\" or \"eachMember\""_s, u"paging of a list"_s);
    QStringList used = request.request.url.names();
    for (const auto &[name, value] : request.request.query)
        used += value.names();
    if (!needed.isEmpty() && !used.contains(needed))
        node.refuse(u"a request that does not name {%1}"_s.arg(needed), u"{%1} in the query or path"_s.arg(needed));
    return paging;
}

void loadFor(const DefinitionNode &node, LoaderScope &scope, RequestSpec &request)
{
    if (node.isObject()) {
        node.object({"parameter"_L1, "as"_L1});
        request.forParameter = node.at("parameter"_L1).text();
        const ParameterSpec *parameter = scope.definition.parameter(request.forParameter);
        if (!parameter || parameter->kind != ParameterSpec::Kind::List)
            node.at("parameter"_L1).refuse(u"a parameter of kind list"_s);
        scope.usedNames.insert(request.forParameter);
        request.bindAs = node.at("as"_L1).name();
        if (scope.definition.parameter(request.bindAs))
            node.at("as"_L1).refuse(u"a name that is no parameter"_s);
        return;
    }
    request.forRequest = node.text();
    const RequestSpec *before = scope.request(request.forRequest);
    if (!before) {
        request.forRequest.clear();
        node.refuse(u"the id of an earlier request of this mode, or {\"parameter\", \"as\"}"_s);
        return;
    }
    if (int(scope.chain(*before).size()) >= maxChainDepth)
        node.refuse(u"a chain of more than %1 requests"_s.arg(maxChainDepth),
                    u"at most %1, one for the other"_s.arg(maxChainDepth));
}

} // namespace

RequestTemplate loadRequestTemplate(const DefinitionNode &node, const QStringList &names, LoaderScope::Secrets secrets,
                                    LoaderScope &scope)
{
    RequestTemplate request;
    const std::pair<QLatin1StringView, RequestTemplate::Method> methods[] = {{"get"_L1, RequestTemplate::Method::Get},
                                                                             {"post"_L1, RequestTemplate::Method::Post},
                                                                             {"put"_L1, RequestTemplate::Method::Put}};
    int count = 0;
    for (const auto &[key, method] : methods) {
        if (const DefinitionNode address = node.at(key); address.exists()) {
            request.method = method;
            loadAddress(address, names, scope, request);
            ++count;
        }
    }
    if (count != 1)
        node.refuse(u"%1 of them"_s.arg(count), u"one of the keys get, post, put"_s);
    const QStringList known = names + generatedNames;
    if (node.at("query"_L1).exists())
        request.query = loadFields(node.at("query"_L1), known, LoaderScope::Secrets::Refused, scope);
    if (node.at("headers"_L1).exists())
        request.headers = loadFields(node.at("headers"_L1), known, secrets, scope);
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name) || !isFreeHeaderName(name) || !isPrintableAscii(value.source()))
            node.at("headers"_L1)
                .refuse(shortened(name), u"a header that may be set, with a value of printable ASCII"_s);
    }
    const DefinitionNode json = node.at("json"_L1);
    const DefinitionNode form = node.at("form"_L1);
    if (json.exists() || form.exists()) {
        request.bodyKind = json.exists() ? BodyKind::Json : BodyKind::Form;
        request.bodyFields = loadFields(json.exists() ? json : form, known, secrets, scope);
        if (request.method == RequestTemplate::Method::Get || (json.exists() && form.exists()))
            node.refuse(u"a body here"_s, u"one body, json or form, of a post or put"_s);
    }
    return request;
}

ItemsSpec loadItems(const DefinitionNode &node)
{
    ItemsSpec items;
    const DefinitionNode each = node.at("each"_L1);
    const DefinitionNode eachMember = node.at("eachMember"_L1);
    if (each.exists()) {
        items.kind = ItemsSpec::Kind::Elements;
        items.at = each.jsonPointer();
    }
    if (eachMember.exists()) {
        items.kind = ItemsSpec::Kind::Members;
        items.at = eachMember.jsonPointer();
    }
    if (each.exists() && eachMember.exists())
        eachMember.refuse(u"each and eachMember"_s, u"one of them"_s);
    if (const DefinitionNode empty = node.at("emptyWhen"_L1); empty.exists()) {
        items.emptyWhen = loadConditions(empty, {});
        if (items.kind == ItemsSpec::Kind::Body)
            empty.refuse(u"emptyWhen without a list"_s, u"emptyWhen beside each or eachMember"_s);
    }
    return items;
}

RequestSpec loadRequest(const DefinitionNode &node, LoaderScope &scope)
{
    node.object({"id"_L1, "get"_L1, "post"_L1, "put"_L1, "query"_L1, "headers"_L1, "json"_L1, "form"_L1, "for"_L1,
                 "each"_L1, "eachMember"_L1, "emptyWhen"_L1, "bind"_L1, "paging"_L1});
    RequestSpec request;
    request.id = node.at("id"_L1).name();
    if (scope.request(request.id))
        node.at("id"_L1).refuse(u"an id that no other request of this mode has"_s);
    if (const DefinitionNode link = node.at("for"_L1); link.exists())
        loadFor(link, scope, request);
    request.items = loadItems(node);
    QStringList names = scope.variablesBefore(request);
    if (const DefinitionNode paging = node.at("paging"_L1); paging.exists())
        names += {u"page"_s, u"cursor"_s};
    request.request = loadRequestTemplate(node, names, LoaderScope::Secrets::Refused, scope);
    if (const DefinitionNode bind = node.at("bind"_L1); bind.exists()) {
        for (const auto &[name, pointer] : bind.members()) {
            if (scope.definition.parameter(name) || scope.definition.secret(name) || names.contains(name)
                || generatedNames.contains(name) || name == "key"_L1)
                pointer.refuse(u"the name \"%1\""_s.arg(shortened(name)), u"a name that nothing else has"_s);
            request.bind.insert(name, pointer.jsonPointers());
        }
    }
    if (const DefinitionNode paging = node.at("paging"_L1); paging.exists())
        request.paging = loadPaging(paging, request);
    return request;
}

} // namespace coffer
