// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <balances/provider_summary.h>

#include <QDialog>

namespace coffer {

/// Name, version, licence, and what it runs on: what a report of a fault needs.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

/// What "available" means at each provider, in the words of its definition.
class AvailableDialog final : public QDialog
{
    Q_OBJECT

public:
    AvailableDialog(const std::vector<ProviderSummary> &providers, QWidget *parent);
};

} // namespace coffer
