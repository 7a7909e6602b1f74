// SPDX-License-Identifier: GPL-3.0-or-later
#include <json/json_locator.h>

#include <json/json_pointer.h>

#include <QList>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace coffer {

namespace {

constexpr qsizetype maxString = 2'000;

bool isContainer(const JsonValue &value)
{
    return value.isObject() || value.isArray();
}

qsizetype linesOf(const JsonValue &value)
{
    if (!isContainer(value) || value.size() == 0)
        return 1;
    qsizetype lines = 2;
    for (qsizetype i = 0; i < value.size(); ++i)
        lines += linesOf(value.at(i));
    return lines;
}

/// The way to a value: at each level the number of the member or element.
struct Place
{
    std::vector<qsizetype> steps;
    qsizetype line = 0; ///< where it begins
};

std::optional<qsizetype> indexOf(const JsonValue &container, const QString &token)
{
    if (container.isArray()) {
        for (const QChar c : token) {
            if (c < u'0' || c > u'9')
                return std::nullopt;
        }
        bool isNumber = false;
        const qlonglong index = token.toLongLong(&isNumber);
        const bool leadingZero = token.size() > 1 && token.startsWith(u'0');
        return isNumber && !leadingZero && index < container.size() ? std::optional(qsizetype(index)) : std::nullopt;
    }
    for (qsizetype i = 0; i < container.size(); ++i) {
        if (container.keyAt(i) == token)
            return i;
    }
    return std::nullopt;
}

std::optional<Place> placeOf(JsonValue value, QStringView pointer)
{
    Place place;
    const auto tokens = pointer.isEmpty() ? QList<QStringView>() : pointer.sliced(1).split(u'/');
    for (const QStringView token : tokens) {
        QString name = token.toString();
        name.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        const auto index = isContainer(value) ? indexOf(value, name) : std::nullopt;
        if (!index)
            return std::nullopt;
        ++place.line;
        for (qsizetype i = 0; i < *index; ++i)
            place.line += linesOf(value.at(i));
        place.steps.push_back(*index);
        value = value.at(*index);
    }
    return place;
}

bool isUnseen(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0xad || u == 0x61c || (u >= 0x200b && u <= 0x200f)
        || (u >= 0x2028 && u <= 0x202e) || (u >= 0x2060 && u <= 0x206f) || u == 0xfeff;
}

QString quoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : QStringView(text).first(std::min(text.size(), maxString))) {
        if (c == u'"' || c == u'\\')
            result += u'\\';
        if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (isUnseen(c))
            result += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result + (text.size() > maxString ? u"…\""_s : u"\""_s);
}

class Printer
{
public:
    Printer(const Place &target, qsizetype from, qsizetype end) : m_target(target), m_from(from), m_end(end) {}

    /// `prefix`: the name before a member. `depth`: how many steps of the target lead here; -1: another way.
    void print(const JsonValue &value, int indent, const QString &prefix, int depth, bool isLast)
    {
        const bool isTarget = depth == int(m_target.steps.size());
        if (!isContainer(value) || value.size() == 0) {
            begin(indent, prefix, isTarget);
            put(isContainer(value) ? value.isObject() ? u"{}"_s : u"[]"_s : scalar(value));
            end(isTarget, isLast);
            return;
        }
        begin(indent, prefix, isTarget);
        put(value.isObject() ? u"{"_s : u"["_s);
        newLine();
        for (qsizetype i = 0; i < value.size() && m_line < m_end; ++i) {
            const JsonValue child = value.at(i);
            const qsizetype lines = linesOf(child);
            if (m_line + lines <= m_from) {
                m_line += lines;
                continue;
            }
            const bool onTheWay =
                depth >= 0 && depth < int(m_target.steps.size()) && m_target.steps[size_t(depth)] == i;
            print(child, indent + 1, value.isObject() ? quoted(value.keyAt(i)) + u": "_s : QString(),
                  onTheWay ? depth + 1 : -1, i + 1 == value.size());
        }
        begin(indent, {}, false);
        put(value.isObject() ? u"}"_s : u"]"_s);
        end(isTarget, isLast);
    }

    QString text;
    qsizetype start = -1;
    qsizetype length = 0;

private:
    [[nodiscard]] static QString scalar(const JsonValue &value)
    {
        return value.isString() ? quoted(value.toString()) : value.isNull() ? u"null"_s : value.rawToken();
    }
    [[nodiscard]] bool isVisible() const { return m_line >= m_from && m_line < m_end; }
    void put(const QString &part)
    {
        if (isVisible())
            text += part;
    }
    void begin(int indent, const QString &prefix, bool isTarget)
    {
        put(QString(indent * 2, u' ') + prefix);
        if (isTarget)
            start = text.size();
    }
    void end(bool isTarget, bool isLast)
    {
        if (isTarget)
            length = text.size() - start;
        put(isLast ? QString() : u","_s);
        newLine();
    }
    void newLine()
    {
        put(u"\n"_s);
        ++m_line;
    }

    const Place &m_target;
    const qsizetype m_from;
    const qsizetype m_end;
    qsizetype m_line = 0;
};

} // namespace

Result<JsonExcerpt> excerptAround(const JsonDocument &document, QStringView pointer, qsizetype maxLines)
{
    if (!json_pointer::isValid(pointer))
        return Error{ErrorKind::InvalidInput, u"pointer"_s, shortened(pointer.toString()), u"a pointer of RFC 6901"_s};
    const auto place = placeOf(document.root(), pointer);
    if (!place)
        return Error{ErrorKind::NotFound, shortened(pointer.toString(), 300)};
    JsonExcerpt excerpt;
    excerpt.lines = linesOf(document.root());
    maxLines = std::max<qsizetype>(maxLines, 1);
    const qsizetype last = std::max<qsizetype>(excerpt.lines - maxLines, 0);
    excerpt.firstLine = std::clamp<qsizetype>(place->line - maxLines / 2, 0, last);
    Printer printer(*place, excerpt.firstLine, excerpt.firstLine + maxLines);
    printer.print(document.root(), 0, {}, 0, true);
    if (printer.text.endsWith(u'\n'))
        printer.text.chop(1);
    excerpt.text = printer.text;
    excerpt.start = printer.start;
    excerpt.length =
        std::min(printer.length > 0 ? printer.length : excerpt.text.size(), excerpt.text.size() - printer.start);
    return excerpt;
}

} // namespace coffer
