// SPDX-License-Identifier: GPL-3.0-or-later
// What JsonDocument accepts, it must be able to write and read again to the same value, and QJsonDocument must not call
// it malformed (but for the numbers that Qt cannot hold).
#include <json/json_document.h>
#include <json/json_pointer.h>

#include <QByteArray>
#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace coffer;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

QByteArray quoted(const QByteArray &utf8)
{
    QByteArray text = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (uchar(c) < 0x20)
            text += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            text += c;
    }
    return text + '"';
}

/// Numbers become 0 where only the shape is asked for.
QByteArray written(const JsonValue &value, bool withNumbers)
{
    QByteArray text;
    switch (value.type()) {
    case JsonType::Null:
        return "null";
    case JsonType::Bool:
        return value.toBool() ? "true" : "false";
    case JsonType::Number:
        return withNumbers ? value.numberText().toByteArray() : "0";
    case JsonType::String:
        return quoted(value.stringUtf8().toByteArray());
    case JsonType::Array:
        for (qsizetype i = 0; i < value.size(); ++i)
            text += (i ? "," : "") + written(value.at(i), withNumbers);
        return '[' + text + ']';
    case JsonType::Object:
        for (qsizetype i = 0; i < value.size(); ++i) {
            // A name is found again, and finds this very member: names are unique.
            require(written(value.find(json_pointer::child({}, value.keyAt(i))), true) == written(value.at(i), true));
            text += (i ? "," : "") + quoted(value.keyAt(i).toUtf8()) + ':' + written(value.at(i), withNumbers);
        }
        return '{' + text + '}';
    }
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    // A tighter depth than usual: written() looks up every member on every level.
    const Result<JsonDocument> document = JsonDocument::parse(bytes, {.depth = 12});
    if (!document) {
        require(document.error().kind == ErrorKind::MalformedReply || document.error().kind == ErrorKind::TooLarge);
        return 0;
    }
    const QByteArray text = written(document.value().root(), true);
    const Result<JsonDocument> again = JsonDocument::parse(text, {.depth = 12});
    require(again.hasValue());
    require(written(again.value().root(), true) == text);

    // Qt reads no lone scalars before 6.9, hence the brackets.
    QJsonParseError error;
    const QByteArray shape = '[' + written(document.value().root(), false) + ']';
    QJsonDocument::fromJson(shape, &error);
    require(error.error == QJsonParseError::NoError);
    return 0;
}
