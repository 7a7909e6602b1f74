// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json/json_document.h>
#include <providers/provider_definition.h>

#include <optional>
#include <vector>

namespace coffer {

/// Hard stops that no definition can move.
inline constexpr int maxPages = 1000;
inline constexpr int maxAccounts = 20'000;
inline constexpr int maxChainDepth = 4;

/// One body of the chain and where it belongs.
struct FetchedBody
{
    QString request;     ///< id of the RequestSpec
    int number = 1;      ///< n-th body of that request in this attempt, from 1
    Variables variables; ///< what was bound when it was asked for
    int parent = -1;     ///< index of the body that holds the item it was asked for; -1: none
    QString parentItem;  ///< pointer of that item in the parent body
    QByteArray bytes;
    QByteArray sha256;
    JsonDocument document;
};

/// A request of the chain that failed for good.
struct FailedRequest
{
    QString request;
    Variables variables;
    int parent = -1;
    QString parentItem;
    Error error;
};

/// What an item of a body gives to the requests that run `for` it. Pure.
struct ChainItem
{
    QString pointer; ///< of the item, absolute
    Variables variables;
};

/// The items of `body` as `request.items` and `request.bind` say, with the body's own variables.
/// Errors: UnexpectedShape where the items are not there or a bound field is missing.
[[nodiscard]] Result<std::vector<ChainItem>> chainItems(const RequestSpec &request, const FetchedBody &body);

/// What asks for the next page.
struct NextPage
{
    QString cursor; ///< becomes {cursor}
    int page = 0;   ///< becomes {page}
    QString url;    ///< LinkHeader: the whole next address, to be checked against the allowed origins
};

/// Nothing: this was the last page. `itemsSoFar` counts the items of all pages including this one. An empty page is the
/// last one. Errors: UnexpectedShape (also for an empty page before the stated total: the list is cut), TooLarge past
/// maxPages of numbered pages (a cursor that repeats, and the cap of the other kinds, are the caller's).
[[nodiscard]] Result<std::optional<NextPage>> nextPage(const PagingSpec &paging, const JsonValue &root, int currentPage,
                                                       qsizetype itemsSoFar,
                                                       const std::vector<std::pair<QByteArray, QByteArray>> &headers);

/// The provider's own words in an error body, JSON or plain text.
[[nodiscard]] ProviderError providerErrorIn(const ErrorSpec &errors, const QByteArray &body);
/// A 2xx body that is a refusal (ErrorSpec::errorWhenExists): something stands there that is not null, false, "" or
/// empty.
[[nodiscard]] bool isErrorBody(const ErrorSpec &errors, const JsonValue &root);

} // namespace coffer
