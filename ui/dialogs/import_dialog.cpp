// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_dialog.h"

#include "form_parts.h"
#include "manual_balance_dialog.h"
#include "theme.h"

#include <items/account_texts.h>
#include <wording/error_text.h>
#include <wording/labels.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>

namespace coffer {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxShownRows = 1'000;

/// In the order of ImportDialog::m_columns.
enum Column { Account, AccountName, Iban, Currency, Posted, Available, AsOf, DebitCredit, ColumnCount };

QTableWidgetItem *cell(const QString &text, Qt::Alignment alignment = Qt::AlignLeft)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(escapedToolTip(text));
    item->setTextAlignment(alignment | Qt::AlignVCenter);
    return item;
}

void makeReadOnly(QTableWidget *table, const QString &name, const QString &label)
{
    table->setObjectName(name);
    table->setAccessibleName(label);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

QChar signOf(const QComboBox *box)
{
    const QString text = box->currentData().toString();
    return text.isEmpty() ? QChar() : text.front();
}

} // namespace

ImportDialog::ImportDialog(ImportChoices choices, const DisplayFormat &format, QWidget *parent)
    : QDialog(parent)
    , m_choices(std::move(choices))
    , m_format(format)
    , m_samples(new QTableWidget(this))
    , m_rows(new QTableWidget(0, 8, this))
    , m_summary(new PlainLabel({}, this))
    , m_problem(makeProblem(this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import balances from a file"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, [this] { Q_EMIT readRequested(m_path, mapping(), m_fixedDate->date()); });
    makeReadOnly(m_samples, u"importSamples"_s, tr("First rows of the file"));
    m_samples->setMaximumHeight(120);
    makeReadOnly(m_rows, u"importRows"_s, tr("What each row would bring"));
    m_rows->setHorizontalHeaderLabels({tr("What happens"), tr("Place"), tr("Account"), tr("Name"),
                                       columnLabel(BalanceColumn::Posted), columnLabel(BalanceColumn::Available),
                                       tr("As of"), tr("Reason")});
    m_rows->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_rows->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {135, 65, 190, 120, 130, 130, 160};
    for (int i = 0; i < int(std::size(widths)); ++i)
        m_rows->setColumnWidth(i, widths[i]);
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setWordWrap(true);
    m_problem->setObjectName(u"importProblem"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Theme::spacing, 2 * Theme::spacing, 3 * Theme::spacing, 2 * Theme::spacing);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(makeFileRow());
    m_mappingBox = makeMapping();
    layout->addWidget(m_mappingBox);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_summary);
    layout->addWidget(m_problem);
    layout->addWidget(makeFooter());
    m_mappingBox->hide();
    resize(1200, 720);
    update();
}

QWidget *ImportDialog::makeFileRow()
{
    auto *row = new QWidget(this);
    m_choose = new QPushButton(tr("Choose a file…"), row);
    m_choose->setObjectName(u"importChoose"_s);
    m_file =
        new PlainLabel(tr("A CSV file, or statements of your bank as camt.053 or camt.052. Nothing is stored before "
                          "you say so."),
                       row);
    m_file->setObjectName(u"importFile"_s);
    m_file->setWordWrap(true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::spacing);
    layout->addWidget(m_choose);
    layout->addWidget(m_file, 1);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::openFileDialog);
    return row;
}

QWidget *ImportDialog::makeMapping()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    layout->addWidget(m_samples);
    auto *forms = new QHBoxLayout;
    forms->setSpacing(3 * Theme::spacing);
    layout->addLayout(forms);
    std::vector<QFormLayout *> form;
    for (int i = 0; i < 3; ++i) {
        form.push_back(new QFormLayout);
        form.back()->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form.back()->setSpacing(Theme::spacing / 2);
        forms->addLayout(form.back(), 1);
    }
    const auto add = [box](QFormLayout *to, const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(label);
        to->addRow(label, field);
    };
    const auto combo = [&](QFormLayout *to, const QString &label, const char *name,
                           const std::vector<std::pair<QString, QVariant>> &items) {
        auto *made = new QComboBox(box);
        for (const auto &[text, value] : items)
            made->addItem(text, value);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(10);
        add(to, label, made, name);
        connect(made, &QComboBox::currentIndexChanged, this, &ImportDialog::requestRead);
        return made;
    };
    const auto line = [&](QFormLayout *to, const QString &label, const char *name, const QString &text) {
        auto *made = new QLineEdit(text, box);
        made->setMaxLength(60);
        add(to, label, made, name);
        connect(made, &QLineEdit::textChanged, this, &ImportDialog::requestRead);
        return made;
    };

    m_kept = combo(form[0], tr("Kept mapping"), "importKept", {{tr("None"), -1}});
    for (std::size_t i = 0; i < m_choices.mappings.size(); ++i)
        m_kept->addItem(m_choices.mappings[i].name, int(i));
    connect(m_kept, &QComboBox::activated, this, [this] {
        if (const int index = m_kept->currentData().toInt(); index >= 0)
            fill(m_choices.mappings[size_t(index)]);
        requestRead();
    });
    m_delimiter = combo(form[0], tr("Between cells"), "importDelimiter",
                        {{tr("Comma"), u","_s}, {tr("Semicolon"), u";"_s}, {tr("Tab"), u"\t"_s}, {tr("Bar"), u"|"_s}});
    m_quote = combo(form[0], tr("Around cells"), "importQuote", {{u"\""_s, u"\""_s}, {u"'"_s, u"'"_s}});
    m_encoding = combo(form[0], tr("Encoding"), "importEncoding",
                       {{u"UTF-8"_s, int(CsvEncoding::Utf8)},
                        {u"UTF-16"_s, int(CsvEncoding::Utf16)},
                        {u"Windows-1252"_s, int(CsvEncoding::Windows1252)}});
    m_skip = new QSpinBox(box);
    m_skip->setRange(0, 100);
    add(form[0], tr("Rows before the headings"), m_skip, "importSkip");
    connect(m_skip, &QSpinBox::valueChanged, this, &ImportDialog::requestRead);
    m_headings = new QCheckBox(tr("The first row holds headings"), box);
    m_headings->setObjectName(u"importHeadings"_s);
    m_headings->setChecked(true);
    form[0]->addRow(QString(), m_headings);
    connect(m_headings, &QCheckBox::toggled, this, &ImportDialog::requestRead);

    const std::pair<QString, const char *> columns[] = {{tr("Account number"), "importAccount"},
                                                        {tr("Account name"), "importName"},
                                                        {tr("IBAN"), "importIban"},
                                                        {tr("Currency"), "importCurrency"},
                                                        {columnLabel(BalanceColumn::Posted), "importPosted"},
                                                        {columnLabel(BalanceColumn::Available), "importAvailable"},
                                                        {tr("As of"), "importAsOf"}};
    for (const auto &[label, name] : columns)
        m_columns.push_back(combo(form[1], label, name, {{u"–"_s, QString()}}));

    m_fixedCurrency = line(form[2], tr("Or one currency"), "importFixedCurrency", {});
    m_fixedDate = new QDateEdit(m_choices.today, box);
    m_fixedDate->setCalendarPopup(true);
    m_fixedDate->setDisplayFormat(u"yyyy-MM-dd"_s);
    add(form[2], tr("Or one date"), m_fixedDate, "importFixedDate");
    connect(m_fixedDate, &QDateEdit::dateChanged, this, &ImportDialog::requestRead);
    std::vector<std::pair<QString, QVariant>> formats;
    for (const QString &each : std::as_const(m_choices.dateFormats))
        formats.emplace_back(each, each);
    m_dateFormat = combo(form[2], tr("Dates are written"), "importDateFormat", formats);
    m_decimal = combo(form[2], tr("Decimal sign"), "importDecimal", {{u"1.00"_s, u"."_s}, {u"1,00"_s, u","_s}});
    m_grouping = combo(form[2], tr("Grouping sign"), "importGrouping",
                       {{tr("None"), QString()},
                        {u"1,000"_s, u","_s},
                        {u"1.000"_s, u"."_s},
                        {u"1 000"_s, u" "_s},
                        {u"1'000"_s, u"'"_s}});
    m_sign = combo(form[2], tr("A debit is told by"), "importSign",
                   {{tr("A minus"), int(SignRule::Minus)},
                    {tr("Brackets"), int(SignRule::Brackets)},
                    {tr("A column"), int(SignRule::DebitCredit)}});
    m_columns.push_back(combo(form[2], tr("Debit or credit"), "importDebitCredit", {{u"–"_s, QString()}}));
    m_debit = line(form[2], tr("Word for debit"), "importDebit", u"D"_s);
    m_credit = line(form[2], tr("Word for credit"), "importCredit", u"C"_s);

    auto *keepRow = new QHBoxLayout;
    m_mappingName = new QLineEdit(box);
    m_mappingName->setObjectName(u"importMappingName"_s);
    m_mappingName->setAccessibleName(tr("Name of the mapping"));
    m_mappingName->setPlaceholderText(tr("Name of the mapping"));
    m_mappingName->setMaxLength(60);
    m_mappingName->setMaximumWidth(280);
    m_keep = new QPushButton(tr("Keep this mapping"), box);
    m_keep->setObjectName(u"importKeep"_s);
    keepRow->addWidget(m_mappingName);
    keepRow->addWidget(m_keep);
    keepRow->addStretch(1);
    layout->addLayout(keepRow);
    connect(m_mappingName, &QLineEdit::textChanged, this, &ImportDialog::update);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        CsvMapping kept = mapping();
        kept.name = m_mappingName->text().trimmed();
        Q_EMIT mappingKept(kept);
    });
    return box;
}

QWidget *ImportDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spacing);
    const auto add = [&](const QString &label, QWidget *field, const char *name) {
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(label);
        auto *text = new PlainLabel(label, footer);
        text->setBuddy(field);
        layout->addWidget(text);
        layout->addWidget(field, 1);
    };
    m_entity = new QComboBox(footer);
    m_entity->setEditable(true);
    m_entity->addItem({});
    m_entity->addItems(m_choices.entities);
    add(tr("Entity of new accounts"), m_entity, "importEntity");
    m_expectation = new QComboBox(footer);
    m_expectation->addItems(expectationLabels());
    add(tr("Updated"), m_expectation, "importExpectation");
    m_author = new QLineEdit(m_choices.author, footer);
    m_author->setMaxLength(100);
    add(tr("Imported by"), m_author, "importAuthor");
    auto *cancel = new QPushButton(tr("Cancel"), footer);
    cancel->setObjectName(u"importCancel"_s);
    m_store = new QPushButton(tr("Import"), footer);
    m_store->setObjectName(u"importStore"_s);
    m_store->setDefault(true);
    layout->addWidget(cancel);
    layout->addWidget(m_store);
    connect(m_author, &QLineEdit::textChanged, this, &ImportDialog::update);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_store, &QPushButton::clicked, this, [this] {
        m_storing = true;
        update();
        Q_EMIT storeRequested({.preview = *m_preview,
                               .author = m_author->text().trimmed(),
                               .entity = m_entity->currentText().trimmed(),
                               .expectation = Expectation(m_expectation->currentIndex())});
    });
    return footer;
}

void ImportDialog::openFileDialog()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file with balances"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Balances (*.csv *.txt *.xml)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::chooseFile);
    dialog->open();
}

void ImportDialog::chooseFile(const QString &path)
{
    m_path = path;
    m_preview.reset();
    m_file->setText(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    update();
    Q_EMIT readRequested(path, std::nullopt, m_fixedDate->date());
}

void ImportDialog::requestRead()
{
    if (m_filling || m_path.isEmpty())
        return;
    m_preview.reset(); // what is shown no longer follows from the mapping
    update();
    m_soon.start();
}

CsvMapping ImportDialog::mapping() const
{
    const auto column = [this](Column which) { return m_columns[which]->currentData().toString(); };
    CsvMapping result;
    result.format = {.encoding = CsvEncoding(m_encoding->currentData().toInt()),
                     .delimiter = signOf(m_delimiter),
                     .quote = signOf(m_quote),
                     .skipRows = m_skip->value(),
                     .headings = m_headings->isChecked()};
    result.account = column(Account);
    result.accountName = column(AccountName);
    result.iban = column(Iban);
    result.currency = column(Currency);
    result.fixedCurrency = m_fixedCurrency->text().trimmed().toUpper();
    result.posted = column(Posted);
    result.available = column(Available);
    result.asOf = column(AsOf);
    result.dateFormat = m_dateFormat->currentData().toString();
    result.decimalPoint = signOf(m_decimal);
    result.grouping = signOf(m_grouping);
    result.sign = SignRule(m_sign->currentData().toInt());
    result.debitCredit = column(DebitCredit);
    result.debitWord = m_debit->text().trimmed();
    result.creditWord = m_credit->text().trimmed();
    return result;
}

void ImportDialog::fillColumns(const QStringList &columns)
{
    for (QComboBox *box : m_columns) {
        const QString before = box->currentData().toString();
        box->clear();
        box->addItem(u"–"_s, QString());
        for (const QString &column : columns)
            box->addItem(shortened(column, 40), column);
        choose(box, before);
    }
}

void ImportDialog::fill(const CsvMapping &mapping)
{
    m_filling = true;
    choose(m_encoding, int(mapping.format.encoding));
    choose(m_delimiter, QString(mapping.format.delimiter));
    choose(m_quote, QString(mapping.format.quote));
    m_skip->setValue(mapping.format.skipRows);
    m_headings->setChecked(mapping.format.headings);
    const QString columns[] = {mapping.account, mapping.accountName, mapping.iban, mapping.currency,
                               mapping.posted,  mapping.available,   mapping.asOf, mapping.debitCredit};
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!columns[i].isEmpty() && m_columns[i]->findData(columns[i]) < 0)
            m_columns[i]->addItem(shortened(columns[i], 40), columns[i]); // the file will be asked for it, and say no
        choose(m_columns[i], columns[i]);
    }
    m_fixedCurrency->setText(mapping.fixedCurrency);
    choose(m_dateFormat, mapping.dateFormat);
    choose(m_decimal, QString(mapping.decimalPoint));
    choose(m_grouping, mapping.grouping.isNull() ? QString() : QString(mapping.grouping));
    choose(m_sign, int(mapping.sign));
    m_debit->setText(mapping.debitWord);
    m_credit->setText(mapping.creditWord);
    m_mappingName->setText(mapping.name);
    m_filling = false;
}

void ImportDialog::showPreview(const ImportPreview &preview)
{
    const bool first = m_columns.front()->count() <= 1 && !preview.columns.isEmpty();
    m_preview = preview;
    m_file->setText(preview.kind.isEmpty() ? preview.file : u"%1 · %2"_s.arg(preview.file, preview.kind));
    m_mappingBox->setVisible(preview.format == ImportFormat::Csv);
    if (preview.format == ImportFormat::Csv) {
        m_filling = true;
        fillColumns(preview.columns);
        m_filling = false;
        fillSamples(preview);
        if (first) {
            fill(preview.mapping);
            // A kept mapping whose columns are all here was made for such a file.
            const auto fits =
                std::find_if(m_choices.mappings.begin(), m_choices.mappings.end(), [&preview](const CsvMapping &kept) {
                    const QStringList needed{kept.account, kept.posted, kept.available, kept.asOf, kept.currency};
                    return std::all_of(needed.begin(), needed.end(), [&preview](const QString &column) {
                        return column.isEmpty() || preview.columns.contains(column);
                    });
                });
            if (fits != m_choices.mappings.end()) {
                m_kept->setCurrentIndex(1 + int(std::distance(m_choices.mappings.begin(), fits)));
                fill(*fits);
                requestRead();
                return;
            }
        }
    }
    fillRows(preview);
    update();
}

void ImportDialog::fillSamples(const ImportPreview &preview)
{
    m_samples->clear();
    m_samples->setColumnCount(int(preview.columns.size()));
    m_samples->setRowCount(int(preview.samples.size()));
    for (int column = 0; column < m_samples->columnCount(); ++column)
        m_samples->setHorizontalHeaderItem(column, cell(shortened(preview.columns[column], 40)));
    for (int row = 0; row < m_samples->rowCount(); ++row) {
        for (int column = 0; column < m_samples->columnCount(); ++column) {
            const QString text = shortened(preview.samples[size_t(row)].value(column), 60);
            // Any cell may be an amount.
            m_samples->setItem(row, column, cell(m_format.hidesAmounts() ? AmountFormat::mask() : text));
        }
    }
}

namespace {

QString verdictText(ImportRow::Verdict verdict)
{
    switch (verdict) {
    case ImportRow::Verdict::NewAccount:
        return ImportDialog::tr("New account");
    case ImportRow::Verdict::Update:
        return ImportDialog::tr("New figure");
    case ImportRow::Verdict::Known:
        return ImportDialog::tr("Already known");
    case ImportRow::Verdict::Older:
        return ImportDialog::tr("Older: left out");
    case ImportRow::Verdict::Refused:
        return ImportDialog::tr("Cannot be read");
    }
    Q_UNREACHABLE();
}

std::pair<QString, Colour> verdictSign(ImportRow::Verdict verdict)
{
    switch (verdict) {
    case ImportRow::Verdict::NewAccount:
    case ImportRow::Verdict::Update:
        return {u"ok"_s, Colour::Good};
    case ImportRow::Verdict::Known:
    case ImportRow::Verdict::Older:
        return {u"info"_s, Colour::Muted};
    case ImportRow::Verdict::Refused:
        return {u"error"_s, Colour::Error};
    }
    Q_UNREACHABLE();
}

QString reasonText(const ImportRow &row)
{
    if (row.error)
        return errorSentence(*row.error, row.place);
    QStringList notes;
    if (row.verdict == ImportRow::Verdict::Older)
        notes += ImportDialog::tr("A newer figure of this account is known.");
    if (row.balance) {
        for (const auto *figure : {&row.balance->posted, &row.balance->available}) {
            if (*figure && !(*figure)->code.isEmpty())
                notes += (*figure)->code;
        }
        for (const StatedFigure &other : row.balance->others)
            notes += ImportDialog::tr("%1 is kept as information.").arg(other.code);
    }
    notes.removeDuplicates();
    return notes.join(u" · "_s);
}

} // namespace

void ImportDialog::fillRows(const ImportPreview &preview)
{
    std::vector<const ImportRow *> shown;
    for (const ImportRow &row : preview.rows)
        shown.push_back(&row);
    if (shown.size() > maxShownRows) { // what cannot be read must be seen
        std::stable_partition(shown.begin(), shown.end(),
                              [](const ImportRow *row) { return row->verdict == ImportRow::Verdict::Refused; });
        shown.resize(maxShownRows);
    }
    const AmountFormat amounts = m_format.amounts();
    const Theme theme = Theme::of(palette());
    m_rows->setRowCount(int(shown.size()));
    for (int i = 0; i < int(shown.size()); ++i) {
        const ImportRow &row = *shown[size_t(i)];
        const auto [icon, colour] = verdictSign(row.verdict);
        auto *verdict = cell(verdictText(row.verdict));
        verdict->setIcon(theme.icon(icon, colour));
        m_rows->setItem(i, 0, verdict);
        m_rows->setItem(i, 1, cell(row.place.section(u'/', -1)));
        const auto amount = [&](const std::optional<StatedFigure> &figure) {
            return figure ? amounts.format(Money(figure->amount, row.balance->currency)) : u"–"_s;
        };
        m_rows->setItem(i, 2, cell(row.balance ? row.balance->accountId : QString()));
        m_rows->setItem(i, 3, cell(row.balance ? row.balance->name : QString()));
        m_rows->setItem(i, 4, cell(row.balance ? amount(row.balance->posted) : QString(), Qt::AlignRight));
        m_rows->setItem(i, 5, cell(row.balance ? amount(row.balance->available) : QString(), Qt::AlignRight));
        m_rows->setItem(i, 6,
                        cell(row.balance ? timeText(row.balance->asOf, m_format.locale, m_format.zone) : QString()));
        m_rows->setItem(i, 7, cell(reasonText(row)));
    }
    if (shown.size() <= 100) // measuring thousands of rows would be felt
        m_rows->resizeRowsToContents();
}

QString ImportDialog::summary() const
{
    if (!m_preview)
        return {};
    const auto count = [this](auto matches) {
        return int(std::count_if(m_preview->rows.begin(), m_preview->rows.end(), matches));
    };
    const auto verdict = [](ImportRow::Verdict wanted) {
        return [wanted](const ImportRow &row) { return row.verdict == wanted; };
    };
    // Counts behind a colon: right for one and for many in every language.
    QStringList parts{tr("To be stored: %n.", nullptr, count([](const ImportRow &row) { return row.isStored(); }))};
    if (const int made = count(verdict(ImportRow::Verdict::NewAccount)); made > 0)
        parts += tr("New accounts: %n.", nullptr, made);
    if (const int known = count(verdict(ImportRow::Verdict::Known)); known > 0)
        parts += tr("Already known: %n.", nullptr, known);
    if (const int older = count(verdict(ImportRow::Verdict::Older)); older > 0)
        parts += tr("Older than what is known and left out: %n.", nullptr, older);
    if (const int refused = count(verdict(ImportRow::Verdict::Refused)); refused > 0)
        parts += tr("Cannot be read and left out: %n.", nullptr, refused);
    if (m_preview->rows.size() > maxShownRows)
        parts += tr("Rows in the list: the first %n.", nullptr, maxShownRows);
    return parts.join(u' ');
}

void ImportDialog::update()
{
    const bool usable = m_preview && !m_preview->error;
    const bool any = usable
        && std::any_of(m_preview->rows.begin(), m_preview->rows.end(), [](const ImportRow &r) { return r.isStored(); });
    m_summary->setText(usable ? summary() : QString());
    showProblem(m_problem,
                m_preview && m_preview->error                        ? errorSentence(*m_preview->error, m_preview->file)
                    : usable && m_author->text().trimmed().isEmpty() ? tr("Say who imports it.")
                                                                     : QString());
    m_store->setEnabled(any && !m_storing && !m_author->text().trimmed().isEmpty());
    m_keep->setEnabled(usable && !m_mappingName->text().trimmed().isEmpty());
    if (!m_preview)
        m_rows->setRowCount(0);
}

void ImportDialog::showStoreResult(const ImportResult &result)
{
    m_storing = false;
    update();
    if (result.error) {
        showProblem(m_problem, errorSentence(*result.error, QFileInfo(m_path).fileName()));
        return;
    }
    QStringList sentences{tr("Balances stored: %n.", nullptr, result.stored)};
    if (result.known > 0)
        sentences += tr("Stored before: %n; nothing was stored twice.", nullptr, result.known);
    Q_EMIT imported(sentences.join(u' '));
    accept();
}

} // namespace coffer
