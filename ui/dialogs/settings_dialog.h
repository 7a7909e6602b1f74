// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/result.h>
#include <items/display_format.h>
#include <settings/settings.h>

#include <QDialog>
#include <QStringList>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QListWidget;
class QStackedWidget;

namespace coffer {

class PlainLabel;

/// What can be chosen here and what only the program knows.
struct SettingsFacts
{
    QStringList languages;  ///< BCP 47; those that the program is translated into
    QStringList currencies; ///< ISO 4217 codes, sorted
    QString profileFolder;
    bool hasTray = false;       ///< the desktop shows icons of programs that have no window
    bool startsAtLogin = false; ///< the desktop keeps this, not the settings
};

/// The settings of the program. Each change is told at once, so that it can be seen; there is no OK. Non-modal.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const Settings &settings, SettingsFacts facts, QWidget *parent = nullptr);

    [[nodiscard]] const Settings &settings() const { return m_settings; }

public Q_SLOTS:
    /// They were changed elsewhere (the menu). Emits nothing.
    void showSettings(const coffer::Settings &settings);
    /// Whether the last change could be saved.
    void showResult(const coffer::Result<void> &result);

Q_SIGNALS:
    /// Whole and usable: a manual proxy has host and port. Answer with showResult().
    void settingsChanged(const coffer::Settings &settings);
    void startAtLoginChanged(bool on); ///< answer with showResult()
    void openFolderRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QFormLayout *addPage(std::function<QString()> title);
    /// A row; `label` and `hint` are asked again when the language changes.
    void addRow(QFormLayout *form, QWidget *editor, std::function<QString()> label,
                std::function<QString()> hint = nullptr);
    QCheckBox *addFlag(QFormLayout *form, const QString &name, bool Settings::*member, std::function<QString()> label,
                       std::function<QString()> hint = nullptr);
    QComboBox *makeBox(const QString &name);
    void makeGeneralPage();
    void makeNumbersPage();
    void makePollingPage();
    void makeNetworkPage();
    void makeStoragePage();
    void makeStartPage();
    void updateTexts();
    void load();    ///< the editors show m_settings
    void changed(); ///< m_settings has what the editors show

    Settings m_settings;
    Settings m_told; ///< what settingsChanged() said last
    const SettingsFacts m_facts;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    PlainLabel *m_result;
    std::vector<std::function<void()>> m_texts; ///< writes texts in the language of now
    std::vector<std::function<void()>> m_loads; ///< brings m_settings into an editor
    bool m_loading = false;
};

} // namespace coffer
