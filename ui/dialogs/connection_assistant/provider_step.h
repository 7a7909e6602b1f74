// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/provider_summary.h>

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace coffer {

class PlainLabel;

/// Step 1: which provider. The list is searched by name.
class ProviderStep final : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderStep(std::vector<ProviderSummary> providers, QWidget *parent = nullptr);

    /// Nothing while the search leaves none.
    [[nodiscard]] const ProviderSummary *provider() const;
    /// An existing connection stays with its provider: another one is another connection. False: not known.
    bool fixProvider(const ProviderId &provider);

Q_SIGNALS:
    void providerChanged();
    void accepted(); ///< Enter or double click

private:
    void search(const QString &text);
    void showProvider();

    std::vector<ProviderSummary> m_providers;
    QLineEdit *m_search;
    QListWidget *m_list;
    PlainLabel *m_none;
    PlainLabel *m_title;
    PlainLabel *m_available;
    PlainLabel *m_reference;
};

} // namespace coffer
