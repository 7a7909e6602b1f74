// SPDX-License-Identifier: GPL-3.0-or-later
#include <imports/mapping_repository.h>

#include <config/json_file.h>

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t maxMappings = 200;
constexpr qsizetype maxText = 200;

const std::array<QString, 3> encodings{u"utf-8"_s, u"utf-16"_s, u"windows-1252"_s};
const std::array<QString, 3> signs{u"minus"_s, u"brackets"_s, u"debit-credit"_s};

/// The members that are plain texts.
constexpr std::array<std::pair<QLatin1StringView, QString CsvMapping::*>, 13> texts{{
    {QLatin1StringView("name"), &CsvMapping::name},
    {QLatin1StringView("account"), &CsvMapping::account},
    {QLatin1StringView("accountName"), &CsvMapping::accountName},
    {QLatin1StringView("iban"), &CsvMapping::iban},
    {QLatin1StringView("currency"), &CsvMapping::currency},
    {QLatin1StringView("fixedCurrency"), &CsvMapping::fixedCurrency},
    {QLatin1StringView("posted"), &CsvMapping::posted},
    {QLatin1StringView("available"), &CsvMapping::available},
    {QLatin1StringView("asOf"), &CsvMapping::asOf},
    {QLatin1StringView("dateFormat"), &CsvMapping::dateFormat},
    {QLatin1StringView("debitCredit"), &CsvMapping::debitCredit},
    {QLatin1StringView("debitWord"), &CsvMapping::debitWord},
    {QLatin1StringView("creditWord"), &CsvMapping::creditWord},
}};

QString fileOf(const QString &folder)
{
    return folder + u"/import-mappings.json"_s;
}

void readSign(MemberReader &members, const QString &key, QChar &target, bool mayBeEmpty)
{
    const QString text = members.text(key);
    if (text.size() > 1 || (text.isEmpty() && !mayBeEmpty))
        members.fail(key, text, u"one sign"_s);
    else
        target = text.isEmpty() ? QChar() : text.front();
}

template <typename Enum, std::size_t count>
void readWord(MemberReader &members, const QString &key, const std::array<QString, count> &words, Enum &target)
{
    const QString text = members.text(key);
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end())
        members.fail(key, text, u"a known word"_s);
    else
        target = Enum(std::distance(words.begin(), found));
}

} // namespace

QJsonObject mappingToJson(const CsvMapping &mapping)
{
    QJsonObject json;
    for (const auto &[key, member] : texts)
        json.insert(key, mapping.*member);
    json.insert(u"decimalPoint"_s, QString(mapping.decimalPoint));
    json.insert(u"grouping"_s, mapping.grouping.isNull() ? QString() : QString(mapping.grouping));
    json.insert(u"sign"_s, signs[size_t(mapping.sign)]);
    json.insert(u"encoding"_s, encodings[size_t(mapping.format.encoding)]);
    json.insert(u"delimiter"_s, QString(mapping.format.delimiter));
    json.insert(u"quote"_s, QString(mapping.format.quote));
    json.insert(u"skipRows"_s, mapping.format.skipRows);
    json.insert(u"headings"_s, mapping.format.headings);
    return json;
}

Result<CsvMapping> mappingFromJson(const JsonValue &json, const QString &where)
{
    MemberReader members(json, where);
    CsvMapping mapping;
    for (const auto &[key, member] : texts) {
        mapping.*member = members.text(key);
        if ((mapping.*member).size() > maxText)
            members.fail(key, mapping.*member, u"at most 200 characters"_s);
    }
    if (mapping.name.trimmed().isEmpty())
        members.fail(u"name"_s, {}, u"a name"_s);
    readSign(members, u"decimalPoint"_s, mapping.decimalPoint, false);
    readSign(members, u"grouping"_s, mapping.grouping, true);
    readSign(members, u"delimiter"_s, mapping.format.delimiter, false);
    readSign(members, u"quote"_s, mapping.format.quote, false);
    readWord(members, u"sign"_s, signs, mapping.sign);
    readWord(members, u"encoding"_s, encodings, mapping.format.encoding);
    const auto skip = members.integer(u"skipRows"_s).value_or(0);
    if (skip < 0 || skip > 100)
        members.fail(u"skipRows"_s, QString::number(skip), u"0 to 100"_s);
    mapping.format.skipRows = int(skip);
    mapping.format.headings = members.flag(u"headings"_s);
    if (auto fault = members.finish())
        return *fault;
    return mapping;
}

std::vector<CsvMapping> loadMappings(const QString &folder)
{
    std::vector<CsvMapping> mappings;
    const JsonFile file = readJsonFile(fileOf(folder));
    const JsonValue list = file.state == JsonFile::State::Read ? file.document.root().member(u"mappings") : JsonValue();
    for (qsizetype i = 0; i < list.size() && mappings.size() < maxMappings; ++i) {
        auto mapping = mappingFromJson(list.at(i), fileOf(folder));
        if (mapping)
            mappings.push_back(std::move(mapping).value());
    }
    return mappings;
}

Result<void> saveMappings(const QString &folder, const std::vector<CsvMapping> &mappings)
{
    const JsonFile file = readJsonFile(fileOf(folder));
    if (file.state == JsonFile::State::Untouchable)
        return *file.fault;
    std::vector<CsvMapping> all = loadMappings(folder);
    for (const CsvMapping &mapping : mappings) {
        if (mapping.name.trimmed().isEmpty() || mapping.name.size() > maxText)
            return Error{.kind = ErrorKind::InvalidInput, .where = u"name"_s, .found = shortened(mapping.name)};
        std::erase_if(all, [&](const CsvMapping &known) { return known.name == mapping.name; });
        all.push_back(mapping);
    }
    if (all.size() > maxMappings)
        return Error{.kind = ErrorKind::InvalidInput, .where = u"name"_s, .expected = u"at most 200 mappings"_s};
    QJsonArray list;
    for (const CsvMapping &mapping : all)
        list.append(mappingToJson(mapping));
    return writeJsonFile(fileOf(folder), {{u"mappings"_s, list}});
}

} // namespace coffer
