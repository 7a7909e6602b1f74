// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/request_chain.h>

#include "body_items.h"

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype providerTextLimit = 300; // ProviderError

QByteArray headerValue(const std::vector<std::pair<QByteArray, QByteArray>> &headers, const QString &name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name.toLatin1(), Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

Error unexpected(const QString &where, const QString &found, const QString &expected)
{
    return Error{.kind = ErrorKind::UnexpectedShape, .where = where, .found = shortened(found), .expected = expected};
}

/// The count of all items, from the body or a header; nothing where neither says.
Result<std::optional<qsizetype>> statedTotal(const PagingSpec &paging, const JsonValue &root,
                                             const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    QByteArray text;
    QString where;
    if (!paging.totalAt.isEmpty()) {
        const JsonValue value = root.find(paging.totalAt);
        text = value.isNull() ? QByteArray() : value.rawToken().toLatin1();
        where = paging.totalAt;
        if (value.isObject() || value.isArray() || value.isBool())
            return unexpected(where, value.rawToken(), u"the count of all items"_s);
    }
    if (text.isEmpty() && !paging.totalHeader.isEmpty()) {
        text = headerValue(headers, paging.totalHeader);
        where = paging.totalHeader;
    }
    if (text.isEmpty())
        return std::optional<qsizetype>();
    bool isCount = false;
    const qlonglong total = text.toLongLong(&isCount);
    if (!isCount || total < 0)
        return unexpected(where, QString::fromLatin1(text), u"the count of all items"_s);
    return std::optional<qsizetype>(total);
}

Result<std::optional<NextPage>> nextNumbered(const PagingSpec &paging, const JsonValue &root, int currentPage,
                                             qsizetype itemsSoFar,
                                             const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    const auto total = statedTotal(paging, root, headers);
    if (!total)
        return total.error();
    const qsizetype here = root.find(paging.itemsAt).size();
    if (total.value() && here == 0 && itemsSoFar < *total.value()) {
        return unexpected(paging.itemsAt, u"%1 items and then an empty page"_s.arg(itemsSoFar),
                          u"%1 items"_s.arg(*total.value()));
    }
    const bool isLast = here == 0 || (total.value() ? itemsSoFar >= *total.value() : here < paging.pageSize);
    // Without a total and without a size nothing would tell that more follow: better a page too many than accounts too
    // few.
    if (isLast)
        return std::optional<NextPage>();
    if (currentPage - paging.firstPage + 1 >= maxPages)
        return Error{
            .kind = ErrorKind::TooLarge, .where = paging.itemsAt, .expected = u"at most %1 pages"_s.arg(maxPages)};
    return std::optional<NextPage>(NextPage{.cursor = {}, .page = currentPage + 1, .url = {}});
}

/// The target of rel="next" in the values of Link headers (RFC 8288): <target>; rel="next", <target>; rel="last".
QString nextLink(const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    for (const auto &[key, value] : headers) {
        if (key.compare("link", Qt::CaseInsensitive) != 0)
            continue;
        const QString text = QString::fromLatin1(value);
        qsizetype at = 0;
        while (true) {
            const qsizetype open = text.indexOf(u'<', at);
            const qsizetype close = open < 0 ? -1 : text.indexOf(u'>', open);
            if (close < 0)
                break;
            const qsizetype following = text.indexOf(u'<', close);
            const QString parameters = text.mid(close + 1, following < 0 ? -1 : following - close - 1);
            for (const QString &part : parameters.split(u';', Qt::SkipEmptyParts)) {
                QString relation = part.trimmed();
                if (relation.endsWith(u','))
                    relation = relation.chopped(1).trimmed();
                if (!relation.startsWith("rel="_L1, Qt::CaseInsensitive))
                    continue;
                relation = relation.mid(4).remove(u'"');
                if (relation.split(u' ', Qt::SkipEmptyParts).contains("next"_L1, Qt::CaseInsensitive))
                    return text.mid(open + 1, close - open - 1);
            }
            at = close + 1;
        }
    }
    return {};
}

QString firstWord(const QStringList &pointers, const JsonValue &root)
{
    return shortened(firstScalar(pointers, root), providerTextLimit);
}

} // namespace

Result<std::vector<ChainItem>> chainItems(const RequestSpec &request, const FetchedBody &body)
{
    const auto items = itemsOf(request.items, body.document.root());
    if (!items)
        return items.error();
    std::vector<ChainItem> result;
    result.reserve(items.value().size());
    for (const BodyItem &item : items.value()) {
        ChainItem link{item.pointer, body.variables};
        if (request.items.kind == ItemsSpec::Kind::Members)
            link.variables.insert(u"key"_s, item.name);
        for (auto bind = request.bind.cbegin(); bind != request.bind.cend(); ++bind) {
            const QString value = firstScalar(bind.value(), item.value);
            if (value.isEmpty())
                return unexpected(item.pointer + bind.value().value(0), u"nothing"_s,
                                  u"a text or number for {%1}"_s.arg(bind.key()));
            link.variables.insert(bind.key(), value);
        }
        result.push_back(std::move(link));
    }
    return result;
}

Result<std::optional<NextPage>> nextPage(const PagingSpec &paging, const JsonValue &root, int currentPage,
                                         qsizetype itemsSoFar,
                                         const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    const bool isEmptyPage = root.find(paging.itemsAt).size() == 0;
    const auto withCursor = [&](const QString &cursor) {
        return cursor.isEmpty() || isEmptyPage
            ? std::optional<NextPage>()
            : std::optional<NextPage>(NextPage{.cursor = cursor, .page = currentPage + 1, .url = {}});
    };
    switch (paging.kind) {
    case PagingSpec::Kind::None:
        return std::optional<NextPage>();
    case PagingSpec::Kind::CursorInBody: {
        const JsonValue cursor = root.find(paging.cursorAt);
        if (cursor.exists() && !cursor.isNull() && !cursor.isString() && !cursor.isNumber())
            return unexpected(paging.cursorAt, cursor.rawToken(), u"a cursor, null or nothing"_s);
        return withCursor(cursor.isNull() ? QString() : cursor.rawToken());
    }
    case PagingSpec::Kind::PageNumber:
        return nextNumbered(paging, root, currentPage, itemsSoFar, headers);
    case PagingSpec::Kind::CursorInHeader:
        return withCursor(QString::fromLatin1(headerValue(headers, paging.cursorHeader)));
    case PagingSpec::Kind::LinkHeader: {
        const QString url = nextLink(headers);
        if (url.isEmpty() || isEmptyPage)
            return std::optional<NextPage>();
        return std::optional<NextPage>(NextPage{.cursor = {}, .page = currentPage + 1, .url = url});
    }
    }
    return std::optional<NextPage>();
}

ProviderError providerErrorIn(const ErrorSpec &errors, const QByteArray &body)
{
    const auto document = JsonDocument::parse(body);
    if (document) {
        const JsonValue root = document.value().root();
        if (root.isString() && errors.plainText)
            return {shortened(root.toString(), providerTextLimit), {}, {}};
        return {firstWord(errors.messageAt, root), firstWord(errors.codeAt, root), firstWord(errors.idAt, root)};
    }
    const QByteArray text = body.trimmed();
    // A page of markup is no message.
    if (!errors.plainText || text.isEmpty() || text.startsWith('<') || text.startsWith('{') || text.startsWith('['))
        return {};
    return {shortened(QString::fromUtf8(text), providerTextLimit), {}, {}};
}

bool isErrorBody(const ErrorSpec &errors, const JsonValue &root)
{
    return std::any_of(errors.errorWhenExists.begin(), errors.errorWhenExists.end(), [&](const QString &pointer) {
        const JsonValue value = root.find(pointer);
        switch (value.type()) {
        case JsonType::Null:
            return false;
        case JsonType::Bool:
            return value.toBool();
        case JsonType::String:
        case JsonType::Number:
            return !value.rawToken().isEmpty();
        case JsonType::Array:
        case JsonType::Object:
            return value.size() > 0;
        }
        return false;
    });
}

} // namespace coffer
