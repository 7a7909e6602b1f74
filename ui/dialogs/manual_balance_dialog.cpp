// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual_balance_dialog.h"

#include "form_parts.h"
#include "theme.h"

#include <wording/amount_input.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

/// A line for an amount, with what it means under it.
class AmountLine final : public QWidget
{
public:
    AmountLine(const QString &name, const QString &label, const DisplayFormat &format, QWidget *parent)
        : QWidget(parent)
        , m_edit(new QLineEdit(this))
        , m_meaning(makeHelp({}, this))
        , m_problem(makeProblem(this))
        , m_format(format)
        , m_code(name)
    {
        m_edit->setObjectName(name);
        m_edit->setAccessibleName(label);
        m_edit->setMaxLength(100);
        m_edit->setAlignment(Qt::AlignRight);
        m_meaning->setObjectName(name + u"Meaning"_s);
        m_problem->setObjectName(name + u"Problem"_s);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, Theme::spacing / 2);
        layout->setSpacing(2);
        layout->addWidget(m_edit);
        layout->addWidget(m_meaning);
        for (std::size_t i = 0; i < m_either.size(); ++i) {
            m_either[i] = new QRadioButton(this);
            m_either[i]->setObjectName(u"%1Reading%2"_s.arg(name, QString::number(i + 1)));
            m_either[i]->hide();
            layout->addWidget(m_either[i]);
        }
        layout->addWidget(m_problem);
        setFocusProxy(m_edit);
    }

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] const std::array<QRadioButton *, 2> &either() const { return m_either; }
    [[nodiscard]] bool isEmpty() const { return m_edit->text().trimmed().isEmpty(); }

    /// Reads the text anew; the currency is only for writing it out.
    void read(const std::optional<CurrencyCode> &currency)
    {
        const QString text = m_edit->text().trimmed();
        if (text != m_text) {
            m_text = text;
            m_amounts = text.isEmpty() ? std::vector<Decimal>() : possibleAmounts(text, m_format.locale);
            for (QRadioButton *button : m_either) {
                button->setAutoExclusive(false); // else the last one cannot be taken back
                button->setChecked(false);
                button->setAutoExclusive(true);
            }
        }
        // Shown although amounts are hidden elsewhere: it stands in the line above, and must be compared with it.
        const AmountFormat written(m_format.locale, m_format.negative);
        const auto full = [&](const Decimal &amount) {
            return currency ? written.format(Money(amount, *currency)) : written.format(amount);
        };
        const bool ambiguous = m_amounts.size() > 1;
        m_meaning->setText(m_amounts.empty() ? QString()
                               : ambiguous
                               ? ManualBalanceDialog::tr("This can mean two amounts. Which one?")
                               : ManualBalanceDialog::tr("Will be stored as %1.").arg(full(m_amounts.front())));
        m_meaning->setVisible(!m_amounts.empty());
        for (std::size_t i = 0; i < m_either.size(); ++i) {
            m_either[i]->setVisible(ambiguous);
            if (ambiguous)
                m_either[i]->setText(full(m_amounts[i]));
        }
        showProblem(m_problem,
                    !text.isEmpty() && m_amounts.empty() ? ManualBalanceDialog::tr("This is not an amount.")
                                                         : QString());
    }

    /// Whether nothing is left to decide or to mend.
    [[nodiscard]] bool isDecided() const { return isEmpty() || figure(); }

    [[nodiscard]] std::optional<StatedFigure> figure() const
    {
        const auto stated = [this](const Decimal &amount) {
            return StatedFigure{.amount = amount, .code = m_code, .raw = m_text};
        };
        if (m_amounts.size() == 1)
            return stated(m_amounts.front());
        for (std::size_t i = 0; i < m_amounts.size() && i < m_either.size(); ++i) {
            if (m_either[i]->isChecked())
                return stated(m_amounts[i]);
        }
        return std::nullopt;
    }

private:
    QLineEdit *m_edit;
    PlainLabel *m_meaning;
    std::array<QRadioButton *, 2> m_either{};
    PlainLabel *m_problem;
    DisplayFormat m_format;
    QString m_code;
    QString m_text;
    std::vector<Decimal> m_amounts;
};

QStringList expectationLabels()
{
    return {ManualBalanceDialog::tr("Every business day"), ManualBalanceDialog::tr("Every week"),
            ManualBalanceDialog::tr("Every month"), ManualBalanceDialog::tr("Every quarter")};
}

ManualBalanceDialog::ManualBalanceDialog(ManualBalanceChoices choices, const DisplayFormat &format, QWidget *parent)
    : QDialog(parent)
    , m_choices(std::move(choices))
    , m_format(format)
    , m_problem(makeProblem(this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"manualBalanceDialog"_s);
    setWindowTitle(tr("Enter a balance"));
    auto *intro = makeHelp(tr("For accounts without an API. The figure is kept with your name and the time, and marked "
                              "as entered by hand wherever it is shown."),
                           this);
    makeForm();
    m_problem->setObjectName(u"manualProblem"_s);
    m_save->setObjectName(u"manualSave"_s);
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"manualCancel"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 2 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(intro);
    layout->addWidget(scrolled(m_form->parentWidget()), 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(620, 700);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_saving = true;
        update();
        Q_EMIT saveRequested(entry());
    });
    showAccount();
}

void ManualBalanceDialog::makeForm()
{
    auto *page = new QWidget(this);
    m_form = new QFormLayout(page);
    m_form->setContentsMargins(0, 0, Theme::spacing, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setSpacing(Theme::spacing);
    const auto add = [&](const QString &label, QWidget *field, const QString &name) {
        field->setObjectName(name);
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(label);
        m_form->addRow(label, field);
    };
    m_account = new QComboBox(page);
    m_account->addItem(tr("A new account"));
    for (const ManualAccount &known : m_choices.accounts)
        m_account->addItem(u"%1 (%2)"_s.arg(known.name, known.currency));
    add(tr("Account"), m_account, u"manualAccount"_s);
    m_name = new QLineEdit(page);
    m_name->setMaxLength(60);
    add(tr("Name"), m_name, u"manualName"_s);
    m_number = new QLineEdit(page);
    m_number->setMaxLength(100);
    m_number->setPlaceholderText(tr("May be empty"));
    add(tr("Account number or IBAN"), m_number, u"manualNumber"_s);
    m_entity = new QComboBox(page);
    m_entity->setEditable(true);
    m_entity->addItem({});
    m_entity->addItems(m_choices.entities);
    add(tr("Entity"), m_entity, u"manualEntity"_s);
    m_currency = new QComboBox(page);
    m_currency->setEditable(true);
    m_currency->addItems(m_choices.currencies);
    add(tr("Currency"), m_currency, u"manualCurrency"_s);
    m_expectation = new QComboBox(page);
    m_expectation->addItems(expectationLabels());
    add(tr("You will update it"), m_expectation, u"manualExpectation"_s);

    const auto amount = [&](const QString &label, const QString &name) {
        auto *field = new AmountLine(name, label, m_format, page);
        m_form->addRow(label, field);
        connect(field->edit(), &QLineEdit::textChanged, this, &ManualBalanceDialog::update);
        for (QRadioButton *button : field->either())
            connect(button, &QRadioButton::toggled, this, &ManualBalanceDialog::update);
        return field;
    };
    m_posted = amount(columnLabel(BalanceColumn::Posted), u"posted"_s);
    m_available = amount(columnLabel(BalanceColumn::Available), u"available"_s);
    m_line = new QComboBox(page);
    m_line->addItems({tr("Not known"), tr("No"), tr("Yes")});
    add(tr("Credit line inside available"), m_line, u"manualCreditLine"_s);
    m_lineAmount = amount(tr("Amount of the credit line"), u"creditLine"_s);

    m_asOf = new QDateTimeEdit(page);
    m_asOf->setCalendarPopup(true);
    m_asOf->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_asOf->setDateTime(QDateTime(toDateTime(m_choices.now).toTimeZone(m_format.zone).date(),
                                  toDateTime(m_choices.now).toTimeZone(m_format.zone).time()));
    m_asOf->setObjectName(u"manualAsOf"_s);
    m_asOf->setAccessibleName(tr("Time of the balance"));
    m_zone = new QComboBox(page);
    m_zone->addItem(QString::fromLatin1(m_format.zone.id()));
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(16);
    m_zone->setObjectName(u"manualZone"_s);
    m_zone->setAccessibleName(tr("Time zone"));
    auto *time = new QWidget(page);
    auto *timeLayout = new QHBoxLayout(time);
    timeLayout->setContentsMargins(0, 0, 0, 0);
    timeLayout->addWidget(m_asOf, 1);
    timeLayout->addWidget(m_zone, 1);
    m_form->addRow(tr("As of"), time);
    m_replaces = new QCheckBox(page);
    m_replaces->setObjectName(u"manualReplaces"_s);
    m_form->addRow(QString(), m_replaces);
    m_remark = new QLineEdit(page);
    m_remark->setMaxLength(300);
    m_remark->setPlaceholderText(tr("Such as: portal, phone call, cash count"));
    add(tr("Remark"), m_remark, u"manualRemark"_s);
    m_author = new QLineEdit(m_choices.author, page);
    m_author->setMaxLength(100);
    add(tr("Entered by"), m_author, u"manualAuthor"_s);

    connect(m_account, &QComboBox::currentIndexChanged, this, &ManualBalanceDialog::showAccount);
    for (QLineEdit *edit : {m_name, m_number, m_remark, m_author})
        connect(edit, &QLineEdit::textChanged, this, &ManualBalanceDialog::update);
    connect(m_currency, &QComboBox::currentTextChanged, this, &ManualBalanceDialog::update);
    connect(m_line, &QComboBox::currentIndexChanged, this, &ManualBalanceDialog::update);
    connect(m_asOf, &QDateTimeEdit::dateTimeChanged, this, &ManualBalanceDialog::update);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &ManualBalanceDialog::update);
    connect(m_replaces, &QCheckBox::toggled, this, &ManualBalanceDialog::update);
}

const ManualAccount *ManualBalanceDialog::account() const
{
    const int row = m_account->currentIndex() - 1;
    return row < 0 ? nullptr : &m_choices.accounts[size_t(row)];
}

void ManualBalanceDialog::chooseAccount(const ConnectionId &connection)
{
    for (std::size_t i = 0; i < m_choices.accounts.size(); ++i) {
        if (m_choices.accounts[i].connection == connection)
            m_account->setCurrentIndex(int(i) + 1);
    }
}

void ManualBalanceDialog::showAccount()
{
    const ManualAccount *known = account();
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_number),
                           static_cast<QWidget *>(m_entity), static_cast<QWidget *>(m_expectation)})
        m_form->setRowVisible(field, !known);
    m_currency->setEnabled(!known);
    if (known)
        m_currency->setCurrentText(known->currency);
    m_replaces->setChecked(false);
    update();
}

std::optional<CurrencyCode> ManualBalanceDialog::currency() const
{
    const QString text = m_currency->currentText().trimmed().toUpper();
    const auto code = CurrencyCode::parse(text);
    return code && text.size() == 3 ? std::optional(code.value()) : std::nullopt;
}

UtcTime ManualBalanceDialog::asOf() const
{
    const QTimeZone zone(m_zone->currentText().toLatin1());
    return utcTimeFromDateTime(QDateTime(m_asOf->date(), m_asOf->time(), zone.isValid() ? zone : m_format.zone));
}

/// Why it cannot be saved yet; empty: it can.
QString ManualBalanceDialog::problem() const
{
    if (!account() && m_name->text().trimmed().isEmpty())
        return tr("Give the account a name.");
    if (!currency())
        return tr("Give the currency by its three letters, such as EUR.");
    if (m_posted->isEmpty() && m_available->isEmpty())
        return tr("Enter what is posted, or what is available, or both.");
    if (!m_posted->isDecided() || !m_available->isDecided())
        return tr("Decide what the amount means.");
    if (m_line->currentIndex() == 2 && !m_lineAmount->isDecided())
        return tr("Decide what the amount of the credit line means.");
    if (asOf() > m_choices.now + std::chrono::minutes(5))
        return tr("The time of the balance has not come yet.");
    if (const ManualAccount *known = account();
        known && known->asOf && *known->asOf > asOf() && !m_replaces->isChecked())
        return tr("A newer figure is known. Confirm that this one replaces it.");
    return m_author->text().trimmed().isEmpty() ? tr("Say who enters it.") : QString();
}

void ManualBalanceDialog::update()
{
    const auto code = currency();
    for (AmountLine *field : {m_posted, m_available, m_lineAmount})
        field->read(code);
    m_form->setRowVisible(m_line, !m_available->isEmpty());
    m_form->setRowVisible(m_lineAmount, !m_available->isEmpty() && m_line->currentIndex() == 2);
    const ManualAccount *known = account();
    const bool older = known && known->asOf && *known->asOf > asOf();
    m_form->setRowVisible(m_replaces, older);
    if (older)
        m_replaces->setText(
            tr("This replaces the figure as of %1").arg(timeText(*known->asOf, m_format.locale, m_format.zone)));
    const QString wrong = problem();
    showProblem(m_problem, wrong);
    m_save->setEnabled(wrong.isEmpty() && !m_saving);
}

ManualEntry ManualBalanceDialog::entry() const
{
    ManualEntry result{.connection = account() ? account()->connection : ConnectionId(),
                       .balance = {.accountId = {}, .currency = *currency()},
                       .author = m_author->text().trimmed(),
                       .entity = m_entity->currentText().trimmed(),
                       .expectation = Expectation(m_expectation->currentIndex()),
                       .replacesNewer = m_replaces->isChecked()};
    StatedBalance &balance = result.balance;
    balance.name = account() ? account()->name : m_name->text().trimmed();
    balance.accountId = account() ? account()->accountId : m_number->text().trimmed();
    balance.posted = m_posted->figure();
    balance.available = m_available->figure();
    if (balance.available && m_line->currentIndex() > 0)
        balance.creditLineIncluded = m_line->currentIndex() == 1 ? CreditLineIncluded::No : CreditLineIncluded::Yes;
    if (balance.creditLineIncluded == CreditLineIncluded::Yes)
        balance.creditLine = m_lineAmount->figure();
    balance.asOf = asOf();
    balance.remark = m_remark->text().trimmed();
    return result;
}

void ManualBalanceDialog::showSaveResult(const ImportResult &result)
{
    if (!result.error) {
        accept();
        return;
    }
    m_saving = false;
    update();
    showProblem(m_problem, errorSentence(*result.error, account() ? account()->name : m_name->text().trimmed()));
}

} // namespace coffer
