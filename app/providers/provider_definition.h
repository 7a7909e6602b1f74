// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/balance_reading.h>
#include <base/ids.h>
#include <providers/template_text.h>

#include <QMap>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace coffer {

// The typed form of a provider definition (resources/providers/*.json). Values only; made by definition_loader, read by
// everybody. Pointers are RFC 6901 text, relative to the item that is being read.

/// A question of the connection form.
struct ParameterSpec
{
    enum class Kind { Text, Uuid, Choice, List, IpAddress };
    QString name;
    QString label;
    QString help;
    Kind kind = Kind::Text;
    bool required = true;
    QString defaultValue;
    QStringList choices;
};

struct SecretSpec
{
    QString name;
    QString label;
    QString help;
};

/// Named base addresses. Together with the connection's own replacements they are the only origins that requests may go
/// to.
struct EnvironmentSpec
{
    QString name;
    QString label;
    bool isTest = false; ///< balances from here are test data
    QMap<QString, QString>
        addresses; ///< name ("api", "auth") -> base URL; {parameters} allowed in the host; empty: the user must give it
};

enum class BodyKind { None, Json, Form };

/// A request as templates. In headers of RequestSpec no secret may stand; AuthSpec decides where secrets go.
struct RequestTemplate
{
    enum class Method { Get, Post, Put };
    Method method = Method::Get;
    TemplateText url;  ///< as written: begins with {base}; for logs. To send: address of `base`, then `path`
    QString base;      ///< name of the address that it begins with: in every environment
    TemplateText path; ///< the rest, "/v1/…"; values are percent-encoded as path segments
    /// An entry whose template lacks() a value ({cursor} on the first page, an optional parameter) is left out.
    std::vector<std::pair<QString, TemplateText>> query;
    std::vector<std::pair<QString, TemplateText>> headers;
    BodyKind bodyKind = BodyKind::None;
    std::vector<std::pair<QString, TemplateText>> bodyFields; ///< form fields, or the members of a flat JSON object
};

/// A request for a token, and where the answer holds what.
struct TokenRequestSpec
{
    RequestTemplate request;         ///< secrets and {refresh_token} allowed in headers and body, never in the URL
    bool basicAuthorization = false; ///< Authorization: Basic with basicUser / basicPassword
    TemplateText basicUser;
    TemplateText basicPassword;
    QStringList tokenAt;                     ///< first pointer that exists
    QStringList refreshTokenAt;              ///< may be empty
    QStringList expiresInAt;                 ///< seconds; may be empty
    bool expiryInJwt = false;                ///< read `exp` of a JWT where expiresInAt finds nothing
    std::chrono::seconds defaultLifetime{0}; ///< where neither says; 0: until refused
};

enum class AuthScheme { None, Basic, Bearer, Header, OAuth2ClientCredentials, Login };

struct AuthSpec
{
    AuthScheme scheme = AuthScheme::None;
    TemplateText basicUser; ///< Basic
    TemplateText basicPassword;
    /// Header that carries the credential, e.g. ("Authorization", "Bearer {token}") or ("X-Auth-Token", "{token}").
    /// {token} is what the token request brought, or names of secrets. Not used by None and Basic.
    QString headerName;
    TemplateText headerValue;
    std::optional<TokenRequestSpec> token;   ///< OAuth2ClientCredentials, Login
    std::optional<TokenRequestSpec> refresh; ///< Login with rotating refresh token
    std::chrono::seconds renewBefore{60};    ///< renew this long before expiry
};

struct PagingSpec
{
    enum class Kind { None, CursorInBody, PageNumber, CursorInHeader, LinkHeader };
    Kind kind = Kind::None;
    QString cursorAt;     ///< CursorInBody: pointer; the list ends where it is absent, null or "", or at an empty page
    QString cursorHeader; ///< CursorInHeader
    int firstPage = 1;    ///< PageNumber: {page} counts from here
    int pageSize = 0;     ///< PageNumber: a page with fewer items is the last; 0: only totals end it
    QString itemsAt;      ///< what counts as items: pointer to an array or object
    QString totalAt;      ///< PageNumber: pointer to the count of all items; may be empty
    QString totalHeader;  ///< PageNumber: header with that count; may be empty
};

struct Condition
{
    enum class Kind { Equals, In, Exists, Missing };
    QString at;
    QString of; ///< request whose item `at` is relative to; empty: the item being read
    Kind kind = Kind::Exists;
    QStringList values; ///< raw tokens
};

/// What the items of a body are.
struct ItemsSpec
{
    enum class Kind {
        Body,     ///< the body itself is the one item
        Elements, ///< of the array at `at`
        Members,  ///< of the object at `at`; {key} is the member name
    };
    Kind kind = Kind::Body;
    QString at;
    /// Where nothing stands at `at` and all of these hold on the body, the list is empty. None: then it is
    /// UnexpectedShape.
    std::vector<Condition> emptyWhen;
};

/// One link of the chain. Runs once, once for each item of an earlier request, or once for each value of a list
/// parameter.
struct RequestSpec
{
    QString id;
    RequestTemplate request;
    QString forRequest;              ///< id of an earlier request; empty: none
    QString forParameter;            ///< name of a list parameter; its value is bound under `bindAs`
    QString bindAs;                  ///< variable that takes the list parameter's value
    ItemsSpec items;                 ///< what later requests, `bind` and accounts see
    QMap<QString, QStringList> bind; ///< variable -> pointers inside an item; the first that finds a text or number
    PagingSpec paging;
};

struct AmountExpression;
using AmountPtr = std::shared_ptr<const AmountExpression>;

struct UnitSpec
{
    enum class Kind { Major, Minor, ScaleAt, PlacesAt, Parameter };
    Kind kind = Kind::Major;
    std::optional<int> minorDigits;            ///< Minor: stated digits; nothing: the currency's
    QString at;                                ///< ScaleAt, PlacesAt
    std::shared_ptr<const UnitSpec> otherwise; ///< ScaleAt: where the pointer finds nothing
    QString parameter;                         ///< Parameter: its value is "major" or "minor"
};

/// One field of a body.
struct AmountField
{
    QString at;
    QString of; ///< request whose item `at` is relative to; empty: the item being read
    UnitSpec unit;
    QString signAt;                        ///< indicator field, beside the amount; may be empty
    QMap<QString, bool> signMap;           ///< indicator -> is debit; another word is a refused reading
    std::optional<bool> absentSignIsDebit; ///< without the field; nothing: then the reading is refused
    bool ownSign = false;  ///< with an indicator: the amount may bear a sign of its own, which a debit turns round
    QString unitAt;        ///< a unit word in the body that must be there and is checked; may be empty
    QStringList unitWords; ///< the words that mean `unit`
    QString currencyAt;    ///< must name the reading's currency where it exists; may be empty
    bool absentIsZero = false;
};

/// All parts must be there, or none of them: half a sum is a refused reading.
struct AmountSum
{
    struct Term
    {
        AmountPtr amount;
        bool minus = false;
    };
    std::vector<Term> terms;
};

/// The first that is there (an API that changed its body).
struct AmountFirstOf
{
    std::vector<AmountPtr> choices;
};

/// How one amount is read.
struct AmountExpression
{
    std::variant<AmountField, AmountSum, AmountFirstOf> form;
};

/// A text: the first pointer that finds a non-empty scalar, or a template of variables.
struct TextSpec
{
    QStringList at;
    QString of;
    TemplateText text;
    [[nodiscard]] bool isSet() const { return !at.isEmpty() || !text.isEmpty(); }
};

struct TimeSpec
{
    enum class Format { Rfc3339, UnixSeconds, UnixMilliseconds, Date };
    QString at;
    QString of; ///< as in Condition
    Format format = Format::Rfc3339;
};

struct CurrencySpec
{
    enum class Kind { At, Key, Fixed };
    Kind kind = Kind::At;
    QString at;
    QString of;
    QString fixed;
};

struct ComponentSpec
{
    QString name;
    ComponentRole role = ComponentRole::Information;
    AmountPtr amount;
};

/// Rows by balance type (Open Banking, Berlin Group): each row is one kind of one account.
struct RowsSpec
{
    QString each;   ///< rows inside the item
    QString kindAt; ///< pointer to the type word inside a row
    struct Target
    {
        enum class Kind { Posted, Available, Pending, Ignore } kind = Kind::Ignore;
        int preference = 0; ///< of two rows for one kind the lower one counts; equal: DuplicateAccount is wrong, the
                            ///< reading is refused
    };
    QMap<QString, Target> map;
    AmountPtr amount;                              ///< relative to the row
    std::vector<Condition> creditLineIncludedWhen; ///< conditions on the row; all must hold
    bool preferWithoutCreditLine = false; ///< of two rows with equal preference the one without a credit line counts
};

/// How readings are made from the bodies of one request.
struct AccountSpec
{
    QString from;                       ///< request id
    ItemsSpec items;                    ///< those of the request unless the entry names its own
    std::vector<Condition> when;        ///< all must hold, else this entry makes no reading of the item
    std::vector<Condition> skip;        ///< one that holds leaves the item out altogether
    std::vector<Condition> outOfTotals; ///< one that holds keeps the account out of totals
    TextSpec key; ///< the account's id; needs no body where the request runs `for` items and brings one account each,
                  ///< so that a failure can be attributed
    QString keySuffix;
    TextSpec name;
    TextSpec iban;
    TextSpec status;
    QStringList activeStatuses; ///< others are a diagnostic; empty: any is fine
    CurrencySpec currency;
    std::optional<TimeSpec> asOf;
    std::optional<TimeSpec> lastChangedAt;
    AmountPtr posted;
    AmountPtr available;
    AmountPtr pending;
    std::optional<RowsSpec> rows;
    CreditLineIncluded creditLineIncluded = CreditLineIncluded::Unknown;
    AmountPtr creditLine;
    std::vector<ComponentSpec> components;
    std::vector<BridgeTerm> bridgeTerms;
    Ownership ownership = Ownership::Own;
    std::vector<std::pair<std::vector<Condition>, Ownership>> ownershipWhen;
};

struct ErrorSpec
{
    QStringList messageAt;
    QStringList codeAt;
    QStringList idAt;
    bool plainText = false; ///< a body that is not JSON may be shown as the message
    /// A body with status 2xx in which one of these exists is a refusal, not data.
    QStringList errorWhenExists;
};

struct LimitSpec
{
    double requestsPerSecond = 0; ///< 0: none stated
    int callsPerDay = 0;          ///< 0: none stated
    int parallelRequests = 6;
    std::chrono::seconds smallestInterval{60};
};

/// One named way to use the provider.
struct ModeSpec
{
    QString name;
    QString label;
    AuthSpec auth;
    std::vector<RequestSpec> requests; ///< in order; a request only refers to earlier ones
    std::vector<AccountSpec> accounts;
    QStringList parameters; ///< names of those that this mode uses, in the order of the definition
    QStringList secrets;
    QStringList addresses; ///< names of the base addresses that its requests go to; the others need no value
};

struct SampleSpec
{
    QString name;
    QString mode;
    QMap<QString, QStringList> parameters;
    std::vector<std::pair<QString, QString>> bodies; ///< request id, body text; in the order of the answers
    QString expected;                                ///< expected readings, JSON text
};

struct ProviderDefinition
{
    int formatVersion = 1;
    ProviderId id;
    int version = 1;
    QString name;
    QString reference;           ///< the document it was read from and when it was checked
    QString available;           ///< two sentences on what "available" means here
    std::vector<ModeSpec> modes; ///< the first is the default
    std::vector<EnvironmentSpec> environments;
    std::vector<ParameterSpec> parameters;
    std::vector<SecretSpec> secrets;
    ErrorSpec errors;
    LimitSpec limits;
    std::vector<SampleSpec> samples;

    [[nodiscard]] const ModeSpec *mode(const QString &modeName) const; ///< nullptr: none; "" is the first
    [[nodiscard]] const EnvironmentSpec *environment(const QString &environmentName) const;
    [[nodiscard]] const ParameterSpec *parameter(const QString &parameterName) const;
    [[nodiscard]] const SecretSpec *secret(const QString &secretName) const;
};

} // namespace coffer
