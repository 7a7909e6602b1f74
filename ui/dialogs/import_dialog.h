// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/statement_import.h>
#include <items/display_format.h>

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace coffer {

class PlainLabel;

struct ImportChoices
{
    std::vector<CsvMapping> mappings; ///< kept from earlier
    QStringList entities;
    QStringList dateFormats;
    QString author;
    QDate today = {};
};

/// Balances from a file: which file, how its columns are read, and what each row would bring, before anything is
/// stored. Rows that cannot be read are listed with their reason and left out; the others can be stored.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(ImportChoices choices, const DisplayFormat &format, QWidget *parent = nullptr);

    void chooseFile(const QString &path); ///< as if the user had picked it

public Q_SLOTS:
    /// Answer to readRequested.
    void showPreview(const coffer::ImportPreview &preview);
    /// Closes where all went well, and says what was stored and what was known.
    void showStoreResult(const coffer::ImportResult &result);

Q_SIGNALS:
    /// Read the file again; without a mapping as a first look. `date`: for all rows.
    void readRequested(const QString &path, const std::optional<coffer::CsvMapping> &mapping,
                       const std::optional<QDate> &date);
    void mappingKept(const coffer::CsvMapping &mapping);
    void storeRequested(const coffer::ImportOrder &order);
    void imported(const QString &sentence); ///< what was stored, for a notice

private:
    QWidget *makeFileRow();
    QWidget *makeMapping();
    QWidget *makeFooter();
    void openFileDialog();
    void fillColumns(const QStringList &columns);
    void fill(const CsvMapping &mapping);
    void fillSamples(const ImportPreview &preview);
    void fillRows(const ImportPreview &preview);
    void requestRead();
    void update();
    [[nodiscard]] CsvMapping mapping() const;
    [[nodiscard]] QString summary() const;

    ImportChoices m_choices;
    DisplayFormat m_format;
    QString m_path;
    std::optional<ImportPreview> m_preview;
    bool m_filling = false;
    bool m_storing = false;
    QTimer m_soon; ///< the mapping is typed: read when it rests

    PlainLabel *m_file = nullptr;
    QPushButton *m_choose = nullptr;
    QWidget *m_mappingBox = nullptr;
    QComboBox *m_kept = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_delimiter = nullptr;
    QComboBox *m_quote = nullptr;
    QSpinBox *m_skip = nullptr;
    QCheckBox *m_headings = nullptr;
    std::vector<QComboBox *> m_columns; ///< account, name, IBAN, currency, posted, available, as of, debit or credit
    QLineEdit *m_fixedCurrency = nullptr;
    QDateEdit *m_fixedDate = nullptr;
    QComboBox *m_dateFormat = nullptr;
    QComboBox *m_decimal = nullptr;
    QComboBox *m_grouping = nullptr;
    QComboBox *m_sign = nullptr;
    QLineEdit *m_debit = nullptr;
    QLineEdit *m_credit = nullptr;
    QLineEdit *m_mappingName = nullptr;
    QPushButton *m_keep = nullptr;
    QTableWidget *m_samples = nullptr;
    QTableWidget *m_rows = nullptr;
    PlainLabel *m_summary = nullptr;
    PlainLabel *m_problem = nullptr;
    QComboBox *m_entity = nullptr;
    QComboBox *m_expectation = nullptr;
    QLineEdit *m_author = nullptr;
    QPushButton *m_store = nullptr;
};

} // namespace coffer

Q_DECLARE_METATYPE(coffer::ImportOrder)
