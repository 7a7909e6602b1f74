// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_widget.h"

namespace coffer {

/// The connections: how each fares and what can be done with it; and where credentials are kept.
class ConnectionsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(QWidget *parent = nullptr);

    void showPosition(const CashPosition &position) override;
    void setFormat(const DisplayFormat &format) override;

private:
    DisplayFormat m_format;
};

} // namespace coffer
