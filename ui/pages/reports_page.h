// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

#include <base/error.h>

class QPushButton;
class QTableWidget;

namespace coffer {

class Card;
class PlainLabel;

/// The position that is shown, as a file: a table for spreadsheets, or JSON for programs; and what was exported since
/// the start.
class ReportsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ReportsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;

public Q_SLOTS:
    /// Asks where to, then exportRequested().
    void chooseFile();
    /// The answer: saved, or why not.
    void showExport(const QString &path, coffer::UtcTime at, const std::optional<coffer::Error> &error);

Q_SIGNALS:
    /// As JSON where the name ends in .json, else as CSV. Answer with showExport().
    void exportRequested(const coffer::CashPosition &position, const QString &path);
    void openFolderRequested(const QString &path); ///< the folder that this file is in

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Export
    {
        QString path;
        UtcTime at;
        std::optional<Error> error;
    };
    void updateTexts();
    void updateList();

    CashPosition m_position;
    DisplayFormat m_format;
    std::vector<Export> m_exports; ///< newest first
    QString m_folder;              ///< of the last export
    Card *m_card;
    Card *m_listCard;
    PlainLabel *m_text;
    PlainLabel *m_warning;
    PlainLabel *m_nothing;
    QPushButton *m_export;
    QPushButton *m_open;
    QTableWidget *m_list;
};

} // namespace coffer
