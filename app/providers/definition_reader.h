// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <json/json_document.h>

#include <QStringList>

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace coffer {

/// One value of a definition while it is being read, with its pointer. The first fault of the file is kept in one
/// place; after it every read gives an empty value, so that the reading code needs no branch for errors. Valid while
/// the document and the fault live.
class DefinitionNode
{
public:
    DefinitionNode() = default;
    DefinitionNode(JsonValue value, QString pointer, std::optional<Error> *fault)
        : m_value(value)
        , m_pointer(std::move(pointer))
        , m_fault(fault)
    {
    }

    [[nodiscard]] bool exists() const { return m_value.exists(); }
    [[nodiscard]] const JsonValue &value() const { return m_value; }
    [[nodiscard]] const QString &pointer() const { return m_pointer; }
    [[nodiscard]] bool isObject() const { return m_value.isObject(); }
    [[nodiscard]] bool isArray() const { return m_value.isArray(); }
    [[nodiscard]] bool isString() const { return m_value.isString(); }

    void refuse(const QString &found, const QString &expected) const;
    void refuse(const QString &expected) const; ///< `found` is what stands here
    [[nodiscard]] bool failed() const { return m_fault && m_fault->has_value(); }

    /// This, an object whose keys are all among `allowed`; else refused.
    const DefinitionNode &object(std::initializer_list<QLatin1StringView> allowed) const;
    [[nodiscard]] DefinitionNode at(QLatin1StringView name) const;
    [[nodiscard]] DefinitionNode atName(const QString &name) const;
    [[nodiscard]] std::vector<DefinitionNode> items() const;                       ///< of an array, else refused
    [[nodiscard]] std::vector<std::pair<QString, DefinitionNode>> members() const; ///< of an object, else refused

    [[nodiscard]] QString text() const; ///< a string that is not empty
    [[nodiscard]] QString anyText() const;
    [[nodiscard]] QString scalarToken() const; ///< string, number, true or false
    [[nodiscard]] QStringList texts() const;   ///< one string or an array of at least one
    [[nodiscard]] QString name() const;        ///< a-z, 0-9, _ and -
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] int integer(int least, int most) const;
    [[nodiscard]] double number(double least, double most) const;
    [[nodiscard]] QString jsonPointer() const;
    [[nodiscard]] QStringList jsonPointers() const; ///< one or an array of at least one

    template <typename E>
    [[nodiscard]] E choice(std::initializer_list<std::pair<QLatin1StringView, E>> words) const
    {
        const QString word = m_value.toString();
        QStringList allowed;
        for (const auto &[text, meaning] : words) {
            if (m_value.isString() && word == text)
                return meaning;
            allowed.append(QString(text));
        }
        refuse(QLatin1StringView("one of: ") + allowed.join(QLatin1StringView(", ")));
        return words.begin()->second;
    }

private:
    [[nodiscard]] DefinitionNode child(JsonValue value, const QString &pointer) const
    {
        return {value, pointer, m_fault};
    }

    JsonValue m_value;
    QString m_pointer;
    std::optional<Error> *m_fault = nullptr;
};

} // namespace coffer
