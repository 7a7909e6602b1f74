// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace coffer {

using Variables = QHash<QString, QString>;

/// A text with {names}, parsed once. "{{" stands for "{".
class TemplateText
{
public:
    TemplateText() = default;
    /// Errors: InvalidDefinition for an unclosed or empty name.
    static Result<TemplateText> parse(const QString &text);

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }
    [[nodiscard]] const QString &source() const { return m_source; }

    /// Whether a name in it has no value, or an empty one.
    [[nodiscard]] bool lacks(const Variables &variables) const;

    /// How a value is written for its place. The text around the names stays as it is.
    enum class Encoding { None, PathSegment, Query, Form, JsonString };
    /// Errors: InvalidInput naming the variable that has no value, or whose value ("", ".", "..") would make another
    /// path.
    [[nodiscard]] Result<QString> filled(const Variables &variables, Encoding encoding) const;

private:
    struct Piece
    {
        QString text;
        bool isName = false;
        friend bool operator==(const Piece &, const Piece &) = default;
    };
    QString m_source;
    std::vector<Piece> m_pieces;
};

} // namespace coffer
