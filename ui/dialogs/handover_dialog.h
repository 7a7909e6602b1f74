// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/handover.h>

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// What a handed-over set-up would bring, by name, before anything is taken over: what is added, what is here already,
/// what is left out because it differs from what is here, and to which addresses credentials will be sent.
class HandoverDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HandoverDialog(const HandoverPreview &preview, QWidget *parent = nullptr);

    /// Closes where all was taken over, else says what is wrong: then nothing was.
    void showResult(const std::optional<Error> &error);

Q_SIGNALS:
    void takeOverRequested();

private:
    void fill();

    HandoverPreview m_preview;
    PlainLabel *m_intro;
    QTableWidget *m_items;
    PlainLabel *m_origins;
    PlainLabel *m_problem;
    QPushButton *m_takeOver;
};

} // namespace coffer
