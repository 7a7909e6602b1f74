// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>
#include <balances/credential_report.h>
#include <balances/provider_summary.h>
#include <ui/secret_values.h>

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace coffer {

class PlainLabel;

/// Step 3: the credential, where it is sent and where it is kept.
class CredentialsStep final : public QWidget
{
    Q_OBJECT

public:
    explicit CredentialsStep(QWidget *parent = nullptr);

    void setFields(const std::vector<ProviderSummary::SecretField> &fields);
    /// Where it will be sent. `stored`: origins that the stored credential is bound to; nothing: none is stored.
    void setOrigins(const QStringList &origins, const std::optional<QStringList> &stored);
    void setStorage(SecretStorage storage); ///< of the connection that is edited
    void setReplacing(bool replacing);      ///< the user came to enter another one: nothing is kept
    void showStore(CredentialStoreState state);

    [[nodiscard]] SecretStorage storage() const;
    /// Whether nothing is typed and what is stored goes on to serve.
    [[nodiscard]] bool keepsStored() const;
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] SecretValuesPtr secrets() const; ///< empty where the stored ones are kept

Q_SIGNALS:
    void changed();

private:
    struct Field
    {
        QString name;
        QLineEdit *editor = nullptr;
        PlainLabel *problem = nullptr;
    };
    void addField(const ProviderSummary::SecretField &spec);
    void refresh();
    [[nodiscard]] bool canKeep() const;
    [[nodiscard]] QString storeSentence() const;

    QFormLayout *m_form;
    PlainLabel *m_origins;
    PlainLabel *m_why;
    QCheckBox *m_sessionOnly;
    PlainLabel *m_whereStored;
    std::vector<Field> m_fields;
    QStringList m_sentTo;
    std::optional<QStringList> m_boundTo;
    SecretStorage m_before = SecretStorage::Keychain;
    bool m_replacing = false;
    CredentialStoreState m_store = CredentialStoreState::Unknown;
};

} // namespace coffer
