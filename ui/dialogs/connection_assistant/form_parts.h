// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "card.h"

#include <QString>

#include <initializer_list>

class QScrollArea;

namespace coffer {

/// Small text under an editor; hidden while empty.
[[nodiscard]] PlainLabel *makeHelp(const QString &text, QWidget *parent);
/// Says what is wrong with what was typed; hidden while empty.
[[nodiscard]] PlainLabel *makeProblem(QWidget *parent);
void showProblem(PlainLabel *label, const QString &text);
/// An editor with its help and its problem under it.
[[nodiscard]] QWidget *stacked(std::initializer_list<QWidget *> parts, QWidget *parent);
/// Scrolls upright only.
[[nodiscard]] QScrollArea *scrolled(QWidget *content);

[[nodiscard]] bool isIpAddress(const QString &text);
/// Why a credential must not be sent to this address, in words; empty: it may.
[[nodiscard]] QString problemOfAddress(const QString &address);
/// Scheme, host and port of an address, as the user is to see them.
[[nodiscard]] QString originOf(const QString &address);

} // namespace coffer
