// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/attempt.h>
#include <balances/connection.h>
#include <balances/credential_report.h>
#include <balances/provider_summary.h>
#include <base/result.h>
#include <items/display_format.h>
#include <ui/secret_values.h>

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace coffer {

class CredentialsStep;
class DetailsStep;
class PlainLabel;
class ProviderStep;
class TestStep;

/// Adds or changes a connection in four steps: provider, details, credential, test. Nothing is stored before it is
/// saved; a test saves nothing. Saved after a good test, or "anyway" where the user says so.
class ConnectionAssistant final : public QDialog
{
    Q_OBJECT

public:
    enum Step { ChooseProvider, Details, Credentials, Test, StepCount };
    enum class Purpose {
        Edit,              ///< the stored credential serves on while the addresses stay
        Duplicate,         ///< another connection with the same details; its credential is not copied
        ReplaceCredential, ///< begins where another credential is entered
        Test,              ///< begins with a test of what is stored
    };

    ConnectionAssistant(std::vector<ProviderSummary> providers, const DisplayFormat &format, QWidget *parent = nullptr);

    void setEntities(const QStringList &entities);
    void setDefaultInterval(std::chrono::seconds interval); ///< of a new connection; before begin()
    /// False where the provider is not known any more.
    bool begin(Purpose purpose, const Connection &connection);
    void goTo(Step step);

    void setFormat(const DisplayFormat &format);
    void showStore(CredentialStoreState state);
    void showTestResult(const Attempt &attempt);
    /// Closes on success, else says what is wrong.
    void showSaveResult(const Result<void> &result);

Q_SIGNALS:
    /// No secrets: test with those that are stored.
    void testRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);
    /// No secrets: those that are stored go on to serve.
    void saveRequested(const coffer::Connection &connection, const coffer::SecretValuesPtr &secrets);
    void storeStateRequested(); ///< answer with showStore(), without asking the user to unlock anything

private:
    void makeLayout();
    void takeProvider();
    void takeFields();
    void forgetTest();
    void updateStep();
    void save();
    [[nodiscard]] bool isStepComplete(int step) const;
    [[nodiscard]] Connection connection() const;

    Connection m_base; ///< what the form does not ask: id, limits, …
    std::optional<QStringList> m_boundTo;
    bool m_replacing = false;
    bool m_saving = false;
    PlainLabel *m_heading;
    PlainLabel *m_progress;
    QStackedWidget *m_steps;
    ProviderStep *m_provider;
    DetailsStep *m_details;
    CredentialsStep *m_credentials;
    TestStep *m_test;
    QPushButton *m_back;
    QPushButton *m_saveAnyway;
    QPushButton *m_next;
    QPushButton *m_cancel;
};

} // namespace coffer
