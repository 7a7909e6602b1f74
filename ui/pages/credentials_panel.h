// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/credential_report.h>
#include <items/display_format.h>

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// Where credentials are kept: which store, whether it works, what Coffer has in it by name. Never a value.
class CredentialsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CredentialsPanel(QWidget *parent = nullptr);

    void setFormat(const DisplayFormat &format);
    void show(const CredentialReport &report);

Q_SIGNALS:
    void checkRequested(); ///< the user may be asked to unlock the keychain
    void orphanRemovalRequested(const coffer::ConnectionId &connection);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    void fill();
    void updateButtons();
    [[nodiscard]] const CredentialEntry *selected() const;

    CredentialReport m_report;
    DisplayFormat m_format;
    PlainLabel *m_store;
    PlainLabel *m_test;
    PlainLabel *m_empty;
    QPushButton *m_check;
    QPushButton *m_delete;
    QTableWidget *m_table;
};

} // namespace coffer
