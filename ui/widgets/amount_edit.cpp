// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount_edit.h"

#include "card.h"
#include "theme.h"

#include <wording/amount_input.h>

#include <QHBoxLayout>
#include <QLineEdit>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

/// Digits of the currency's minor unit; nothing where that is not known.
std::optional<int> minorUnitOf(const CurrencyCode &currency)
{
    static const Result<CurrencyTable> table = CurrencyTable::builtIn(); // immutable; read once
    if (!table)
        return std::nullopt;
    const auto digits = table.value().minorUnit(currency);
    return digits ? std::optional(digits.value()) : std::nullopt;
}

} // namespace

AmountEdit::AmountEdit(Sign sign, QWidget *parent)
    : QWidget(parent)
    , m_sign(sign)
    , m_edit(new QLineEdit(this))
    , m_code(new PlainLabel({}, this))
    , m_sentence(new PlainLabel({}, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::spacing);
    row->addWidget(m_edit, 1);
    row->addWidget(m_code);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing / 4);
    layout->addLayout(row);
    layout->addWidget(m_sentence);
    m_edit->setAlignment(Qt::AlignRight);
    m_edit->setMaxLength(300);
    m_sentence->setObjectName(u"amountError"_s);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        read();
        Q_EMIT amountChanged();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &AmountEdit::editingFinished);
}

void AmountEdit::setLabelText(const QString &label)
{
    m_edit->setAccessibleName(label);
}

void AmountEdit::setAmount(const std::optional<Decimal> &amount, const CurrencyCode &currency,
                           const DisplayFormat &format)
{
    m_currency = currency;
    m_format = format;
    m_amount = amount;
    m_error.clear();
    m_complaint.clear();
    m_code->setText(currency.toString());
    m_edit->setText(amount ? format.amounts().formatNumber(Money(*amount, currency)) : QString());
    m_edit->setReadOnly(format.hidesAmounts());
    showError();
}

void AmountEdit::setComplaint(const QString &sentence)
{
    if (sentence == m_complaint)
        return;
    m_complaint = sentence;
    showError();
}

/// What to say about the text; empty where it is an amount, or nothing at all.
QString AmountEdit::errorOf(const QString &text, std::optional<Decimal> *amount) const
{
    amount->reset();
    if (text.trimmed().isEmpty())
        return {};
    const AmountFormat numbers = m_format.amounts();
    const std::optional<int> digits = minorUnitOf(*m_currency);
    std::vector<Decimal> meanings = possibleAmounts(text, m_format.locale);
    if (meanings.empty()) {
        const Money example(Decimal::fromInteger(123450, 2), *m_currency);
        return tr("This is no amount. Write it like %1.").arg(numbers.formatNumber(example));
    }
    // More digits than the currency has are a slip, or another meaning than the writer's.
    const auto fits = [&](const Decimal &each) {
        return !digits || each.rescaled(std::min(*digits, each.scale()), Rounding::Refuse).hasValue();
    };
    std::erase_if(meanings, [&](const Decimal &each) { return !fits(each); });
    if (meanings.empty())
        return *digits == 0 ? tr("%1 has no digits after the point.").arg(m_currency->toString())
            : *digits == 1  ? tr("%1 has 1 digit after the point.").arg(m_currency->toString())
                            : tr("%1 has %n digits after the point.", nullptr, *digits).arg(m_currency->toString());
    if (meanings.size() > 1)
        return tr("This may mean %1 or %2. Write all digits after the point.")
            .arg(numbers.formatNumber(Money(meanings[0], *m_currency)),
                 numbers.formatNumber(Money(meanings[1], *m_currency)));
    if (m_sign != Sign::Any && meanings[0].isNegative())
        return tr("This amount must not be negative.");
    if (m_sign == Sign::Positive && meanings[0].isZero())
        return tr("This amount must be more than 0.");
    *amount = meanings[0];
    return {};
}

void AmountEdit::read()
{
    if (!m_currency)
        return;
    m_error = errorOf(m_edit->text(), &m_amount);
    showError();
}

void AmountEdit::showError()
{
    const QString sentence = m_error.isEmpty() ? m_complaint : m_error;
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    QPalette look = palette();
    look.setColor(QPalette::WindowText, Theme::of(palette()).colour(Colour::Error));
    m_sentence->setPalette(look);
    m_edit->setAccessibleDescription(sentence);
}

} // namespace coffer
