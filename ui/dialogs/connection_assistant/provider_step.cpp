// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider_step.h"

#include "form_parts.h"
#include "theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>

namespace coffer {

using namespace Qt::StringLiterals;

ProviderStep::ProviderStep(std::vector<ProviderSummary> providers, QWidget *parent)
    : QWidget(parent)
    , m_providers(std::move(providers))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(makeHelp(tr("No provider has such a name."), this))
    , m_title(new PlainLabel(tr("What “available” means here"), this))
    , m_available(new PlainLabel({}, this))
    , m_reference(makeHelp({}, this))
{
    m_search->setObjectName(u"providerSearch"_s);
    m_search->setAccessibleName(tr("Search providers"));
    m_search->setPlaceholderText(tr("Search providers"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"providerList"_s);
    m_list->setAccessibleName(tr("Providers"));
    m_list->setMaximumWidth(260);
    for (const ProviderSummary &provider : m_providers)
        (new QListWidgetItem(provider.name, m_list))->setSizeHint({0, 4 * Theme::spacing});
    m_none->hide();
    m_available->setObjectName(u"availableMeaning"_s);
    m_available->setWordWrap(true);
    m_title->setFont(scaledFont(font(), TextSize::Title));
    m_search->setMaximumWidth(260);

    auto *choice = new QVBoxLayout;
    choice->setSpacing(Theme::spacing);
    choice->addWidget(m_search);
    choice->addWidget(m_none);
    choice->addWidget(m_list, 1);
    auto *text = new QVBoxLayout;
    text->setSpacing(Theme::spacing);
    text->addWidget(m_title);
    text->addWidget(m_available);
    text->addWidget(m_reference);
    text->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::spacing);
    layout->addLayout(choice, 1);
    layout->addLayout(text, 2);

    connect(m_search, &QLineEdit::textChanged, this, &ProviderStep::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (provider())
            Q_EMIT accepted();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &ProviderStep::showProvider);
    connect(m_list, &QListWidget::itemActivated, this, &ProviderStep::accepted);
    setFocusProxy(m_search);
    if (!m_providers.empty())
        m_list->setCurrentRow(0);
}

const ProviderSummary *ProviderStep::provider() const
{
    const int row = m_list->currentRow();
    return row < 0 || m_list->item(row)->isHidden() ? nullptr : &m_providers[size_t(row)];
}

bool ProviderStep::fixProvider(const ProviderId &provider)
{
    for (size_t row = 0; row < m_providers.size(); ++row) {
        if (m_providers[row].id != provider)
            continue;
        m_search->clear();
        m_list->setCurrentRow(int(row));
        m_list->setEnabled(false);
        m_search->setEnabled(false);
        return true;
    }
    return false;
}

void ProviderStep::search(const QString &text)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool hit = m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!hit);
        if (hit && first < 0)
            first = row;
    }
    m_none->setVisible(first < 0);
    const int current = m_list->currentRow();
    if (first >= 0 && (current < 0 || m_list->item(current)->isHidden()))
        m_list->setCurrentRow(first);
    showProvider();
}

void ProviderStep::showProvider()
{
    const ProviderSummary *chosen = provider();
    m_title->setVisible(chosen);
    m_available->setText(chosen ? chosen->available : QString());
    showProblem(m_reference, chosen ? chosen->reference : QString());
    Q_EMIT providerChanged();
}

} // namespace coffer
