// SPDX-License-Identifier: GPL-3.0-or-later
#include <providers/template_text.h>

#include <QUrl>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u':';
    });
}

QString jsonEscaped(const QString &value)
{
    QString text;
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            text += u'\\' + QString(c);
        else if (c.unicode() < 0x20)
            text += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            text += c;
    }
    return text;
}

QString encoded(const QString &value, TemplateText::Encoding encoding)
{
    switch (encoding) {
    case TemplateText::Encoding::None:
        return value;
    case TemplateText::Encoding::PathSegment:
    case TemplateText::Encoding::Query:
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    case TemplateText::Encoding::Form: {
        QByteArray text = QUrl::toPercentEncoding(value, " ");
        return QString::fromLatin1(text.replace(' ', '+'));
    }
    case TemplateText::Encoding::JsonString:
        return jsonEscaped(value);
    }
    return {};
}

} // namespace

Result<TemplateText> TemplateText::parse(const QString &text)
{
    TemplateText result;
    result.m_source = text;
    QString literal;
    const auto flush = [&] {
        if (!literal.isEmpty())
            result.m_pieces.push_back({literal, false});
        literal.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'{') {
            literal += text[i];
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == u'{') {
            literal += u'{';
            ++i;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', i);
        const QString name = end < 0 ? QString() : text.mid(i + 1, end - i - 1);
        if (!isName(name)) {
            return Error{.kind = ErrorKind::InvalidDefinition,
                         .found = shortened(text),
                         .expected = u"a text with {names} of a-z, 0-9, _ and :, and {{ for a brace"_s};
        }
        flush();
        result.m_pieces.push_back({name, true});
        i = end;
    }
    flush();
    return result;
}

QStringList TemplateText::names() const
{
    QStringList names;
    for (const Piece &piece : m_pieces) {
        if (piece.isName && !names.contains(piece.text))
            names.append(piece.text);
    }
    return names;
}

bool TemplateText::lacks(const Variables &variables) const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [&](const Piece &piece) { return piece.isName && variables.value(piece.text).isEmpty(); });
}

Result<QString> TemplateText::filled(const Variables &variables, Encoding encoding) const
{
    QString text;
    for (const Piece &piece : m_pieces) {
        if (!piece.isName) {
            text += piece.text;
            continue;
        }
        const auto value = variables.constFind(piece.text);
        if (value == variables.constEnd())
            return Error{.kind = ErrorKind::InvalidInput, .where = piece.text, .expected = u"a value"_s};
        // Percent-encoded dots are dots again for whoever normalises the path.
        if (encoding == Encoding::PathSegment && (value->isEmpty() || *value == "."_L1 || *value == ".."_L1)) {
            return Error{.kind = ErrorKind::InvalidInput,
                         .where = piece.text,
                         .found = *value,
                         .expected = u"a value that can be one part of a path"_s};
        }
        text += encoded(*value, encoding);
    }
    return text;
}

} // namespace coffer
