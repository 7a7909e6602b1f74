// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/connection.h>
#include <balances/provider_summary.h>
#include <base/secret.h>
#include <items/display_format.h>

#include <QDialog>

#include <map>
#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace coffer {

class PlainLabel;

/// By the names of the provider definition. A signal cannot carry what can only be moved, so it carries a pointer;
/// whoever handles it may move the secrets out.
using SecretValues = std::map<QString, Secret>;
using SecretValuesPtr = std::shared_ptr<SecretValues>;

/// Adds or edits a connection in four steps: provider, details, credentials, test. Nothing is stored before Save; Test
/// saves nothing.
class AddConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    enum Step { ChooseProvider, Details, Credentials, Test, StepCount };

    AddConnectionDialog(std::vector<ProviderSummary> providers, const DisplayFormat &format, QWidget *parent = nullptr);

    /// Shows an existing connection; saving keeps its id. Its credential is asked for anew.
    void edit(const Connection &connection);
    void goTo(Step step);

    void showTestResult(const Attempt &attempt);
    /// Closes on success, else says what is wrong.
    void showSaveResult(const Result<void> &result);

Q_SIGNALS:
    void testRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);
    void saveRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);

private:
    struct ParameterField
    {
        ProviderSummary::Parameter spec;
        QWidget *editor = nullptr;
        PlainLabel *problem = nullptr;
    };
    struct SecretField
    {
        QString name;
        QLineEdit *editor = nullptr;
        PlainLabel *problem = nullptr;
    };

    QWidget *makeProviderStep();
    QWidget *makeDetailsStep();
    QWidget *makeCredentialsStep();
    QWidget *makeTestStep();
    void fillProvider();
    void makeParameterFields();
    void makeSecretFields();
    void makeAddressFields();
    void updateStep();
    void updateProblems();
    void fillOrigins();
    void forgetTest();
    void startTest();
    void showReport(const BalanceReport &report);

    [[nodiscard]] const ProviderSummary *provider() const;
    [[nodiscard]] const ProviderSummary::Mode *mode() const;
    [[nodiscard]] const ProviderSummary::Environment *environment() const;
    [[nodiscard]] QStringList values(const ParameterField &field) const;
    [[nodiscard]] QString problemOf(const ParameterField &field) const;
    [[nodiscard]] QString problemOfAddress(const QString &name) const;
    [[nodiscard]] bool isStepComplete(int step) const;
    [[nodiscard]] Connection connection() const;
    [[nodiscard]] SecretValuesPtr secrets() const;
    [[nodiscard]] QString addressOf(const QString &name) const;

    std::vector<ProviderSummary> m_providers;
    DisplayFormat m_format;
    Connection m_base; ///< what the form does not ask: id, limits, …
    bool m_testing = false;
    bool m_filling = false;

    PlainLabel *m_heading;
    PlainLabel *m_progress;
    QStackedWidget *m_steps;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_cancel;

    QListWidget *m_providerList = nullptr;
    PlainLabel *m_available = nullptr;
    PlainLabel *m_reference = nullptr;

    QLineEdit *m_name = nullptr;
    QLineEdit *m_entity = nullptr;
    QComboBox *m_mode = nullptr;
    QComboBox *m_environment = nullptr;
    QSpinBox *m_interval = nullptr;
    QLineEdit *m_caFile = nullptr;
    QFormLayout *m_detailsForm = nullptr;
    std::vector<ParameterField> m_parameters;
    std::map<QString, QLineEdit *> m_addresses;

    QFormLayout *m_secretsForm = nullptr;
    std::vector<SecretField> m_secrets;
    PlainLabel *m_origins = nullptr;
    QCheckBox *m_sessionOnly = nullptr;
    PlainLabel *m_whereStored = nullptr;

    QPushButton *m_test = nullptr;
    PlainLabel *m_result = nullptr;
    QTableWidget *m_resultTable = nullptr;
    PlainLabel *m_diagnostics = nullptr;
    PlainLabel *m_saveProblem = nullptr;
};

} // namespace coffer

Q_DECLARE_METATYPE(coffer::SecretValuesPtr)
