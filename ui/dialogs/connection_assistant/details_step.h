// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/connection.h>
#include <balances/provider_summary.h>

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace coffer {

class CutOffEditor;
class PlainLabel;

/// Step 2: what the provider needs to know, whose accounts these are, and when they are asked. The form is made from
/// the provider's summary; everything is checked while it is typed.
class DetailsStep final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsStep(QWidget *parent = nullptr);

    void setEntities(const QStringList &entities); ///< those in use, to choose from
    void setInterval(std::chrono::seconds interval);
    void setProvider(const ProviderSummary &provider);
    void load(const Connection &connection); ///< after setProvider()
    void store(Connection &connection) const;

    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] const ProviderSummary::Mode *mode() const;
    /// Where requests go, as far as the form tells: parameters are filled in.
    [[nodiscard]] QStringList origins() const;

Q_SIGNALS:
    void changed();
    void modeChanged();

private:
    struct ParameterField
    {
        ProviderSummary::Parameter spec;
        QWidget *editor = nullptr;
        PlainLabel *problem = nullptr;
    };
    struct AddressField
    {
        QLineEdit *editor = nullptr;
        PlainLabel *problem = nullptr;
    };
    void makeScheduleRows();
    void makeMoreRows();
    void makeProviderFields();
    void addParameter(const ProviderSummary::Parameter &spec, int row);
    void addAddress(const QString &name, int row);
    void refresh();
    [[nodiscard]] const ProviderSummary::Environment *environment() const;
    [[nodiscard]] QStringList values(const ParameterField &field) const;
    [[nodiscard]] QString problemOf(const ParameterField &field) const;
    [[nodiscard]] QString addressOf(const QString &name) const;
    [[nodiscard]] std::optional<std::vector<QTime>> fixedTimes() const; ///< nothing: not readable
    [[nodiscard]] QString problemOfTimes() const;

    ProviderSummary m_provider;
    bool m_filling = false;
    std::chrono::seconds m_loadedInterval{900};
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_entity;
    QComboBox *m_mode;
    QComboBox *m_environment;
    QSpinBox *m_interval;
    QLineEdit *m_times;
    PlainLabel *m_timesProblem;
    QCheckBox *m_timesOnly;
    QComboBox *m_feed;
    QToolButton *m_more;
    QWidget *m_moreBox;
    CutOffEditor *m_cutOffs;
    PlainLabel *m_cutOffProblem;
    QCheckBox *m_consent;
    QDateEdit *m_consentEnds;
    QLineEdit *m_caFile;
    std::vector<ParameterField> m_parameters;
    std::map<QString, AddressField> m_addresses;
};

} // namespace coffer
